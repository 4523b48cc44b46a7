"""The reader's tools: marks, colours, filters, copying, and a masthead that says where one is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from macros.model.claim import Claim
from macros.model.world import World
from macros.render.words import say
from tests.browser.test_reading import PAGES
from tests.served import Served

STORY = "idlib-ceasefire"
VETO = f"{STORY}/veto/"
EVIDENCE = f"{STORY}/evidence/"
GROUND = "getComputedStyle(document.body).backgroundColor"
MARKS_SEEN = """() => [...document.querySelectorAll('article .said > .mark')]
  .filter(each => !each.closest('[popover], details:not([open])'))
  .filter(each => each.checkVisibility({ visibilityProperty: true })).length"""
LINES = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('.answer p .claim'));
  return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
}"""


@contextmanager
def silent(browser: Any, **options: Any) -> Iterator[Any]:
    """A page that must not say a word to the console."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    assert said == []


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, served_site: Served) -> Any:
    """Gives the address of a page behind a server, or of its file."""
    if request.param == "http":
        return lambda page: served_site.address + page
    return lambda page: (served_site.folder / page / "index.html").as_uri()


def test_quiet_reading_hides_the_marks_on_every_page_until_they_are_wanted_again(browser: Any, address: Any) -> None:
    with silent(browser) as page:
        page.goto(address(VETO))
        switch = page.locator("[data-tool=marks]")
        lines, at_first = page.evaluate(LINES), page.evaluate(MARKS_SEEN)
        assert at_first > 3
        assert switch.get_attribute("aria-pressed") == "true"

        switch.click()
        page.mouse.move(2, 890)
        assert page.evaluate(MARKS_SEEN) == 0
        assert switch.get_attribute("aria-pressed") == "false"
        assert page.evaluate(LINES) == lines
        page.locator("article .said .claim").first.hover()
        assert page.evaluate(MARKS_SEEN) == 1

        page.mouse.move(2, 890)
        page.goto(address(f"{STORY}/"))
        assert page.evaluate(MARKS_SEEN) == 0
        page.reload()
        assert page.evaluate(MARKS_SEEN) == 0
        assert page.locator("[data-tool=marks]").get_attribute("aria-pressed") == "false"

        page.locator("[data-tool=marks]").click()
        page.goto(address(VETO))
        assert page.evaluate(MARKS_SEEN) == at_first


@pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
def test_the_colours_a_reader_chooses_stay_whatever_the_system_wants(
    browser: Any, address: Any, system: str, other: str
) -> None:
    with silent(browser, color_scheme=system) as page:
        page.goto(address(VETO))
        before = page.evaluate(GROUND)
        page.emulate_media(color_scheme=other)
        wanted = page.evaluate(GROUND)
        assert wanted != before
        page.emulate_media(color_scheme=system)

        page.locator("[data-tool=scheme]").click()
        assert page.evaluate(GROUND) == wanted
        page.goto(address(f"{STORY}/"))
        assert page.evaluate(GROUND) == wanted
        page.reload()
        assert page.evaluate(GROUND) == wanted
        page.emulate_media(color_scheme=other)
        assert page.evaluate(GROUND) == wanted

        page.locator("[data-tool=scheme]").click()
        assert page.evaluate(GROUND) == before
        page.reload()
        assert page.evaluate(GROUND) == before


def shown(page: Any) -> set[str]:
    found = page.locator(".evidence > li:visible").evaluate_all("all => all.map(each => each.id)")
    return {key.removeprefix("claim-") for key in found}


def own_claims(world: World) -> dict[str, Claim]:
    """The claims of the story's own evidence page."""
    return {key: claim for key, claim in world.claims.items() if claim.scope in world.stories}


def wanted(world: World, kind: str, about: str, source: str) -> set[str]:
    return {
        key
        for key, claim in own_claims(world).items()
        if (not kind or claim.kind == kind)
        and (not about or about in claim.about)
        and (not source or source in [item.source for item in claim.evidence])
    }


