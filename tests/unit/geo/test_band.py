"""The strip on the ground: measured twice over, cut where the country ends, true to the metre."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer
from shapely import LineString, Point, box, transform

from macros.geo.band import Band, band_along
from macros.geo.projection import GEOD, Plane, area_on_ground, length_on_ground
from macros.links.ground import band_of, position_of
from macros.load import load_world
from macros.model.world import World
from tests.conftest import ROOT, Project

STORY = "idlib-ceasefire"


@pytest.fixture(scope="module")
def world() -> World:
    loaded = load_world(Path(ROOT))
    assert not loaded.problems
    return loaded.world


@pytest.fixture(scope="module")
def band(world: World) -> Band:
    found = band_of(world, world.stories[STORY])
    assert found is not None
    return found


def test_the_stretch_is_between_64_and_66_kilometres_long(band: Band) -> None:
    assert 64_000 <= band.length() <= 66_000


def test_the_strip_has_the_area_it_should_before_and_after_it_is_cut(band: Band) -> None:
    whole, inside = band.area(band.whole), band.area(band.inside(band.whole))

    assert 755e6 <= whole <= 780e6
    assert 740e6 <= inside <= 765e6
    assert inside < whole


def test_a_second_method_gives_the_same_length_and_area(world: World, band: Band) -> None:
    """UTM zone 37 north, buffered there, against geodesics on the ellipsoid."""
    utm = Transformer.from_crs("EPSG:4326", "EPSG:32637", always_xy=True)
    stretch = transform(band.plane.to_degrees(band.stretch), utm.transform, interleaved=False)
    strip = stretch.buffer(6000, cap_style="flat", quad_segs=32)

    assert stretch.length == pytest.approx(band.length(), rel=0.001)
    assert strip.area == pytest.approx(band.area(band.whole), rel=0.001)


def test_six_kilometres_are_six_kilometres_on_the_ground(band: Band) -> None:
    """From points along both long edges to the nearest point of the road, along the ellipsoid."""
    for half in (band.north, band.south):
        edge = half.boundary
        measured = []
        for share in range(1, 200):
            point = edge.interpolate(share / 200, normalized=True)
            near = band.stretch.interpolate(band.stretch.project(point))
            if abs(point.distance(near) - 6000) > 1:
                continue  # the road itself, or an end
            ends = band.plane.to_degrees(LineString([point, near])).coords
            measured.append(GEOD.inv(*ends[0], *ends[1])[2])
        assert len(measured) > 50
        assert all(length == pytest.approx(6000, rel=0.001) for length in measured)


@pytest.mark.parametrize(
    ("place", "inside"), [("ariha", True), ("jisr-ash-shughur", True), ("idlib-city", False), ("saraqib", False)]
)
def test_places_lie_inside_or_outside_as_they_should(world: World, band: Band, place: str, inside: bool) -> None:
    position = position_of(world, place)
    assert position is not None
    assert band.holds(position) is inside


def test_a_town_on_the_road_is_given_no_side(world: World, band: Band) -> None:
    ariha, city = position_of(world, "ariha"), position_of(world, "idlib-city")
    assert ariha is not None and city is not None
    assert band.side(ariha, 1500) == "on"
    assert band.side(city, 1500) == "north"


def test_both_halves_together_are_the_whole_and_neither_is_in_the_other(band: Band) -> None:
    assert band.north.intersection(band.south).area < 1
    assert band.north.area + band.south.area == pytest.approx(band.whole.area, rel=1e-6)


WEST_EAST = ((10.0, 40.0), (10.2, 40.0), (10.4, 40.0), (10.6, 40.0))
SOUTH_NORTH = ((10.0, 40.0), (10.0, 40.2), (10.0, 40.4))


def test_the_ends_may_be_named_in_either_order() -> None:
    one = band_along(WEST_EAST, ((10.1, 40.0), (10.5, 40.01)), 1000, 1000, None)
    other = band_along(WEST_EAST, ((10.5, 40.01), (10.1, 40.0)), 1000, 1000, None)

    assert one.whole.equals(other.whole)


def test_the_side_that_is_wider_is_the_one_the_data_says() -> None:
    band = band_along(WEST_EAST, ((10.0, 40.0), (10.6, 40.0)), 3000, 1000, None)

    assert band.area(band.north) == pytest.approx(3 * band.area(band.south), rel=0.01)
    assert band.north.centroid.y > band.south.centroid.y


def test_a_road_from_south_to_north_has_two_halves_too() -> None:
    band = band_along(SOUTH_NORTH, ((10.0, 40.0), (10.0, 40.4)), 2000, 2000, None)

    assert band.area(band.north) == pytest.approx(band.area(band.south), rel=0.01)


def test_ends_at_one_point_of_the_road_are_an_error() -> None:
    with pytest.raises(ValueError, match="same point"):
        band_along(WEST_EAST, ((10.3, 40.1), (10.3, 39.9)), 1000, 1000, None)


def test_a_strip_is_cut_where_the_country_ends() -> None:
    country = box(9, 40.0, 11, 41)
    band = band_along(WEST_EAST, ((10.0, 40.0), (10.6, 40.0)), 1000, 1000, country)

    assert band.area(band.inside(band.south)) < 0.03 * band.area(band.south)
    assert band.area(band.inside(band.north)) > 0.97 * band.area(band.north)
    assert band.holds((10.3, 40.005)) and not band.holds((10.3, 39.995))


@settings(max_examples=40, deadline=None)
@given(
    st.floats(-60, 60),
    st.floats(-170, 170),
    st.floats(0.05, 0.8),
    st.floats(-0.5, 0.5),
    st.integers(200, 12_000),
)
def test_along_a_straight_road_the_area_is_length_times_width_anywhere_on_earth(
    lat: float, lon: float, east: float, north: float, width: int
) -> None:
    band = band_along(
        ((lon, lat), (lon + east, lat + north)), ((lon, lat), (lon + east, lat + north)), width, width, None
    )

    assert band.area(band.whole) == pytest.approx(band.length() * 2 * width, rel=0.002)


def test_a_plane_keeps_lengths_and_brings_points_back() -> None:
    plane = Plane(35.8, 36.45)
    line = LineString([(36.1, 35.6), (36.9, 36.0)])

    assert plane.to_plane(line).length == pytest.approx(length_on_ground(line), rel=0.0002)
    assert plane.to_degrees(plane.to_plane(Point(36.1, 35.6))).distance(Point(36.1, 35.6)) < 1e-9


def test_a_degree_of_latitude_is_no_degree_of_longitude() -> None:
    """What a buffer in degrees or in Web Mercator gets wrong by a fifth is right here."""
    assert area_on_ground(box(36, 35.5, 37, 36.5)) == pytest.approx(1e9 * 10.035, rel=0.01)


def test_another_road_in_another_country_is_drawn_with_no_change_in_python(harbour: Project) -> None:
    world = harbour.load().world
    band = band_of(world, world.stories["dredging"])

    assert band is not None
    assert 20_000 < band.length() < 22_000
    assert band.area(band.inside(band.north)) < band.area(band.north)
