# A plane for one small region, true to scale along its middle.
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pyproj import Geod, Transformer
from shapely import transform
from shapely.geometry.base import BaseGeometry

GEOD = Geod(ellps="WGS84")
"""The ellipsoid that lengths and areas on the ground are measured on."""


@dataclass(frozen=True)
class Plane:
    """A transverse Mercator plane around a middle: x east and y north in metres from it.

    Within 100 km of the middle a metre of the plane is a metre on the ground to better than
    0.02 % (the scale grows with the square of the distance from the middle meridian, x^2 / 2R^2).
    """

    lat: float
    """Degrees north of the middle, WGS 84."""
    lon: float
    """Degrees east of the middle, WGS 84."""

    @cached_property
    def _there(self) -> Transformer:
        plane = f"+proj=tmerc +lat_0={self.lat} +lon_0={self.lon} +k=1 +ellps=WGS84 +units=m"
        return Transformer.from_crs("EPSG:4326", plane, always_xy=True)

    def to_plane(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in degrees (x east, y north) as one in metres."""
        return transform(geometry, self._there.transform, interleaved=False)

    def to_degrees(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in metres as one in degrees (x east, y north)."""

        def back(x: object, y: object) -> object:
            return self._there.transform(x, y, direction="INVERSE")

        return transform(geometry, back, interleaved=False)


def length_on_ground(line: BaseGeometry) -> float:
    """Length of a line in degrees, in metres along the ellipsoid (geodesics between its points)."""
    return float(GEOD.geometry_length(line))


def area_on_ground(polygon: BaseGeometry) -> float:
    """Area of a polygon in degrees, in square metres on the ellipsoid (edges are geodesics)."""
    return abs(float(GEOD.geometry_area_perimeter(polygon)[0]))
