"""A problem stands at a place, and problems stand in order."""

from __future__ import annotations

import pytest

from macros.problem import Place, Problem, as_mapping, in_order, place_of, whole_file
from macros.read.yaml_document import parse
from tests.unit.making import at


@pytest.mark.parametrize(
    ("start", "length", "columns"),
    [(0, 3, (5, 8)), (2, 3, (7, 10)), (9, 1, (14, 15)), (10, 3, (14, 17)), (99, 0, (14, 15)), (0, 0, (5, 6))],
    ids=["start", "middle", "last", "just behind", "far behind", "no length"],
)
def test_a_part_of_a_place_never_starts_behind_it(start: int, length: int, columns: tuple[int, int]) -> None:
    assert at(3, 5, 15).inside(start, length) == at(3, *columns)


def test_a_place_of_several_lines_has_no_parts() -> None:
    place = Place("a", 1, 5, 2, 3)
    assert place.inside(2, 1) == place


def test_a_file_at_fault_is_named_at_its_first_character() -> None:
    assert whole_file("a.yml") == Place("a.yml", 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("b", 1, "c"), False, (3, 8, 3, 9)),
        (("b", 1, "c"), True, (3, 5, 3, 6)),
        (("b", 0), False, (2, 5, 2, 6)),
        (("b", "<inline>", 1, "c"), False, (3, 8, 3, 9)),
        (("a", "z"), False, (1, 5, 1, 6)),
        (("b", 0, 5), False, (2, 5, 2, 6)),
        (("b", 7), True, (1, 8, 1, 9)),
    ],
    ids=["value", "key", "item", "a tag is skipped", "below a text", "below an item", "past the end"],
)
def test_a_path_leads_to_the_closest_place_there_is(
    path: tuple[str | int, ...], key: bool, place: tuple[int, ...]
) -> None:
    node, _ = parse("{a: 1, b: [\n    x,\n   {c: 1}]}", "a.yml")
    assert node is not None
    assert place_of(node, path, key=key)[1:5] == place


def test_problems_are_ordered_by_place_and_each_is_said_once() -> None:
    late, early = Problem(at(10, 1, 2), "x", "m"), Problem(at(9, 2, 3), "x", "m")
    first, other = Problem(at(9, 1, 2), "x", "m"), Problem(at(1, 1, 2, "b"), "x", "m")
    assert in_order([late, early, other, first, late.at(late.place)]) == [other, first, early, late]


def test_problems_at_one_place_are_both_said_when_they_differ() -> None:
    one, two = Problem(at(1, 1, 2), "x", "m"), Problem(at(1, 1, 2), "x", "n")
    assert in_order([two, one, two]) == [one, two]


def test_a_problem_as_a_mapping_holds_all_it_says() -> None:
    problem = Problem(at(1, 2, 3), "code", "wrong", "right", "meant", ((at(4, 5, 6, "b"), "why"),))
    assert as_mapping(problem) == {
        "file": "data/a.yml",
        "line": 1,
        "column": 2,
        "end_line": 1,
        "end_column": 3,
        "code": "code",
        "message": "wrong",
        "expected": "right",
        "meant": "meant",
        "related": [{"file": "b", "line": 4, "column": 5, "end_line": 4, "end_column": 6, "why": "why"}],
        "marks": [],
    }
