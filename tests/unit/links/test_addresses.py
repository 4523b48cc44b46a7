"""Every thing has one address, and a link to it works from any page without naming a host."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.links.addresses import (
    claim_address,
    claim_anchor,
    entity_address,
    evidence_address,
    page_addresses,
    relative,
    source_address,
    story_address,
    unit_address,
)
from macros.model.world import World

STEP = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
PAGES = st.lists(STEP, max_size=4).map(lambda steps: "".join(f"{step}/" for step in steps))
FILES = st.builds(lambda page, name: f"{page}{name}.json", PAGES, STEP)
ANCHORS = st.one_of(st.just(""), STEP.map(lambda step: f"#claim-{step}.{step}"))
HOST = "http://x/"


@pytest.mark.parametrize(
    ("entity", "address"),
    [
        ("mara-voss", "actors/mara-voss/"),
        ("to-dredge", "glossary/#to-dredge"),
        ("port-ella", "places/#port-ella"),
        ("long-quay", "places/#long-quay"),
    ],
)
def test_an_entity_is_explained_at_the_place_of_its_sort(world: World, entity: str, address: str) -> None:
    assert entity_address(world, entity) == address


def test_an_unknown_entity_has_no_address(world: World) -> None:
    with pytest.raises(KeyError, match="nobody"):
        entity_address(world, "nobody")


def test_pages_sources_and_units_have_their_addresses(world: World) -> None:
    story = world.stories["dredging"]
    assert source_address("sea-atlas") == "sources/#sea-atlas"
    assert story_address("dredging") == "dredging/"
    assert story_address("dredging", "timeline") == "dredging/timeline/"
    assert unit_address(story, 3) == "dredging/article/#s3"


def test_every_generated_page_of_a_project_has_an_address(harbour: Any) -> None:
    harbour.path("data/stories/dredging/zone.yml").unlink()
    assert page_addresses(harbour.load().world) == {
        *("actors/", "places/", "glossary/", "sources/", "evidence/"),
        *("evidence/actors/", "evidence/glossary/", "evidence/places/"),
        *(f"evidence/{path.stem}/" for path in harbour.path("data/claims").glob("*.yml")),
        *("actors/harbour-board/", "actors/mara-voss/", "actors/skippers/"),
        *("dredging/", "dredging/veto/", "dredging/winners-and-losers/", "dredging/timeline/"),
        *("dredging/article/", "dredging/evidence/"),
    }


@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("dredging.voss-asked", "dredging/evidence/"),
        ("dredging.skippers-harbour.claim", "dredging/evidence/"),
        ("harbours.tides", "evidence/harbours/"),
        ("mara-voss.role", "evidence/actors/"),
        ("harbour-board.plain-vote.how", "evidence/actors/"),
        ("to-dredge.definition", "evidence/glossary/"),
        ("port-ella.role", "evidence/places/"),
        ("long-quay.role", "evidence/places/"),
    ],
    ids=["story", "inline", "shared", "actor", "institution", "term", "place", "road"],
)
def test_a_claim_stands_on_the_evidence_page_of_its_home(world: World, key: str, page: str) -> None:
    claim = world.claims[key]
    assert claim_anchor(claim) == f"claim-{key}"
    assert evidence_address(world, claim.scope) == page
    assert claim_address(world, claim) == f"{page}#claim-{key}"


def test_the_address_of_a_shared_claim_does_not_change_with_the_stories(harbour: Any) -> None:
    for name in ("earlier", "later"):
        for part in ("story", "claims"):
            text = harbour.read(f"data/stories/dredging/{part}.yml")
            added = {"earlier": date(2019, 1, 1), "later": date(2021, 1, 1)}[name]
            harbour.write(f"data/stories/{name}/{part}.yml", text.replace("added: 2020-01-01", f"added: {added}"))
    world = harbour.load().world
    assert list(world.stories) == ["earlier", "dredging", "later"]
    assert claim_address(world, world.claims["harbours.tides"]) == "evidence/harbours/#claim-harbours.tides"
    assert claim_address(world, world.claims["later.width"]) == "later/evidence/#claim-later.width"


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("", "", "./"),
        ("", "a/", "a/"),
        ("", "#b", "#b"),
        ("a/", "", "../"),
        ("a/b/", "", "../../"),
        ("a/b/", "a/", "../"),
        ("a/b/", "a/c/#d", "../c/#d"),
        ("a/", "a/", "./"),
        ("a/", "a/#b", "#b"),
        ("a/", "ab/", "../ab/"),
        ("a/b/", "data/claims.csv", "../../data/claims.csv"),
        ("a/", "a/b.json", "b.json"),
    ],
)
def test_a_link_is_the_way_from_page_to_target(page: str, target: str, link: str) -> None:
    assert relative(page, target) == link


@given(PAGES, st.one_of(PAGES, FILES), ANCHORS)
@example("a/b/", "a/", "#c")
@example("a/", "", "#c")
def test_a_link_leads_to_its_target_from_any_page(page: str, target: str, anchor: str) -> None:
    link = relative(page, target + anchor)
    assert not link.startswith("/")
    assert link
    assert urljoin(HOST + page, link) == HOST + target + anchor
