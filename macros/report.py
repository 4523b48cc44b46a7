# Problems told to people and to programs.
from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from macros.problem import Place, Problem, as_mapping

LONGEST_EXCERPT = 110


def visible(text: str) -> str:
    """The text with every character that has no shape of its own replaced: a report shows what
    is in a file, and must not be steered by it."""
    return "".join("\ufffd" if _shapeless(character) else character for character in text)


def _shapeless(character: str) -> bool:
    return character != "\t" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def as_text(problems: Sequence[Problem], root: Path) -> str:
    """A report for people: each problem with its place, the line, a caret, what was expected and
    what was probably meant; a count at the end."""
    lines = _line_reader(root)
    parts = ["\n".join(visible(line) for line in _problem(problem, lines)) for problem in problems]
    return "\n\n".join([*parts, count(problems)]) + "\n"


def as_json(problems: Sequence[Problem]) -> str:
    """One JSON object: `problems`, a list of objects with file, line, column (from 1), end_line,
    end_column, code, message, expected, meant and related; and `count`."""
    found = {"problems": [as_mapping(problem) for problem in problems], "count": len(problems)}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    return "".join(_github(problem) for problem in problems)


FORMATS: dict[str, Callable[[Sequence[Problem], Path], str]] = {
    "text": as_text,
    "json": lambda problems, root: as_json(problems),
    "github": lambda problems, root: as_github(problems),
}


def count(problems: Sequence[Problem]) -> str:
    """How many problems there are, in how many files."""
    files = len({problem.place.file for problem in problems})
    problem_word = "problem" if len(problems) == 1 else "problems"
    file_word = "file" if files == 1 else "files"
    return f"{len(problems)} {problem_word} in {files} {file_word}."


def _problem(problem: Problem, lines: Callable[[str], list[str]]) -> Iterator[str]:
    place = problem.place
    yield f"{place.file}:{place.line}:{place.column}: {problem.message} [{problem.code}]"
    yield from _excerpt(place, lines(place.file))
    if problem.expected:
        yield f"  expected: {problem.expected}"
    if problem.meant:
        yield f"  did you mean: {problem.meant}"
    for other, why in problem.related:
        yield f"  see {other.file}:{other.line}:{other.column}: {why}"


def _excerpt(place: Place, lines: list[str]) -> Iterator[str]:
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return
    line = lines[place.line - 1]
    last = place.end_column if place.end_line == place.line else len(line) + 1
    first_shown = max(0, place.column - 1 - LONGEST_EXCERPT // 2) if len(line) > LONGEST_EXCERPT else 0
    shown = line[first_shown : first_shown + LONGEST_EXCERPT]
    start = place.column - 1 - first_shown
    width = max(1, min(last - place.column, len(shown) - start))
    gutter = f"{place.line:>5} | "
    yield f"{gutter}{shown}"
    yield " " * (len(gutter) - 2) + "| " + " " * start + "^" * width


def _line_reader(root: Path) -> Callable[[str], list[str]]:
    known: dict[str, list[str]] = {}

    def lines(file: str) -> list[str]:
        if file not in known:
            try:
                text = (root / file).read_bytes().decode("utf-8", "replace")
            except OSError:
                text = ""
            known[file] = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        return known[file]

    return lines


def _escaped(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _github(problem: Problem) -> str:
    place = problem.place
    message = problem.message + (f"; expected {problem.expected}" if problem.expected else "")
    message += f"; did you mean {problem.meant}" if problem.meant else ""
    escaped = _escaped(message)
    name = _escaped(place.file).replace(",", "%2C").replace(":", "%3A")
    where = f"file={name},line={place.line},col={place.column},endLine={place.end_line},endColumn={place.end_column}"
    return f"::error {where},title={problem.code}::{escaped}\n"
