# Parts of pages that are not a story's own: headings with sentences, answers of shared pages.
from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.model.claim import ClaimSlot
from macros.model.record import Record
from macros.model.scalars import ClaimId, Line, Slug


class Section(Record):
    """A part of a page."""

    id: Slug
    """Its id, which is its anchor."""
    title: Line
    """Its heading: a question or a name, not a statement."""
    claims: tuple[ClaimSlot, ...] = Field(min_length=1)
    """Its sentences, in reading order."""


class SharedOpening(Record):
    """What a page that all stories share answers in its first screen."""

    page: Literal["actors", "places"]
    """Which page."""
    answer: tuple[ClaimId, ...] = Field(min_length=1)
    """The answer, as ids of claims, each with where it belongs: story.claim-id, actor-id.role."""
