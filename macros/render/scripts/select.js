// Words of the article made into YAML for a claim, with the exact quote as it stands in the article.
(() => {
  "use strict";
  const panel = document.querySelector(".select");
  if (!panel) return;
  const [why, area, copy, status, close] = [...panel.querySelectorAll("[data-long], textarea, button, [role=status]")];
  const word = copy.textContent;
  const letter = (text, at) => /[\p{L}\p{N}\p{Cs}]/u.test(text[at] ?? "");

  // Each paragraph as in the file; each unit with its paragraph and where it begins there.
  const paragraphs = [];
  const units = [...document.querySelectorAll(".unit")].map((unit) => {
    const sentence = unit.querySelector(".sentence"), { before } = sentence.dataset;
    if (before === undefined) paragraphs.push("");
    const of = paragraphs.length - 1, start = (paragraphs[of] += before ?? "").length;
    paragraphs[of] += sentence.textContent;
    return { sentence, of, start, button: unit.querySelector("button") };
  });
  const plain = units[0].button.textContent;

  // Plain where YAML cannot take it for anything else.
  const scalar = (text) =>
    /^[\p{L}“‘]/u.test(text) && !/: | #|:$|^(y|yes|n|no|on|off|true|false|null)$/i.test(text) ? text
      : /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
  const found = (text, words) => {
    const spots = [];
    for (let at = -1; (at = text.indexOf(words, at + 1)) >= 0;) spots.push(at);
    return spots;
  };
  const newId = (quote) => {
    const words = (quote.toLowerCase().match(/[a-z0-9]+/g) ?? ["claim"]).slice(0, 5).join("-").slice(0, 50).replace(/-$/, "");
    let id = words;
    for (let n = 2; panel.dataset.taken.split(" ").includes(id) || document.querySelector(`[data-claim$=".${id}"]`);) id = `${words}-${n++}`;
    return id;
  };
  const about = (quote) => [...new Set([...document.querySelectorAll("article [data-ref]:not([data-ref^=source])")]
    .filter(({ textContent: name }) => name && found(quote, name).some((at) => !letter(quote, at - 1) && !letter(quote, at + name.length)))
    .map((link) => link.dataset.ref.split(":")[1]))].join(", ");

  // The units of which a range holds words, each with the first and last character in its paragraph.
  const within = (range) => units.flatMap((unit) => {
    const [a, b] = ["start", "end"].map((edge) => {
      const upTo = document.createRange();
      upTo.selectNodeContents(unit.sentence);
      const point = [range[edge + "Container"], range[edge + "Offset"]], side = upTo.comparePoint(...point);
      if (!side) upTo.setEnd(...point);
      return unit.start + (side < 0 ? 0 : `${upTo}`.length);
    });
    return paragraphs[unit.of].slice(a, b).trim() ? [{ unit, a, b }] : [];
  });
  // The YAML, or which words say why there is none.
  const claim = (parts) => {
    const { unit: { of }, a: from } = parts[0], { unit: last, b: to } = parts.at(-1), text = paragraphs[of];
    if (last.of !== of) return "paragraphs";
    const rough = text.slice(from, to);
    let a = from + rough.search(/\S/), b = from + rough.trimEnd().length;
    while (letter(text, a - 1) && letter(text, a)) a--;
    while (letter(text, b - 1) && letter(text, b)) b++;
    const quote = text.slice(a, b);
    if ([...quote].length > 600) return "long";
    if (/(?![\u200c\u200d])[\p{C}\u2028\u2029]/u.test(quote)) return "invisible";
    const spots = paragraphs.flatMap((each, i) => found(each, quote).map((at) => i === of && at === a));
    const yaml = [
      `- id: ${newId(quote)}`, "  kind: reported", "  text:", `  about: [${about(quote)}]`, "  evidence:",
      `    - source: ${panel.dataset.source}`, `      quote: ${scalar(quote)}`,
    ];
    if (spots.length > 1) yaml.push(`      occurrence: ${spots.indexOf(true) + 1} of ${spots.length}`);
    return yaml.join("\n") + "\n";
  };

  let now = [], waiting;
  const look = () => {
    if (panel.matches(":popover-open")) return;
    const selection = getSelection(), parts = selection.isCollapsed ? [] : within(selection.getRangeAt(0));
    clearTimeout(waiting);
    // A tap on the button takes the selection away before it is a click.
    waiting = setTimeout(() => {
      now = parts;
      for (const { button } of units) {
        const ready = button.classList.toggle("ready", button === now.at(-1)?.unit.button);
        button.textContent = ready ? panel.dataset.words : plain;
      }
    }, parts[0] ? 0 : 500);
  };
  document.addEventListener("selectionchange", look);
  panel.addEventListener("toggle", look);
  for (const { sentence, button } of units) {
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const whole = { startContainer: sentence, startOffset: 0, endContainer: sentence, endOffset: sentence.childNodes.length };
      const made = claim(button.className ? now : within(whole)), refused = why.dataset[made];
      why.textContent = refused ?? "";
      area.parentNode.hidden = copy.hidden = refused;
      area.value = made;
      copy.textContent = word;
      status.textContent = "";
      button.focus();
      panel.showPopover();
      (refused ? close : area).focus();
      area.select();
    });
  }
  close.addEventListener("click", () => panel.hidePopover());
  copy.addEventListener("click", async () => {
    const kept = await navigator.clipboard?.writeText(area.value).then(() => true, () => false);
    area.select();
    if (kept || document.execCommand("copy")) copy.textContent = copy.dataset.done;
    else status.textContent = status.dataset.text;
  });
})();
