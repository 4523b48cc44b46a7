"""Everyone can read: by assistive technology, by keyboard alone, with scripts off, in either scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from macros.links.addresses import evidence_address
from macros.model.world import World
from macros.render.words import say
from tests.browser.test_reading import PAGES
from tests.served import Served

STORY = "idlib-ceasefire"
VETO = f"{STORY}/veto/"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = (*PAGES, "404.html")
GROUNDS = ("paper", "raised", "wash")
INKS = ("ink", "soft", "accent", "quoted", "reported", "judgement", "derived", "background")

TOKENS = """names => {
  const probe = document.createElement("span");
  document.body.append(probe);
  const found = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3).map(Number);
  }
  probe.remove();
  return found;
}"""

# Where the focus is, whether it can be seen, and whether anything lies over it.
FOCUS = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const style = getComputedStyle(each), box = each.getBoundingClientRect();
  const [line] = [...each.getClientRects()].filter(rect => rect.width && rect.height);
  const top = line && document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
  return {
    name: each.outerHTML.slice(0, 120),
    mark: each.matches("article .mark"),
    visible: each.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    sized: box.width > 4 && box.height > 4,
    inside: box.top >= -1 && box.left >= -1 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1,
    bare: !!top && (each.contains(top) || top.contains(each)),
  };
}"""

ONLY_OWN_CARDS = """() => [...document.querySelectorAll(".card:popover-open")].every(card =>
  card.contains(document.activeElement) || document.activeElement.getAttribute("interestfor") === card.id)"""

MOVING = """() => {
  const found = [];
  for (const each of document.querySelectorAll("*")) for (const part of [undefined, "::before", "::after"]) {
    const style = getComputedStyle(each, part);
    if (part && ["none", "normal"].includes(style.content)) continue;
    const lasts = [style.transitionDuration, style.animationName === "none" ? "0s" : style.animationDuration];
    if (lasts.some(text => text.split(",").some(one => parseFloat(one) > 0.001)))
      found.push(`${each.localName}.${each.className}${part || ""}`);
  }
  return found;
}"""


@contextmanager
def opened(browser: Any, **options: Any) -> Iterator[Any]:
    context = browser.new_context(**options)
    try:
        yield context.new_page()
    finally:
        context.close()


def still(page: Any) -> None:
    """Wait until nothing moves."""
    page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")


