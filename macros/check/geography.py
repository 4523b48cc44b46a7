# Positions and roads are where they can be: in their frame, in their country, without leaps.
from __future__ import annotations

import hashlib
from collections.abc import Iterator

from shapely import Point

from macros.geo.projection import GEOD
from macros.links.ground import band_of, layer_of
from macros.model.base_map import BaseMap
from macros.model.entities import Place, Road, Waypoint
from macros.model.story import Zone
from macros.model.world import StoryData, World
from macros.problem import Place as Where
from macros.problem import Problem, whole_file

DETOUR = 1.3
"""How many times longer the way over a waypoint may be than the way past it, unless it is marked as a
bend. A turn by 80 degrees between legs of one length gives 1.3; a road drawn from waypoints some
kilometres apart seldom turns so sharply, and a waypoint that is 5 km off its road mostly does."""


def base_maps_are_unaltered(world: World) -> Iterator[Problem]:
    """The shapes of each base map have the hash of its record."""
    for base in world.base_maps.values():
        shapes = world.shapes.get(base.id)
        if shapes is not None and hashlib.sha256(shapes.raw).hexdigest() != base.sha256:
            computed = hashlib.sha256(shapes.raw).hexdigest()
            message = f"data/geo/{base.id}.json has the SHA-256 {computed}"
            related = ((whole_file(f"data/geo/{base.id}.json"), "the shapes"),)
            yield Problem(
                base.place("sha256"), "altered-base-map", message, "the file as it was made", computed, related
            )


def roads_run_without_leaps(world: World) -> Iterator[Problem]:
    """No waypoint makes the road much longer than it would be without it, and a line has two or more."""
    for road in world.roads.values():
        yield from _leaps(road)


def _leaps(road: Road) -> Iterator[Problem]:
    if len(road.waypoints) == 1:
        message = "a road of one waypoint is no line"
        yield Problem(road.place("waypoints"), "road-leaps", message, "two waypoints or more, or none")
    for number in range(1, len(road.waypoints) - 1):
        before, point, after = road.waypoints[number - 1 : number + 2]
        over = _metres(before, point) + _metres(point, after)
        past = _metres(before, after)
        if over > DETOUR * max(past, 1.0) and not point.bend:
            message = f"this waypoint takes the road {over / 1000:.1f} km where {past / 1000:.1f} km would do"
            expected = "a point between its neighbours, or 'bend: true' where the road turns so sharply"
            related = ((before.place("lat"), "the waypoint before"), (after.place("lat"), "the waypoint after"))
            meant = _swapped(point.lat, point.lon, before)
            yield Problem(point.place("lat"), "road-leaps", message, expected, meant, related)


def _metres(first: Waypoint, second: Waypoint) -> float:
    return float(GEOD.inv(first.lon, first.lat, second.lon, second.lat)[2])


def _swapped(lat: float, lon: float, near: Waypoint) -> str:
    """The position with its numbers exchanged, when that lies near a neighbour."""
    if abs(lat) > 90 or abs(lon) > 90:
        return ""
    away = float(GEOD.inv(lat, lon, near.lon, near.lat)[2])
    return f"lat: {lon}, lon: {lat}" if away < 50_000 else ""


def zones_can_be_drawn(world: World) -> Iterator[Problem]:
    """A zone with a base map has what it takes to draw it, and its places lie in the map's frame
    and in its country."""
    for story in world.stories.values():
        yield from _of_zone(world, story)


def ground_is_sound(world: World, story: StoryData) -> bool:
    """Whether a story's strip can be measured and nothing is wrong with what it is made of."""
    road = world.roads.get(story.zone.road) if story.zone is not None else None
    broken = road is None or any(_leaps(road)) or any(_of_zone(world, story))
    return not broken and band_of(world, story) is not None


