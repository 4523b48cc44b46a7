"""Seats at the table: as many as there are, evenly along it, with their names outside."""

from __future__ import annotations

from math import atan2, dist, hypot, isclose, pi

import pytest

from macros.drawing.horseshoe import HEIGHT, LABEL, LEG, MARGIN, RADIUS, WIDTH, SeatPlace, horseshoe

MIDDLE = RADIUS + MARGIN
NUMBERS = [1, 2, 5, 11, 15, 16, 40]


def along(place: SeatPlace) -> float:
    """How far along the table a seat stands, from the lower left."""
    if place.y >= MIDDLE and place.x < MIDDLE:
        return MIDDLE + LEG - place.y
    if place.y >= MIDDLE:
        return LEG + pi * RADIUS + place.y - MIDDLE
    return LEG + RADIUS * (pi - atan2(MIDDLE - place.y, place.x - MIDDLE))


@pytest.mark.parametrize("seats", NUMBERS)
def test_every_seat_has_a_place_on_the_table(seats: int) -> None:
    places = horseshoe(seats)

    assert len(places) == len({(place.x, place.y) for place in places}) == seats
    for place in places:
        across, down = place.x - MIDDLE, max(MIDDLE - place.y, 0)
        assert isclose(hypot(across, down), RADIUS, abs_tol=0.15)
        assert 0 <= place.x <= WIDTH and 0 <= place.y <= HEIGHT


@pytest.mark.parametrize("seats", NUMBERS)
def test_seats_are_the_same_way_apart_along_the_table(seats: int) -> None:
    ways = [along(place) for place in horseshoe(seats)]
    step = (2 * LEG + pi * RADIUS) / seats

    for number, way in enumerate(ways):
        assert isclose(way, step * (number + 0.5), abs_tol=0.3)


@pytest.mark.parametrize("seats", NUMBERS)
def test_the_right_half_mirrors_the_left(seats: int) -> None:
    places = horseshoe(seats)

    for left, right in zip(places, reversed(places), strict=True):
        assert isclose(left.x + right.x, 2 * MIDDLE, abs_tol=0.11)
        assert isclose(left.label_x + right.label_x, 2 * MIDDLE, abs_tol=0.11)
        assert (left.y, left.label_y) == (right.y, right.label_y)
        assert {left.anchor, right.anchor} in ({"start", "end"}, {"middle"})


@pytest.mark.parametrize("seats", NUMBERS)
def test_a_seats_name_stands_outside_the_table_and_leads_away_from_it(seats: int) -> None:
    for place in horseshoe(seats):
        label = (place.label_x, place.label_y - 4)
        assert isclose(dist((place.x, place.y), label), LABEL, abs_tol=0.2)
        outside = hypot(label[0] - MIDDLE, max(MIDDLE - label[1], 0))
        assert isclose(outside, RADIUS + LABEL, abs_tol=0.3)
        if place.anchor != "middle":
            assert (place.anchor == "end") is (place.x < MIDDLE)


def test_there_is_no_place_without_a_seat() -> None:
    assert horseshoe(0) == ()
