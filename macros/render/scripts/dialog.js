// The box of the search: opened by its button or by /, closed by Escape, its button or a click elsewhere.
// The focus goes back to where it was. What opening it sets going is the caller's.
window.searchBox = (opened) => {
  "use strict";
  const search = document.getElementById("search");
  const button = document.querySelector('[data-tool="search"]');
  if (!search || !button) return null;
  const field = search.querySelector("input");
  let before = null;
  const isOpen = () => search.classList.contains("is-open");
  const toggle = (wanted) => {
    search.classList.toggle("is-open", wanted);
    button.setAttribute("aria-expanded", String(wanted));
    if (!wanted) return;
    if (!search.contains(document.activeElement)) before = document.activeElement;
    opened();
    field.focus();
  };
  button.addEventListener("click", () => toggle(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) {
      toggle(false);
      (before && before !== document.body ? before : button).focus();
    }
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); toggle(true); }
  });
  document.addEventListener("click", (event) => {
    // Material clicks its own switches; only the reader's clicks close the search.
    if (event.isTrusted && isOpen() && !event.target.closest("#search, [data-tool=search]")) toggle(false);
  });
  return { search, field, isOpen, toggle };
};
