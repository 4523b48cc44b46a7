# Backlinks with the sentence: bounded, so that a page does not grow with the site.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.links.backlinks import Backlinks
from macros.model.claim import Claim
from macros.views.sentence import Sentence, Writer

MOST = 6
"""Sentences shown for one thing; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The sentences that mention a thing, as far as they are shown."""

    sentences: tuple[Sentence, ...]
    more: int
    """How many are not shown."""


def mentions(writer: Writer, links: Backlinks, own: str) -> Mentions:
    """The first sentences about a thing or naming it."""
    return bounded(writer, [*links.about, *links.naming], own)


def bounded(writer: Writer, claims: Iterable[Claim], own: str = "") -> Mentions:
    """The first of several claims, and how many are left out."""
    listed = list(claims)
    writer.new_section(own=own)
    return Mentions(tuple(writer.sentence(claim) for claim in listed[:MOST]), max(0, len(listed) - MOST))
