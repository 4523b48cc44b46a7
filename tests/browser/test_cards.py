"""Cards: the proof of a sentence, and who or what a name is, beside the words they explain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import lxml.html
import pytest

from macros.model.claim import Claim, Evidence, read_occurrence
from macros.model.world import World
from macros.render.words import say
from tests.conftest import ROOT, Project, copy_project
from tests.served import Served

STORY = "idlib-ceasefire"
VETO = f"{STORY}/veto/"
PROOF = "bdi.card:popover-open"
NAME = "div.card:popover-open"
MARK = "article .said > .mark:visible"
LINK = "article a[interestfor]:visible"
WIDE = {"width": 1440, "height": 900}

# The boxes of an open card and of what it explains, line by line, and of the window.
BOXES = """([card, at]) => {
  const plain = box => [box.left, box.top, box.right, box.bottom];
  return [plain(card.getBoundingClientRect()), [...at.getClientRects()].map(plain), [innerWidth, innerHeight]];
}"""


@contextmanager
def opened(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    context = browser.new_context(**{"viewport": WIDE, **options})
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


@pytest.mark.parametrize(
    ("way", "end"), [("click", "Escape"), ("Enter", "Escape"), ("Space", "click outside"), ("click", "click outside")]
)
def test_a_proof_card_opens_by_mouse_and_keyboard_and_closes_again(
    browser: Any, served_site: Served, way: str, end: str
) -> None:
    with opened(browser, served_site.address + VETO) as page:
        mark = page.locator(MARK).first
        assert page.locator(PROOF).count() == 0

        if way == "click":
            mark.click()
        else:
            mark.focus()
            page.keyboard.press(way)
        assert page.locator(PROOF).get_attribute("id") == mark.get_attribute("popovertarget")
        page.wait_for_function("document.querySelector('.mark[aria-expanded=true]')")

        if end == "Escape":
            page.keyboard.press("Escape")
            assert page.evaluate("document.activeElement.matches('.mark')")
        else:
            page.mouse.click(1400, 890)
        page.wait_for_function("!document.querySelector('[popover]:popover-open')")
        page.wait_for_function("!document.querySelector('.mark[aria-expanded=true]')")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def unit_around(world: World, item: Evidence) -> tuple[int, str, str] | None:
    """The number of the unit a quote begins in, and what its units hold before and after it."""
    article = world.articles.get(item.source or "")
    if article is None or item.quote is None:
        return None
    start, end = article.occurrences(item.quote)[read_occurrence(item.occurrence)[0] - 1]
    units = article.units_in((start, end))
    before, after = article.raw[units[0].start : start], article.raw[end : units[-1].end]
    return units[0].number, before.decode("utf-8"), after.decode("utf-8")


def notes_on(world: World, claim: Claim, item: Evidence) -> list[str]:
    """Titles of the notes on the words that an item quotes."""
    story = world.stories[STORY]
    article = world.articles.get(item.source or "")
    if article is None or item.quote is None:
        return []
    start, end = article.occurrences(item.quote)[read_occurrence(item.occurrence)[0] - 1]
    titles = []
    for note in story.notes:
        first, last = article.occurrences(note.quote)[read_occurrence(note.occurrence)[0] - 1]
        if first < end and start < last:
            titles.append(note.title)
    return titles


def pages_with_cards(site: Path) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    for path in sorted(site.rglob("index.html")):
        yield path.parent.relative_to(site).as_posix(), lxml.html.parse(str(path)).getroot()


def test_a_proof_card_holds_the_quote_in_its_sentence_its_source_its_owner_its_notes_and_ways_on(
    served_site: Served, world: World
) -> None:
    seen, noted = set(), 0
    for page, root in pages_with_cards(served_site.folder):
        for said in root.xpath("//span[@class='said']"):
            claim = world.claims[said.xpath("./span[@class='claim']")[0].get("data-claim")]
            card = said.xpath("./bdi[@popover]")[0]
            where = f"{claim.key} on {page}"
            seen.add(claim.key)
            text = squeezed(card.text_content())
            assert say(f"kind_{claim.kind}") in text, where
            if claim.says is not None:
                owner = world.sources.get(claim.says) or world.actors[claim.says]
                assert f"{say('says')} {owner.name}" in text, where
            assert [href for href in card.xpath(".//a/@href") if href.endswith(f"#claim-{claim.key}")], where
            items = [item for item in claim.evidence if item.source is not None]
            lines = [
                line
                for line in card.xpath("./span[contains(@class, 'card-line')]")
                if line.xpath("./q | ./em[not(preceding-sibling::*)]")
                and not line.xpath("./em/preceding-sibling::text()[normalize-space()]")
            ]
            assert len(lines) == len(items), where
            for line, item in zip(lines, items, strict=True):
                assert item.source is not None
                source = world.sources[item.source]
                shown = squeezed(line.text_content())
                assert source.name in shown, where
                assert say(f"type_{source.type}") in shown, where
                hrefs = [str(href) for href in line.xpath("./a/@href")]
                if item.quote is None:
                    assert say("words_not_kept") in shown, where
                    continue
                assert [quote.text_content() for quote in line.xpath("./q")] == [item.quote], where
                around = unit_around(world, item)
                if page.endswith("/article"):
                    continue  # the sentence and its notes stand there themselves
                if around is not None:
                    number, before, after = around
                    whole = squeezed(f"{'…' if before.strip() else ''}{before}{item.quote}{after}")
                    assert shown.replace(" ", "").startswith(whole.replace(" ", "")), where
                    assert any(href.endswith(f"#s{number}") for href in hrefs), where
                    assert say("sentence_number", n=number) in shown, where
                for title in notes_on(world, claim, item):
                    noted += 1
                    assert f"{say('correction')} {title}" in text, where
                assert [href for href in hrefs if "#:~:text=" in href] == [], where
    assert len(seen) > 300
    assert noted > 0


def test_an_entry_of_the_evidence_leads_to_its_words_at_their_publisher(served_site: Served, world: World) -> None:
    at_publisher = 0
    for path in served_site.folder.rglob("index.html"):
        for entry in lxml.html.parse(str(path)).getroot().xpath("//ol[@class='evidence']/li"):
            claim = world.claims[entry.get("id").removeprefix("claim-")]
            cited = [item for item in claim.evidence if item.source is not None]
            led = [
                item
                for item in cited
                if world.sources[str(item.source)].address
                and (world.article_source(item.source) is not None or (item.quote and "[" not in item.quote))
            ]
            found = entry.xpath(f".//a[normalize-space() = '{say('at_source')}']/@href")
            for href, item in zip(found, led, strict=True):
                address, _, words = str(href).partition("#:~:text=")
                assert address == str(world.sources[str(item.source)].address).partition("#")[0], claim.key
                at_publisher += 1
                if item.quote and world.article_source(item.source) is None:
                    first, _, last = words.partition(",")
                    assert first and item.quote.startswith(unquote(first)), claim.key
                    assert item.quote.endswith(unquote(last or first)), claim.key
                    assert "-" not in words, claim.key
    assert at_publisher > 100


def test_an_open_proof_card_shows_all_it_holds(browser: Any, served_site: Served, world: World) -> None:
    with opened(browser, served_site.address + VETO) as page:
        checked = 0
        for mark in page.locator(MARK).all()[:12]:
            key = mark.evaluate("mark => mark.closest('.said').querySelector('.claim').dataset.claim")
            mark.click()
            shown = squeezed(page.locator(PROOF).inner_text())
            for item in world.claims[key].evidence:
                if item.quote:
                    assert squeezed(item.quote) in shown
                    checked += 1
                if item.source:
                    assert world.sources[item.source].name in shown
            page.keyboard.press("Escape")
    assert checked > 3


def reports(site: Path) -> dict[str, str]:
    """Where each claim with a proof card on the veto page can be reported, by key."""
    root = lxml.html.parse(str(site / VETO / "index.html")).getroot()
    found = {}
    for said in root.xpath("//span[@class='said']"):
        links = [link for link in said.xpath("./bdi//a") if link.text_content() == say("report")]
        for link in links:
            found[said.xpath("./span[@class='claim']")[0].get("data-claim")] = link.get("href")
    return found


@pytest.mark.parametrize(
    ("address", "title"),
    [
        pytest.param("mailto:desk@example.org", "subject", marks=pytest.mark.long),
        pytest.param("https://example.org/project/issues/new", "title", marks=pytest.mark.long),
        ("https://example.org/project/issues/new?labels=wrong", "title"),
    ],
)
def test_a_sentence_can_be_reported_where_the_project_says_so(
    tmp_path: Path, build: Callable[[Path], Path], address: str, title: str
) -> None:
    project = Project(copy_project(ROOT, tmp_path / "real"))
    project.edit("mkdocs.yml", "  - explainer:\n", f'  - explainer:\n      report: "{address}"\n')
    world = project.load().world

    found = reports(build(project.root))

    assert len(found) > 3
    for key, href in found.items():
        assert href.startswith(address), key
        fields = parse_qs(urlsplit(href).query, strict_parsing=True)
        assert fields[title] == [key]
        plain = world.claims[key].text
        assert fields["body"][0].startswith(plain.split("[[")[0])
        assert ("labels" in fields) is ("labels" in address)


def test_without_an_address_no_sentence_offers_to_be_reported(served_site: Served) -> None:
    assert "report:" not in (served_site.folder.parent / "mkdocs.yml").read_text("utf-8")
    for _, root in pages_with_cards(served_site.folder):
        assert say("report") not in [link.text_content() for link in root.xpath("//a")]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_names_card_opens_on_hover_stays_while_pointed_at_and_closes_with_escape(
    browser: Any, served_site: Served, world: World, scripts: bool
) -> None:
    with opened(browser, served_site.address + VETO, java_script_enabled=scripts) as page:
        link = page.locator(LINK).first
        card = page.locator(f"#{link.get_attribute('interestfor')}")
        assert not card.is_visible()

        link.hover()
        card.wait_for(state="visible", timeout=3000)
        found = world.entity((link.get_attribute("interestfor") or "").removeprefix("card-"))
        assert found is not None
        assert found[1].name in card.inner_text()
        card.hover()
        page.wait_for_timeout(900)
        assert card.is_visible()
        page.keyboard.press("Escape")
        card.wait_for(state="hidden", timeout=3000)

        link.hover()
        card.wait_for(state="visible", timeout=3000)
        page.mouse.move(5, 890)
        card.wait_for(state="hidden", timeout=3000)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_names_card_opens_on_keyboard_focus_and_closes_with_escape(
    browser: Any, served_site: Served, scripts: bool
) -> None:
    with opened(browser, served_site.address + VETO, java_script_enabled=scripts) as page:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.locator(f"{LINK}:focus").count():
                break
        link = page.locator(f"{LINK}:focus")
        card = page.locator(f"#{link.get_attribute('interestfor')}")

        card.wait_for(state="visible", timeout=3000)
        page.keyboard.press("Escape")
        card.wait_for(state="hidden", timeout=3000)

        assert page.locator(f"{LINK}:focus").count() == 1


def sample(all_of_them: list[Any], most: int = 12) -> list[Any]:
    """At most so many, spread over the whole page."""
    step = max(1, -(-len(all_of_them) // most))
    return all_of_them[::step]


def over(one: list[float], other: list[float]) -> bool:
    return one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_card_covers_what_it_explains_nor_leaves_the_window(browser: Any, served_site: Served, width: int) -> None:
    faults, looked = [], {"mark": 0, "name": 0}
    view = {"width": width, "height": 800}
    with opened(browser, served_site.address + VETO, viewport=view, reduced_motion="reduce") as page:
        page.add_style_tag(content="[interestfor] { interest-delay: 0s !important; }")
        steps = [("mark", each) for each in sample(page.locator(MARK).element_handles())]
        steps += [("name", each) for each in sample(page.locator(LINK).element_handles(), 6)]
        for kind, at in steps:
            at.scroll_into_view_if_needed()
            if kind == "mark":
                at.click()
                card = page.wait_for_selector(PROOF)
            else:
                at.hover()
                card = page.wait_for_selector(NAME)
            box, lines, (wide, high) = page.evaluate(BOXES, [card, at])
            looked[kind] += 1
            name = at.evaluate("each => each.parentElement.textContent.slice(0, 60)")
            if any(over(box, line) for line in lines):
                faults.append(f"{kind} covered: {name}: {box} over {lines}")
            if box[0] < 0 or box[1] < 0 or box[2] > wide or box[3] > high:
                faults.append(f"{kind} card outside: {name}: {box} in {wide} by {high}")
            page.keyboard.press("Escape")
            page.mouse.move(2, 2)
            page.wait_for_selector("[popover]:popover-open", state="detached")
    assert looked["mark"] >= 8
    assert looked["name"] >= 3
    assert faults == []


def test_by_touch_a_tap_on_a_name_opens_its_card_and_its_link_leads_on(browser: Any, served_site: Served) -> None:
    view = {"width": 390, "height": 800}
    with opened(browser, served_site.address + VETO, viewport=view, has_touch=True, is_mobile=True) as page:
        link = page.locator(LINK).first
        target = link.evaluate("link => link.href")
        card = page.locator(f"#{link.get_attribute('interestfor')}")

        link.tap()
        card.wait_for(state="visible", timeout=3000)
        assert page.url == served_site.address + VETO

        page.wait_for_timeout(400)
        assert card.is_visible()
        card.get_by_role("link", name=say("read_on")).tap()
        page.wait_for_url(target)
