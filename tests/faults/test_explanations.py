"""Every code has a long form, and its wrong and right examples do what it says they do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from macros.codes import CODES
from macros.colour import coloured
from macros.explained import long_form, read_long_form
from macros.project import judge_project
from macros.report import as_text
from tests.conftest import HARBOUR, ROOT, Project, copy_project
from tests.faults.explained_here import break_it, make_right, set_the_scene
from tests.faults.test_each_mistake import BUILT, IN_FILES

FOLDER = ROOT / "macros" / "explained"
ON_PAGES = sorted(set(CODES) - set(IN_FILES))


def test_every_code_has_a_long_form_and_every_long_form_is_of_a_code() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == sorted(CODES)


@pytest.mark.parametrize("code", IN_FILES)
def test_the_wrong_example_is_reported_as_the_long_form_says_and_as_nothing_else(code: str, harbour: Project) -> None:
    told = read_long_form(code)
    set_the_scene(harbour, told)
    break_it(harbour, told)
    problems = judge_project(harbour.root).problems
    assert {problem.code for problem in problems} == {code}
    assert as_text(problems, harbour.root) == told.report


@pytest.mark.parametrize("code", IN_FILES)
def test_the_right_example_has_no_problem(code: str, harbour: Project) -> None:
    told = read_long_form(code)
    set_the_scene(harbour, told)
    make_right(harbour, told)
    assert judge_project(harbour.root).problems == ()


@pytest.mark.long
def test_the_wrong_pages_are_reported_when_they_are_built_and_the_right_ones_are_not(tmp_path: Path) -> None:
    from tests.faults.test_command_line import PROBLEMS, WELL, explainer

    wrong, right = (Project(copy_project(HARBOUR, tmp_path / name)) for name in ("wrong", "right"))
    for code in ON_PAGES:
        break_it(wrong, read_long_form(code))
        make_right(right, read_long_form(code))
    done = explainer("build", "--project", str(wrong.root))
    assert done.returncode == PROBLEMS
    assert done.stderr.count("/index.html:") >= len(ON_PAGES)
    for code in ON_PAGES:
        place = re.compile(rf"^{code}/(?:[a-z-]+/)?index\.html:\d+:1: (.*)$", re.MULTILINE)
        found = place.findall(done.stderr)
        assert found == place.findall(read_long_form(code).report)
        assert len(found) == 1 and found[0].endswith(f"[{code}]")
    done = explainer("build", "--project", str(right.root))
    assert done.returncode == WELL, done.stderr


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_long_form_says_rule_reason_both_examples_the_report_and_what_to_do(code: str) -> None:
    told, told_whole = read_long_form(code), long_form(code)
    assert told.wrong.strip() and told.right.strip()
    assert told.wrong != told.right or told.right_file
    for sentence in (told.why, told.do):
        assert sentence[0].isupper() or sentence.startswith("'")
        assert sentence.strip()[-1] in ".!?"
    heads = [line for line in told_whole.split("\n") if line and not line.startswith("  ")]
    assert heads == [
        code,
        "Why",
        f"Wrong, in {told.file}",
        "What the report says",
        f"Right, in {told.right_file or told.file}",
        "What to do",
    ]
    for line in (*told.wrong.splitlines(), *told.right.splitlines(), *told.report.splitlines()):
        assert f"  | {line}".rstrip() in told_whole.split("\n")
    words = " ".join(told_whole.split())
    assert all(" ".join(text.split()) in words for text in (CODES[code], told.why, told.do))


def test_a_long_form_in_colour_says_the_same() -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", long_form("quote-not-found", coloured))
    assert plain == long_form("quote-not-found")


def test_examples_name_only_what_is_made_up() -> None:
    real = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "data" / "actors").glob("*.yml")]
    forms = {form for actor in real for form in actor.get("forms", ())}
    assert forms
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms))
    for code in CODES:
        assert not pattern.search(long_form(code)), code


def test_rules_of_built_pages_say_so() -> None:
    assert all(CODES[code].startswith(BUILT) for code in ON_PAGES)
