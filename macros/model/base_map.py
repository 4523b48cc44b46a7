# The base map: coast, borders and rivers of a region, simplified once and kept under data/geo/.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import PrivateAttr

from macros.model.record import Record
from macros.model.scalars import Latitude, Line, Longitude, Sha256, Slug


class Frame(Record):
    """A rectangle of degrees, WGS 84."""

    west: Longitude
    """Its western edge, in degrees east."""
    south: Latitude
    """Its southern edge, in degrees north."""
    east: Longitude
    """Its eastern edge, in degrees east."""
    north: Latitude
    """Its northern edge, in degrees north."""


class Spot(Record):
    """A point on the ground."""

    lat: Latitude
    """Degrees north, WGS 84."""
    lon: Longitude
    """Degrees east, WGS 84."""


class MapName(Record):
    """The name of a country or a sea, written over it."""

    text: Line
    """The name."""
    kind: Literal["country", "sea"]
    """What it names."""
    lat: Latitude
    """Degrees north of its middle, WGS 84."""
    lon: Longitude
    """Degrees east of its middle, WGS 84."""


class BaseMap(Record):
    """Where a base map comes from. Its shapes stand in the file of the same name ending in .json."""

    name: Line
    """What it shows."""
    frame: Frame
    """What part of the ground its shapes cover."""
    country: Slug
    """Id of the country that strips are cut to: a shape of the layer `country`."""
    country_at: Spot
    """A point inside that country, by which the maintainers' command finds it."""
    names: tuple[MapName, ...] = ()
    """Names of countries and seas."""
    origin: Line
    """Whose shapes they are."""
    licence: Line
    """Their licence."""
    sha256: Sha256
    """SHA-256 of the file of shapes."""

    _id: str = PrivateAttr(default="")

    @property
    def id(self) -> str:
        """Its id: the name of its file."""
        return self._id

    def name_as(self, own_id: str) -> None:
        """Tell the base map its id; done once, while reading."""
        self._id = own_id


@dataclass(frozen=True, eq=False)
class Shapes:
    """The shapes of a base map as GeoJSON geometries (RFC 7946), by layer. Equal when their files
    are, so that what is drawn of them can be kept by content."""

    raw: bytes
    """The file."""
    layers: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    """`land`, `border`, `river`, `country` and `locator-country`, each with its geometries."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shapes) and self.raw == other.raw

    def __hash__(self) -> int:
        return hash(self.raw)
