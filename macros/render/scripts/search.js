// Search: Material's own, fetched when the reader first asks for it.
(() => {
  "use strict";
  // Offline a stand-in for the search worker comes first.
  const scripts = document.currentScript.dataset.search.split(" ");
  let loaded = false;
  const load = () => {
    if (loaded) return;
    loaded = true;
    let last;
    for (const src of scripts) {
      last = document.createElement("script");
      last.src = src;
      last.async = false;
      document.head.append(last);
    }
    last.onload = () => {
      document.dispatchEvent(new Event("DOMContentLoaded"));
      // It lets go of the field while it sets up, and starts at the next focus.
      requestAnimationFrame(() => {
        if (!box.isOpen()) return;
        box.field.blur();
        box.field.focus();
        box.field.dispatchEvent(new KeyboardEvent("keydown"));
      });
    };
  };
  const box = searchBox(load);
})();
