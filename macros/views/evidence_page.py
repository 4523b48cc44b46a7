# The evidence page: every claim of a story and of what the stories share, with its proof.
from __future__ import annotations

from dataclasses import dataclass

from macros.model.claim import Claim
from macros.model.world import StoryData, World
from macros.views.dates import ShownDate, shown
from macros.views.opening import OpeningView, opening
from macros.views.sentence import Sentence, Writer


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One claim with its date and the anchors of ids it once had."""

    sentence: Sentence
    on: ShownDate | None
    old_anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What the evidence page shows."""

    opening: OpeningView
    entries: tuple[EvidenceEntry, ...]
    json_href: str
    csv_href: str


def evidence_page(writer: Writer, story: StoryData) -> EvidencePage:
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
        entries.append(EvidenceEntry(sentence, shown(claim.on), tuple(old.get(claim.key, ()))))
    return EvidencePage(begins, tuple(entries), writer.to("data/claims.json"), writer.to("data/claims.csv"))


def claims_at_home(world: World, story: StoryData) -> list[Claim]:
    """The claims whose entry stands on a story's evidence page: its own first, then shared ones."""
    at_home = [claim for claim in world.claims.values() if world.home_story(claim) is story]
    return sorted(at_home, key=lambda claim: claim.scope != story.id)
