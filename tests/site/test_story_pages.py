"""What stands where on the pages of a story: then and later, before and after, article and deal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from macros.load import load_world
from macros.model.claim import Claim
from macros.model.world import StoryData, World
from macros.render.words import say
from tests.conftest import ROOT, Project

STORY = "idlib-ceasefire"


@pytest.fixture(scope="module")
def world() -> World:
    return load_world(ROOT).world


@pytest.fixture(scope="module")
def story(world: World) -> StoryData:
    return world.stories[STORY]


def page(site: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(site / address / "index.html")).getroot().xpath("//main//article")[0]


def shown(element: lxml.html.HtmlElement) -> list[str]:
    """The claims that an element shows with their cards, in order."""
    return [str(key) for key in element.xpath(".//span[@class='said']/span[@class='claim']/@data-claim")]


def keys(world: World, slots: tuple[Claim | str, ...]) -> list[str]:
    return [world.claim(slot, STORY).key for slot in slots]


# --- open questions -------------------------------------------------------------------------------


def test_each_open_question_shows_what_was_asked_then_and_what_was_found_later(
    real_site: Path, world: World, story: StoryData
) -> None:
    [section] = page(real_site, STORY).xpath(".//section[h2[@id='left-open']]")
    headings = section.xpath(".//h3")

    assert [(each.get("id"), each.text_content()) for each in headings] == [(q.id, q.title) for q in story.story.open]
    assert len(headings) >= 5
    for heading, question in zip(headings, story.story.open, strict=True):
        then, later = heading.xpath("./following-sibling::div")
        assert then.xpath("./p[@class='kind']")[0].text_content() == say("open_then")
        assert later.xpath("./p[@class='kind']")[0].text_content() == say("open_later")
        assert shown(then) == keys(world, question.asked)
        assert shown(later) == keys(world, question.later)


def test_a_question_without_an_answer_says_so(real_site: Path, story: StoryData) -> None:
    unanswered = {question.id for question in story.story.open if not question.later}
    root = page(real_site, STORY)
    told = {
        heading.get("id")
        for heading in root.xpath(".//section[h2[@id='left-open']]//h3")
        if say("open_no_later") in heading.getparent().text_content()
    }
    assert told == unanswered != set()


# --- timeline -------------------------------------------------------------------------------------


def test_the_timeline_is_parted_at_the_day_of_the_article(real_site: Path, world: World, story: StoryData) -> None:
    published = world.sources[story.story.article].published
    assert published is not None
    root = page(real_site, f"{STORY}/timeline")
    [until] = root.xpath(".//section[h2[@id='until-the-article']]")
    [after] = root.xpath(".//section[h2[@id='after-the-article']]")

    earlier = [event.when.text for event in story.events if event.when.date <= published.date]
    later = [event.when.text for event in story.events if event.when.date > published.date]
    assert until.xpath(".//p[@class='when']/time/@datetime") == earlier != []
    assert after.xpath(".//p[@class='when']/time/@datetime") == later != []


def test_every_event_shows_its_claims_and_how_its_date_was_derived(
    real_site: Path, world: World, story: StoryData
) -> None:
    items = page(real_site, f"{STORY}/timeline").xpath(".//ol[@class='timeline']/li")
    for item, event in zip(items, story.events, strict=True):
        derived = (event.derived_by,) if event.derived_by is not None else ()
        assert shown(item) == keys(world, (*event.claims, *derived)), event.id


@pytest.mark.parametrize(
    ("when", "part"),
    [
        ("2001-05-09", "until"),
        ("2001-05-10", "until"),
        ("2001-05", "until"),
        ("2001-05-11", "after"),
        ("2002", "after"),
    ],
)
def test_an_event_of_the_articles_day_or_that_may_be_is_not_after_it(
    when: str, part: str, harbour: Project, build: Callable[[Path], Path]
) -> None:
    """The made-up article is of 10 May 2001."""
    harbour.write(
        "data/stories/dredging/timeline.yml",
        "- id: meeting\n  when: 2001-05-08\n  derived_by: tuesday\n  claims: [board-met]\n"
        f"- id: tide\n  when: {when}\n  claims: [harbours.tides]\n",
    )

    root = page(build(harbour.root), "dredging/timeline")

    found = [
        heading
        for heading in ("until", "after")
        if root.xpath(f".//section[h2[@id='{heading}-the-article']]//time[@datetime='{when}']")
    ]
    assert found == [part]
    assert bool(root.xpath(".//h2[@id='after-the-article']")) is (part == "after")


# --- the deal -------------------------------------------------------------------------------------


def test_each_term_of_the_deal_has_what_the_article_says_beside_what_its_text_says(
    real_site: Path, world: World, story: StoryData
) -> None:
    assert story.zone is not None
    [table] = page(real_site, f"{STORY}/corridor").xpath(".//section[h2[@id='terms']]//table")
    heads = [each.text_content() for each in table.xpath("./thead//th")]
    assert heads == [say("term"), say("article_says"), say("text_says")]

    rows = table.xpath("./tbody/tr")
    for row, term in zip(rows, story.zone.terms, strict=True):
        [name] = row.xpath("./th")
        article, text = row.xpath("./td")
        assert (name.get("id"), name.text_content()) == (f"term-{term.id}", term.name)
        assert shown(article) == keys(world, term.article)
        assert shown(text) == keys(world, term.text)
        assert (say("article_silent") in article.text_content()) is not bool(term.article)
        assert (say("text_not_read") in text.text_content()) is not bool(term.text)


def test_nothing_the_article_says_stands_as_the_deals_own_text(world: World, story: StoryData) -> None:
    assert story.zone is not None
    for term in story.zone.terms:
        for slot in term.text:
            assert world.claim(slot, STORY).kind not in ("quoted", "reported"), term.id
        for slot in term.article:
            cited = [item.source for item in world.claim(slot, STORY).evidence if item.source]
            assert story.story.article in cited, term.id


def test_what_the_deal_does_not_say_is_listed(real_site: Path, world: World, story: StoryData) -> None:
    assert story.zone is not None
    [section] = page(real_site, f"{STORY}/corridor").xpath(".//section[h2[@id='not-in-it']]")
    assert shown(section) == keys(world, story.zone.silent)
    assert len(shown(section)) >= 3
