// Search: Material's own, fetched when the reader first asks for it.
(() => {
  "use strict";
  // Offline a stand-in for the search worker comes first.
  const scripts = document.currentScript.dataset.search.split(" ");
  const search = document.getElementById("search");
  const button = document.querySelector('[data-tool="search"]');
  const field = search?.querySelector("input");
  let loaded = false;
  let before = null;
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
        if (!search.classList.contains("is-open")) return;
        field.blur();
        field.focus();
        field.dispatchEvent(new KeyboardEvent("keydown"));
      });
    };
  };
  const toggle = (wanted) => {
    search.classList.toggle("is-open", wanted);
    button.setAttribute("aria-expanded", String(wanted));
    if (!wanted) return;
    if (!search.contains(document.activeElement)) before = document.activeElement;
    load();
    field.focus();
  };
  button?.addEventListener("click", () => toggle(!search.classList.contains("is-open")));
  document.addEventListener("keydown", (event) => {
    if (!search) return;
    if (event.key === "Escape" && search.classList.contains("is-open")) {
      toggle(false);
      (before && before !== document.body ? before : button).focus();
    }
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); toggle(true); }
  });
  document.addEventListener("click", (event) => {
    // Material clicks its own switches; only the reader's clicks close the search.
    if (event.isTrusted && search?.classList.contains("is-open") && !event.target.closest("#search, [data-tool=search]")) toggle(false);
  });
})();
