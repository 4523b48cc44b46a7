// Listens to the preview: reloads the page when it has changed, and shows on top of it what is wrong.
(() => {
  "use strict";
  const { own, version } = document.currentScript.dataset;
  const address = `${own}changes?path=${encodeURIComponent(decodeURIComponent(location.pathname))}`;
  let source = null, host = null, shown = "", dismissed = "";

  const remove = () => { if (host) host.remove(); host = null; shown = ""; };
  const dismiss = () => { dismissed = shown; remove(); };
  const show = (overlay) => {
    if (overlay === shown) return;
    remove();
    if (!overlay) { dismissed = ""; return; }
    if (overlay === dismissed) return;
    shown = overlay;
    host = document.createElement("div");
    host.id = "preview-mistakes";
    const root = host.attachShadow({ mode: "open" });
    // First in the page, so that it is first for the keyboard; put in before its words, so that they are announced.
    document.body.prepend(host);
    root.innerHTML = overlay;
    root.querySelector("button").addEventListener("click", dismiss);
    root.addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(); });
  };
  const hear = (event) => {
    const state = JSON.parse(event.data);
    if (state.version > Number(version)) { stop(); location.reload(); } else show(state.overlay);
  };
  const start = () => {
    if (source) return;
    source = new EventSource(address);
    source.addEventListener("message", hear);
  };
  const stop = () => { if (source) source.close(); source = null; };
  // A browser keeps few connections to one server: a page that is out of sight gives its own back.
  const follow = () => (document.visibilityState === "visible" ? start() : stop());
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", follow);
})();
