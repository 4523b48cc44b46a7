# What is wrong with a file that is not YAML, in words of our own where a usual mistake can be told
# from its lines. The parser says where it stopped; the mistake often stands before that.
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import yaml

from macros.problem import Place, Problem
from macros.read.indentation import Level, level_of, levels_above

_ENTRY = re.compile(r"(?P<lead>\s*(?:-\s+)*)(?P<key>[A-Za-z_][\w-]*):(?:\s+(?P<value>\S.*?))?\s*$")
_CLOSE = {"[": "]", "{": "}"}
_NO_START = "@`%&*!|>,?]}"
_LONGEST = 2000
"""Longer lines than this are nobody's slip, and not looked into."""
_HINT = "quote a value that holds ': ' or ' #', or starts with one of [ ] { } & * ! | > ' \" % @ `"


@dataclass(frozen=True)
class Stop:
    """Where the parser stopped, and why; lines and columns count from 1."""

    name: str
    lines: list[str]
    line: int
    column: int
    said: str
    context: str
    start: tuple[int, int]
    """Where what it was reading began; where it stopped when that is not known."""

    def problem(self, at: tuple[int, int], width: int, message: str, expected: str, meant: str = "") -> Problem:
        """A mistake at a line and column; where the parser gave up is named when it is another line."""
        line, column = at
        place = Place(self.name, line, column, line, column + max(1, width))
        stop = Place(self.name, self.line, self.column, self.line, self.column + 1)
        related = ((stop, "reading stopped here"),) if line != self.line else ()
        return Problem(place, "yaml-syntax", message, expected, meant, related)

    def near(self) -> Iterator[tuple[int, str]]:
        """The lines where the mistake may stand: that of the stop, that where the thing being read
        began, and the last line with text above the stop."""
        above = next((at for at in range(self.line - 1, 0, -1) if self.lines[at - 1].strip()), self.line)
        for at in dict.fromkeys((self.line, self.start[0], above)):
            yield at, self.lines[at - 1]


def syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """The mistake behind a parser's error: a usual one in plain words with what to write instead,
    any other as the parser says it."""
    stop = _stop(error, text, name)
    if getattr(error, "problem_mark", None) is not None:
        known = replace(stop, lines=[line if len(line) <= _LONGEST else "" for line in stop.lines])
        told = next((found for look in _LOOKS for found in look(known)), None)
        if told is not None:
            return told
    place = Place(name, stop.line, stop.column, stop.line, stop.column + 1)
    related: tuple[tuple[Place, str], ...] = ()
    if stop.context and stop.start != (stop.line, stop.column):
        began = Place(name, *stop.start, stop.start[0], stop.start[1] + 1)
        related = ((began, stop.context),)
    return Problem(place, "yaml-syntax", f"cannot be read as YAML: {stop.said}", _HINT, "", related)


def _stop(error: yaml.YAMLError, text: str, name: str) -> Stop:
    lines = text.split("\n")
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:
        # The reader counts bytes.
        before = text.encode("utf-8", "replace")[: getattr(error, "position", 0)].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    line, column = _inside(lines, line, column)
    start = (line, column)
    if mark is not None and began is not None:
        start = _inside(lines, began.line + 1, began.column + 1)
    return Stop(name, lines, line, column, said, getattr(error, "context", None) or "", start)


