"""A claim's id follows from its scope and its place, and leads back to it."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.claim import Claim
from macros.model.entities import Actor, Institution
from macros.model.inline import inline_claims, records_in
from macros.model.record import Record
from macros.model.section import Section
from macros.model.story import Matter, Story
from macros.model.world import World
from tests.unit.making import claim

INLINE = {"kind": "background", "text": "So it is."}


def tails(record: Record) -> list[str]:
    return [tail for _, tail, _ in inline_claims(record)]


def test_an_inline_claim_of_an_entity_is_named_by_its_field() -> None:
    made = Actor.model_validate({"name": "A", "forms": ["A"], "kind": "state", "role": INLINE})
    assert tails(made) == ["role"]


def test_an_inline_claim_in_a_listed_record_is_named_by_the_records_id_and_its_field() -> None:
    routes = [{"id": "plain-vote", "name": "A", "how": INLINE, "stopped_by": INLINE}]
    assert tails(Institution.model_validate({"routes": routes})) == ["plain-vote.how", "plain-vote.stopped-by"]


def test_an_inline_claim_in_a_list_is_named_by_its_number_from_one_among_all_slots() -> None:
    section = Section.model_validate({"id": "end", "title": "End", "claims": ["a", INLINE, "b", INLINE]})
    assert tails(section) == ["claims.2", "claims.4"]


def test_a_record_without_an_id_gives_its_number() -> None:
    position = {"actor": "a", "stance": "for", "claims": [INLINE]}
    matter = Matter.model_validate(
        {
            "id": "m",
            "name": "M",
            "body": "b",
            "on": "2020",
            "routes": ["r"],
            "asked": ["x"],
            "outcome": ["x"],
            "not_what_it_was": [INLINE],
            "positions": [position, position],
        }
    )
    assert tails(matter) == ["not-what-it-was.1", "positions.1.claims.1", "positions.2.claims.1"]


def test_the_path_of_an_inline_claim_leads_to_it() -> None:
    section = Section.model_validate({"id": "end", "title": "End", "claims": ["a", INLINE]})
    [(path, _, found)] = inline_claims(section)
    assert path == ("claims", 1)
    assert found is section.claims[1]


def test_records_in_a_record_come_outermost_first() -> None:
    section = {"id": "end", "title": "End", "claims": [{**INLINE, "evidence": [{"source": "s"}]}]}
    opening = {"page": "story", "title": "Q", "menu": "M"}
    story = {"title": "T", "article": "a", "added": "2020", "checked": "2020"}
    made = Story.model_validate({**story, "openings": [opening], "sections": [section]})
    assert [type(record).__name__ for record in records_in(made)] == [
        "Story",
        "Opening",
        "Section",
        "Claim",
        "Evidence",
    ]


def test_every_claim_of_a_project_has_its_key_and_scope(harbour: Any) -> None:
    claims = harbour.load().world.claims
    assert all(key == found.key for key, found in claims.items())
    assert {key: claims[key].scope for key in claims if "." in key[key.index(".") + 1 :]} == {
        "harbour-board.plain-vote.how": "harbour-board",
        "harbour-board.plain-vote.stopped-by": "harbour-board",
        "dredging.skippers-harbour.claim": "dredging",
    }
    assert {"mara-voss.role", "to-dredge.definition", "harbours.tides", "dredging.voss-asked"} <= set(claims)


@pytest.fixture
def world() -> World:
    claims = [claim("one"), claim("one", scope="other"), claim("two", scope="other")]
    return World(claims={each.key: each for each in claims})


@pytest.mark.parametrize(
    ("slot", "scope", "key"),
    [
        ("one", "tale", "tale.one"),
        ("one", "other", "other.one"),
        ("other.two", "tale", "other.two"),
        ("two", "tale", None),
        ("one", "", None),
        ("three", "tale", None),
    ],
    ids=["own scope", "the same id elsewhere", "whole id", "another scope's id", "no scope", "unknown"],
)
def test_a_claim_is_looked_up_in_its_scope_first(world: World, slot: str, scope: str, key: str | None) -> None:
    found = world.find_claim(slot, scope)
    assert (found.key if found else None) == key


def test_a_claim_written_in_place_is_itself(world: World) -> None:
    inline = Claim.model_validate(INLINE)
    assert world.claim(inline, "anywhere") is inline


def test_a_claim_that_must_be_there_and_is_not_raises(world: World) -> None:
    with pytest.raises(KeyError, match="three"):
        world.claim("three", "tale")


def test_a_claim_names_what_it_rests_on() -> None:
    derivation = {"rule": "difference", "inputs": {"from": "a", "minus": ["b"]}}
    made = claim("x", evidence=[{"claim": "c.d"}, {"source": "s"}], derivation=derivation)
    assert list(made.rests_on()) == ["c.d", "a", "b"]
