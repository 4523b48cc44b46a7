"""A mistake in a template or in Python, told with its file, its line and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.preview.mistakes import Mistaken, told


def raised(folder: Path, name: str) -> Exception:
    environment = Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined)
    try:
        environment.get_template(name).render()
    except Exception as error:
        return error
    raise AssertionError("nothing went wrong")


def test_a_name_that_a_template_does_not_know_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.j2").write_text("one\n{{ nothing }}\n", "utf-8")

    said = told(raised(tmp_path, "page.j2"), (tmp_path,))
    assert said == "page.j2:2: UndefinedError: 'nothing' is undefined\n    2 | {{ nothing }}\n"


def test_a_template_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "page.j2").write_text("{% include 'part.j2' %}", "utf-8")
    (tmp_path / "part.j2").write_text("one\n\n{% if %}\n", "utf-8")

    assert told(raised(tmp_path, "page.j2"), (tmp_path,)).startswith("part.j2:3: TemplateSyntaxError: ")


def test_what_a_library_raises_on_top_does_not_hide_the_mistake(tmp_path: Path) -> None:
    (tmp_path / "page.j2").write_text("{{ nothing }}", "utf-8")
    with pytest.raises(IndexError) as caught:
        _while_telling(raised(tmp_path, "page.j2"))

    assert told(caught.value, (tmp_path / "elsewhere", tmp_path)).startswith("page.j2:1: UndefinedError")


def _while_telling(mistake: Exception) -> None:
    try:
        raise mistake
    finally:
        _ = [][0]


def test_python_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "view.py"
    path.write_text("one = 1\ndef broken(:\n", "utf-8")
    with pytest.raises(SyntaxError) as caught:
        compile(path.read_text("utf-8"), str(path), "exec")

    assert told(caught.value, (tmp_path,)) == "view.py:2: SyntaxError: invalid syntax\n    2 | def broken(:\n"


def test_a_mistake_that_stands_nowhere_is_told_by_its_kind(tmp_path: Path) -> None:
    assert told(ValueError("odd"), (tmp_path,)) == "ValueError: odd\n"
    assert told(Mistaken("a report\n"), (tmp_path,)) == "a report\n"
