"""A report shows people where to look, and tells programs the same."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from macros.colour import Paint, coloured, paint_for, plain
from macros.problem import Place, Problem
from macros.report import FORMATS, LONGEST_EXCERPT, as_github, as_json, as_text, count
from tests.unit.making import at

FILE = "data/a.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def write(root: Path, text: str | bytes) -> None:
    (root / FILE).write_bytes(text.encode() if isinstance(text, str) else text)


def caret_lines(root: Path, place: Place) -> list[str]:
    return as_text([Problem(place, "code", "wrong")], root).split("\n\n")[0].split("\n")[1:]


def test_a_report_shows_place_line_caret_expectation_guess_and_count(root: Path) -> None:
    write(root, "kind: quoted\nabout: [turky]\n")
    problem = Problem(
        at(2, 9, 14),
        "unknown-id",
        "nothing is called 'turky'",
        "the id of an actor",
        "turkey",
        ((at(7, 3, 5, "data/b.yml"), "listed here"),),
    )
    assert as_text([problem], root) == (
        "data/a.yml:2:9: nothing is called 'turky' [unknown-id]\n"
        "    2 | about: [turky]\n"
        "      |         ^^^^^\n"
        "  expected: the id of an actor\n"
        "  did you mean: turkey\n"
        "  see data/b.yml:7:3: listed here\n"
        "\n"
        "1 problem in 1 file.\n"
    )


def test_a_report_of_several_problems_parts_them_by_an_empty_line(root: Path) -> None:
    write(root, "a: 1\n")
    problems = [Problem(at(1, 1, 2), "x", "one"), Problem(at(1, 4, 5), "y", "two")]
    assert as_text(problems, root) == (
        "data/a.yml:1:1: one [x]\n    1 | a: 1\n      | ^\n\n"
        "data/a.yml:1:4: two [y]\n    1 | a: 1\n      |    ^\n\n"
        "2 problems in 1 file.\n"
    )


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        (at(1, 1, 4), ["    1 | abc", "      | ^^^"]),
        (at(1, 3, 4), ["    1 | abc", "      |   ^"]),
        (at(1, 4, 5), ["    1 | abc", "      |    ^"]),
        (at(1, 2, 99), ["    1 | abc", "      |  ^^"]),
        (at(3, 2, 4), ["    3 | ééé", "      |  ^^"]),
        (Place(FILE, 1, 2, 3, 1), ["    1 | abc", "      |  ^^"]),
        (at(2, 1, 2), []),
        (at(5, 1, 2), []),
        (at(1, 1, 2, "data/missing.yml"), []),
    ],
    ids=[
        "one line",
        "last column",
        "behind the last column",
        "longer than the line",
        "non-ASCII",
        "several lines",
        "an empty line",
        "no such line",
        "no such file",
    ],
)
def test_the_caret_stands_under_the_place(root: Path, place: Place, lines: list[str]) -> None:
    write(root, "abc\n\nééé\n")
    assert caret_lines(root, place) == lines


def test_the_gutter_is_as_wide_for_long_line_numbers(root: Path) -> None:
    write(root, "\n" * 12344 + "abc")
    assert caret_lines(root, at(12345, 2, 3)) == ["12345 | abc", "      |  ^"]


@pytest.mark.parametrize("column", [1, 40, 57, 111, 150, 300], ids=lambda column: f"column {column}")
def test_of_a_long_line_the_part_around_the_place_is_shown(root: Path, column: int) -> None:
    line = "".join(chr(0x100 + at) for at in range(300))
    write(root, line)
    shown, caret = caret_lines(root, at(1, column, column + 1))
    assert len(shown) <= len("    1 | ") + LONGEST_EXCERPT
    assert caret.count("^") == 1
    assert shown[caret.index("^")] == line[column - 1]


def test_the_caret_never_runs_past_what_is_shown_of_a_long_line(root: Path) -> None:
    write(root, "x" * 300)
    shown, caret = caret_lines(root, at(1, 101, 251))
    assert len(caret) == len(shown)


def test_a_line_of_the_longest_length_is_shown_whole(root: Path) -> None:
    write(root, "x" * LONGEST_EXCERPT)
    assert caret_lines(root, at(1, LONGEST_EXCERPT, LONGEST_EXCERPT + 1)) == [
        "    1 | " + "x" * LONGEST_EXCERPT,
        "      | " + " " * (LONGEST_EXCERPT - 1) + "^",
    ]


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfabc\r\nxy\r\n", b"abc\nxy\xff\n"], ids=["mark and returns", "not UTF-8"])
def test_an_unusual_file_is_shown_as_an_editor_shows_it(root: Path, raw: bytes) -> None:
    write(root, raw)
    assert caret_lines(root, at(1, 1, 4)) == ["    1 | abc", "      | ^^^"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "0 problems in 0 files."),
        (["a"], "1 problem in 1 file."),
        (["a", "a"], "2 problems in 1 file."),
        (["a", "b", "a"], "3 problems in 2 files."),
    ],
)
def test_problems_and_their_files_are_counted(files: list[str], said: str) -> None:
    problems = [Problem(at(number + 1, 1, 2, file), "x", "m") for number, file in enumerate(files)]
    assert count(problems) == said


def test_json_holds_every_problem_with_its_keys() -> None:
    problem = Problem(at(1, 2, 3), "code", "“wrong”", "right", "meant", ((at(4, 5, 6), "why"),))
    said = as_json([problem, problem])
    found = json.loads(said)
    assert list(found) == ["problems", "count"]
    assert found["count"] == len(found["problems"]) == 2
    assert list(found["problems"][0]) == [
        *("file", "line", "column", "end_line", "end_column"),
        *("code", "message", "expected", "meant", "related", "marks"),
    ]
    assert found["problems"][0]["related"][0]["why"] == "why"
    assert "“wrong”" in said
    assert said.endswith("}\n")


def test_json_of_no_problems_is_an_empty_list() -> None:
    assert json.loads(as_json([])) == {"problems": [], "count": 0}


def test_a_github_command_names_the_place_and_all_that_is_said() -> None:
    problem = Problem(Place(FILE, 1, 2, 3, 4), "code", "wrong", "right", "meant")
    assert as_github([problem]) == (
        "::error file=data/a.yml,line=1,col=2,endLine=3,endColumn=4,title=code::"
        "wrong; expected right; did you mean meant\n"
    )


@pytest.mark.parametrize(
    ("file", "message", "named", "said"),
    [
        ("a", "5 % of\na:b,c\r", "a", "5 %25 of%0Aa:b,c%0D"),
        ("a%b,c:d", "m", "a%25b%2Cc%3Ad", "m"),
        ("a%2Cb", "%0A", "a%252Cb", "%250A"),
        ("a\n::warning::b\r", "m", "a%0A%3A%3Awarning%3A%3Ab%0D", "m"),
    ],
    ids=["message", "file name", "nothing is escaped twice", "line breaks in a file name"],
)
def test_a_github_command_cannot_be_broken_out_of(file: str, message: str, named: str, said: str) -> None:
    assert as_github([Problem(at(1, 1, 2, file), "x", message)]) == (
        f"::error file={named},line=1,col=1,endLine=1,endColumn=2,title=x::{said}\n"
    )


def test_each_format_says_the_same_problems(root: Path) -> None:
    problem = Problem(at(1, 1, 2), "code", "wrong")
    assert set(FORMATS) == {"text", "json", "github"}
    for tell in FORMATS.values():
        said = tell([problem], root)
        assert "wrong" in said
        assert "code" in said
        assert FILE in said


def test_characters_that_differ_are_marked_under_the_other_place(root: Path) -> None:
    write(root, "a: 1\nthe words that stand\n")
    marks = (at(2, 5, 6), at(2, 11, 13))
    problem = Problem(at(1, 4, 5), "x", "m", related=((at(2, 1, 15), "the nearest words"),), marks=marks)
    assert as_text([problem], root).split("\n")[3:6] == [
        f"  see {FILE}:2:1: the nearest words",
        "    2 | the words that stand",
        "      |     ^     ^^",
    ]


def test_a_report_in_colour_says_the_same_and_nothing_of_a_file_can_colour_it(root: Path) -> None:
    write(root, "a: \x1b[31mred\n")
    problem = Problem(at(1, 4, 5), "x", "m \x1b[0m", "right", "meant", ((at(1, 1, 2), "here"),))
    painted = as_text([problem], root, coloured)
    assert re.sub(r"\x1b\[(?:[0-9]+;?)*m", "", painted) == as_text([problem], root)
    assert "\x1b[31m^\x1b[0m" in painted
    assert "\x1b[31mred" not in painted


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal to open; its own variables are asked too")
@pytest.mark.parametrize(
    ("terminal", "environ", "paint"),
    [
        (True, {}, coloured),
        (False, {}, plain),
        (True, {"NO_COLOR": "1"}, plain),
        (True, {"NO_COLOR": ""}, coloured),
        (True, {"TERM": "dumb"}, plain),
        (False, {"FORCE_COLOR": "1"}, coloured),
        (True, {"FORCE_COLOR": "0"}, plain),
        (False, {"FORCE_COLOR": ""}, plain),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, plain),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_colour_is_for_terminals_unless_asked_otherwise(
    terminal: bool, environ: dict[str, str], paint: Paint, tmp_path: Path
) -> None:
    if terminal:
        ours, theirs = os.openpty()
        with os.fdopen(theirs, "w") as stream:
            assert paint_for(stream, environ) is paint
        os.close(ours)
    else:
        with (tmp_path / "file").open("w") as stream:
            assert paint_for(stream, environ) is paint
