# The evidence pages: every claim with its proof, those of a story on its own page, those that
# stories share on pages of their own.
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from macros.links.addresses import EVIDENCE, SHARED_GROUPS, evidence_group
from macros.model.claim import Claim, Kind
from macros.model.entities import Actor
from macros.model.source import Source
from macros.model.world import StoryData, World
from macros.views.dates import ShownDate, shown
from macros.views.opening import OpeningView, opening
from macros.views.outward import Written
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
    written: Written


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """An evidence page of shared claims."""

    group: str
    """Its word, for what is written inside actors, terms and places; else ""."""
    name: str
    """Else its name, from the name of the file."""
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What an evidence page shows."""

    opening: OpeningView | None
    """Title and answer; None for a page of shared claims."""
    part: EvidencePart | None
    """Which shared claims it holds; None for a story's own page."""
    kinds: tuple[tuple[str, int], ...]
    """How many of its claims are of each kind."""
    entries: tuple[EvidenceEntry, ...]
    actors: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    json_href: str
    csv_href: str
    parts: tuple[EvidencePart, ...]
    """The pages of shared claims."""


def evidence_page(writer: Writer, story: StoryData, shown_on: ShownOn) -> EvidencePage:
    """The evidence page of a checked story."""
    claims = [claim for claim in writer.world.claims.values() if claim.scope == story.id]
    return _page(writer, opening(writer, story, "evidence"), None, claims, shown_on)


def shared_evidence_page(writer: Writer, group: str, shown_on: ShownOn) -> EvidencePage:
    """The evidence page of one group of shared claims."""
    claims = shared_claims(writer.world)[group]
    return _page(writer, None, _part(writer, group, len(claims)), claims, shown_on)


def shared_claims(world: World) -> Mapping[str, list[Claim]]:
    """The claims that belong to no story, by their evidence group."""
    found: dict[str, list[Claim]] = {}
    for claim in world.claims.values():
        if claim.scope not in world.stories:
            found.setdefault(evidence_group(world, claim.scope), []).append(claim)
    return found


def evidence_parts(writer: Writer) -> tuple[EvidencePart, ...]:
    """The pages of shared claims."""
    return tuple(_part(writer, group, len(claims)) for group, claims in sorted(shared_claims(writer.world).items()))


def part_name(group: str) -> str:
    """How a file of shared claims is called: its name with spaces."""
    return group.replace("-", " ").capitalize()


def _part(writer: Writer, group: str, count: int) -> EvidencePart:
    shared = group in SHARED_GROUPS
    return EvidencePart(
        group if shared else "", "" if shared else part_name(group), writer.to(f"{EVIDENCE}{group}/"), count
    )


def _page(
    writer: Writer,
    begins: OpeningView | None,
    part: EvidencePart | None,
    claims: Iterable[Claim],
    shown_on: ShownOn,
) -> EvidencePage:
    world = writer.world
    writer.with_cards = False
    old: dict[str, list[str]] = {}
    for moved in (each for each in world.moved if not each.is_page()):
        old.setdefault(world.claim(moved.new, "").key, []).append(f"claim-{moved.old}")
    entries = []
    for claim in claims:
        writer.new_section()
        sources = tuple(dict.fromkeys(item.source for item in claim.evidence if item.source))
        entries.append(
            EvidenceEntry(
                sentence=writer.sentence(claim),
                on=shown(claim.on),
                old_anchors=tuple(old.get(claim.key, ())),
                about=claim.about,
                sources=sources,
                shown_on=shown_on(writer, claim.key),
                written=writer.written(claim),
            )
        )
    counts = Counter(entry.sentence.kind for entry in entries)
    return EvidencePage(
        begins,
        part,
        tuple((kind, counts[kind]) for kind in get_args(Kind) if counts[kind]),
        tuple(entries),
        _choices(world.actors, {each for entry in entries for each in entry.about}),
        _choices(world.sources, {each for entry in entries for each in entry.sources}),
        writer.to("data/claims.json"),
        writer.to("data/claims.csv"),
        evidence_parts(writer) if part is None else (),
    )


def _choices(group: Mapping[str, Actor] | Mapping[str, Source], used: set[str]) -> tuple[Choice, ...]:
    found = [Choice(own_id, each.name) for own_id, each in group.items() if own_id in used]
    return tuple(sorted(found, key=lambda choice: choice.name.casefold()))
