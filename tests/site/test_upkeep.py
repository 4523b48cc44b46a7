"""What a reader sees of how the site is kept: corrections, kinds of sources, the last check."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import lxml.html
import pytest

from macros.load import load_world
from macros.model.world import World
from macros.render.words import say
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def world() -> World:
    return load_world(ROOT).world


@pytest.fixture(scope="module")
def about(real_site: Path) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(real_site / "about" / "index.html")).getroot().xpath("//main//article")[0]


def test_every_correction_stands_with_its_day_its_fault_and_what_it_says_now(
    about: lxml.html.HtmlElement, world: World
) -> None:
    entries = about.xpath("//ol[contains(@class, 'corrections')]/li")

    assert [entry.get("id") for entry in entries] == [each.id for each in world.corrections]
    assert len(entries) >= 8
    for entry, correction in zip(entries, world.corrections, strict=True):
        assert entry.xpath(".//time/@datetime") == [correction.on.text]
        assert [each.text_content() for each in entry.xpath(".//del//q")] == [correction.was]
        assert correction.fault in entry.text_content()
        now = [world.claim(key, "").key for key in correction.claims]
        assert entry.xpath(".//span[@class='said']/span[@class='claim']/@data-claim") == now
        assert len(entry.xpath(".//button[@popovertarget]")) == len(now)


def test_the_words_that_were_wrong_are_no_claim_of_the_site(world: World) -> None:
    texts = {claim.text for claim in world.claims.values()}
    assert not texts & {correction.was for correction in world.corrections}


def test_the_latest_correction_comes_first(world: World) -> None:
    days = [correction.on.start for correction in world.corrections]
    assert days == sorted(days, reverse=True)


def test_each_type_of_source_has_a_row_with_its_numbers(about: lxml.html.HtmlElement, world: World) -> None:
    [table] = about.xpath("//table")
    rows = {row.xpath("./th")[0].text_content(): row.xpath("./td") for row in table.xpath("./tbody/tr")}

    sources = Counter(source.type for source in world.sources.values())
    copies = Counter(source.type for source in world.sources.values() if source.copy_of is not None)
    sentences: Counter[str] = Counter()
    for claim in world.claims.values():
        sentences.update({world.sources[item.source].type for item in claim.evidence if item.source is not None})
    assert set(rows) == {say(f"type_{each}") for each in sources}
    for each in sources:
        numbers = [int(cell.text_content()) for cell in rows[say(f"type_{each}")]]
        assert numbers == [sources[each], copies[each], sentences[each]], each


def test_the_last_check_of_each_story_is_dated(about: lxml.html.HtmlElement, world: World) -> None:
    for story in world.stories.values():
        [link] = about.xpath(f".//a[@href='../{story.id}/']")
        assert link.text_content() == story.story.title
        assert link.getparent().xpath("./time/@datetime") == [story.story.checked.text]
