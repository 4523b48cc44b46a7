// What scripts add to a page that is whole without them: colours and marks by choice, cards where the
// browser needs help, filters, copying, and search, which is loaded at its first use.
(() => {
  "use strict";
  const root = document.documentElement;
  const bundle = document.currentScript.dataset.search;
  const keep = (key, value) => { try { localStorage.setItem("explainer." + key, value); } catch { /* not kept */ } };
  const tool = (name) => document.querySelector(`[data-tool="${name}"]`);

  const marks = tool("marks");
  const showMarks = () => marks.setAttribute("aria-pressed", String(!root.classList.contains("quiet")));
  marks?.addEventListener("click", () => {
    keep("marks", root.classList.toggle("quiet") ? "off" : "on");
    showMarks();
  });
  if (marks) showMarks();

  tool("scheme")?.addEventListener("click", () => {
    const dark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.scheme = dark ? "light" : "dark";
    keep("scheme", root.dataset.scheme);
  });

  // Cards. Newer browsers place them and show them on interest by themselves.
  const knowsInterest = "interestForElement" in HTMLAnchorElement.prototype;
  const placesItself = CSS.supports("position-area", "block-end");
  let waiting = 0;
  const place = (card, at) => {
    if (placesItself) return;
    const box = at.getBoundingClientRect();
    const below = box.bottom + card.offsetHeight + 8 < innerHeight || box.top < card.offsetHeight + 8;
    card.style.left = Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8)) + "px";
    card.style.top = (below ? box.bottom + 4 : box.top - card.offsetHeight - 8) + "px";
  };
  const open = (card, at) => { card.showPopover(placesItself ? { source: at } : undefined); place(card, at); };
  document.addEventListener("toggle", (event) => {
    const card = event.target;
    const button = card.id && document.querySelector(`[popovertarget="${CSS.escape(card.id)}"]`);
    if (button && button.matches(".mark")) {
      button.setAttribute("aria-expanded", String(event.newState === "open"));
      if (event.newState === "open") place(card, button);
    }
  }, true);
  const later = (action, delay) => { clearTimeout(waiting); waiting = setTimeout(action, delay); };
  for (const link of document.querySelectorAll("a[interestfor]")) {
    const card = document.getElementById(link.getAttribute("interestfor"));
    if (!card) continue;
    link.addEventListener("click", (event) => {
      if (!matchMedia("(hover: none)").matches || card.matches(":popover-open")) return;
      event.preventDefault();
      open(card, link);
    });
    if (knowsInterest) continue;
    const close = () => later(() => card.matches(":popover-open") && card.hidePopover(), 250);
    const show = () => later(() => card.matches(":popover-open") || open(card, link), 250);
    for (const each of [link, card]) {
      each.addEventListener("mouseenter", each === link ? show : () => clearTimeout(waiting));
      each.addEventListener("mouseleave", close);
    }
    link.addEventListener("focus", show);
    link.addEventListener("blur", close);
  }

  // The map: layers to switch, on both drawings at once.
  document.querySelector(".layers")?.addEventListener("change", ({ target }) => {
    for (const part of target.closest("figure").querySelectorAll(`[data-layer="${target.value}"]`)) part.style.display = target.checked ? "" : "none";
  });

  // Lists with filters: what does not fit is hidden, and so is a part of which nothing is left.
  const filters = document.querySelector(".filters");
  const entries = [...document.querySelectorAll(".evidence > li, #who .actors > div")];
  const count = document.querySelector("[data-count]");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const filter = () => {
    let shown = 0;
    for (const entry of entries) {
      const fits = [...filters.elements].every(({ name, value, type }) =>
        !value || (type === "search" ? plain(entry.dataset[name]).includes(plain(value)) : entry.dataset[name].split(" ").includes(value)));
      entry.hidden = !fits;
      shown += fits;
    }
    for (const part of document.querySelectorAll("#who section")) part.hidden = !part.querySelector(".actors > div:not([hidden])");
    count.textContent = shown === 1 ? count.dataset.one : count.dataset.count.replace("{n}", shown);
  };
  filters?.addEventListener("input", filter);
  filters?.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    const entry = button.closest("li");
    const sources = new Set([...entry.querySelectorAll(".proofs [data-ref^='source:']")].map((each) => each.textContent));
    const words = entry.querySelector(".claim").textContent + (sources.size ? ` (${[...sources].join("; ")})` : "");
    const citation = words + " " + location.href.split("#")[0] + "#" + entry.id;
    try {
      await navigator.clipboard.writeText(citation);
      button.textContent = button.dataset.done;
    } catch { button.textContent = citation; }
  });

  // Search: Material's own, fetched when the reader first asks for it.
  const search = document.getElementById("search");
  const button = tool("search");
  const field = search?.querySelector("input");
  let loaded = false;
  let before = null;
  const load = () => {
    if (loaded) return;
    loaded = true;
    const script = document.createElement("script");
    script.src = bundle;
    script.onload = () => {
      document.dispatchEvent(new Event("DOMContentLoaded"));
      // It lets go of the field while it sets up, and starts at the next focus.
      requestAnimationFrame(() => {
        if (!search.classList.contains("is-open")) return;
        field.blur();
        field.focus();
        field.dispatchEvent(new KeyboardEvent("keydown"));
      });
    };
    document.head.append(script);
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
