"""The map as drawn: names that do not overlap, small, from its own data alone, and the same twice."""

from __future__ import annotations

import gzip
import json
import re
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.editions.geojson import geojson
from macros.geo.canvas import nice_length
from macros.geo.labels import Named, meet, place_labels
from macros.load import load_world
from macros.model.world import World
from macros.render.environment import environment
from macros.views.corridor_map import maps_of
from macros.views.map_view import MapView
from tests.conftest import ROOT, Project

STORY = "idlib-ceasefire"


@pytest.fixture(scope="module")
def world() -> World:
    return load_world(Path(ROOT)).world


@pytest.fixture(scope="module")
def maps(world: World) -> tuple[MapView, ...]:
    return maps_of(world, world.stories[STORY])


def drawn(view: MapView) -> str:
    module: Any = environment().get_template("components/map/template.html.j2").module
    return str(module.drawing(view))


def boxes(view: MapView) -> list[tuple[str, tuple[float, float, float, float]]]:
    """What must not overlap: names, road signs, width figures, the scale, the inset."""
    found = [(spot.name, spot.label.box) for spot in view.spots if spot.label is not None]
    found += [(road.name, (road.x - 14, road.y - 8, road.x + 14, road.y + 8)) for road in view.roads]
    found += [(mark.side, (mark.x, mark.y - 10, mark.x + 30, mark.y + 2)) for mark in view.marks]
    scale = (view.scale_x, view.scale_y - 18, view.scale_x + view.scale_length, view.scale_y)
    found.append(("scale", scale))
    found.append(("inset", (view.width - view.locator_width - 8, 8, view.width - 8, view.locator_height + 8)))
    return found


@pytest.mark.parametrize("number", [0, 1], ids=["wide", "narrow"])
def test_no_two_names_or_signs_overlap(maps: tuple[MapView, ...], number: int) -> None:
    overlapping = [(one[0], other[0]) for one, other in combinations(boxes(maps[number]), 2) if meet(one[1], other[1])]
    assert overlapping == []


@pytest.mark.parametrize("number", [0, 1], ids=["wide", "narrow"])
def test_every_place_that_is_seen_has_its_name_inside_the_drawing(maps: tuple[MapView, ...], number: int) -> None:
    view = maps[number]
    for spot in view.spots:
        assert spot.label is not None, spot.name
        left, top, right, bottom = spot.label.box
        assert 0 <= left < right <= view.width and 0 <= top < bottom <= view.height


def test_the_wide_map_shows_every_place_of_the_zone_that_has_a_position(
    world: World, maps: tuple[MapView, ...]
) -> None:
    zone = world.stories[STORY].zone
    assert zone is not None
    placed = {
        place for place in (zone.starts, zone.ends, *zone.places) if place and world.places[place].lat is not None
    }

    assert {spot.id for spot in maps[0].spots} == placed


def test_each_drawing_is_light_and_asks_for_nothing_outside(maps: tuple[MapView, ...]) -> None:
    for view in maps:
        svg = drawn(view)
        assert len(svg.encode()) <= 30_000
        assert len(gzip.compress(svg.encode(), 9)) <= 8_000
        outside = [each for each in re.findall(r'(?:href|src|url)\s*[=(]\s*["\']?([^"\')]+)', svg) if each[0] != "#"]
        assert outside == []


def test_the_drawings_are_well_formed_and_share_no_id(maps: tuple[MapView, ...]) -> None:
    ids: list[str] = []
    for view in maps:
        tree = lxml.html.fragment_fromstring(drawn(view))
        ids += [str(each.get("id")) for each in tree.iter() if each.get("id")]
        assert tree.get("role") == "group", "its places are links"
    assert len(ids) == len(set(ids))


def test_six_kilometres_are_marked_on_each_side(maps: tuple[MapView, ...]) -> None:
    for view in maps:
        assert [(mark.side, mark.metres) for mark in view.marks] == [("north", 6000), ("south", 6000)]


def test_the_same_data_is_drawn_once(world: World) -> None:
    again = load_world(Path(ROOT)).world

    assert maps_of(again, again.stories[STORY]) is maps_of(world, world.stories[STORY])


def test_a_zone_of_another_story_is_drawn_too(harbour: Project) -> None:
    world = harbour.load().world
    wide, narrow = maps_of(world, world.stories["dredging"])

    assert {spot.name for spot in wide.spots} == {"Port Ella", "Far Light"}
    assert wide.cut_off and wide.north and wide.south
    assert narrow.roads[0].own


def test_a_zone_without_a_base_map_has_no_map(harbour: Project) -> None:
    harbour.edit("data/stories/dredging/zone.yml", "base: sound\n", "")
    world = harbour.load().world

    assert maps_of(world, world.stories["dredging"]) == ()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(10, 590), st.floats(10, 390), st.text("abcdefgh ", min_size=1, max_size=18)), max_size=25
    )
)
def test_names_never_overlap_wherever_their_points_are(points: list[tuple[float, float, str]]) -> None:
    placed = place_labels([Named(x, y, name, 12) for x, y, name in points], [], 600, 400)
    found = [label.box for label in placed if label is not None]

    assert len(placed) == len(points)
    assert not any(meet(one, other) for one, other in combinations(found, 2))


@pytest.mark.parametrize(("metres", "nice"), [(1, 1), (4.9, 2), (5, 5), (999, 500), (21_000, 20_000), (60_000, 50_000)])
def test_a_scale_has_a_length_one_can_think_in(metres: float, nice: int) -> None:
    assert nice_length(metres) == nice


def test_the_geojson_is_valid_by_rfc_7946(world: World) -> None:
    found = json.loads(geojson(world, world.stories[STORY]))

    assert found["type"] == "FeatureCollection" and set(found) == {"type", "features"}
    kinds = {feature["geometry"]["type"] for feature in found["features"]}
    assert {"LineString", "Point"} <= kinds and kinds & {"Polygon", "MultiPolygon"}
    for feature in found["features"]:
        assert feature["type"] == "Feature" and isinstance(feature["properties"], dict)
        geometry = feature["geometry"]
        polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(
            geometry["type"], []
        )
        for polygon in polygons:
            for number, ring in enumerate(polygon):
                assert ring[0] == ring[-1] and len(ring) >= 4
                area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
                assert (area > 0) is (number == 0), "outer rings run counter-clockwise, holes clockwise"
    points = {each["id"]: each for each in found["features"] if each["geometry"]["type"] == "Point"}
    assert points["ariha"]["geometry"]["coordinates"] == [36.6096, 35.8137], "east before north"
    assert points["ariha"]["properties"]["inside"] is True
