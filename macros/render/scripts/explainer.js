// What scripts add to a page that is whole without them: colours and marks by choice, cards where the
// browser needs help, layers, filters, copying.
(() => {
  "use strict";
  const root = document.documentElement;
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
})();
