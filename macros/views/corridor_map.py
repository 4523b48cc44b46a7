# The maps of a story's zone: which places, roads and names are drawn, and how large.
from __future__ import annotations

from functools import lru_cache

from macros.geo.band import Band
from macros.links.ground import band_of
from macros.model.base_map import Shapes
from macros.model.world import StoryData, World
from macros.views.map_drawing import Ground, Names, Places, Roads
from macros.views.map_view import MapView

WIDE, NARROW = (960.0, 560.0), (380.0, 400.0)
"""Width and height of the two drawings, in CSS pixels at full size."""


def maps_of(world: World, story: StoryData) -> tuple[MapView, ...]:
    """The wide and the narrow drawing of a story's zone; none when it has nothing to draw."""
    band = band_of(world, story)
    zone = story.zone
    if band is None or zone is None or zone.base is None or zone.base not in world.shapes:
        return ()
    places = tuple(
        (place_id, world.places[place_id].name, lon, lat)
        for place_id in dict.fromkeys((zone.starts or "", zone.ends or "", *zone.places))
        if place_id in world.places
        and (lat := world.places[place_id].lat) is not None
        and (lon := world.places[place_id].lon) is not None
    )
    roads = tuple(
        (road.id, road.name, tuple((point.lon, point.lat) for point in road.waypoints), road.id == zone.road)
        for road in world.roads.values()
        if len(road.waypoints) > 1
    )
    names = tuple((name.text, name.kind, name.lon, name.lat) for name in world.base_maps[zone.base].names)
    return _drawings(band, world.shapes[zone.base], places, roads, (zone.starts or "", zone.ends or ""), names)


@lru_cache(maxsize=4)
def _drawings(
    band: Band, shapes: Shapes, places: Places, roads: Roads, ends: tuple[str, str], names: Names
) -> tuple[MapView, ...]:
    """Kept by content: a strip of the same data is the same object, shapes are compared by their file."""
    ground = Ground(band, shapes, places, roads, ends, names)
    return ground.drawing("wide", *WIDE, near=False), ground.drawing("narrow", *NARROW, near=True)
