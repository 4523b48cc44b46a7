"""What mentions a thing is found: the claims about it, and those that only name it."""

from __future__ import annotations

from typing import Any

from macros.links.backlinks import backlinks
from macros.links.forms import index_of
from macros.model.claim import Claim
from macros.model.world import World
from tests.unit.making import actor, claim


def links(*claims: Claim) -> dict[str, tuple[list[str], list[str]]]:
    entities = {"ella": actor("ella", "Ella"), "orin": actor("orin", "Orin")}
    world = World(actors=entities, claims={each.key: each for each in claims})
    found = backlinks(world, index_of(world))
    return {own: ([each.key for each in both.about], [each.key for each in both.naming]) for own, both in found.items()}


def test_a_thing_that_nothing_mentions_has_empty_lists() -> None:
    assert links() == {"ella": ([], []), "orin": ([], [])}


def test_a_claim_about_a_thing_that_also_names_it_is_listed_once_under_about() -> None:
    assert links(claim("a", "Ella and [[ella]] left.", about=["ella"]))["ella"] == (["tale.a"], [])


def test_a_claim_that_names_a_thing_by_form_or_reference_is_listed_once_under_naming() -> None:
    found = links(claim("a", "Ella and Ella left."), claim("b", "[[ella|She]] left."))
    assert found["ella"] == ([], ["tale.a", "tale.b"])
    assert found["orin"] == ([], [])


def test_a_name_inside_a_quotation_is_no_mention() -> None:
    assert links(claim("a", "He said “Ella left”."))["ella"] == ([], [])


def test_a_things_own_role_does_not_count() -> None:
    role = claim("role", "Ella is who Orin met.", scope="ella", about=["ella"])
    assert links(role) == {"ella": ([], []), "orin": ([], ["ella.role"])}


def test_an_id_of_nothing_is_passed_over() -> None:
    assert links(claim("a", "[[nobody]] left.", about=["noone"])) == {"ella": ([], []), "orin": ([], [])}


def test_claims_come_in_the_worlds_order() -> None:
    found = links(claim("b", about=["orin", "ella"]), claim("a", about=["ella"]))
    assert found == {"ella": (["tale.b", "tale.a"], []), "orin": (["tale.b"], [])}


def test_every_thing_of_a_project_has_its_links(harbour: Any) -> None:
    world = harbour.load().world
    found = backlinks(world, index_of(world))
    assert set(found) == {entity.id for _, entity in world.entities()}
    assert "dredging.skippers-harbour.claim" in [each.key for each in found["skippers"].naming]
    assert found["port-ella"].naming == []
    about = [each.key for each in found["long-quay"].about if each.scope == "dredging"]
    assert about[:3] == ["dredging.east", "dredging.west", "dredging.width"]
