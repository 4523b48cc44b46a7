# Which fields of the model name something by its id, and what they may name.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.model.base_map import BaseMap, Frame, MapName, Spot
from macros.model.claim import Claim, Evidence, Exemption
from macros.model.council import Ballot, Vetoed
from macros.model.entities import (
    Actor,
    Institution,
    Member,
    OriginalName,
    Place,
    Road,
    Route,
    RouteRule,
    Seat,
    Term,
    Waypoint,
)
from macros.model.inline import records_in
from macros.model.record import Record
from macros.model.section import Section, SharedOpening
from macros.model.source import Origin, Source
from macros.model.standing import Conduct, Outcome, Outcomes, Position, Relation, Stake
from macros.model.story import (
    DealTerm,
    Event,
    Guard,
    KeyNumber,
    Matter,
    Note,
    Opening,
    OpenQuestion,
    Patrol,
    Story,
    Zone,
)
from macros.model.upkeep import Correction, LeftOut, Moved, Style
from macros.model.world import World

Target = Literal[
    "claim",
    "dated",
    "entity",
    "actor",
    "place",
    "road",
    "term",
    "source",
    "owner",
    "article",
    "institution",
    "route",
    "stake",
    "base-map",
    "member",
    "moved",
    "story",
    "page",
]

POINTERS: dict[type[Record], dict[str, Target]] = {
    Claim: {"about": "entity", "says": "owner"},
    Evidence: {"source": "source", "claim": "claim"},
    Exemption: {},
    Actor: {"role": "claim"},
    OriginalName: {},
    Place: {"role": "claim", "position_source": "source", "population_source": "source"},
    Road: {"role": "claim"},
    Waypoint: {},
    BaseMap: {},
    Frame: {},
    Spot: {},
    MapName: {},
    Term: {"definition": "claim", "see_also": "entity"},
    Institution: {},
    Route: {"how": "claim", "stopped_by": "claim", "trace": "claim"},
    RouteRule: {"claim": "claim"},
    Member: {},
    Seat: {"member": "member", "claim": "claim"},
    Ballot: {
        "route": "route",
        "in_favour": "member",
        "against": "member",
        "abstaining": "member",
        "absent": "member",
        "not_reported": "member",
        "claims": "claim",
    },
    Vetoed: {"by": "member", "claim": "claim"},
    Source: {},
    Origin: {},
    Opening: {"answer": "claim"},
    KeyNumber: {"claim": "claim"},
    Section: {"claims": "claim"},
    OpenQuestion: {"asked": "claim", "later": "claim"},
    Story: {"article": "article"},
    Event: {"claims": "claim", "derived_by": "claim"},
    Position: {"actor": "actor", "claims": "claim"},
    Relation: {"actor": "actor", "to": "actor", "claims": "claim"},
    Conduct: {"actor": "actor", "wanted": "claim", "did": "claim", "said": "claim", "happened": "claim"},
    Matter: {
        "body": "institution",
        "routes": "route",
        "asked": "claim",
        "outcome": "claim",
        "not_what_it_was": "claim",
        "same_before": "claim",
    },
    Patrol: {"actor": "actor", "claims": "claim"},
    DealTerm: {"article": "claim", "text": "claim"},
    Zone: {
        "road": "road",
        "width_claims": "claim",
        "silent": "claim",
        "places": "place",
        "open": "claim",
        "starts": "place",
        "ends": "place",
        "base": "base-map",
        "drawn_claims": "claim",
        "length_claims": "claim",
        "road_claims": "claim",
        "figure_claims": "claim",
        "side_claims": "claim",
    },
    Stake: {},
    Outcome: {"actor": "actor", "stake": "stake", "claim": "claim", "others": "claim"},
    Outcomes: {},
    Note: {"claims": "claim"},
    Guard: {"why": "claim", "about": "entity"},
    Correction: {"claims": "claim"},
    LeftOut: {},
    Style: {},
    SharedOpening: {"answer": "claim"},
    Moved: {"new": "moved"},
}


@dataclass(frozen=True, slots=True)
class Pointer:
    """A field's value that names something."""

    holder: Record
    path: tuple[str | int, ...]
    """Where it stands in its holder."""
    target: Target
    value: str | Claim
    """The id; or the claim itself where one is written inline."""
    scope: str
    """Where short claim ids are looked up first."""
    root: Record
    """The outermost record, which belongs to a file of its own or is an item of a list file."""


def pointers_in(root: Record, scope: str) -> Iterator[Pointer]:
    """Every pointer of a record and of the records inside it."""
    for record in records_in(root):
        for name, target in POINTERS.get(type(record), {}).items():
            value = getattr(record, name)
            if isinstance(value, tuple):
                for number, item in enumerate(value):
                    yield Pointer(record, (name, number), target, item, scope, root)
            elif value is not None:
                yield Pointer(record, (name,), target, value, scope, root)


def scoped_records(world: World) -> Iterator[tuple[Record, str]]:
    """Every outermost record of a World with its scope: a story's id, or its own for the rest."""
    for _, entity in world.entities():
        yield entity, entity.id
    for source in world.sources.values():
        yield source, source.id
    for institution in world.institutions.values():
        yield institution, institution.id
    for claim in world.shared_claims:
        yield claim, claim.scope
    for story in world.stories.values():
        for claim in story.claims:
            yield claim, story.id
        for record in story.records():
            yield record, story.id
    for record in (*world.openings, *world.corrections, *world.moved):
        yield record, ""


def all_pointers(world: World) -> tuple[Pointer, ...]:
    """Every pointer of a World."""
    if "pointers" not in world.worked_out:
        found = (pointer for record, scope in scoped_records(world) for pointer in pointers_in(record, scope))
        world.worked_out["pointers"] = tuple(found)
    pointers: tuple[Pointer, ...] = world.worked_out["pointers"]
    return pointers
