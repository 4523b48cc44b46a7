# An arc diagram: names in a column, a bow to the right for each tie between two of them.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, radians, sin

ROW = 30.0
"""Height of a name's row, in the drawing's own units (CSS pixels at full size)."""
TOP = 16.0
CHARACTER = 7.3
"""Width that a character of a name is given. Wider than most, so that names never meet the bows."""
GAP = 10.0
FIRST_BOW, BOW, BOW_MOST = 26.0, 15.0, 190.0
MARK = 10.0
"""Half the side of the square that a tie's number needs."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Node:
    """A name's place; `x` is where it ends and its bows begin."""

    name: int
    """Its number among the names given."""
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie's bow, from (x, y1) to (x, y2), and where its number stands."""

    tie: int
    """Its number among the ties given."""
    x: float
    y1: float
    y2: float
    rx: float
    ry: float
    mark_x: float
    mark_y: float


@dataclass(frozen=True, slots=True)
class ArcDiagram:
    """A whole diagram, in units of which `width` and `height` say how many there are."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]

    def boxes(self, names: Sequence[str]) -> list[Box]:
        """The room that each name and each number takes, for telling whether any two overlap."""
        words = [
            (node.x - GAP - CHARACTER * len(names[node.name]), node.y - 9, node.x - 5, node.y + 9)
            for node in self.nodes
        ]
        return words + [_box(arc.mark_x, arc.mark_y) for arc in self.arcs]


def arc_diagram(names: Sequence[str], ties: Sequence[tuple[int, int]]) -> ArcDiagram:
    """Place names so that ties are short, and the number of each tie so that none overlaps.

    Args:
        names: The names, any number; those without a tie are left out.
        ties: Pairs of numbers of names.
    """
    order = _short_order(sorted({end for tie in ties for end in tie}), ties)
    x = GAP + CHARACTER * max((len(names[name]) for name in order), default=0) + GAP
    row = {name: TOP + ROW * position for position, name in enumerate(order)}
    arcs: list[Arc] = []
    used: dict[tuple[float, float], int] = {}
    taken: list[Box] = []
    # Short bows first: they have the least room to choose from.
    for number in sorted(range(len(ties)), key=lambda tie: (abs(row[ties[tie][0]] - row[ties[tie][1]]), tie)):
        y1, y2 = sorted((row[ties[number][0]], row[ties[number][1]]))
        doubled = used[y1, y2] = used.get((y1, y2), -1) + 1
        rx = min(FIRST_BOW + BOW * ((y2 - y1) / ROW - 1) + 2.6 * MARK * doubled, BOW_MOST)
        ry = (y2 - y1) / 2
        mark_x, mark_y = _free(x, y1 + ry, rx, ry, taken)
        taken.append(_box(mark_x, mark_y))
        arcs.append(Arc(number, x, y1, y2, rx, ry, mark_x, mark_y))
    right = max([arc.x + arc.rx for arc in arcs] + [arc.mark_x + MARK for arc in arcs], default=x)
    nodes = tuple(Node(name, x, row[name]) for name in order)
    height = 2 * TOP + ROW * max(len(order) - 1, 0)
    return ArcDiagram(right + GAP, height, nodes, tuple(sorted(arcs, key=lambda arc: arc.tie)))


def _short_order(names: list[int], ties: Sequence[tuple[int, int]]) -> list[int]:
    """An order in which the ties are short: swaps are made as long as one helps. It does not look
    for the shortest of all, and gives the same order each time."""

    def length(order: list[int]) -> int:
        position = {name: place for place, name in enumerate(order)}
        return sum(abs(position[first] - position[second]) for first, second in ties)

    best, least = names, length(names)
    while True:
        found = min(((length(each), each) for each in _swapped(best)), default=(least, best))
        if found[0] >= least:
            return best
        least, best = found


def _swapped(order: list[int]) -> Iterator[list[int]]:
    for first, second in combinations(range(len(order)), 2):
        swapped = list(order)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        yield swapped
        moved = list(order)
        moved.insert(second, moved.pop(first))
        yield moved


def _free(x: float, y: float, rx: float, ry: float, taken: Sequence[Box]) -> tuple[float, float]:
    """A point of the bow whose number meets no other: its middle if that is free, else the nearest
    to it on either side; where the whole bow is taken, to the right of it."""
    for angle in (turn * side for turn in range(0, 80, 4) for side in (1, -1)):
        at = (x + rx * cos(radians(angle)), y + ry * sin(radians(angle)))
        if not any(_meet(_box(*at), box) for box in taken):
            return at
    step = 1
    while any(_meet(_box(x + rx + step * MARK, y), box) for box in taken):
        step += 1
    return x + rx + step * MARK, y


def _box(x: float, y: float) -> Box:
    return x - MARK, y - MARK, x + MARK, y + MARK


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
