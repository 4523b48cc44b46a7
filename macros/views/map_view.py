# What a drawn map holds, in its own units.
from __future__ import annotations

from dataclasses import dataclass

from macros.geo.labels import Box, Label


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map."""

    id: str
    x: float
    y: float
    kind: str
    """`inside`, `outside` or `end`."""
    name: str
    label: Label | None
    lead: str
    """Path from a far name to its point, or ""."""


@dataclass(frozen=True, slots=True)
class RoadLine:
    """A road on the map."""

    id: str
    path: str
    own: bool
    """Whether it is the zone's own road."""
    name: str
    x: float
    y: float
    """The middle of its sign."""


@dataclass(frozen=True, slots=True)
class WidthMark:
    """The width of the strip on one side, marked on the map."""

    side: str
    path: str
    metres: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class GroundName:
    """The name of a country or a sea."""

    text: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapView:
    """One drawing; lengths in its own units."""

    id: str
    width: float
    height: float
    land: str
    country: str
    borders: str
    rivers: str
    north: str
    south: str
    cut_off: str
    """What of the strip lies outside the country."""
    stretch: str
    roads: tuple[RoadLine, ...]
    spots: tuple[Spot, ...]
    marks: tuple[WidthMark, ...]
    scale_x: float
    scale_y: float
    scale_length: float
    scale_metres: int
    names: tuple[GroundName, ...]
    locator: str
    locator_frame: Box
    locator_width: float
    locator_height: float


@dataclass(frozen=True, slots=True)
class SmallMap:
    """A drawing that leads to the page about it."""

    map: MapView
    title: str
    href: str
