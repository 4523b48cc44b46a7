"""An article may be published whole, or only in the words that claims quote."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from macros.load import load_world
from macros.model.claim import read_occurrence
from macros.model.world import World
from macros.render.words import say
from tests.conftest import ROOT, Project, copy_project

STORY = "idlib-ceasefire"
ORIGIN = "seeds/times-of-islamabad/origin.yml"
GAP = say("left_out")


@pytest.fixture(scope="module")
def quoted(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path], Path]) -> Path:
    """The real project with its article published in quotes only."""
    project = Project(copy_project(ROOT, tmp_path_factory.mktemp("switch") / "quoted"))
    project.write(ORIGIN, project.read(ORIGIN).rstrip("\n") + "\npublish: quoted\n")
    return build(project.root)


@pytest.fixture(scope="module")
def world(quoted: Path) -> World:
    loaded = load_world(quoted.parent)
    assert not loaded.problems
    return loaded.world


def under_quotes(world: World) -> bytearray:
    """For each byte of the article, 1 when a claim quotes it."""
    article = world.articles[world.stories[STORY].story.article]
    seen = bytearray(len(article.raw))
    for claim in world.claims.values():
        for item in claim.evidence:
            if item.source == article.source and item.quote is not None:
                start, end = article.occurrences(item.quote)[read_occurrence(item.occurrence)[0] - 1]
                seen[start:end] = b"\1" * (end - start)
    return seen


def runs(world: World) -> list[list[tuple[bool, str]]]:
    """Each unit's text in stretches: whether a claim quotes it, and the words."""
    article = world.articles[world.stories[STORY].story.article]
    seen = under_quotes(world)
    units = []
    for unit in article.units:
        stretches: list[tuple[bool, str]] = []
        at = unit.start
        for end in range(unit.start + 1, unit.end + 1):
            if end == unit.end or seen[end] != seen[at]:
                stretches.append((bool(seen[at]), article.raw[at:end].decode("utf-8")))
                at = end
        units.append(stretches)
    return units


def spans(site: Path) -> list[lxml.html.HtmlElement]:
    root = lxml.html.parse(str(site / STORY / "article" / "index.html")).getroot()
    return root.xpath("//span[contains(concat(' ', @class, ' '), ' sentence ')]")


def test_only_quoted_words_are_published_and_the_rest_is_marked_as_left_out(quoted: Path, world: World) -> None:
    left_out = 0
    for span, unit in zip(spans(quoted), runs(world), strict=True):
        # Between two quotes, white space or a comma may be shown or left out; words may not be shown.
        pattern = ""
        for shown, words in unit:
            wordless = not any(letter.isalnum() for letter in words)
            left_out += not shown
            gap = re.escape(GAP)
            pattern += re.escape(words) if shown else f"({gap}|{re.escape(words)})" if wordless else gap
        assert re.fullmatch(pattern, span.text_content()), span.get("id")
    assert left_out > 0


def test_words_left_out_of_the_article_are_in_no_file_of_the_site(
    harbour: Project, build: Callable[[Path], Path]
) -> None:
    """Neither on the article's page, nor round a quote in a card, nor in the search index or a download."""
    origin = "seeds/harbour-gazette/origin.yml"
    claims = "data/stories/dredging/claims.yml"
    harbour.edit(claims, "quote: but St. Orin’s delegate called it", "quote: called it")
    assert "but St. Orin’s" in pages_text(build(harbour.root))
    harbour.write(origin, harbour.read(origin).rstrip("\n") + "\npublish: quoted\n")

    site = build(harbour.root)

    page = lxml.html.parse(str(site / "dredging" / "article" / "index.html")).getroot()
    spans = [span.text_content() for span in page.xpath("//span[@class='sentence']")]
    assert any(f"{GAP}called it" in text for text in spans), spans
    assert "but St. Orin’s" not in pages_text(site)


def pages_text(site: Path) -> str:
    """All text of all files, as read."""
    texts = []
    for path in sorted(site.rglob("*")):
        if path.suffix in (".html", ".json", ".csv", ".txt", ".xml"):
            text = path.read_text("utf-8")
            if path.suffix == ".html":
                text = lxml.html.fromstring(text.encode("utf-8")).text_content()
            texts.append(" ".join(text.split()))
    return "\n".join(texts)


def test_the_share_that_is_shown_is_printed(quoted: Path, world: World) -> None:
    article = world.articles[world.stories[STORY].story.article]
    seen = under_quotes(world)
    total = sum(unit.end - unit.start for unit in article.units)
    shown = sum(sum(seen[unit.start : unit.end]) for unit in article.units)
    assert 0 < shown < total

    text = lxml.html.parse(str(quoted / STORY / "article" / "index.html")).getroot().text_content()

    assert say("share_shown", n=shown * 100 // total) in text
    assert say("share_shown", n=100) not in text


def test_the_addresses_of_the_articles_sentences_stay(quoted: Path, real_site: Path, world: World) -> None:
    article = world.articles[world.stories[STORY].story.article]
    ids = [f"s{unit.number}" for unit in article.units]

    assert [span.get("id") for span in spans(quoted)] == ids
    assert [span.get("id") for span in spans(real_site)] == ids


def test_without_the_switch_the_article_is_published_whole(real_site: Path) -> None:
    world = load_world(real_site.parent).world
    article = world.articles[world.stories[STORY].story.article]
    assert "publish:" not in (real_site.parent / ORIGIN).read_text("utf-8")

    texts = [span.text_content() for span in spans(real_site)]
    page = lxml.html.parse(str(real_site / STORY / "article" / "index.html")).getroot().text_content()

    assert texts == [unit.text for unit in article.units]
    assert say("share_shown", n=100) in page


def test_an_article_in_quotes_only_offers_no_claims_to_be_made(quoted: Path) -> None:
    """How often words stand in the text cannot be seen where only a part of it is published."""
    page = (quoted / STORY / "article" / "index.html").read_text("utf-8")

    assert "make-claim" not in page and "select.js" not in page
