# A heading with its sentences, wherever a page is written in sections.
from __future__ import annotations

from pydantic import Field

from macros.model.claim import ClaimSlot
from macros.model.record import Record
from macros.model.scalars import Line, Slug


class Section(Record):
    """A part of a page."""

    id: Slug
    """Its id, which is its anchor."""
    title: Line
    """Its heading: a question or a name, not a statement."""
    claims: tuple[ClaimSlot, ...] = Field(min_length=1)
    """Its sentences, in reading order."""
