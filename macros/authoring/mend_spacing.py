# Spaces and blank lines that say nothing: at the ends of lines, round colons, between records.
from __future__ import annotations

import re
from collections.abc import Iterator

from macros.authoring.same_data import read_whole, says_the_same
from macros.problem import Entries, Items, Place

_COLON = re.compile(r"( *):( *)")


def with_spacing(text: str) -> str:
    """The text without spaces at the ends of lines, without more than one blank line in a row,
    with one space after the colon of a key and none before it, and with an end to its last line.
    Line ends stay what they are, and a text of several lines is left alone."""
    for mend in (_colons, _line_ends):
        tried = mend(text)
        if tried != text and says_the_same(text, tried):
            text = tried
    return text


def _line_ends(text: str) -> str:
    held = read_whole(text)
    closed = _lines_of_long_texts(held)
    kept: list[str] = []
    blank = False
    for number, whole in enumerate(text.split("\n"), 1):
        end = "\r" if whole.endswith("\r") else ""
        line = whole if number in closed else whole.removesuffix("\r").rstrip(" ") + end
        is_blank = line in ("", "\r") and number not in closed
        if not (is_blank and blank):
            kept.append(line)
        blank = is_blank
    crlf = "\r\n" in text
    while kept and kept[-1] in ("", "\r") and len(kept) > 1:
        kept.pop()
    end = "\r\n" if crlf and not kept[-1].endswith("\r") else "\n"
    return "\n".join(kept) + (end if kept[-1] else "")


def _lines_of_long_texts(held: Entries | Items | None) -> set[int]:
    """The lines of every value that is written over several: what looks like spacing there may be
    text."""
    closed: set[int] = set()
    for place, value in _values(held):
        if not isinstance(value, (Entries, Items)) and place.line != place.end_line:
            closed |= set(range(place.line, place.end_line + 1))
    return closed


def _values(node: object) -> Iterator[tuple[Place, object]]:
    if isinstance(node, Entries):
        for key, value in node.items():
            yield node.value_places[key], value
            yield from _values(value)
    elif isinstance(node, Items):
        for place, value in zip(node.value_places, node, strict=True):
            yield place, value
            yield from _values(value)


def _mappings(node: object) -> Iterator[Entries]:
    if isinstance(node, Entries):
        yield node
    for _, value in _values(node):
        if isinstance(value, Entries):
            yield value


def _colons(text: str) -> str:
    """One space after the colon of a key and none before it, where key and value share a line."""
    lines = text.split("\n")
    closed = _lines_of_long_texts(held := read_whole(text))
    spots = {
        (place.end_line, place.end_column, node.value_places[key])
        for node in _mappings(held)
        for key, place in node.key_places.items()
        if place.line == place.end_line and place.line not in closed
    }
    for number, column, value in sorted(spots, reverse=True):
        line = lines[number - 1]
        found = _COLON.match(line, column - 1)
        if found is None:
            continue
        same_line = value.line == number and value.column - 1 == found.end() and line[found.end() :].strip()
        after = " " if same_line and found[2] else found[2]
        lines[number - 1] = line[: column - 1] + ":" + after + line[found.end() :]
    return "\n".join(lines)
