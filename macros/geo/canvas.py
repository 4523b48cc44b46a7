# From the plane of metres to a drawing's own units: paths, points, a scale.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shapely import LineString, MultiLineString, MultiPolygon, Polygon, box
from shapely.geometry import GeometryCollection
from shapely.geometry.base import BaseGeometry

_FINEST = 0.35
"""Drawing units below which a bend is not worth drawing."""


@dataclass(frozen=True)
class Canvas:
    """A drawing of so many units, whose lower left corner is a point of the plane."""

    width: float
    height: float
    left: float
    """x of the left edge, in metres of the plane."""
    bottom: float
    """y of the lower edge, in metres of the plane."""
    metres: float
    """Metres to a unit."""

    @property
    def frame(self) -> Polygon:
        """What of the plane it shows, in metres."""
        right, top = self.left + self.width * self.metres, self.bottom + self.height * self.metres
        return box(self.left, self.bottom, right, top)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the plane in units, y downwards."""
        return round((x - self.left) / self.metres, 1), round(self.height - (y - self.bottom) / self.metres, 1)

    def shows(self, x: float, y: float, margin: float = 0) -> bool:
        """Whether a point of the plane lies so many units inside the edges."""
        across, down = self.at(x, y)
        return margin <= across <= self.width - margin and margin <= down <= self.height - margin

    def path(self, geometry: BaseGeometry) -> str:
        """The SVG path of a geometry of the plane, cut to the frame and simplified; "" for nothing."""
        cut = geometry.intersection(self.frame.buffer(3 * self.metres)).simplify(_FINEST * self.metres)
        return "".join(self._line(line, closed) for line, closed in _lines(cut))

    def _line(self, points: Iterable[tuple[float, ...]], closed: bool) -> str:
        placed = list(dict.fromkeys(self.at(point[0], point[1]) for point in points))
        if len(placed) < 2:
            return ""
        first, *rest = placed
        steps, (x, y) = [], first
        for across, down in rest:
            steps.append(f"{across - x:.1f} {down - y:.1f}".replace(".0", ""))
            x, y = across, down
        start = f"M{first[0]:.1f} {first[1]:.1f}".replace(".0", "")
        return f"{start}l{' '.join(steps)}" + ("z" if closed else "")


def fitted(geometry: BaseGeometry, width: float, height: float, margin: float) -> Canvas:
    """The canvas that shows a geometry of the plane whole and in the middle.

    Args:
        geometry: What to show, in metres.
        width: Units across.
        height: Units down.
        margin: Units to keep free on each side.
    """
    west, south, east, north = geometry.bounds
    metres = max((east - west) / (width - 2 * margin), (north - south) / (height - 2 * margin))
    left = (west + east) / 2 - width * metres / 2
    bottom = (south + north) / 2 - height * metres / 2
    return Canvas(width, height, left, bottom, metres)


def nice_length(metres: float) -> int:
    """The largest of 1, 2 or 5 times a power of ten metres that is not longer than so many metres."""
    step = 1
    while step * 10 <= metres:
        step *= 10
    return next(step * times for times in (5, 2, 1) if step * times <= metres)


def _lines(geometry: BaseGeometry) -> Iterable[tuple[Iterable[tuple[float, ...]], bool]]:
    if geometry.is_empty:
        return
    if isinstance(geometry, Polygon):
        yield geometry.exterior.coords, True
        for ring in geometry.interiors:
            yield ring.coords, True
    elif isinstance(geometry, LineString):
        yield geometry.coords, False
    elif isinstance(geometry, (MultiPolygon, MultiLineString, GeometryCollection)):
        for part in geometry.geoms:
            yield from _lines(part)
