# Votes in a body: who voted how, and texts that a veto stopped.
from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from macros.model.day import DayField
from macros.model.record import Record
from macros.model.scalars import ClaimId, Flag, Line, Slug


class Ballot(Record):
    """One vote, or one text to agree on, seat by seat."""

    NEEDED: ClassVar[Mapping[str, str]] = {"others": "when not every member is listed"}

    id: Slug
    """Its id."""
    name: Line
    """What it was on, in a few words: a name, not a statement."""
    on: DayField
    """The day; it says who had a seat."""
    route: Slug
    """Id of the institution's route it took."""
    draft: Line | None = None
    """The draft's symbol, if it had one. Example: S/2011/612"""
    in_favour: tuple[Slug, ...] = ()
    """Ids of the members in favour."""
    against: tuple[Slug, ...] = ()
    """Ids of the members against, or who objected."""
    abstaining: tuple[Slug, ...] = ()
    """Ids of the members that abstained."""
    absent: tuple[Slug, ...] = ()
    """Ids of the members that took no part."""
    not_reported: tuple[Slug, ...] = ()
    """Ids of the members whose position is not reported."""
    others: Literal["in-favour", "against", "abstaining", "absent", "not-reported"] | None = None
    """What all members did that are not listed. Left out when all are."""
    outcome: Literal["adopted", "vetoed", "too-few-votes", "blocked", "objection", "not-known"]
    """What came of it; the check decides it again from the votes."""
    hypothetical: Flag = False
    """True for a thought experiment: it did not happen."""
    claims: tuple[ClaimId, ...] = Field(min_length=1)
    """Ids of the claims that say what happened."""


class Vetoed(Record):
    """A draft that a veto stopped."""

    id: Slug
    """Its id."""
    on: DayField
    """The day of the vote."""
    draft: Line | None = None
    """The draft's symbol. Example: S/2011/612"""
    meeting: Line | None = None
    """The meeting's record. Example: S/PV.6627"""
    by: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the members that cast the veto."""
    tally: Line | None = None
    """Votes for, against and abstaining. Left out when no source gives them. Example: 9-2-4"""
    subject: Line
    """What it was about, in a few words: a name, not a statement."""
    claim: ClaimId
    """Id of the claim that says so."""
