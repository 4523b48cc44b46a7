# Seats around a horseshoe table, open below.
from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

RADIUS = 130.0
"""Of the bend, in the drawing's own units (CSS pixels at full size)."""
LEG = 170.0
MARGIN = 30.0
WIDTH = 2 * (RADIUS + MARGIN)
HEIGHT = RADIUS + LEG + 2 * MARGIN
LABEL = 26.0
"""From a seat's middle to its name."""


@dataclass(frozen=True, slots=True)
class SeatPlace:
    """Where a seat stands and where its name begins, outside the table."""

    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    """`start`, `middle` or `end`: which part of the name stands at that point."""


def horseshoe(seats: int) -> tuple[SeatPlace, ...]:
    """Places for a number of seats, the first at the lower left, the last at the lower right, the
    same way apart along the table."""
    bend = pi * RADIUS
    length = 2 * LEG + bend
    middle_x, middle_y = RADIUS + MARGIN, RADIUS + MARGIN
    places = []
    for number in range(seats):
        along = length * (number + 0.5) / seats
        if along < LEG:
            x, y, out = middle_x - RADIUS, middle_y + LEG - along, (-1.0, 0.0)
        elif along > LEG + bend:
            x, y, out = middle_x + RADIUS, middle_y + along - LEG - bend, (1.0, 0.0)
        else:
            turn = pi - (along - LEG) / RADIUS
            out = (cos(turn), -sin(turn))
            x, y = middle_x + RADIUS * out[0], middle_y + RADIUS * out[1]
        anchor = "middle" if abs(out[0]) < 0.2 else "start" if out[0] > 0 else "end"
        places.append(
            SeatPlace(round(x, 1), round(y, 1), round(x + LABEL * out[0], 1), round(y + LABEL * out[1] + 4, 1), anchor)
        )
    return tuple(places)
