# Where actors stand in a story: to one another, on a matter, and with what they gained or lost.
from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.model.claim import ClaimSlot
from macros.model.record import Record
from macros.model.scalars import ClaimId, Flag, Line, Slug

Stance = Literal["for", "against", "welcomed", "took-note", "wanted-changes", "asked-questions"]

RelationType = Literal[
    "represents", "leads", "member-of", "backs", "fights", "agreed-with", "objected-to", "patrols-with"
]

SYMMETRICAL: frozenset[RelationType] = frozenset({"fights", "agreed-with", "patrols-with"})
"""Relations that hold both ways; each is stated once."""


class Position(Record):
    """Where an actor stood on a matter."""

    actor: Slug
    """Id of the actor."""
    stance: Stance
    """Its stance. An actor whose stance is not reported is left out, never guessed."""
    claims: tuple[ClaimSlot, ...] = Field(min_length=1)
    """What shows it, as claims."""


class Relation(Record):
    """How one actor stands to another."""

    id: Slug
    """Its id."""
    actor: Slug
    """Id of the actor it starts from."""
    type: RelationType
    """What sort it is. `objected-to`: to what the other asked for."""
    to: Slug
    """Id of the actor it leads to."""
    claims: tuple[ClaimId, ...] = Field(min_length=1)
    """Ids of the claims that show it; each is about both actors or names them."""


class Conduct(Record):
    """What an actor wanted, did and said in a story."""

    actor: Slug
    """Id of the actor."""
    wanted: tuple[ClaimId, ...] = ()
    """Ids of the claims that show what it wanted."""
    did: tuple[ClaimId, ...] = ()
    """Ids of the claims that show what it did, in order of time."""
    said: tuple[ClaimId, ...] = ()
    """Ids of the claims that quote it."""
    happened: tuple[ClaimId, ...] = ()
    """Ids of the claims that show what happened to it."""


class Stake(Record):
    """Something that was at stake: a column of the matrix."""

    id: Slug
    """Its id."""
    name: Line
    """What it is, in one or two words."""
    whole: Flag = False
    """True for the verdict on the whole: the article's own and others' then stand in columns apart."""


class Outcome(Record):
    """What an actor gained or lost, and who says so."""

    id: Slug
    """Its id."""
    actor: Slug
    """For whom."""
    stake: Slug
    """What was at stake."""
    verdict: Literal["gain", "loss", "disputed"]
    """The verdict of whoever says so."""
    claim: ClaimSlot
    """The judgement that gives it: its owner says so, its text says why."""
    others: tuple[ClaimSlot, ...] = ()
    """What others said."""


class Outcomes(Record):
    """Winners and losers."""

    stakes: tuple[Stake, ...] = Field(min_length=1)
    """What was at stake, in the order of the columns."""
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    """The verdicts."""
