# What claims are about: actors, places, roads, terms, institutions. Shared by all stories.
from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field, PrivateAttr

from macros.model.claim import Claim, ClaimSlot
from macros.model.day import DayField
from macros.model.record import Record
from macros.model.scalars import ClaimId, Flag, Language, Latitude, Line, Longitude, Slug
from macros.model.section import Section

EntityType = Literal["actor", "place", "road", "term"]


class Entity(Record):
    """Something with a name that pages link to. Its id is the name of its file."""

    WRONG: ClassVar[Mapping[str, tuple[str, str]]] = {
        "name": ("Voss (captain)", "a name as it stands in running text; who it is, the role says"),
        "forms": ("[captain]", "a form that stands for others too"),
    }

    name: Line
    """The name it is shown by."""
    forms: tuple[Line, ...] = Field(min_length=1)
    """Every spelling that stands for it; the first mention of one in a section becomes a link. A
    form belongs to one thing only."""

    _id: str = PrivateAttr(default="")

    @property
    def id(self) -> str:
        """Its id: the name of its file."""
        return self._id

    def explanation(self) -> Claim | str:
        """The claim that says who or what it is, or its id."""
        raise NotImplementedError

    def name_as(self, own_id: str) -> None:
        """Tell the entity its id; done once, while reading."""
        self._id = own_id


class OriginalName(Record):
    """A name as its own language writes it."""

    text: Line
    """The name."""
    lang: Language
    """The language, by its code of two or three letters (BCP 47). Examples: ru, ar, tr"""


class Actor(Entity):
    """A state, a person, a body, an organisation, an armed group, or a group of people."""

    kind: Literal["state", "person", "body", "organisation", "armed-group", "group"]
    """What sort of actor it is."""
    role: ClaimSlot
    """Who it was on the day of the story, as a claim."""
    original: tuple[OriginalName, ...] = ()
    """Its name as its own language writes it."""

    @classmethod
    def key_order(cls) -> tuple[str, ...]:
        """What it is comes right after its name."""
        return "name", "kind", "forms", "role", "original"

    def explanation(self) -> Claim | str:
        """Its role."""
        return self.role


class Place(Entity):
    """A place named in a story."""

    NEEDED: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("lat", "lon", "precision", "position_source"), "when the position is known, all four"),
        "population_source": "with a population",
    }

    role: ClaimSlot
    """What the place is or was in the story, as a claim."""
    lat: Latitude | None = None
    """Degrees north, WGS 84; left out when no source gives a position."""
    lon: Longitude | None = None
    """Degrees east, WGS 84."""
    precision: Line | None = None
    """How exact the position is. Example: 2 km"""
    position_source: Slug | None = None
    """Id of the source of the position."""
    population: int | None = Field(default=None, ge=1)
    """How many people, as a source counted them; left out when none did."""
    population_source: Slug | None = None
    """Id of the source of the population."""

    def explanation(self) -> Claim | str:
        """Its role."""
        return self.role


class Waypoint(Record):
    """A point of a road."""

    lat: Latitude
    """Degrees north, WGS 84."""
    lon: Longitude
    """Degrees east, WGS 84."""
    basis: Line
    """What the point rests on, in a few words. Example: junction, Natural Earth"""
    bend: Flag = False
    """True where the road turns so sharply that the point looks out of line."""


class Road(Entity):
    """A road named in a story."""

    role: ClaimSlot
    """What the road is, as a claim."""
    waypoints: tuple[Waypoint, ...] = ()
    """Its points in order along it; the line between them is drawn straight."""
    precision: Line | None = None
    """How exact the line is. Example: 1.5 km"""

    @classmethod
    def key_order(cls) -> tuple[str, ...]:
        """The long list of points comes last."""
        return "name", "forms", "role", "precision", "waypoints"

    def explanation(self) -> Claim | str:
        """Its role."""
        return self.role


class Term(Entity):
    """A word that a reader may not know."""

    definition: ClaimSlot
    """What it means, as a claim."""
    see_also: tuple[Slug, ...] = ()
    """Ids of related terms and actors."""

    def explanation(self) -> Claim | str:
        """Its definition."""
        return self.definition


class Member(Record):
    """A state or person that had a seat in a body."""

    id: Slug
    """Its id: the actor's, where it is one."""
    name: Line
    """Its name."""


class Seat(Record):
    """Who sat in a body, from when to when."""

    member: Slug
    """Id of the member."""
    permanent: Flag = False
    """Whether the seat is permanent."""
    since: DayField
    """First day."""
    until: DayField | None = None
    """Last day; left out while the seat is held."""
    claim: ClaimId | None = None
    """Id of the claim that shows it."""


class RouteRule(Record):
    """The rule of a route, as far as it can be computed."""

    NEEDED: ClassVar[Mapping[str, str]] = {"needed": "where members vote"}

    by: Literal["vote", "consensus"]
    """Whether members vote, or a text is agreed when nobody objects."""
    needed: int = Field(default=0, ge=0, le=1000)
    """Affirmative votes needed, where members vote."""
    veto: Flag = False
    """Whether a permanent member's vote against blocks."""
    since: DayField
    """First day of the rule."""
    claim: ClaimId
    """Id of the claim that states it."""


class Route(Record):
    """One way in which a body decides."""

    id: Slug
    """Its id."""
    name: Line
    """What it produces. Example: Press statement"""
    how: ClaimSlot
    """How it is decided, as a claim."""
    stopped_by: ClaimSlot
    """Who can stop it, as a claim."""
    trace: ClaimSlot | None = None
    """What remains of it: a number, a record, nothing; as a claim."""
    rule: RouteRule | None = None
    """Its rule, for deciding votes."""


class Institution(Record):
    """A body's rules and seats. The file's name is the id of the body's actor."""

    routes: tuple[Route, ...] = Field(min_length=1)
    """The ways in which it decides."""
    members: tuple[Member, ...] = ()
    """All that had a seat, as far as votes are shown."""
    seats: tuple[Seat, ...] = ()
    """Who sat in it, by date."""
    sections: tuple[Section, ...] = ()
    """What else a reader should know of how it decides, in sections."""

    _id: str = PrivateAttr(default="")

    @property
    def id(self) -> str:
        """Its id: the name of its file."""
        return self._id

    def name_as(self, own_id: str) -> None:
        """Tell the institution its id; done once, while reading."""
        self._id = own_id
