# The evidence page: every claim of a story and of what the stories share, with its proof.
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.model.claim import Claim
from macros.model.entities import Actor
from macros.model.source import Source
from macros.model.world import StoryData, World
from macros.views.dates import ShownDate, shown
from macros.views.opening import OpeningView, opening
from macros.views.sentence import Piece, Sentence, Writer

ShownOn = Callable[[Writer, str], tuple[Piece, ...]]
"""Gives the pages that show the claim with a key, as links from the writer's page."""


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One claim with its date and the anchors of ids it once had."""

    sentence: Sentence
    on: ShownDate | None
    old_anchors: tuple[str, ...]
    about: tuple[str, ...]
    """Ids it can be filtered by."""
    sources: tuple[str, ...]
    shown_on: tuple[Piece, ...]
    """The pages that show it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What the evidence page shows."""

    opening: OpeningView
    entries: tuple[EvidenceEntry, ...]
    actors: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    json_href: str
    csv_href: str


def evidence_page(writer: Writer, story: StoryData, shown_on: ShownOn) -> EvidencePage:
    """The evidence page of a checked story."""
    begins = opening(writer, story, "evidence")
    world = writer.world
    old: dict[str, list[str]] = {}
    for moved in (each for each in world.moved if not each.is_page()):
        old.setdefault(world.claim(moved.new, "").key, []).append(f"claim-{moved.old}")
    entries = []
    for claim in claims_at_home(world, story):
        writer.new_section()
        sentence = writer.sentence(claim)
        sources = tuple(dict.fromkeys(item.source for item in claim.evidence if item.source))
        entries.append(
            EvidenceEntry(
                sentence=sentence,
                on=shown(claim.on),
                old_anchors=tuple(old.get(claim.key, ())),
                about=claim.about,
                sources=sources,
                shown_on=shown_on(writer, claim.key),
            )
        )
    return EvidencePage(
        begins,
        tuple(entries),
        _choices(world.actors, {each for entry in entries for each in entry.about}),
        _choices(world.sources, {each for entry in entries for each in entry.sources}),
        writer.to("data/claims.json"),
        writer.to("data/claims.csv"),
    )


def _choices(group: Mapping[str, Actor] | Mapping[str, Source], used: set[str]) -> tuple[Choice, ...]:
    found = [Choice(own_id, each.name) for own_id, each in group.items() if own_id in used]
    return tuple(sorted(found, key=lambda choice: choice.name.casefold()))


def claims_at_home(world: World, story: StoryData) -> list[Claim]:
    """The claims whose entry stands on a story's evidence page: its own first, then shared ones."""
    at_home = [claim for claim in world.claims.values() if world.home_story(claim) is story]
    return sorted(at_home, key=lambda claim: claim.scope != story.id)
