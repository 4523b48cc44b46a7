"""Contributing from Windows: line ends, byte order marks, names in another case and paths are no trap."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.problem import Problem
from macros.report import FORMATS
from tests.conftest import ROOT, Project

CLAIMS = "data/stories/dredging/claims.yml"
BOM = b"\xef\xbb\xbf"


def data_files(project: Project) -> list[Path]:
    return sorted((project.root / "data").rglob("*.yml"))


def with_returns(project: Project) -> None:
    """Every data file as an editor on Windows may save it."""
    for path in data_files(project):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def with_marks(project: Project) -> None:
    """Every data file with a byte order mark."""
    for path in data_files(project):
        path.write_bytes(BOM + path.read_bytes())


def spots(problems: tuple[Problem, ...]) -> list[tuple[object, ...]]:
    return [(problem.code, *problem.place) for problem in problems]


@pytest.mark.parametrize("change", [with_returns, with_marks], ids=["line ends of Windows", "byte order marks"])
def test_data_saved_by_another_editor_says_the_same(harbour: Project, change: Callable[[Project], None]) -> None:
    before = harbour.load()
    change(harbour)
    after = harbour.load()

    assert after.problems == ()
    assert {key: claim.text for key, claim in after.world.claims.items()} == {
        key: claim.text for key, claim in before.world.claims.items()
    }


@pytest.mark.parametrize("change", [with_returns, with_marks], ids=["line ends of Windows", "byte order marks"])
def test_a_mistake_in_it_is_told_at_the_same_place(harbour: Project, change: Callable[[Project], None]) -> None:
    harbour.edit(CLAIMS, "kind: quoted", "knid: quoted")
    harbour.edit("data/actors/mara-voss.yml", "kind: person", "kind: persn")
    before = harbour.load().problems
    change(harbour)
    after = harbour.load().problems

    assert len(before) >= 2
    assert spots(after) == spots(before)
    assert FORMATS["text"](after, harbour.root) == FORMATS["text"](before, harbour.root)
    assert "\r" not in FORMATS["text"](after, harbour.root)


@pytest.mark.parametrize(
    ("name", "code", "meant"),
    [
        pytest.param("data/actors/Skippers.yml", "bad-id", "data/actors/skippers.yml", id="a file"),
        pytest.param("data/Actors/skippers.yml", "misplaced-file", "data/actors/skippers.yml", id="a folder"),
        pytest.param("data/actors/skippers.YML", "misplaced-file", "data/actors/skippers.yml", id="an ending"),
        pytest.param("data/actors/skippers.yaml", "misplaced-file", "data/actors/skippers.yml", id="another ending"),
        pytest.param("data/actors/The Skippers.yml", "bad-id", "data/actors/the-skippers.yml", id="with a space"),
    ],
)
def test_a_name_in_another_case_is_told_with_the_right_one(harbour: Project, name: str, code: str, meant: str) -> None:
    old = harbour.path("data/actors/skippers.yml")
    text = old.read_bytes()
    old.unlink()
    harbour.write(name, text)
    told = [problem for problem in harbour.load().problems if problem.place.file == name]

    assert [(problem.code, problem.meant) for problem in told] == [(code, meant)]


def test_a_storys_file_in_another_case_is_told_with_the_right_one(harbour: Project) -> None:
    harbour.path("data/stories/dredging/notes.yml").rename(harbour.path("data/stories/dredging/Notes.yml"))
    told = {problem.code: problem.meant for problem in harbour.load().problems}

    assert told.get("misplaced-file") == "data/stories/dredging/notes.yml"


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_paths_in_reports_have_forward_slashes(harbour: Project, form: str) -> None:
    harbour.edit(CLAIMS, "kind: quoted", "knid: quoted")
    harbour.write("data/Actors/mara-voss.yml", harbour.read("data/actors/mara-voss.yml"))
    harbour.write("docs/extra.md", "{{ claim('nothing') }}\n")
    problems = harbour.load().problems
    told = FORMATS[form](problems, harbour.root)

    assert len(problems) >= 2
    assert "\\" not in told.replace("\\n", "").replace('\\"', "")
    if form == "json":
        assert {each["file"] for each in json.loads(told)["problems"]} >= {CLAIMS, "data/Actors/mara-voss.yml"}


def test_the_engine_turns_no_path_into_text_with_the_systems_own_slashes() -> None:
    """On Linux no run can show it: so the code is read. A path below the project is written by as_posix."""
    wrong = re.compile(
        r"str\([^()]*relative_to\([^)]*\)\)|\{[^{}]*relative_to\([^)]*\)\}|os\.path\.(?:join|relpath|sep)|os\.sep"
    )
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {match[0]}"
        for path in sorted((ROOT / "macros").rglob("*.py"))
        for match in wrong.finditer(path.read_text("utf-8"))
    ]

    assert found == []


def test_the_engine_writes_text_with_the_line_ends_it_reads() -> None:
    """write_text without newline= would give returns on Windows, and other bytes than a build on Linux."""
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for path in sorted((ROOT / "macros").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "write_text"
        if "newline" not in [each.arg for each in node.keywords]
    ]

    assert found == []


def test_the_three_commands_for_windows_are_the_same_wherever_they_stand() -> None:
    commands = ["py -m venv .venv", r".venv\Scripts\python -m pip install --require-hashes -r requirements.txt"]
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

    assert all(command in text for command in commands)
    assert r".venv\Scripts\explainer check" in text
    assert "make" not in text.partition("```powershell")[2].partition("```")[0]


def test_a_report_does_not_need_a_terminal_that_knows_unicode(harbour: Project) -> None:
    harbour.edit(CLAIMS, "“Harbour board", '"Harbour board')
    command = [sys.executable, "-m", "macros", "check", "--project", str(harbour.root)]
    environment = {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert CLAIMS in done.stdout.decode("utf-8")
