"""What a story uses of its article is counted to the byte."""

from __future__ import annotations

from typing import Any

import pytest

from macros.links.coverage import Coverage, coverage_of, passages
from macros.model.article import Article, split_units
from macros.model.claim import Claim
from macros.model.source import Origin
from macros.model.story import Note, Story
from macros.model.world import StoryData, World
from tests.unit.making import claim

TEXT = "Élan\n\nOne two. Three four. Five.\n\nOne two."


def coverage(*claims: Claim, notes: tuple[tuple[str, str], ...] = (), article: bool = True) -> Coverage | None:
    raw = TEXT.encode()
    whole = Article("gazette", raw, "seeds/gazette/article.txt", split_units(raw))
    story = Story.model_construct(article="gazette")
    made = tuple(Note.model_construct(id=own_id, quote=quote, occurrence=None, claims=()) for own_id, quote in notes)
    data = StoryData("tale", story, claims=claims, notes=made)
    world = World(
        claims={each.key: each for each in claims},
        stories={"tale": data},
        sources={"gazette": Origin.model_construct()},
        articles={"gazette": whole} if article else {},
    )
    return coverage_of(world, data)


def quoting(own_id: str, quote: str, occurrence: str | None = None, source: str = "gazette") -> Claim:
    return claim(own_id, evidence=[{"source": source, "quote": quote, "occurrence": occurrence}])


def use(*claims: Claim, notes: tuple[tuple[str, str], ...] = ()) -> Coverage:
    found = coverage(*claims, notes=notes)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("quote", "occurrence", "span"),
    [
        ("Three four.", None, (16, 27)),
        ("Élan", None, (0, 5)),
        ("One two.", "1 of 2", (7, 15)),
        ("One two.", "2 of 2", (35, 43)),
        ("One two.", None, None),
        ("One two.", "1 of 3", None),
        ("Three four.", "1 of 2", None),
        ("three four.", None, None),
    ],
    ids=["once", "in bytes", "first", "second", "which one", "not that often", "not twice", "other case"],
)
def test_a_quote_is_a_passage_when_it_stands_just_so_often(
    quote: str, occurrence: str | None, span: tuple[int, int] | None
) -> None:
    article = Article("gazette", TEXT.encode(), "a.txt")
    assert passages(article, quote, occurrence) == span


def test_a_story_without_an_article_has_no_coverage() -> None:
    assert coverage(article=False) is None


def test_an_unused_article_is_wholly_unused() -> None:
    found = use()
    assert [unit.number for unit in found.unused_units()] == [1, 2, 3, 4, 5]
    assert found.unit_bytes() == found.unquoted_bytes() == 5 + 8 + 11 + 5 + 8


def test_a_fully_quoted_article_leaves_nothing() -> None:
    found = use(
        quoting("a", "Élan"),
        quoting("b", "One two. Three four. Five."),
        quoting("c", "One two.", "2 of 2"),
    )
    assert found.unused_units() == ()
    assert found.unquoted() == ()
    assert found.unquoted_bytes() == 0


def test_a_quote_uses_each_unit_it_touches_and_no_other() -> None:
    found = use(quoting("a", "two. Three"), quoting("b", "four."))
    keys = {unit.number: [each.key for each in found.claims_on(unit)] for unit in found.article.units}
    assert keys == {1: [], 2: ["tale.a"], 3: ["tale.a", "tale.b"], 4: [], 5: []}
    assert [unit.number for unit in found.unused_units()] == [1, 4, 5]


def test_the_bytes_before_between_and_after_quotes_are_left() -> None:
    found = use(quoting("a", "hree"), quoting("b", "ree f"), quoting("c", "ur"))
    spans = [span for span in found.unquoted() if 16 <= span[0] < 27]
    assert [TEXT.encode()[start:end].decode() for start, end in spans] == ["T", "o", "."]


def test_a_claim_that_quotes_a_unit_twice_is_listed_once() -> None:
    both = [{"source": "gazette", "quote": "Three"}, {"source": "gazette", "quote": "four."}]
    found = use(claim("a", evidence=both))
    assert [each.key for each in found.claims_on(found.article.units[2])] == ["tale.a"]


def test_claims_on_a_unit_come_in_order_of_their_passages() -> None:
    found = use(quoting("late", "four."), quoting("early", "Three"))
    assert [each.key for each in found.claims_on(found.article.units[2])] == ["tale.early", "tale.late"]


def test_a_quote_from_another_source_uses_nothing() -> None:
    found = use(quoting("a", "Five.", source="other"))
    assert found.uses == ()


def test_a_note_uses_a_unit_but_quotes_no_bytes() -> None:
    found = use(notes=(("remark", "Five."),))
    assert [note.id for note in found.notes_on(found.article.units[3])] == ["remark"]
    assert [unit.number for unit in found.unused_units()] == [1, 2, 3, 5]
    assert found.unquoted_bytes() == found.unit_bytes()


def test_inline_claims_of_entities_count_as_uses(harbour: Any) -> None:
    world = harbour.load().world
    found = coverage_of(world, world.stories["dredging"])
    assert found is not None
    assert found.unused_units() == ()
    assert "port-ella.role" in {each.key for each in found.claims_on(found.article.units[1])}