def _inside(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """The place, or behind the last character of the file when it lies on an empty last line."""
    last = len(lines)
    if line > last or (line == last and not lines[-1]):
        line = max(1, last - (0 if lines[-1] else 1))
        column = len(lines[line - 1]) + 1
    return line, column


def quoted(value: str) -> str:
    """The value in quotation marks of the kind that it does not hold."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _never_closed(stop: Stop) -> Iterator[Problem]:
    if stop.context == "while scanning a quoted scalar":
        yield _open_quote(stop, *stop.start)
    # A quotation mark of a later line may close it; then the lines between look like keys.
    for at in range(stop.line - 1, max(0, stop.line - 12), -1):
        entry, below = _ENTRY.match(stop.lines[at - 1]), _ENTRY.match(stop.lines[at])
        value = (entry["value"] or "") if entry else ""
        if entry and below and value[:1] in ("'", '"') and _closing(value) < 0:
            yield _open_quote(stop, at, entry.start("value") + 1)


def _open_quote(stop: Stop, line: int, column: int) -> Problem:
    value = stop.lines[line - 1][column - 1 :].rstrip()
    mark = value[:1]
    message = f"the quotation mark {mark} that opens here is never closed"
    entry = _ENTRY.match(stop.lines[line - 1])
    meant = value + mark if value[1:] and entry and entry.start("value") == column - 1 else ""
    return stop.problem((line, column), len(value), message, f"a closing {mark}", meant)


def _closing(value: str) -> int:
    """Where the quotation mark that opens a value is closed on its line, or -1."""
    pattern = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(pattern, value)
    return found.end() - 1 if found else -1


def _goes_on(stop: Stop) -> Iterator[Problem]:
    """Text behind the mark or bracket that closes a value."""
    for at, line in stop.near():
        entry = _ENTRY.match(line)
        value = (entry["value"] or "") if entry else ""
        if not entry or value[:1] not in ("'", '"', "[", "{"):
            continue
        end = _closing(value) if value[0] in "'\"" else _bracket(value)
        rest = value[end + 1 :].strip() if end >= 0 else ""
        if rest and not rest.startswith("#"):
            column = entry.start("value") + 1
            bare = value[1:-1] if value[0] in "'\"" and value.endswith(value[0]) else value
            message = f"text goes on behind the closing {value[end]}"
            expected = "the whole value in one pair of quotation marks"
            yield stop.problem((at, column + end + 1), len(value) - end - 1, message, expected, quoted(bare))


def _bracket(value: str) -> int:
    depth = 0
    for at, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if not depth:
            return at
    return -1


def _open_bracket(stop: Stop) -> Iterator[Problem]:
    line, column = stop.start
    mark = stop.lines[line - 1][column - 1 : column]
    if stop.context in ("while parsing a flow sequence", "while parsing a flow mapping") and mark in _CLOSE:
        close = _CLOSE[mark]
        value = stop.lines[line - 1][column - 1 :].rstrip()
        meant = value + close if stop.line != line and _bracket(value + close) == len(value) else ""
        message = f"the {mark} that opens here is not closed by {close}"
        yield stop.problem((line, column), len(value), message, f"{close} behind the last item", meant)


def _wrong_start(stop: Stop) -> Iterator[Problem]:
    if "escape" in stop.said:
        message = "a backslash between double quotation marks has a meaning of its own"
        yield stop.problem((stop.line, stop.column), 1, message, "single quotation marks around the value")
    line, column = stop.start
    entry = _ENTRY.match(stop.lines[line - 1])
    value = (entry["value"] or "") if entry else ""
    if entry and entry.start("value") + 1 in (column, stop.column) and value[:1] in _NO_START:
        message = f"a value that starts with {value[0]} needs quotation marks"
        at = (line, entry.start("value") + 1)
        yield stop.problem(at, len(value), message, "the value in quotation marks", quoted(value))


def _item_in_line(stop: Stop) -> Iterator[Problem]:
    entry = _ENTRY.match(stop.lines[stop.line - 1])
    if entry and (entry["value"] or "").startswith("- "):
        meant = f"[{entry['value'][2:].strip()}]"
        message = "an item of a list stands behind a key"
        expected = "the items in brackets, or each on a line of its own below"
        yield stop.problem((stop.line, entry.start("value") + 1), len(entry["value"]), message, expected, meant)


def _colon_in_value(stop: Stop) -> Iterator[Problem]:
    line = stop.lines[stop.line - 1]
    entry = _ENTRY.match(line)
    value = (entry["value"] or "") if entry else ""
    if entry and re.search(r":(\s|$)", value) and value[0] not in "'\"[{" and stop.column > entry.start("value"):
        message = "a value that holds ': ' needs quotation marks"
        expected = "the value in quotation marks"
        yield stop.problem((stop.line, stop.column), 1, message, expected, quoted(value))


def _hash_in_value(stop: Stop) -> Iterator[Problem]:
    for at, line in stop.near():
        entry = _ENTRY.match(line)
        value = (entry["value"] or "") if entry else ""
        if entry and at < stop.line and " #" in value and value[0] not in "'\"[{":
            column = entry.start("value") + value.index(" #") + 2
            yield stop.problem((at, column), 1, *HASH, quoted(value))


HASH = ("what follows ' #' is a comment, and lost", "quotation marks around a value that holds ' #'")
"""Message and expectation for a value that ends in a comment which was none."""


def _no_space(stop: Stop) -> Iterator[Problem]:
    for at, line in stop.near():
        item = re.match(r"(\s*)-(?=[A-Za-z_\[{\"'])", line)
        if item:
            meant = f"- {line[item.end() :].strip()}"
            yield stop.problem((at, item.end() + 1), 1, "a space is missing behind '-'", "'- '", meant)
        found = re.match(r"\s*(?:-\s+)*([a-z_]+):(?=[^\s/])(.*)", line)
        if found:
            message = f"a space is missing behind '{found[1]}:'"
            meant = f"{found[1]}: {found[2].strip()}"
            yield stop.problem((at, found.start(2) + 1), 1, message, f"'{found[1]}: '", meant)


def _item_under_text(stop: Stop) -> Iterator[Problem]:
    line = stop.lines[stop.line - 1]
    above = next((at for at in range(stop.line - 1, 0, -1) if stop.lines[at - 1].strip()), 0)
    entry = _ENTRY.match(stop.lines[above - 1]) if above else None
    if (
        line.lstrip().startswith("- ")
        and entry
        and entry["value"]
        and len(line) - len(line.lstrip()) >= len(entry["lead"])
    ):
        first, second = entry["value"], line.strip()[2:].strip()
        meant = f"{entry['key']}: [{first}, {second}]" if ": " not in second else ""
        message = f"an item of a list stands under the value of '{entry['key']}'"
        expected = "all items in brackets, or each on a line of its own with nothing behind the key"
        column = len(line) - len(line.lstrip()) + 1
        yield stop.problem((stop.line, column), len(line.strip()), message, expected, meant)


def _no_colon(stop: Stop) -> Iterator[Problem]:
    if not ("expected ':'" in stop.said or stop.said.startswith("mapping values")):
        return
    for at, line in stop.near():
        bare = re.match(r"(\s*(?:-\s+)*)([A-Za-z_]+)(?:\s+([^:]*))?$", line)
        if bare and (at != stop.line or "expected ':'" in stop.said):
            meant = f"{bare[2]}: {bare[3].strip()}" if bare[3] and bare[2].islower() else ""
            message = "this line has no ': ' between a key and its value"
            yield stop.problem(
                (at, bare.start(2) + 1), len(line.rstrip()) - bare.start(2), message, "'key: value'", meant
            )


def _indented(stop: Stop) -> Iterator[Problem]:
    own = level_of(stop.lines, stop.line)
    if own is None or "\t" in stop.lines[stop.line - 1]:
        return
    above = levels_above(stop.lines, stop.line, item=own.item)
    if not above or own.indent in [each.indent for each in above]:
        return
    nearest = min(above, key=lambda each: abs(each.indent - own.indent))
    yield _wrong_indent(stop, own, nearest)


def _wrong_indent(stop: Stop, own: Level, other: Level) -> Problem:
    message = f"{own.label} has {_spaces(own.indent)} before it, which fits no line above"
    expected = f"{_spaces(other.indent)}, as before {other.label} in line {other.line}"
    found = stop.problem((stop.line, own.indent + 1), own.width, message, expected)
    place = Place(stop.name, other.line, other.indent + 1, other.line, other.indent + 1 + other.width)
    return Problem(found.place, found.code, message, expected, "", ((place, "a line it may belong with"),))


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count or 'no'} spaces"


_LOOKS: tuple[Callable[[Stop], Iterator[Problem]], ...] = (
    _never_closed,
    _goes_on,
    _open_bracket,
    _wrong_start,
    _item_in_line,
    _colon_in_value,
    _hash_in_value,
    _no_space,
    _item_under_text,
    _no_colon,
    _indented,
)
