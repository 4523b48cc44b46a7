"""Search: asked for only when it is used, and then it finds the right page first."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from macros.model.world import World
from macros.render.words import say
from tests.browser.test_reading import PAGES
from tests.served import Served

STORY = "idlib-ceasefire"
HEAVY = ("search/search_index.json", "/workers/", "/bundle.")

# Asks for each word in turn; gives the ways of its first result, the page's own first.
ASK = """async words => {
  const field = document.querySelector("#search input");
  const first = () => document.querySelector(".md-search-result__item");
  const until = async what => {
    for (let waited = 0; waited < 150 && !what(); waited++) await new Promise(done => setTimeout(done, 10));
  };
  const ask = text => { field.value = text; field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })); };
  const meta = document.querySelector(".md-search-result__meta"), found = {};
  ask("");
  await until(() => !first());
  await new Promise(done => setTimeout(done, 300));
  const start = meta.textContent;
  for (const word of words) {
    ask("");
    await until(() => !first() && meta.textContent === start);
    ask(word);
    await until(() => meta.textContent !== start && first());
    found[word] = [...first()?.querySelectorAll("a") || []].map(each => each.origin + each.pathname + each.hash);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def answers(browser: Any, served_site: Served, world: World) -> dict[str, list[str]]:
    """What search gives first for each spelling of every actor and term, as addresses of the site."""
    words = [form for group in (world.actors, world.terms) for each in group.values() for form in each.forms]
    page = browser.new_page()
    page.goto(served_site.address)
    page.locator("[data-tool=search]").click()
    page.keyboard.type("veto")
    page.wait_for_selector(".md-search-result__item a")
    found = page.evaluate(ASK, words)
    page.close()
    return {word: [link.removeprefix(served_site.address) for link in links] for word, links in found.items()}


def test_each_spelling_of_an_actor_finds_its_page_first(world: World, answers: dict[str, list[str]]) -> None:
    missed = {
        form: answers[form][:1]
        for own_id, actor in world.actors.items()
        for form in actor.forms
        if not answers[form] or answers[form][0].partition("#")[0] != f"actors/{own_id}/"
    }

    assert len(answers) > 30
    assert missed == {}


def test_each_spelling_of_a_term_finds_the_glossary_first(world: World, answers: dict[str, list[str]]) -> None:
    missed = {
        form: answers[form][:1]
        for own_id, term in world.terms.items()
        for form in term.forms
        if not answers[form]
        or answers[form][0].partition("#")[0] != "glossary/"
        or f"glossary/#{own_id}" not in answers[form]
    }

    assert world.terms
    assert missed == {}


def test_nothing_of_the_search_is_fetched_before_its_first_use(browser: Any, served_site: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(urlsplit(request.url).path))

    def heavy() -> set[str]:
        return {part for part in HEAVY for path in asked if part in path}

    for address in PAGES:
        page.goto(served_site.address + address)
    page.wait_for_timeout(300)
    before = heavy()
    page.locator("[data-tool=search]").click()
    page.keyboard.type("veto")
    page.wait_for_selector(".md-search-result__item a")
    after = heavy()
    context.close()

    assert len(asked) > len(PAGES)
    assert before == set()
    assert after == set(HEAVY)


def test_cards_and_marks_are_in_no_entry_of_the_index(served_site: Served) -> None:
    index = json.loads((served_site.folder / "search" / "search_index.json").read_text("utf-8"))
    entries = {entry["location"]: entry["text"] for entry in index["docs"]}
    of_cards = [say(word) for word in ("all_evidence", "names_here", "key_title")]
    marks = [say(f"mark_{kind}") for kind in ("quoted", "reported", "judgement", "derived", "background")]

    said = 0
    for location, text in entries.items():
        if location.startswith(("about/", "contribute/")):
            continue  # they tell how to read a card
        assert [word for word in of_cards if word in text] == [], location
        for rest in text.split("\u2060")[1:]:
            said += 1
            assert not rest.startswith((*marks, "<button", "<bdi")), location
        if "evidence/" not in location:
            assert say("at_source") not in text, location
    assert said > 50
    assert len(entries) > 50


def test_a_stroke_opens_the_search_and_escape_closes_it(browser: Any, served_site: Served) -> None:
    page = browser.new_page()
    page.goto(served_site.address)
    search = page.locator("#search")
    assert not search.is_visible()

    page.keyboard.press("/")
    assert search.is_visible()
    assert page.evaluate("document.activeElement.matches('#search input')")
    page.keyboard.type("veto/")
    assert page.locator("#search input").input_value() == "veto/"

    page.keyboard.press("Escape")
    assert not search.is_visible()
    assert page.evaluate("!document.activeElement.closest('#search')")
    page.close()


@pytest.mark.parametrize("way", ["button", "stroke"])
@pytest.mark.parametrize("ready", [False, True], ids=["at once", "when loaded"])
def test_the_search_gives_the_focus_back_to_where_it_was(
    browser: Any, served_site: Served, way: str, ready: bool
) -> None:
    page = browser.new_page()
    page.goto(served_site.address)
    start = "[data-tool=search]" if way == "button" else "article .claim a"
    page.locator(start).first.focus()
    page.keyboard.press("Enter" if way == "button" else "/")
    assert page.evaluate("document.activeElement.matches('#search input')")
    if ready:
        page.keyboard.type("veto")
        page.wait_for_selector(".md-search-result__item a")

    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert page.evaluate("what => document.activeElement === document.querySelector(what)", start)
    page.close()
