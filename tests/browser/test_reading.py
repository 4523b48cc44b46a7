"""The site in a real browser: by keyboard, with scripts off, on a phone, asking nobody else."""

from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest

from macros.load import load_world
from tests.conftest import ROOT
from tests.served import Served

PAGES = (
    "",
    "idlib-ceasefire/",
    "idlib-ceasefire/veto/",
    "idlib-ceasefire/corridor/",
    "idlib-ceasefire/winners-and-losers/",
    "idlib-ceasefire/timeline/",
    "idlib-ceasefire/article/",
    "idlib-ceasefire/evidence/",
    "actors/",
    "actors/turkey/",
    "glossary/",
    "sources/",
    "places/",
    "about/",
    "contribute/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_page_scrolls_sideways_speaks_to_the_console_or_asks_another_host(
    browser: Any, served_site: Served, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    for address in PAGES:
        page.goto(served_site.address + address)
        too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, address

    context.close()
    assert said == []
    assert len(asked) > len(PAGES)
    assert [url for url in asked if not url.startswith(served_site.address)] == []


def test_with_scripts_off_a_mark_opens_the_proof_of_its_sentence(browser: Any, served_site: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served_site.address + "idlib-ceasefire/veto/")
    mark = page.locator("article .mark[popovertarget]").first
    card = page.locator(f"#{mark.get_attribute('popovertarget')}")
    assert not card.is_visible()

    mark.click()

    assert card.is_visible()
    assert "UN Dag Hammarskjöld Library, list of vetoes" in card.inner_text()
    assert "reference work" in card.inner_text()
    context.close()


def test_by_keyboard_alone_a_reader_gets_from_a_sentence_to_its_evidence_and_back(
    browser: Any, served_site: Served
) -> None:
    page = browser.new_page()
    page.goto(served_site.address + "idlib-ceasefire/")
    page.locator("article h1").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.mark')"):
            break
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").endswith(": proof")
    key = page.evaluate("document.activeElement.previousElementSibling.dataset.claim")
    quotes = [item.quote for item in load_world(ROOT).world.claims[key].evidence if item.quote]
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"

    page.keyboard.press("Enter")
    card = page.locator("[popover]:popover-open")
    assert quotes
    assert all(quote in card.inner_text() for quote in quotes)
    card.get_by_role("link", name="all evidence").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/evidence/#claim-{key}")
    entry = page.locator(f"[id='claim-{key}']")
    assert entry.is_visible()

    page.go_back()
    assert page.url.endswith("/idlib-ceasefire/")
    page.close()


def test_a_link_to_a_sentence_of_the_article_lands_on_it(browser: Any, served_site: Served) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 700})
    page.goto(served_site.address + "idlib-ceasefire/article/#s15")

    box = page.locator("#s15").bounding_box()

    assert page.locator("#s15").inner_text().startswith("Turkey and Russia also agreed")
    assert 0 <= box["y"] < 700
    page.close()


def test_search_finds_an_actor_by_name(browser: Any, served_site: Served) -> None:
    page = browser.new_page()
    page.goto(served_site.address)
    page.locator("[data-tool=search]").click()
    page.keyboard.type("Nebenzia")
    page.wait_for_selector(".md-search-result__item a", timeout=10_000)

    links = [link.get_attribute("href") for link in page.locator(".md-search-result__item a").all()]

    assert any("actors/vassily-nebenzia/" in link for link in links)
    page.close()


def test_cards_and_marks_are_not_in_the_search_index(served_site: Served) -> None:
    index = json.loads((served_site.folder / "search" / "search_index.json").read_text("utf-8"))
    story = [entry for entry in index["docs"] if entry["location"] == "idlib-ceasefire/#at-the-council"]
    world = load_world(ROOT).world
    [section] = [each for each in world.stories["idlib-ceasefire"].story.sections if each.id == "at-the-council"]

    assert len(story) == 1
    for slot in section.claims:
        first = world.claim(slot, "idlib-ceasefire").text.partition("[[")[0]
        assert lxml.html.fromstring(story[0]["text"]).text_content().count(first)
    assert "Says so:" not in story[0]["text"]
    assert "newspaper" not in story[0]["text"]
    assert "all evidence" not in story[0]["text"]
