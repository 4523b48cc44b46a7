# Draws a zone: everything in metres of one plane, then in units of a drawing.
from __future__ import annotations

from collections.abc import Iterable

from shapely import LineString, MultiPoint, Point, unary_union
from shapely.geometry.base import BaseGeometry

from macros.geo.band import Band
from macros.geo.canvas import Canvas, fitted, nice_length
from macros.geo.labels import Box, Named, leader, meet, place_labels
from macros.links.ground import layer_of
from macros.model.base_map import Shapes
from macros.views.map_view import GroundName, MapView, RoadLine, Spot, WidthMark

_LETTERS = 12.0
_LOCATOR = (96.0, 84.0)

Places = tuple[tuple[str, str, float, float], ...]
"""Id, name, degrees east and north of each place."""
Roads = tuple[tuple[str, str, tuple[tuple[float, float], ...], bool], ...]
"""Id, name and points of each road, and whether it is the zone's own."""


Names = tuple[tuple[str, str, float, float], ...]
"""Text, kind, degrees east and north of each name of a country or a sea."""


class Ground:
    """What is drawn, in metres of one plane."""

    def __init__(
        self, band: Band, shapes: Shapes, places: Places, roads: Roads, ends: tuple[str, str], names: Names
    ) -> None:
        self.band, self.places, self.ends = band, places, ends
        plane = band.plane.to_plane
        self.layers = {name: plane(layer_of(shapes, name)) for name in shapes.layers}
        self.roads = [(road_id, name, plane(LineString(points)), own) for road_id, name, points, own in roads]
        self.ground_names = [(text, kind, plane(Point(lon, lat))) for text, kind, lon, lat in names]
        self.points = {place_id: plane(Point(lon, lat)) for place_id, _, lon, lat in places}

    def drawing(self, own_id: str, width: float, height: float, *, near: bool) -> MapView:
        """One drawing: of the strip and a little more, or of all that the places span."""
        seen = self.band.whole if near else unary_union([self.band.whole, MultiPoint(list(self.points.values()))])
        canvas = fitted(seen, width, height, 26 if near else 60)
        inside = self.band.inside(self.band.whole)
        roads = [road for road in self.roads if road[2].intersects(canvas.frame)]
        locator_at = (width - _LOCATOR[0] - 8, 8.0)
        scale = nice_length(canvas.metres * width / 4)
        length = scale / canvas.metres
        scale_at = (14.0, height - 16)
        taken: list[Box] = [
            (locator_at[0], locator_at[1], width - 8, locator_at[1] + _LOCATOR[1]),
            (scale_at[0] - 4, scale_at[1] - 22, scale_at[0] + length + 30, scale_at[1] + 8),
        ]
        lines = [self._units(canvas, line) for _, _, line, _ in roads]
        signs = [self._sign(canvas, line, taken) for _, _, line, _ in roads]
        marks = self._marks(canvas, taken)
        spots = self._spots(canvas, inside, lines, taken)
        locator, frame = self._locator(canvas)
        return MapView(
            id=own_id,
            width=width,
            height=height,
            land=canvas.path(self.layers["land"]),
            country=canvas.path(self.layers["country"]),
            borders=canvas.path(self.layers["border"]),
            rivers=canvas.path(self.layers["river"]),
            north=canvas.path(self.band.inside(self.band.north)),
            south=canvas.path(self.band.inside(self.band.south)),
            cut_off=canvas.path(self.band.whole.difference(inside)),
            stretch=canvas.path(self.band.stretch),
            roads=tuple(
                RoadLine(road_id, canvas.path(line), own, name, *sign)
                for (road_id, name, line, own), sign in zip(roads, signs, strict=True)
            ),
            spots=spots,
            marks=marks,
            scale_x=scale_at[0],
            scale_y=scale_at[1],
            scale_length=round(length, 1),
            scale_metres=scale,
            names=self._names(canvas, taken),
            locator=locator,
            locator_frame=frame,
            locator_width=_LOCATOR[0],
            locator_height=_LOCATOR[1],
        )

    def _units(self, canvas: Canvas, line: BaseGeometry) -> BaseGeometry:
        cut = line.intersection(canvas.frame)
        parts = [part for part in getattr(cut, "geoms", [cut]) if isinstance(part, LineString)]
        return unary_union([LineString([canvas.at(*point) for point in part.coords]) for part in parts])

    def _sign(self, canvas: Canvas, line: LineString, taken: list[Box]) -> tuple[float, float]:
        """A road's sign on its line, as near to the middle of what is seen as there is room."""
        seen = max(
            (part for part in getattr(line.intersection(canvas.frame), "geoms", [line.intersection(canvas.frame)])),
            key=lambda part: part.length,
        )
        spots = [canvas.at(point.x, point.y) for point in self.points.values()]
        for share in (0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9, 0.1):
            point = seen.interpolate(share, normalized=True)
            x, y = canvas.at(point.x, point.y)
            edges = (x - 16, y - 10, x + 16, y + 10)
            near = any(abs(x - across) < 26 and abs(y - down) < 20 for across, down in spots)
            if not near and not any(meet(edges, other) for other in taken):
                break
        taken.append(edges)
        return x, y

    def _marks(self, canvas: Canvas, taken: list[Box]) -> tuple[WidthMark, ...]:
        """A mark across both halves, where the strip is as wide as it should be and places are far."""
        shares = [step / 40 for step in range(4, 37)]
        at, ends = max(
            (self._across(share) for share in shares), key=lambda mark: self._fits(mark[1]) + self._room(mark)
        )
        marks = []
        for side, far in zip(("north", "south"), ends, strict=True):
            (x1, y1), (x2, y2) = canvas.at(at.x, at.y), canvas.at(far.x, far.y)
            x, y = (x1 + x2) / 2 + 6, (y1 + y2) / 2 + 4
            taken.append((x - 4, y - 13, x + 36, y + 4))
            metres = round(at.distance(far))
            marks.append(WidthMark(side, f"M{x1} {y1}L{x2} {y2}", metres, round(x, 1), round(y, 1)))
        return tuple(marks)

    def _across(self, share: float) -> tuple[Point, tuple[Point, Point]]:
        """A point of the stretch, and the points of both edges straight across from it."""
        stretch = self.band.stretch
        at = stretch.interpolate(share, normalized=True)
        before = stretch.interpolate(max(share - 0.005, 0), normalized=True)
        after = stretch.interpolate(min(share + 0.005, 1), normalized=True)
        size = before.distance(after)
        across, up = -(after.y - before.y) / size, (after.x - before.x) / size
        probe = Point(at.x + across, at.y + up)
        sign = 1 if self.band.north.distance(probe) <= self.band.south.distance(probe) else -1
        north, south = self.band.widths
        return at, (
            Point(at.x + sign * across * north, at.y + sign * up * north),
            Point(at.x - sign * across * south, at.y - sign * up * south),
        )

    def _fits(self, ends: tuple[Point, Point]) -> float:
        """How many of the ends lie on the edge: as far from the road as the strip is wide."""
        return sum(
            1_000_000.0
            for end, width in zip(ends, self.band.widths, strict=True)
            if abs(self.band.stretch.distance(end) - width) < width / 200
        )

    def _room(self, mark: tuple[Point, tuple[Point, Point]]) -> float:
        line = LineString([mark[1][0], mark[1][1]])
        return min((point.distance(line) for point in self.points.values()), default=0.0)

    def _spots(
        self, canvas: Canvas, inside: BaseGeometry, lines: Iterable[BaseGeometry], taken: list[Box]
    ) -> tuple[Spot, ...]:
        seen = [
            (place_id, name, self.points[place_id])
            for place_id, name, _, _ in self.places
            if canvas.shows(self.points[place_id].x, self.points[place_id].y, 6)
        ]
        wanted = [Named(*canvas.at(point.x, point.y), name, _LETTERS) for _, name, point in seen]
        labels = place_labels(wanted, list(lines), canvas.width, canvas.height, taken)
        taken += [label.box for label in labels if label is not None]
        spots = []
        for (place_id, name, point), label in zip(seen, labels, strict=True):
            x, y = canvas.at(point.x, point.y)
            kind = "end" if place_id in self.ends else "inside" if inside.contains(point) else "outside"
            lead = ""
            if label is not None and label.far:
                (x1, y1), (x2, y2) = leader(label, x, y).coords
                lead = f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
            spots.append(Spot(place_id, x, y, kind, name, label, lead))
        return tuple(spots)

    def _names(self, canvas: Canvas, taken: list[Box]) -> tuple[GroundName, ...]:
        """The names of countries and seas that have room; they give way to everything else."""
        found = []
        for text, kind, point in self.ground_names:
            x, y = canvas.at(point.x, point.y)
            half = len(text) * 6.5
            edges = (x - half, y - 12, x + half, y + 6)
            free = not any(meet(edges, other) for other in taken)
            if canvas.shows(point.x, point.y, half) and free:
                taken.append(edges)
                found.append(GroundName(text, kind, x, y))
        return tuple(found)

    def _locator(self, canvas: Canvas) -> tuple[str, Box]:
        whole = self.layers["locator-country"]
        small = fitted(whole, *_LOCATOR, 6)
        west, south, east, north = canvas.frame.bounds
        (left, bottom), (right, top) = small.at(west, south), small.at(east, north)
        return small.path(whole), (left, top, round(right - left, 1), round(bottom - top, 1))
