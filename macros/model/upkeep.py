# What maintainers keep about the data: corrections made, addresses that changed, facts left out.
from __future__ import annotations

from pydantic import Field

from macros.model.day import DayField
from macros.model.record import Record
from macros.model.scalars import ClaimId, ClaimOrPage, Line, Slug


class Style(Record):
    """How this project writes."""

    loaded: tuple[Line, ...] = ()
    """Words that take a side: they stand only in quotations, in names and in judgements. `regime*`
    takes any word that starts so."""


class Correction(Record):
    """A sentence that was wrong and was put right."""

    id: Slug
    """Its id, which is its anchor."""
    on: DayField
    """The day it was put right."""
    was: Line
    """The words as they stood."""
    claims: tuple[ClaimId, ...] = Field(min_length=1)
    """Ids of the claims that stand in their place, each with its story: story.claim-id."""
    fault: Line
    """What was wrong with the words, in a few: not a statement about the world. Example: no owner"""

    @classmethod
    def key_order(cls) -> tuple[str, ...]:
        """What was wrong comes before what stands in its place."""
        return "id", "on", "was", "fault", "claims"


class Moved(Record):
    """A claim or a page that has a new address. The old one keeps working."""

    old: ClaimOrPage
    """The id the claim had, or the address the page had. Examples: story.old-id, actors/old-id/"""
    new: ClaimOrPage
    """The id or address it has."""

    def is_page(self) -> bool:
        """Whether it is about a page rather than a claim."""
        return self.old.endswith("/")


class LeftOut(Record):
    """A fact that was looked at and not used. For maintainers; no page shows it."""

    part: Line
    """Where it stands in the research. Example: 1a"""
    what: Line
    """What it is, in a few words."""
    why: Line
    """Why it is not used."""
