"""The diagram of ties: every tie with its number, and nothing on top of anything else."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.drawing.arcs import ROW, ArcDiagram, Box, arc_diagram
from macros.load import load_world
from tests.conftest import ROOT

Ties = list[tuple[int, int]]
Drawn = tuple[list[str], Ties]


def overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Every two boxes that share more than an edge."""

    def meet(one: Box, other: Box) -> bool:
        return all(max(one[side], other[side]) < min(one[side + 2], other[side + 2]) - 1e-6 for side in (0, 1))

    return [(one, other) for one, other in combinations(boxes, 2) if meet(one, other)]


@st.composite
def drawings(draw: st.DrawFn) -> Drawn:
    """Up to 24 names of any length and up to 40 ties, several between the same two among them."""
    count, ties_count = draw(st.integers(2, 24)), draw(st.integers(0, 40))
    names = ["n" * draw(st.integers(1, 40)) for _ in range(count)]
    ties = []
    for _ in range(ties_count):
        first, further = draw(st.integers(0, count - 1)), draw(st.integers(1, count - 1))
        ties.append((first, (first + further) % count))
    return names, ties


def holds(names: list[str], ties: Ties, drawn: ArcDiagram) -> None:
    """What every diagram is held to."""
    assert overlapping(drawn.boxes(names)) == []
    rows = {node.name: node.y for node in drawn.nodes}
    assert set(rows) == {end for tie in ties for end in tie}
    assert [arc.tie for arc in drawn.arcs] == list(range(len(ties)))
    for arc, tie in zip(drawn.arcs, ties, strict=True):
        assert {arc.y1, arc.y2} == {rows[end] for end in tie}
        assert arc.rx > 0 and arc.mark_x > arc.x
    for left, top, right, bottom in drawn.boxes(names):
        assert left >= 0 and right <= drawn.width
        assert top >= 0 and bottom <= drawn.height


@settings(max_examples=40, deadline=None)
@given(drawings())
def test_no_two_names_or_numbers_overlap_and_all_lie_inside(drawn: Drawn) -> None:
    names, ties = drawn
    holds(names, ties, arc_diagram(names, ties))


@settings(max_examples=15, deadline=None)
@given(drawings())
def test_the_same_ties_are_drawn_the_same_way_each_time(drawn: Drawn) -> None:
    assert arc_diagram(*drawn) == arc_diagram(*drawn)


def test_the_relations_of_the_real_story_do_not_overlap() -> None:
    world = load_world(ROOT).world
    for story in world.stories.values():
        actors = list(dict.fromkeys(end for each in story.relations for end in (each.actor, each.to)))
        names = [world.names[actor] for actor in actors]
        ties = [(actors.index(each.actor), actors.index(each.to)) for each in story.relations]
        assert len(ties) > 20

        holds(names, ties, arc_diagram(names, ties))


def test_a_name_without_a_tie_is_left_out_and_the_others_keep_their_numbers() -> None:
    drawn = arc_diagram(["alone", "one", "lonely", "other"], [(3, 1)])

    assert {node.name for node in drawn.nodes} == {1, 3}
    assert [arc.tie for arc in drawn.arcs] == [0]


def test_nothing_is_drawn_of_no_ties() -> None:
    assert arc_diagram(["one", "other"], []).nodes == ()
    assert arc_diagram([], []).arcs == ()


def test_names_that_are_tied_come_to_stand_side_by_side() -> None:
    drawn = arc_diagram(list("abcdef"), [(0, 5), (1, 4), (2, 3)])

    assert [arc.y2 - arc.y1 for arc in drawn.arcs] == [ROW] * 3


@pytest.mark.parametrize("ties", [2, 12, 40])
def test_ties_between_the_same_two_have_bows_and_numbers_of_their_own(ties: int) -> None:
    names = ["one", "other"]
    drawn = arc_diagram(names, [(0, 1), (1, 0)] * (ties // 2))

    holds(names, [(0, 1), (1, 0)] * (ties // 2), drawn)
    assert len({(arc.mark_x, arc.mark_y) for arc in drawn.arcs}) == ties
