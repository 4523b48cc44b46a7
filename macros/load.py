# From a project folder to a checked World: reads, puts together, judges.
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.check import check_world
from macros.model.claim import Claim
from macros.model.inline import inline_claims
from macros.model.record import Record
from macros.model.world import StoryData, World
from macros.problem import Problem, in_order
from macros.read.project import Reading, read_project


@dataclass(frozen=True)
class Loaded:
    """A World and every problem found in it. Only a World without problems is fit to be shown."""

    world: World
    problems: tuple[Problem, ...]


def load_world(root: Path) -> Loaded:
    """Read and judge the project in `root`. Data mistakes never raise: they are all returned."""
    reading = read_project(root)
    world = assemble(reading)
    problems = in_order([*reading.problems, *check_world(world)])
    return Loaded(world, tuple(problems))


def assemble(reading: Reading) -> World:
    """Put what was read together and give each claim its id."""
    by_kind: dict[str, dict[str, list[Any]]] = {}
    for data_file in reading.files:
        by_kind.setdefault(data_file.kind.name, {})[data_file.id] = data_file.records

    def singles(kind: str) -> dict[str, Any]:
        return {own_id: records[0] for own_id, records in by_kind.get(kind, {}).items() if records}

    stories = _stories(by_kind, singles("story"))
    claims: dict[str, Claim] = {}
    for group in ("actor", "place", "road", "term", "institution"):
        for own_id, entity in singles(group).items():
            _name_inline(claims, entity, own_id, "")
    shared: list[Claim] = []
    for scope, listed in by_kind.get("shared-claims", {}).items():
        _name_listed(claims, listed, scope)
        shared += listed
    for story in stories.values():
        _name_listed(claims, story.claims, story.id)
        for record in story.records():
            _name_inline(claims, record, story.id, getattr(record, "id", None) or "")
    nameless = {claim.scope for claim in claims.values() if claim.key.endswith(".None")}
    return World(
        actors=singles("actor"),
        places=singles("place"),
        roads=singles("road"),
        terms=singles("term"),
        sources={**singles("source"), **singles("origin")},
        institutions=singles("institution"),
        stories=stories,
        articles=reading.articles,
        base_maps=singles("base-map"),
        shapes=reading.shapes,
        claims=claims,
        shared_claims=tuple(shared),
        openings=tuple(by_kind.get("openings", {}).get("", ())),
        style=next(iter(by_kind.get("style", {}).get("", ())), None),
        corrections=tuple(by_kind.get("corrections", {}).get("", ())),
        moved=tuple(by_kind.get("moved", {}).get("", ())),
        incomplete=reading.incomplete,
        unreadable=frozenset(reading.unreadable | nameless),
    )


def _stories(by_kind: dict[str, dict[str, list[Any]]], found: dict[str, Any]) -> dict[str, StoryData]:
    def first(kind: str, own_id: str) -> Any:
        return next(iter(by_kind.get(kind, {}).get(own_id, ())), None)

    ordered = sorted(found, key=lambda own_id: (found[own_id].added.start, own_id))
    return {
        own_id: StoryData(
            own_id,
            found[own_id],
            claims=tuple(by_kind.get("claims", {}).get(own_id, ())),
            events=tuple(by_kind.get("timeline", {}).get(own_id, ())),
            notes=tuple(by_kind.get("notes", {}).get(own_id, ())),
            guards=tuple(by_kind.get("guards", {}).get(own_id, ())),
            matter=first("matter", own_id),
            zone=first("zone", own_id),
            outcomes=first("outcomes", own_id),
            relations=tuple(by_kind.get("relations", {}).get(own_id, ())),
            conduct=tuple(by_kind.get("conduct", {}).get(own_id, ())),
            votes=tuple(by_kind.get("votes", {}).get(own_id, ())),
            vetoes=tuple(by_kind.get("vetoes", {}).get(own_id, ())),
            left_out=tuple(by_kind.get("left-out", {}).get(own_id, ())),
        )
        for own_id in ordered
    }


def _name_listed(claims: dict[str, Claim], listed: Any, scope: str) -> None:
    for claim in listed:
        key = f"{scope}.{claim.id}"
        claim.name(key, scope)
        claims.setdefault(key, claim)


def _name_inline(claims: dict[str, Claim], record: Record, scope: str, own_id: str) -> None:
    for _, tail, claim in inline_claims(record):
        key = ".".join(part for part in (scope, own_id, tail) if part)
        claim.name(key, scope)
        claims.setdefault(key, claim)
