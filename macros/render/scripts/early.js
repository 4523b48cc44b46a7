// Before the page is drawn: the reader's own choice of colours and marks, and the small store that
// Material's search expects. A file of its own, so that no script stands in a page.
(() => {
  "use strict";
  const base = new URL(document.currentScript.dataset.base || ".", location);
  const kept = (key) => { try { return localStorage.getItem("explainer." + key); } catch { return null; } };
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  if (kept("scheme")) root.dataset.scheme = kept("scheme");
  if (kept("marks") === "off") root.classList.add("quiet");
  window.__md_scope = base;
  window.__md_hash = (text) => [...text].reduce((sum, each) => (sum << 5) - sum + each.charCodeAt(0), 0);
  window.__md_get = (key, store = localStorage, scope = base) => JSON.parse(store.getItem(scope.pathname + "." + key));
  window.__md_set = (key, value, store = localStorage, scope = base) => {
    try { store.setItem(scope.pathname + "." + key, JSON.stringify(value)); } catch { /* a reader may refuse storage */ }
  };
})();