def test_filters_show_exactly_the_claims_that_fit_and_say_how_many(
    browser: Any, served_site: Served, world: World
) -> None:
    with silent(browser) as page:
        page.goto(served_site.address + EVIDENCE)
        values = {
            name: [
                value
                for value in page.locator(f".filters select[name={name}] option").evaluate_all(
                    "all => all.map(each => each.value)"
                )
                if value
            ]
            for name in ("kind", "about", "sources")
        }
        claims = own_claims(world).values()
        assert set(values["kind"]) >= {claim.kind for claim in claims}
        actors = {each for claim in claims for each in claim.about} & set(world.actors)
        assert set(values["about"]) == actors
        cited = {item.source for claim in claims for item in claim.evidence if item.source}
        assert set(values["sources"]) == cited

        choices = [("", "", "")]
        choices += [(kind, "", "") for kind in values["kind"]]
        choices += [("", about, "") for about in values["about"]]
        choices += [("", "", source) for source in values["sources"]]
        choices += [
            (kind, about, source)
            for kind in values["kind"][:3]
            for about in values["about"][::8]
            for source in ("", *values["sources"][::4])
        ]
        sizes = set()
        for choice in choices:
            for name, value in zip(("kind", "about", "sources"), choice, strict=True):
                select = page.locator(f".filters select[name={name}]")
                if select.input_value() != value:
                    select.select_option(value)
            expected = wanted(world, *choice)
            assert shown(page) == expected, choice
            status = page.get_by_role("status").filter(visible=True)
            assert str(len(expected)) in status.inner_text().split(), choice
            sizes.add(len(expected))
    assert len(sizes) > 5


def test_copying_gives_the_sentence_its_sources_and_its_address(
    browser: Any, served_site: Served, world: World
) -> None:
    with silent(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(served_site.address + EVIDENCE)
        by_kind = {claim.kind: key for key, claim in world.claims.items()}
        for kind, key in by_kind.items():
            entry = page.locator(f"[id='claim-{key}']")
            button = entry.locator("button.copy")
            button.click()
            page.wait_for_function("done => document.activeElement.textContent === done", arg=say("copied"))
            text = page.evaluate("navigator.clipboard.readText()")

            sentence = entry.locator(".claim").first.inner_text()
            assert text.startswith(sentence), kind
            for item in world.claims[key].evidence:
                if item.source:
                    assert world.sources[item.source].name in text, kind
            assert text.endswith(f" {served_site.address}{EVIDENCE}#claim-{key}"), kind
    assert len(by_kind) == 5


def test_the_masthead_marks_the_page_one_is_on(browser: Any, served_site: Served) -> None:
    with silent(browser) as page:
        page.goto(served_site.address)
        assert page.locator(".masthead [aria-current], .foot [aria-current]").count() == 0
        links = ".masthead__nav a, .foot a"
        ways = page.locator(links).evaluate_all("all => all.map(each => [each.textContent, each.href])")
        assert len(ways) >= len(PAGES) - 3
        for text, href in ways:
            page.goto(href)
            current = page.locator(":is(.masthead, .foot) [aria-current=page]")
            assert current.all_inner_texts() == [text]
            assert current.evaluate("each => each.href") == href
            plain = page.locator(f":is({links}):not([aria-current])").first
            look = "each => [getComputedStyle(each).borderBottomColor, getComputedStyle(each).fontWeight]"
            if current.evaluate("each => !!each.closest('.masthead')"):
                assert current.evaluate(look) != plain.evaluate(look)


def test_on_a_phone_the_keyboard_reaches_every_item_of_the_masthead(browser: Any, served_site: Served) -> None:
    with silent(browser, viewport={"width": 390, "height": 800}) as page:
        page.goto(served_site.address + VETO)
        items = page.locator(".masthead__nav a").all_inner_texts()
        reached = []
        for _ in range(len(items) + 8):
            page.keyboard.press("Tab")
            focused = page.locator(".masthead__nav a:focus")
            if focused.count():
                box = focused.bounding_box()
                nav = page.locator(".masthead__nav").bounding_box()
                inside = nav["x"] - 1 <= box["x"] and box["x"] + box["width"] <= nav["x"] + nav["width"] + 1
                reached.append((focused.inner_text(), inside))
    assert reached == [(item, True) for item in items]


def test_nothing_a_reader_does_makes_a_page_speak_to_the_console(browser: Any, served_site: Served) -> None:
    with silent(browser) as page:
        for address in ("", VETO, EVIDENCE, "glossary/", "404.html"):
            page.goto(served_site.address + address)
            for tool in ("marks", "scheme", "search"):
                page.locator(f"[data-tool={tool}]").click()
            page.keyboard.press("Escape")
            page.locator("[data-tool=marks]").click()
            mark = page.locator("article .said > .mark:visible")
            if mark.count():
                mark.first.click()
                page.keyboard.press("Escape")
        assert page.locator("[data-tool=search]").get_attribute("aria-expanded") == "false"
