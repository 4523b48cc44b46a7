"""Each mistake is told as it should be. The first case of each code is the example of its long form, see
test_explanations.py; here are the others, each with the exact report."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.codes import CODES
from macros.project import judge_project
from macros.report import as_text
from tests.conftest import HARBOUR, ROOT, Project
from tests.faults.explained_here import apply

CASES = Path(__file__).parent / "cases"
BUILT = "Built page:"
IN_FILES = sorted(code for code, text in CODES.items() if not text.startswith(BUILT))


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}"))
    return found


@pytest.mark.parametrize(("code", "case"), cases())
def test_a_mistake_is_told_in_exactly_these_words(code: str, case: dict[str, Any], harbour: Project) -> None:
    for edit in case["edits"]:
        apply(harbour, edit)
    told = as_text(judge_project(harbour.root).problems, harbour.root)
    assert told == case["report"]
    assert f"[{code}]" in told


def test_the_world_that_the_cases_break_has_no_mistake_of_its_own() -> None:
    assert judge_project(HARBOUR).problems == ()


def test_every_case_file_is_of_a_code() -> None:
    assert {path.stem for path in CASES.glob("*.yml")} <= set(IN_FILES)


def test_no_two_cases_share_a_name() -> None:
    names = [case["name"] for path in CASES.glob("*.yml") for case in yaml.safe_load(path.read_text("utf-8"))]
    assert sorted(names) == sorted(set(names))


def test_every_code_that_can_be_given_is_explained_and_every_one_explained_can_be_given() -> None:
    assert codes_in_source() == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_rule_behind_a_code_is_told_in_sentences(code: str) -> None:
    text = CODES[code]
    assert text[0].isupper()
    assert text.endswith(".")
    assert "\n" not in text


def codes_in_source() -> set[str]:
    """The codes given to Problem(...), to helpers that make problems, and to PydanticCustomError."""
    found: set[str] = set()
    for path in sorted((ROOT / "macros").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            found |= _codes_of(call, tree)
    return found


def _codes_of(call: ast.Call, tree: ast.Module) -> set[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name == "Problem":
        given = call.args[1] if len(call.args) > 1 else None
        if isinstance(given, ast.Name):
            return set().union(*(_texts(value) for value in _assigned(tree, given.id)))
        return {text for text in _texts(given) if text}
    if name == "PydanticCustomError":
        return _texts(call.args[0])
    # helpers such as _Folding._problem(event, code, ...) and those of macros/inspect
    return {text for arg in call.args for text in _texts(arg) if text in CODES} if name.startswith("_") else set()


def _assigned(tree: ast.Module, name: str) -> Iterator[ast.expr]:
    """What a name is given in a module: `code = ...`, or its part of `code, what = (...) if ... else (...)`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        [target] = node.targets
        values = [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
        if isinstance(target, ast.Name) and target.id == name:
            yield from values
        elif isinstance(target, ast.Tuple):
            at = next((at for at, part in enumerate(target.elts) if getattr(part, "id", "") == name), None)
            yield from (value.elts[at] for value in values if at is not None and isinstance(value, ast.Tuple))


def _texts(node: ast.expr | None) -> set[str]:
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()
