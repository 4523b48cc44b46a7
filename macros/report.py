# Problems told to people and to programs.
from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from macros.colour import Paint, plain
from macros.problem import Place, Problem, as_mapping

LONGEST_EXCERPT = 110


def visible(text: str) -> str:
    """The text with every character that has no shape of its own replaced: a report shows what
    is in a file, and must not be steered by it."""
    return "".join("\ufffd" if _shapeless(character) else character for character in text)


def _shapeless(character: str) -> bool:
    return character != "\t" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def as_text(problems: Sequence[Problem], root: Path, paint: Paint = plain) -> str:
    """A report for people: each problem with its place, the line, a caret, what was expected, what
    was probably meant, and the other places involved; a count at the end."""
    lines = _line_reader(root)
    parts = ["\n".join(_problem(problem, lines, paint)) for problem in problems]
    return "\n\n".join([*parts, count(problems)]) + "\n"


def as_json(problems: Sequence[Problem]) -> str:
    """One JSON object: `count`, how many problems there are, and `problems`, a list of objects with
    file, line, column (from 1), end_line, end_column, code, message, expected and meant (each "" when
    there is nothing to say), related (other places, each with why) and marks (places of the characters
    that differ, inside the first of the related). `explainer check --help` says what each holds."""
    found = {"problems": [as_mapping(problem) for problem in problems], "count": len(problems)}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines of a change: one line a problem,
    `::error file=,line=,col=,endLine=,endColumn=,title=CODE::message; expected ...; did you mean ...`,
    with line breaks, per cent signs and, in the file's name, commas and colons escaped."""
    return "".join(_github(problem) for problem in problems)


FORMATS: dict[str, Callable[[Sequence[Problem], Path], str]] = {
    "text": lambda problems, root: as_text(problems, root),
    "json": lambda problems, root: as_json(problems),
    "github": lambda problems, root: as_github(problems),
}


def count(problems: Sequence[Problem]) -> str:
    """How many problems there are, in how many files."""
    files = len({problem.place.file for problem in problems})
    problem_word = "problem" if len(problems) == 1 else "problems"
    file_word = "file" if files == 1 else "files"
    return f"{len(problems)} {problem_word} in {files} {file_word}."


def _problem(problem: Problem, lines: Callable[[str], list[str]], paint: Paint) -> Iterator[str]:
    place = problem.place
    where = visible(f"{place.file}:{place.line}:{place.column}:")
    yield f"{paint('place', where)} {paint('fault', visible(problem.message))} [{visible(problem.code)}]"
    yield from _excerpt([place], lines(place.file), paint)
    if problem.expected:
        yield f"  {paint('note', 'expected:')} {visible(problem.expected)}"
    if problem.meant:
        yield f"  {paint('note', 'did you mean:')} {paint('right', visible(problem.meant))}"
    for number, (other, why) in enumerate(problem.related):
        yield f"  {paint('note', 'see')} {visible(f'{other.file}:{other.line}:{other.column}: {why}')}"
        if problem.marks and number == 0:
            yield from _excerpt(problem.marks, lines(other.file), paint)


def _excerpt(places: Sequence[Place], lines: list[str], paint: Paint) -> Iterator[str]:
    """The line of the first place, and a line with marks under each of the places on it."""
    place = places[0]
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return
    line = lines[place.line - 1]
    first_shown = max(0, place.column - 1 - LONGEST_EXCERPT // 2) if len(line) > LONGEST_EXCERPT else 0
    shown = line[first_shown : first_shown + LONGEST_EXCERPT]
    carets = ""
    for each in places:
        last = each.end_column if each.end_line == each.line else len(line) + 1
        start = each.column - 1 - first_shown
        if each.line == place.line and (start < len(shown) or each is place):
            carets = carets.ljust(start) + "^" * max(1, min(last - each.column, len(shown) - start))
    gutter = f"{place.line:>5} | "
    yield f"{gutter}{visible(shown)}"
    yield " " * (len(gutter) - 2) + "| " + " " * (len(carets) - len(carets.lstrip())) + paint("caret", carets.lstrip())


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
