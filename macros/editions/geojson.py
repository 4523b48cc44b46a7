# A story's strip, roads and places as GeoJSON, for maps of others' making.
from __future__ import annotations

import json
from typing import Any

from shapely.geometry import LineString, MultiPolygon, Point, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from macros.links.addresses import entity_address, story_address
from macros.links.ground import band_of, position_of
from macros.model.world import StoryData, World

_DIGITS = 5
"""Decimals of a degree: about a metre, finer than any position here."""


def geojson(world: World, story: StoryData) -> str:
    """The strip (both halves, as cut to the country), the roads and the places of a story's zone, as
    a GeoJSON FeatureCollection by RFC 7946: WGS 84, degrees east before degrees north, outer rings
    counter-clockwise. "" when there is no strip to show."""
    band, zone = band_of(world, story), story.zone
    if band is None or zone is None:
        return ""
    features = []
    for side, half in (("north", band.north), ("south", band.south)):
        shape = band.plane.to_degrees(band.inside(half))
        address = story_address(story.id, "corridor")
        features.append(_feature(f"{zone.id}-{side}", shape, {"name": zone.name, "side": side, "address": address}))
    for road in world.roads.values():
        if len(road.waypoints) > 1:
            line = LineString([(point.lon, point.lat) for point in road.waypoints])
            address = entity_address(world, road.id)
            more = {"name": road.name, "precision": road.precision or "", "address": address}
            features.append(_feature(road.id, line, more))
    for place_id in dict.fromkeys((zone.starts or "", zone.ends or "", *zone.places)):
        position = position_of(world, place_id)
        if position is not None:
            place = world.places[place_id]
            facts: dict[str, Any] = {
                "name": place.name,
                "inside": band.holds(position),
                "precision": place.precision or "",
                "address": entity_address(world, place_id),
            }
            features.append(_feature(place_id, Point(position), facts))
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n"


def _feature(own_id: str, geometry: BaseGeometry, properties: dict[str, Any]) -> dict[str, Any]:
    if isinstance(geometry, Polygon):
        geometry = orient(geometry)
    elif isinstance(geometry, MultiPolygon):
        geometry = MultiPolygon([orient(part) for part in geometry.geoms])
    shape = mapping(geometry)
    rounded = _rounded(shape["coordinates"])
    return {
        "type": "Feature",
        "id": own_id,
        "geometry": {"type": shape["type"], "coordinates": rounded},
        "properties": properties,
    }


def _rounded(value: Any) -> Any:
    return round(value, _DIGITS) if isinstance(value, float) else [_rounded(each) for each in value]
