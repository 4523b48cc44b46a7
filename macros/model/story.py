# One article's explanation: what its files hold. A page exists when its file exists.
from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from macros.model.claim import ClaimSlot, Occurrence
from macros.model.day import DayField
from macros.model.record import Record
from macros.model.scalars import ClaimId, Flag, Line, Slug
from macros.model.section import Section
from macros.model.standing import Position

PageName = Literal["story", "veto", "corridor", "winners-and-losers", "timeline", "article", "evidence"]


class Opening(Record):
    """How a page begins: a question or title, and the answer in claims."""

    page: PageName
    """Which page."""
    title: Line
    """Its title: a question, or a name for what it shows; not a statement."""
    menu: Line
    """One to three words for the masthead."""
    answer: tuple[ClaimSlot, ...] = ()
    """The answer, as claims, in reading order."""


class KeyNumber(Record):
    """A figure worth showing large."""

    figure: Line
    """The figure as shown; it must stand in the claim."""
    claim: ClaimSlot
    """The claim it comes from."""


class OpenQuestion(Record):
    """What was not settled on the article's day, with what the sources showed later."""

    id: Slug
    """Its id, which is its anchor."""
    title: Line
    """The question."""
    asked: tuple[ClaimSlot, ...] = Field(min_length=1)
    """Who asked it, or what leaves it open, as claims."""
    later: tuple[ClaimSlot, ...] = ()
    """What the sources later showed, as claims. Left out when they show nothing."""


class Story(Record):
    """What holds one explanation together."""

    title: Line
    """What it is called."""
    article: Slug
    """Id of the article under seeds/."""
    added: DayField
    """The day it joined the site; stories stand in this order."""
    checked: DayField
    """The day its claims were last checked against the sources."""
    openings: tuple[Opening, ...] = Field(min_length=1)
    """Title and answer of each page."""
    numbers: tuple[KeyNumber, ...] = ()
    """Key numbers for the first page."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The story in sections."""
    open: tuple[OpenQuestion, ...] = ()
    """What was open on the article's day."""


class Event(Record):
    """Something on the timeline."""

    NEEDED: ClassVar[Mapping[str, str]] = {"derived_by": "when the article does not give the date in full"}

    id: Slug
    """Its id."""
    when: DayField
    """When, to the precision that is known."""
    zone: Line | None = None
    """Whose clock a time is by. Example: local time"""
    claims: tuple[ClaimSlot, ...] = Field(min_length=1)
    """What happened, as claims."""
    derived_by: ClaimId | None = None
    """The claim that derives the date, when the article does not give it in full."""


class Matter(Record):
    """What was put to a body and what came of it."""

    id: Slug
    """Its id."""
    name: Line
    """What was asked for, in a few words."""
    body: Slug
    """Id of the institution it was put to."""
    on: DayField
    """The day."""
    routes: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the institution's routes that were, or may have been, asked for."""
    asked: tuple[ClaimSlot, ...] = Field(min_length=1)
    """What was asked, and of whom."""
    outcome: tuple[ClaimSlot, ...] = Field(min_length=1)
    """What came of it, and why."""
    not_what_it_was: tuple[ClaimSlot, ...] = ()
    """What it was not, where readers may take it for something else."""
    same_before: tuple[ClaimSlot, ...] = ()
    """What shows that the same had happened before, the other way round."""
    positions: tuple[Position, ...] = ()
    """Who stood where."""
    sections: tuple[Section, ...] = ()
    """What else a reader should know to judge it, in sections."""


class Patrol(Record):
    """Who watches a side of a zone."""

    actor: Slug
    """Id of the actor."""
    claims: tuple[ClaimSlot, ...] = Field(min_length=1)
    """What it does there, as claims."""


class DealTerm(Record):
    """One term of a deal."""

    id: Slug
    """Its id."""
    name: Line
    """What it is about, in a few words."""
    article: tuple[ClaimSlot, ...] = ()
    """What the article says of it, as claims. Left out when it says nothing."""
    text: tuple[ClaimSlot, ...] = ()
    """What the deal's own text says, as claims. Left out when the text was not read."""