def faults(page: Any, only: dict[str, Any] | None = None) -> list[str]:
    """What axe-core finds wrong with the page as it stands."""
    still(page)
    found = Axe().run(
        page, options={"runOnly": only or {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    )
    assert found.response["passes"], "axe judged nothing"
    return [
        f"{page.url} {fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]


def size(width: int) -> dict[str, int]:
    return {"width": width, "height": 900}


@pytest.mark.parametrize("address", KINDS, ids=lambda address: address or "home")
def test_axe_finds_no_fault_on_a_page_of_each_kind(browser: Any, served_site: Served, address: str) -> None:
    with opened(browser, viewport=size(1280), color_scheme="light") as page:
        page.goto(served_site.address + address)

        assert faults(page) == []


@pytest.mark.parametrize("address", ["", VETO], ids=["home", "veto"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light"), (390, "dark")])
def test_axe_finds_no_fault_in_the_dark_nor_on_a_phone(
    browser: Any, served_site: Served, address: str, width: int, scheme: str
) -> None:
    with opened(browser, viewport=size(width), color_scheme=scheme) as page:
        page.goto(served_site.address + address)

        assert faults(page) == []


def open_proof(page: Any) -> None:
    page.locator("article .mark[popovertarget]:visible").first.click()
    page.wait_for_selector("bdi.card:popover-open")


def open_name(page: Any) -> None:
    page.locator("article .claim a[interestfor]:visible").first.hover()
    page.wait_for_selector("div.card:popover-open")


def open_search(page: Any) -> None:
    page.locator("[data-tool=search]").click()
    page.keyboard.type("veto")
    page.wait_for_selector(".md-search-result__item a")


@pytest.mark.parametrize("step", [open_proof, open_name, open_search])
def test_axe_finds_no_fault_while_something_is_open(
    browser: Any, served_site: Served, step: Callable[[Any], None]
) -> None:
    with opened(browser, viewport=size(1280)) as page:
        page.goto(served_site.address + VETO)
        step(page)

        assert faults(page) == []


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_fault_on_any_page(browser: Any, served_site: Served, width: int, scheme: str) -> None:
    pages = sorted(path.relative_to(served_site.folder).as_posix() for path in served_site.folder.rglob("*.html"))
    assert len(pages) > len(PAGES)
    found = []
    with opened(browser, viewport=size(width), color_scheme=scheme) as page:
        for address in pages:
            page.goto(served_site.address + address)
            found += faults(page)

    assert found == []


def contrast(one: list[float], other: list[float]) -> float:
    """Source: WCAG 2.2, "contrast ratio" and "relative luminance"."""

    def luminance(colour: list[float]) -> float:
        parts = [part / 255 for part in colour]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_has_a_contrast_of_seven_to_one_on_every_ground(
    browser: Any, served_site: Served, scheme: str
) -> None:
    with opened(browser, color_scheme=scheme) as page:
        page.goto(served_site.address)
        colours = page.evaluate(TOKENS, [*GROUNDS, *INKS])
        shown = page.evaluate(
            "getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number)"
        )

    assert shown == colours["paper"]
    assert (sum(colours["paper"]) < 200) is (scheme == "dark")
    weak = {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for ink in INKS
        for ground in GROUNDS
        if contrast(colours[ink], colours[ground]) < 7
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", f"{STORY}/winners-and-losers/"])
def test_text_as_it_is_drawn_has_the_enhanced_contrast(
    browser: Any, served_site: Served, address: str, scheme: str
) -> None:
    with opened(browser, viewport=size(1280), color_scheme=scheme) as page:
        page.goto(served_site.address + address)

        assert faults(page, {"type": "rule", "values": ["color-contrast-enhanced"]}) == []


@pytest.mark.parametrize("width", [390, 1440])
def test_the_keyboards_focus_is_always_seen_there_and_back(browser: Any, served_site: Served, width: int) -> None:
    with opened(browser, viewport=size(width)) as page:
        page.goto(served_site.address)
        stops = []
        for key in ["Tab"] * 45 + ["Shift+Tab"] * 25:
            page.keyboard.press(key)
            # The card of a name that lost the focus lingers for a moment, so that it can be pointed at.
            page.wait_for_function(ONLY_OWN_CARDS)
            still(page)
            stops.append(page.evaluate(FOCUS))

    assert None not in stops
    assert sum(stop["mark"] for stop in stops) > 3
    for check in ("visible", "outline", "sized", "inside", "bare"):
        assert [stop["name"] for stop in stops if not stop[check]] == [], check


@pytest.mark.parametrize("width", [390, 1440])
def test_by_keyboard_alone_a_reader_gets_from_the_first_page_to_a_proof_and_back(
    browser: Any, served_site: Served, world: World, width: int
) -> None:
    with opened(browser, viewport=size(width)) as page:
        page.goto(served_site.address)

        def tab_until(what: str, most: int) -> None:
            for _ in range(most):
                page.keyboard.press("Tab")
                if page.evaluate("what => document.activeElement.matches(what)", what):
                    stop = page.evaluate(FOCUS)
                    assert stop["visible"] and stop["inside"] and stop["outline"], stop
                    return
            raise AssertionError(f"{what} was not reached with {most} stops")

        tab_until("article .mark", 40)
        said = page.evaluate("document.activeElement.closest('.said').querySelector('.claim').dataset.claim")
        page.keyboard.press("Enter")
        card = page.locator("bdi.card:popover-open")
        quotes = [item.quote for item in world.claims[said].evidence if item.quote]
        for quote in quotes:
            assert quote in card.inner_text()

        page.keyboard.press("Escape")
        assert card.count() == 0
        assert page.evaluate("document.activeElement.matches('article .mark')")

        page.keyboard.press("Enter")
        tab_until("bdi.card:popover-open .card-links a", 12)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/evidence/#claim-{said}")
        page.wait_for_load_state()
        entry = page.locator(f"[id='claim-{said}']")
        assert 0 <= entry.bounding_box()["y"] < 900

        page.go_back()
        page.wait_for_url(served_site.address)
        mark = page.locator(f"article .said:has([data-claim='{said}']) > .mark").first
        assert mark.is_visible()


@pytest.mark.parametrize("address", KINDS, ids=lambda address: address or "home")
def test_the_focus_never_falls_into_what_cannot_be_seen(browser: Any, served_site: Served, address: str) -> None:
    """All that takes the focus and is drawn at all is drawn so that it is seen once it has it."""
    with opened(browser, viewport=size(1280), reduced_motion="reduce") as page:
        page.goto(served_site.address + address)
        found = page.evaluate("""() => {
          const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")];
          const reached = [], hidden = [];
          for (const each of all) {
            each.focus({ preventScroll: true });
            if (document.activeElement !== each) continue;
            reached.push(each);
            const drawn = each.labels?.[0] ?? each;  // a choice may be drawn as its label
            const box = drawn.getBoundingClientRect();
            const seen = drawn.checkVisibility({ opacityProperty: true, visibilityProperty: true });
            if (!seen || !box.width || !box.height)
              hidden.push(each.outerHTML.slice(0, 120));
          }
          return [reached.length, hidden];
        }""")

    assert found[0] > 10
    assert found[1] == []


def test_with_scripts_off_every_claim_and_every_quote_can_be_read(
    browser: Any, served_site: Served, world: World
) -> None:
    keys, texts, sentences, quotes, shown = [], {}, [], [], []
    with opened(browser, java_script_enabled=False) as page:
        for address in sorted({evidence_address(world, claim.scope) for claim in world.claims.values()}):
            page.goto(served_site.address + address)
            entries = page.locator(".evidence > li")
            here = [key.removeprefix("claim-") for key in entries.evaluate_all("all => all.map(each => each.id)")]
            keys += here
            texts |= dict(zip(here, entries.all_inner_texts(), strict=True))
            sentences += page.locator(".evidence > li > p > .claim").all_inner_texts()
            quotes += page.locator(".evidence > li q").all_inner_texts()
            needy = (".filters", ".copy", ".masthead__tools")
            shown += [what for what in needy if page.locator(what).first.is_visible()]

    assert sorted(keys) == sorted(world.claims)
    names = {entity.id: entity.name for _, entity in world.entities()}
    for key, sentence in zip(keys, sentences, strict=True):
        claim = world.claims[key]
        from_data = claim.text
        for own_id, name in names.items():
            from_data = from_data.replace(f"[[{own_id}]]", name).replace(f"[[{own_id}|", "[[|")
        assert sentence == from_data.replace("[[|", "").replace("]]", ""), key
        for item in claim.evidence:
            if item.source is not None:
                assert world.sources[item.source].name in texts[key]
    expected = [item.quote for key in keys for item in world.claims[key].evidence if item.quote]
    # A quotation's marks are drawn, not written; inner text may or may not hold them.
    assert [
        quote.removeprefix("“").removesuffix("”") if quote not in expected else quote for quote in quotes
    ] == expected
    assert shown == []


def test_with_scripts_off_the_names_of_each_page_open_cards(browser: Any, served_site: Served, world: World) -> None:
    opened_cards = 0
    with opened(browser, java_script_enabled=False, viewport=size(1280)) as page:
        for address in PAGES:
            page.goto(served_site.address + address)
            linked = page.locator("article a[interestfor]").count()
            names = page.locator("details.names")
            assert names.count() == (1 if linked else 0), address
            if not linked:
                continue
            names.locator("summary").click()
            buttons = names.locator("button[popovertarget]")
            targets = buttons.evaluate_all("all => all.map(each => each.getAttribute('popovertarget'))")
            linked_to = page.locator("article a[interestfor]").evaluate_all(
                "all => all.map(each => each.getAttribute('interestfor'))"
            )
            assert set(linked_to) <= set(targets)
            for number in {len(PAGES) % len(targets)}:
                buttons.nth(number).click()
                card = page.locator(f"#{targets[number]}")
                assert card.is_visible(), address
                found = world.entity(targets[number].removeprefix("card-"))
                assert found is not None
                assert found[1].name in card.inner_text()
                assert card.get_by_role("link", name=say("read_on")).is_visible()
                page.keyboard.press("Escape")
                opened_cards += 1
    assert opened_cards > len(PAGES) // 2


def test_nothing_moves_for_a_reader_who_asked_for_stillness(browser: Any, served_site: Served) -> None:
    moving: dict[str, int] = {}
    for wish in ("no-preference", "reduce"):
        with opened(browser, reduced_motion=wish) as page:
            found: list[str] = []
            for address in ("", VETO):
                page.goto(served_site.address + address)
                found += page.evaluate(MOVING)
            page.goto(served_site.address + VETO)
            page.locator("article .mark[popovertarget]:visible").first.click()
            found += ["a card"] * page.evaluate("document.getAnimations().length")
            moving[wish] = len(found)
            if wish == "reduce":
                assert found == []
    assert moving["no-preference"] > 0
