// The Council a reader can work. The rule is that of rules/council.py, written again for the browser;
// a test compares both on every class of ballots. Words come from the page.
(() => {
  "use strict";
  const SIGNS = { y: "✓", n: "✕", a: "–", x: "○", u: "?" };

  // votes: one letter a seat (y n a x u); permanent: one 0 or 1 a seat.
  const result = ([consensus, needed, veto], permanent, votes) => {
    let yes = 0, no = 0, open = 0, blocked = 0, mayBlock = 0;
    for (let i = 0; i < votes.length; i++) {
      const vote = votes[i];
      if (vote === "y") yes++;
      if (vote === "n") { no++; if (veto && permanent[i]) blocked++; }
      if (vote === "u") { open++; if (veto && permanent[i]) mayBlock++; }
    }
    if (consensus) return no ? ["not-adopted", "objection"] : open ? ["not-known", "not-known"] : ["adopted", "adopted"];
    if (blocked && yes >= needed) return ["not-adopted", "vetoed"];
    if (yes + open < needed) return ["not-adopted", "too-few-votes"];
    if (blocked) return ["not-adopted", "blocked"];
    return yes < needed || mayBlock ? ["not-known", "not-known"] : ["adopted", "adopted"];
  };
  const turners = (rule, permanent, votes, now) => {
    const certain = [], perhaps = [];
    if (now === "not-known") return { certain, perhaps };
    for (let i = 0; i < votes.length; i++) {
      if (votes[i] === "u") continue;
      const others = [..."ynax"].map((vote) => result(rule, permanent, votes.slice(0, i) + vote + votes.slice(i + 1))[0]);
      if (others.some((other) => other !== now && other !== "not-known")) certain.push(i);
      else if (others.includes("not-known")) perhaps.push(i);
    }
    return { certain, perhaps };
  };
  const reasons = ([consensus, needed, veto], permanent, votes) => {
    const who = (vote, all) => [...votes].flatMap((each, i) => (each === vote && (all || permanent[i]) ? [i] : []));
    const yes = who("y", true).length, open = who("u", true).length;
    const state = (failed, unknown) => (failed ? "failed" : unknown ? "open" : "passed");
    if (consensus) {
      const no = who("n", true);
      return [["objections_" + state(no.length, open), no, no.length, 0, open]];
    }
    const enough = yes >= needed ? "passed" : yes + open < needed ? "failed" : "open";
    const found = [["affirmative_" + enough, [], yes, needed, open]];
    if (!veto) return found;
    const against = who("n"), silent = who("u").length, abstained = who("a");
    found.push(["permanent-against_" + state(against.length, silent), against, against.length, 0, silent]);
    if (against.length && enough === "failed") found.push(["not-a-veto_failed", against, yes, needed, 0]);
    if (abstained.length && !against.length) found.push(["permanent-abstained_passed", abstained, abstained.length, 0, 0]);
    return found;
  };
  window.councilRule = { result, turners, reasons };

  const form = document.querySelector("form.council");
  if (!form) return;
  const { seats, rules } = JSON.parse(form.dataset.council);
  const word = (key, n = 0, m = 0, k = 0) =>
    form.querySelector(`[data-word="${key}"]`).dataset.text.replace("{n}", n).replace("{m}", m).replace("{k}", k);
  const selects = [...form.querySelectorAll("select[name=seat]")];
  const preset = form.elements.preset;
  const drawn = [...form.querySelectorAll("g.seat")];
  const routes = [...form.elements.route];
  let year = "";

  const votes = () => selects.map((select) => select.value).join("");
  const tell = () => {
    const route = routes.find((each) => each.checked).value;
    const rule = rules[route], now = votes();
    const names = seats[year].map(([name]) => name), permanent = seats[year].map(([, mark]) => mark);
    const [outcome, why] = result(rule, permanent, now);
    const by = rule[0] ? "consensus" : "vote";
    const named = (list) => list.map((i) => names[i]).join(", ");
    const title = form.querySelector(".outcome-word");
    title.textContent = word(`outcome_${by}_${why}`);
    title.className = `outcome-word outcome-${why}`;
    form.querySelector(".reasons").replaceChildren(...reasons(rule, permanent, now).map(([key, members, n, m, k]) => {
      const item = document.createElement("li");
      item.textContent = `${word("reason_" + key, n, m, k)} ${named(members)}`.trim();
      return item;
    }));
    const { certain, perhaps } = turners(rule, permanent, now, outcome);
    const unknown = now.split("u").length - 1;
    form.querySelector(".turners").textContent = certain.length ? named(certain)
      : perhaps.length ? `${word("turners_perhaps", unknown)} ${named(perhaps)}`
      : outcome === "not-known" ? word("turners_open", unknown) : word("turners_none");
    selects.forEach((select, i) => {
      for (const option of select.options) {
        option.dataset.vote ??= option.textContent;
        option.textContent = rule[0] ? option.dataset.consensus : option.dataset.vote;
        option.hidden = rule[0] && "ax".includes(option.value) && !option.selected;
      }
      const [name, mark] = seats[year][i];
      const label = select.parentNode.querySelector(".seat-name");
      label.textContent = name;
      label.classList.toggle("permanent", mark === 1);
      select.setAttribute("aria-label", mark ? `${name}, ${word("permanent")}` : name);
      drawn[i].setAttribute("class", `seat vote-${select.value}${mark ? " permanent" : ""}`);
      drawn[i].querySelector(".sign").textContent = SIGNS[select.value];
      drawn[i].querySelector(".seat-name").textContent = name;
    });
    form.querySelector(".count").textContent = ["y", "n", "a", "u"].filter((vote) => now.includes(vote)).map((vote) => SIGNS[vote] + (now.split(vote).length - 1)).join("\u2002");
    const state = `${year}.${route}.${now}`;
    preset.value = [...preset.options].some((option) => option.value === state) ? state : "";
    return state;
  };
  const set = (state) => {
    const [ofYear, route, letters] = state.split(".");
    const known = seats[ofYear] && rules[route] && letters?.length === seats[ofYear].length && /^[ynaxu]+$/.test(letters);
    if (!known) return false;
    year = ofYear;
    routes.find((each) => each.value === route).checked = true;
    selects.forEach((select, i) => { select.value = letters[i]; });
    tell();
    return true;
  };
  const keep = (state) => history.replaceState(null, "", "#council=" + state);
  const fromAddress = () => {
    const asked = location.hash.startsWith("#council=") && set(location.hash.slice(9));
    if (asked) form.scrollIntoView();
    return asked;
  };
  form.addEventListener("input", (event) => {
    if (event.target !== preset) keep(tell());
    else if (set(preset.value)) keep(preset.value);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const seat = event.target.closest("g.seat");
    if (button?.dataset.all) { selects.forEach((select) => { select.value = button.dataset.all; }); keep(tell()); }
    if (seat) {
      const select = selects[drawn.indexOf(seat)];
      select.value = "ynau"["ynau".indexOf(select.value) + 1] ?? "y";
      keep(tell());
    }
  });
  addEventListener("hashchange", fromAddress);
  if (!fromAddress()) set(form.dataset.start);
})();
