# Backlinks with the sentence: bounded and by story, so that a page does not grow with the site.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.links.addresses import EVIDENCE, story_address
from macros.links.backlinks import Backlinks
from macros.model.claim import Claim
from macros.views.sentence import Sentence, Writer

MOST = 6
"""Sentences shown for one thing and story; the rest are counted."""


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
    """The first sentences of each story about a thing or naming it."""
    return bounded(writer, [*links.about, *links.naming], own)


def bounded(writer: Writer, claims: Iterable[Claim], own: str = "") -> Mentions:
    """The first of several claims of each story, and how many are left out."""
    world = writer.world
    by_story: dict[str, list[Claim]] = {}
    for claim in claims:
        by_story.setdefault(claim.scope if claim.scope in world.stories else "", []).append(claim)
    writer.new_section(own=own)
    return Mentions(
        tuple(
            StoryMentions(
                title=world.stories[story_id].story.title if story_id and len(world.stories) > 1 else "",
                sentences=tuple(writer.sentence(claim) for claim in listed[:MOST]),
                more=max(0, len(listed) - MOST),
                more_href=writer.to(story_address(story_id, "evidence") if story_id else EVIDENCE),
            )
            for story_id, listed in by_story.items()
        )
    )