def _of_zone(world: World, story: StoryData) -> Iterator[Problem]:
    zone = story.zone
    base = world.base_maps.get(zone.base or "") if zone is not None else None
    if zone is None or base is None:
        return
    yield from _parts(world, zone)
    for key, place_id in (
        ("starts", zone.starts),
        ("ends", zone.ends),
        *(("places", each) for each in zone.places),
    ):
        place = world.places.get(place_id or "")
        if place is not None and place.lat is not None and place.lon is not None:
            yield from _in_frame(world, base, place, ((zone.place(key), "shown with this zone"),))
    road = world.roads.get(zone.road)
    if road is not None:
        yield from _road_in_frame(base, road)
    ends = [world.places.get(each or "") for each in (zone.starts, zone.ends)]
    placed = all(each is not None and None not in (each.lat, each.lon) for each in ends)
    if placed and road is not None and len(road.waypoints) > 1 and band_of(world, story) is None:
        message = "the strip starts and ends at the same point of the road"
        yield Problem(zone.place("ends"), "zone-not-drawable", message, "two places along the road")


def _parts(world: World, zone: Zone) -> Iterator[Problem]:
    road = world.roads.get(zone.road)
    if road is not None and not road.waypoints:
        message = f"the road {zone.road!r} has no waypoints to draw"
        related = ((whole_file(road.place().file), "the road"),)
        yield Problem(zone.place("road"), "zone-not-drawable", message, "'waypoints:' in the road's file", "", related)
    for key, place_id in (("starts", zone.starts), ("ends", zone.ends)):
        if place_id is None:
            message = f"a zone with a base map needs {key!r}"
            yield Problem(
                zone.place("base", key=True), "zone-not-drawable", message, f"'{key}:' with the id of a place"
            )
        elif place_id in world.places and world.places[place_id].lat is None:
            message = f"the place {place_id!r} has no position"
            related = ((whole_file(world.places[place_id].place().file), "the place"),)
            expected = "'lat:' and 'lon:' in the place's file"
            yield Problem(zone.place(key), "zone-not-drawable", message, expected, "", related)


def _in_frame(world: World, base: BaseMap, place: Place, related: tuple[tuple[Where, str], ...]) -> Iterator[Problem]:
    assert place.lat is not None and place.lon is not None
    swapped = f"lat: {place.lon:g}, lon: {place.lat:g}" if _holds(base, place.lon, place.lat) else ""
    if not _holds(base, place.lat, place.lon):
        message = f"{place.lat:g} north, {place.lon:g} east lies outside the frame of the base map {base.id!r}"
        framed = (*related, (base.place("frame"), "the frame"))
        yield Problem(place.place("lat"), "outside-frame", message, _frame(base), swapped, framed)
        return
    shapes = world.shapes.get(base.id)
    if shapes is None or not shapes.layers["country"]:
        return
    country = layer_of(shapes, "country")
    if country.distance(Point(place.lon, place.lat)) > 0.02:
        there = country.contains(Point(place.lat, place.lon))
        message = f"{place.lat:g} north, {place.lon:g} east lies outside the country {base.country!r}"
        meant = swapped if there else ""
        yield Problem(place.place("lat"), "outside-country", message, "a place of the country", meant, related)


def _road_in_frame(base: BaseMap, road: Road) -> Iterator[Problem]:
    for point in road.waypoints:
        if not _holds(base, point.lat, point.lon):
            swapped = f"lat: {point.lon:g}, lon: {point.lat:g}" if _holds(base, point.lon, point.lat) else ""
            message = f"{point.lat:g} north, {point.lon:g} east lies outside the frame of the base map {base.id!r}"
            related = ((base.place("frame"), "the frame"),)
            yield Problem(point.place("lat"), "outside-frame", message, _frame(base), swapped, related)


def _holds(base: BaseMap, lat: float, lon: float) -> bool:
    frame = base.frame
    return frame.south <= lat <= frame.north and frame.west <= lon <= frame.east


def _frame(base: BaseMap) -> str:
    frame = base.frame
    return f"{frame.south:g} to {frame.north:g} north, {frame.west:g} to {frame.east:g} east"
