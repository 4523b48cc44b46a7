// Search over the text of a single file: names and headings first, then sentences.
(() => {
  "use strict";
  const MOST = 40;
  const { search, field, isOpen, toggle } = searchBox(() => field.select());
  const list = search.querySelector("ol"), status = search.querySelector("[role=status]");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").toLowerCase();
  let units = null;

  // A unit is a place with a text: [element, its text, the same made plain, its plain names].
  const gather = () => [...document.querySelectorAll("main :is(h2, h3[id], .entry, .sentence, .claim[id], .notes [id^=claim-], .source)")].flatMap((element) => {
    const place = element.id ? element : element.closest("[id]") ?? element;
    if (element.matches(".entry h3") || !place.id) return [];
    const text = element.textContent.replace(/\s+/g, " ").trim();
    const names = element.matches(".entry")
      ? [element.querySelector("h3").textContent, ...(element.querySelector(".forms")?.textContent.split(", ") ?? [])]
      : element.matches("h2, h3") ? [text] : [];
    const target = element.matches(".entry") ? element.querySelector("h3") : place;
    return [[target, text, plain(text), names.map(plain)]];
  });
  const found = (asked) => {
    const words = asked.split(/\s+/).map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u"));
    const rank = ([, , text, names]) => {
      if (names.includes(asked)) return 4;
      if (names.some((name) => name.startsWith(asked))) return 3;
      if (names.some((name) => words.every((word) => word.test(name)))) return 2;
      return words.every((word) => word.test(text)) ? 1 : 0;
    };
    return units.map((unit) => [rank(unit), unit]).filter(([value]) => value).sort(([one], [other]) => other - one).map(([, unit]) => unit);
  };
  const entry = ([target, text, low]) => {
    const item = document.createElement("li"), link = document.createElement("a"), where = document.createElement("small");
    const at = Math.max(0, low.indexOf(plain(field.value.trim()).split(/\s+/)[0]) - 60);
    link.href = "#" + target.id;
    link.textContent = (at ? "…" : "") + text.slice(at, at + 180) + (text.length > at + 180 ? "…" : "");
    where.textContent = target.closest(".chapter")?.querySelector("h2").textContent ?? "";
    item.append(link, where);
    return item;
  };
  const show = () => {
    const asked = plain(field.value.trim());
    units ??= gather();
    const all = asked ? found(asked) : [];
    list.replaceChildren(...all.slice(0, MOST).map(entry));
    const form = !asked ? "" : !all.length ? "none" : all.length === 1 ? "one" : all.length > MOST ? "first" : "more";
    status.textContent = form ? status.dataset[form].replace("{n}", all.length).replace("{m}", MOST) : "";
  };
  field.addEventListener("input", show);
  search.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); list.querySelector("a")?.click(); });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) toggle(false); });
  document.addEventListener("keydown", (event) => {
    const links = [field, ...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isOpen() && step && at >= 0 && links[at + step]) { event.preventDefault(); links[at + step].focus(); }
  });

  // A place inside something folded is opened when an address leads there.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let part = target?.closest("details:not([open])"); part; part = part.parentElement.closest("details:not([open])")) part.open = true;
    target?.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  if (location.hash) unfold();
})();
