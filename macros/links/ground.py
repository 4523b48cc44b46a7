# A story's zone on the ground: its strip along its road, from the data.
from __future__ import annotations

from functools import lru_cache

from shapely import unary_union
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from macros.geo.band import Band, LonLat, band_along
from macros.model.base_map import Shapes
from macros.model.world import StoryData, World


def position_of(world: World, place_id: str | None) -> LonLat | None:
    """Where a place is, in degrees east and north; None when the data does not say."""
    place = world.places.get(place_id or "")
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lon, place.lat


@lru_cache(maxsize=8)
def layer_of(shapes: Shapes, layer: str) -> BaseGeometry:
    """All shapes of one layer of a base map as one, in degrees; kept by the file's content."""
    return unary_union([shape(each) for each in shapes.layers[layer]])


def band_of(world: World, story: StoryData) -> Band | None:
    """The strip of a story's zone; None when the data does not say where it runs, or its ends are
    one point. The same data gives the same strip, which is worked out once."""
    zone = story.zone
    road = world.roads.get(zone.road) if zone is not None else None
    if zone is None or road is None or len(road.waypoints) < 2:
        return None
    first, last = position_of(world, zone.starts), position_of(world, zone.ends)
    if first is None or last is None:
        return None
    points = tuple((point.lon, point.lat) for point in road.waypoints)
    return _band(points, first, last, zone.metres_north, zone.metres_south, world.shapes.get(zone.base or ""))


@lru_cache(maxsize=16)
def _band(
    points: tuple[LonLat, ...], first: LonLat, last: LonLat, north: float, south: float, shapes: Shapes | None
) -> Band | None:
    country = layer_of(shapes, "country") if shapes is not None and shapes.layers["country"] else None
    try:
        return band_along(points, (first, last), north, south, country)
    except ValueError:
        return None
