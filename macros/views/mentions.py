# Backlinks with the sentence: bounded and by story, so that a page does not grow with the site.
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from macros.links.addresses import EVIDENCE, story_address
from macros.links.backlinks import Backlinks
from macros.model.claim import Claim
from macros.views.sentence import Sentence, Writer

MOST = 6
"""Sentences shown for one thing and story on a page of its own; the rest are counted."""

FEW = 2
"""Likewise on a page that many things share."""


@dataclass(frozen=True, slots=True)
class StoryMentions:
    """The sentences of one story that mention a thing, as far as they are shown."""

    title: str
    """The story's title; "" where there is only one, and for what all stories share."""
    sentences: tuple[Sentence, ...]
    more: int
    """How many are not shown."""
    more_href: str
    """Where they all stand."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The sentences that mention a thing, by story."""

    stories: tuple[StoryMentions, ...]


def mentions(writer: Writer, links: Backlinks, own: str) -> Mentions:
    """The first sentences of each story about a thing or naming it, their proof a link away."""
    return few(writer, [*links.about, *links.naming], own)


def few(writer: Writer, claims: Iterable[Claim], own: str = "", most: int = FEW) -> Mentions:
    """The first few of several claims of each story, their proof a link away."""
    return _bounded(writer, claims, own, most, writer.bare)


def bounded(writer: Writer, claims: Iterable[Claim], own: str = "") -> Mentions:
    """The first of several claims of each story with their proofs, and how many are left out."""
    return _bounded(writer, claims, own, MOST, writer.sentence)


def _bounded(
    writer: Writer, claims: Iterable[Claim], own: str, most: int, write: Callable[[Claim], Sentence]
) -> Mentions:
    world = writer.world
    by_story: dict[str, list[Claim]] = {}
    for claim in claims:
        by_story.setdefault(claim.scope if claim.scope in world.stories else "", []).append(claim)
    writer.new_section(own=own)
    return Mentions(
        tuple(
            StoryMentions(
                title=world.stories[story_id].story.title if story_id and len(world.stories) > 1 else "",
                sentences=tuple(write(claim) for claim in listed[:most]),
                more=max(0, len(listed) - most),
                more_href=writer.to(story_address(story_id, "evidence") if story_id else EVIDENCE),
            )
            for story_id, listed in by_story.items()
        )
    )
