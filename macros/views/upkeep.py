# What a reader should know of how the site is kept: corrections, kinds of sources, last checks.
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from macros.links.addresses import story_address
from macros.model.source import SourceType
from macros.views.dates import ShownDate, shown
from macros.views.sentence import Piece, Sentence, Writer


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A sentence that was wrong, and what stands in its place."""

    id: str
    on: ShownDate | None
    was: str
    fault: str
    now: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class SourceTypeView:
    """A type of source with how much there is of it."""

    type: str
    sources: int
    sentences: int
    """Sentences that rest on one of them."""
    copies: int
    """How many of them were read as a copy only."""


@dataclass(frozen=True, slots=True)
class CheckedView:
    """When a story was last checked."""

    story: Piece
    on: ShownDate | None


def corrections(writer: Writer) -> tuple[CorrectionView, ...]:
    """Every correction, as the data has them."""
    found = []
    for each in writer.world.corrections:
        writer.new_section()
        found.append(CorrectionView(each.id, shown(each.on), each.was, each.fault, writer.sentences(each.claims, "")))
    return tuple(found)


def source_types(writer: Writer) -> tuple[SourceTypeView, ...]:
    """The types of source that are used, in the model's order."""
    world = writer.world
    sources = Counter(source.type for source in world.sources.values())
    copies = Counter(source.type for source in world.sources.values() if source.copy_of)
    sentences: Counter[str] = Counter()
    for claim in world.claims.values():
        sentences.update({world.sources[item.source].type for item in claim.evidence if item.source is not None})
    return tuple(
        SourceTypeView(each, sources[each], sentences[each], copies[each])
        for each in get_args(SourceType)
        if sources[each]
    )


def last_checked(writer: Writer) -> tuple[CheckedView, ...]:
    """When each story was last checked against its sources."""
    return tuple(
        CheckedView(Piece(story.story.title, writer.to(story_address(story.id))), shown(story.story.checked))
        for story in writer.world.stories.values()
    )