class Zone(Record):
    """A strip along a road that a deal sets apart."""

    NEEDED: ClassVar[Mapping[str, str]] = dict.fromkeys(("starts", "ends", "base", "as_of"), "to draw it on a map")

    id: Slug
    """Its id."""
    name: Line
    """What it is called."""
    road: Slug
    """Id of the road it follows."""
    metres_north: float = Field(gt=0, le=1_000_000, allow_inf_nan=False)
    """How far it reaches north of the road, in metres."""
    metres_south: float = Field(gt=0, le=1_000_000, allow_inf_nan=False)
    """How far it reaches south of the road, in metres."""
    width_claims: tuple[ClaimSlot, ...] = Field(min_length=1)
    """The claims the widths rest on."""
    terms: tuple[DealTerm, ...] = Field(min_length=1)
    """The deal, term by term."""
    silent: tuple[ClaimSlot, ...] = ()
    """What the deal does not say, as claims."""
    starts: Slug | None = None
    """Id of the place where the strip begins, for drawing and measuring it."""
    ends: Slug | None = None
    """Id of the place where it ends."""
    base: Slug | None = None
    """Id of the base map to draw it on: a file of data/geo/."""
    as_of: DayField | None = None
    """The day that the drawing shows."""
    drawn_claims: tuple[ClaimSlot, ...] = ()
    """Why it is drawn so, and how exactly, as claims."""
    road_claims: tuple[ClaimSlot, ...] = ()
    """Where its roads run, as claims."""
    figure_claims: tuple[ClaimSlot, ...] = ()
    """Its length and area as derived here, as claims."""
    length_claims: tuple[ClaimSlot, ...] = ()
    """Lengths that others give, as claims."""
    side_claims: tuple[ClaimSlot, ...] = ()
    """Who watches which side and who says so, as claims."""
    places: tuple[Slug, ...] = ()
    """Ids of places to show with it."""
    patrols: tuple[Patrol, ...] = ()
    """Who patrols it."""
    positions: tuple[Position, ...] = ()
    """Who stood where on the deal."""
    open: tuple[ClaimSlot, ...] = ()
    """What is not settled."""


class Note(Record):
    """A remark on the article where it is loose, broken or one-sided."""

    NEEDED: ClassVar[Mapping[str, str]] = {"occurrence": "when the words stand more than once"}

    id: Slug
    """Its id."""
    title: Line
    """What it is about, in a few words: a name or a question, not a statement."""
    quote: Line
    """The article's exact words."""
    occurrence: Occurrence | None = None
    """Which one, when the words stand more than once."""
    claims: tuple[ClaimSlot, ...] = Field(min_length=1)
    """What puts it right, as claims."""


class Guard(Record):
    """Something that must never be said, because the sources do not bear it."""

    id: Slug
    """Its id."""
    never: Line
    """What must not be said, in a few words."""
    why: ClaimId
    """The claim that shows why not."""
    on: DayField | None = None
    """Only of this date: claims dated otherwise are not judged, unless they name it. Without it,
    of any."""
    until: DayField | None = None
    """Last date, where it holds for a span of days. Example: 2020-07-06"""
    about: tuple[Slug, ...] = ()
    """Ids of the actors, places, roads and terms it is about. A claim without a date is judged when
    it belongs to the story or names one of these."""
    words: tuple[tuple[Line, ...], ...] = Field(min_length=1)
    """Groups of words: it fires at a sentence that has one of each group. `vote*` takes any word
    that starts so; `cast/used` takes either of two, and `cast ... vote*` lets up to four words stand between."""
    unless: tuple[Line, ...] = ()
    """Phrases that are harmless; they are taken out before the groups are looked for. They may use
    `*` and `...` too. Example: not ... vote*"""
    in_quotations: Flag = False
    """True when quoted words are judged too: for guards on who said something."""
    fires_at: tuple[Line, ...] = Field(min_length=1)
    """Sentences that must fire it."""
    silent_at: tuple[Line, ...] = Field(min_length=1)
    """Sentences that must not."""
