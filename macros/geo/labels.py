# Names beside their points, none over another and, where there is room, none over a line.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import LineString, box
from shapely.geometry.base import BaseGeometry

CHARACTER = 0.62
"""Width of a character as a part of the letter's size; wider than most, in bold too."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in the drawing's units."""

# Where a name may stand: its anchor, and its shift from the point in half heights.
_PLACES = (
    ("start", 1.0, 0.0),
    ("end", -1.0, 0.0),
    ("middle", 0.0, -1.0),
    ("middle", 0.0, 1.0),
    ("start", 0.8, -0.8),
    ("start", 0.8, 0.8),
    ("end", -0.8, -0.8),
    ("end", -0.8, 0.8),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A point with the name it wants, the most important first in a list."""

    x: float
    y: float
    name: str
    size: float
    """Of its letters, in units."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands: (x, y) is the end of its base line that `anchor` names."""

    x: float
    y: float
    anchor: str
    box: Box
    far: bool
    """Whether it stands so far off that a line should lead to its point."""
    distance: float
    """How far off it stands, in units."""


def place_labels(
    wanted: Sequence[Named], lines: Sequence[BaseGeometry], width: float, height: float, taken: Sequence[Box] = ()
) -> list[Label | None]:
    """Where each name stands; None where there is no room for it anywhere near.

    Args:
        wanted: The names, the most important first.
        lines: Lines in the drawing's units that names had better not cross.
        width: Of the drawing; names stay inside.
        height: Of the drawing.
        taken: Boxes that no name may meet.
    """
    busy = [*taken, *((each.x - 4, each.y - 4, each.x + 4, each.y + 4) for each in wanted)]
    placed: list[Label | None] = []
    for number, each in enumerate(wanted):
        own = len(taken) + number
        others = [box_ for position, box_ in enumerate(busy) if position != own]
        free = [
            label
            for label in _candidates(each)
            if label.box[0] >= 2 and label.box[1] >= 2 and label.box[2] <= width - 2 and label.box[3] <= height - 2
            if not any(meet(label.box, other) for other in others)
        ]
        best = min(free, key=lambda label: _crossed(label, lines) + 2 * label.distance, default=None)
        placed.append(best)
        if best is not None:
            busy.append(best.box)
    return placed


def _candidates(each: Named) -> list[Label]:
    long, tall = len(each.name) * each.size * CHARACTER, each.size * 1.1
    found = []
    for distance, far in ((7.0, False), (10.0, False), (14.0, False), (22.0, True), (32.0, True), (44.0, True)):
        for anchor, across, down in _PLACES:
            x = each.x + across * distance
            middle = each.y + down * (distance + tall / 2 - 3)
            left = x if anchor == "start" else x - long if anchor == "end" else x - long / 2
            edges = (left, middle - tall / 2, left + long, middle + tall / 2)
            found.append(Label(round(x, 1), round(middle + each.size * 0.35, 1), anchor, edges, far, distance))
    return found


def _crossed(label: Label, lines: Sequence[BaseGeometry]) -> float:
    """How much of the lines runs under a name, in units, with a little room around it."""
    area = box(label.box[0] - 2, label.box[1] - 1, label.box[2] + 2, label.box[3] + 1)
    return float(round(sum(line.intersection(area).length for line in lines if isinstance(line, BaseGeometry)), 1))


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def leader(label: Label, x: float, y: float) -> LineString:
    """The line from a far label to its point, in the drawing's units."""
    left, top, right, bottom = label.box
    return LineString([(min(max(x, left), right), min(max(y, top), bottom)), (x, y)])
