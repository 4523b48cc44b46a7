# The strip along a road that a deal sets apart: so many metres to each side, cut square at the ends.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shapely import LineString, MultiPolygon, Point, Polygon, segmentize
from shapely.geometry.base import BaseGeometry
from shapely.ops import split, substring, unary_union

from macros.geo.projection import Plane, area_on_ground, length_on_ground

Side = Literal["north", "south", "on"]
LonLat = tuple[float, float]
"""Degrees east and north, WGS 84."""

_STEP = 0.05
"""Degrees between points along a border."""
_BEYOND = 1.0
"""Metres by which a road is drawn out past its ends, so that it cuts the strip in two."""


@dataclass(frozen=True, eq=False)
class Band:
    """A strip with all that is measured of it. Geometry is in metres of its plane."""

    plane: Plane
    road: LineString
    """The whole road."""
    stretch: LineString
    """The part of the road along which the strip runs."""
    north: BaseGeometry
    """The half north of the road, before anything is cut off."""
    south: BaseGeometry
    widths: tuple[float, float]
    """Metres to the north and to the south."""
    country: BaseGeometry | None
    """What it is cut to, where it is."""

    @property
    def whole(self) -> BaseGeometry:
        """Both halves together, before anything is cut off."""
        return unary_union([self.north, self.south])

    def inside(self, part: BaseGeometry) -> BaseGeometry:
        """A part of the strip as far as it lies in the country."""
        return part if self.country is None else part.intersection(self.country)

    def length(self) -> float:
        """Length of the stretch on the ground, in metres."""
        return length_on_ground(self.plane.to_degrees(self.stretch))

    def straight(self) -> float:
        """Distance of its ends as the crow flies, in metres."""
        ends = LineString([self.stretch.coords[0], self.stretch.coords[-1]])
        return length_on_ground(self.plane.to_degrees(ends))

    def area(self, part: BaseGeometry) -> float:
        """Area of a part on the ground, in square metres."""
        return area_on_ground(self.plane.to_degrees(part))

    def distance(self, place: LonLat) -> float:
        """How far a place lies from the stretch, in metres."""
        return float(self.stretch.distance(self.plane.to_plane(Point(place))))

    def holds(self, place: LonLat) -> bool:
        """Whether a place lies in the strip, as far as it lies in the country."""
        return bool(self.inside(self.whole).contains(self.plane.to_plane(Point(place))))

    def side(self, place: LonLat, near: float) -> Side:
        """On which side of the road a place lies; `on` when it is nearer than `near` metres."""
        point = self.plane.to_plane(Point(place))
        if self.road.distance(point) < near:
            return "on"
        return "north" if self.north.distance(point) <= self.south.distance(point) else "south"


def band_along(
    road: Sequence[LonLat], ends: tuple[LonLat, LonLat], north: float, south: float, country: BaseGeometry | None
) -> Band:
    """The strip along a road between the points of it that are nearest to two places.

    Args:
        road: The road's points in order.
        ends: The two places, in either order.
        north: Metres to the side of the road that lies further north on the whole.
        south: Metres to the other side.
        country: What to cut it to, in degrees; None for nothing.

    Raises:
        ValueError: If both places meet the road at the same point.
    """
    middle = LineString(road).envelope.centroid
    plane = Plane(round(middle.y, 2), round(middle.x, 2))
    line = plane.to_plane(LineString(road))
    first, last = sorted(line.project(plane.to_plane(Point(end))) for end in ends)
    if last - first < 1:
        raise ValueError("the ends of the strip are the same point of the road")
    stretch = substring(line, first, last)
    left, right = _half(stretch, north, south)
    # A long straight border is straight in degrees, not in the plane: points between keep it where it is.
    cut_to = plane.to_plane(segmentize(country, _STEP)) if country is not None else None
    return Band(plane, line, stretch, left, right, (north, south), cut_to)


def _half(stretch: LineString, north: float, south: float) -> tuple[BaseGeometry, BaseGeometry]:
    sides = {}
    for name, width in (("north", north), ("south", south)):
        left, right = _cut(stretch, width)
        northern, southern = (left, right) if left.centroid.y >= right.centroid.y else (right, left)
        sides[name] = northern if name == "north" else southern
    return sides["north"], sides["south"]


def _cut(stretch: LineString, width: float) -> tuple[BaseGeometry, BaseGeometry]:
    """The strip so many metres to each side, as the half left of the road and the half right of it."""
    strip = stretch.buffer(width, cap_style="flat", join_style="round", quad_segs=32)
    cutter = _drawn_out(stretch)
    left: list[BaseGeometry] = []
    right: list[BaseGeometry] = []
    for piece in split(strip, cutter).geoms:
        (left if _is_left(stretch, piece) else right).append(piece)
    return _together(left), _together(right)


def _together(pieces: list[BaseGeometry]) -> BaseGeometry:
    found = unary_union(pieces)
    return found if isinstance(found, (Polygon, MultiPolygon)) else Polygon()


def _drawn_out(line: LineString) -> LineString:
    points = list(line.coords)
    return LineString([_past(points[1], points[0]), *points[1:-1], _past(points[-2], points[-1])])


def _past(before: tuple[float, ...], end: tuple[float, ...]) -> tuple[float, float]:
    dx, dy = end[0] - before[0], end[1] - before[1]
    step = _BEYOND / (dx * dx + dy * dy) ** 0.5
    return end[0] + dx * step, end[1] + dy * step


def _is_left(line: LineString, piece: BaseGeometry) -> bool:
    """Whether a piece lies left of a line, by where its inner point is from the nearest segment."""
    point = piece.representative_point()
    at = line.project(point)
    before, after = line.interpolate(max(at - 1, 0)), line.interpolate(min(at + 1, line.length))
    cross = (after.x - before.x) * (point.y - before.y) - (after.y - before.y) * (point.x - before.x)
    return bool(cross > 0)
