# Keys of a record in the order of the model, where the lines of each can be moved whole.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from macros.authoring.same_data import says_the_same
from macros.model.files import FileKind
from macros.problem import Entries, Items
from macros.read.shape import validate
from macros.read.yaml_document import parse

DEEPEST_PASSES = 24
"""Records inside records are put in order from the inside, one level at a time."""


@dataclass(frozen=True, slots=True)
class _Move:
    """The lines of a record, from 0, and what they become."""

    first: int
    last: int
    lines: tuple[str, ...]


def with_keys_in_order(text: str, kind: FileKind) -> str:
    """The text with the keys of each record in order. A record is left alone where blank lines or
    comments make it unclear what belongs to which key, and where it shares lines with others."""
    for _ in range(DEEPEST_PASSES):
        held, problems = parse(text, "")
        if held is None or problems:
            return text
        validate(held, kind.model, many=kind.many)
        moves = _innermost(_moves(held, text.split("\n")))
        moved = _apply(text, moves)
        if not says_the_same(text, moved):
            moved = text
            for move in moves:
                tried = _apply(moved, [move])
                moved = tried if says_the_same(moved, tried) else moved
        if moved == text:
            return text
        text = moved
    return text


def _apply(text: str, moves: list[_Move]) -> str:
    lines = text.split("\n")
    for move in moves:
        lines[move.first : move.last + 1] = move.lines
    return "\n".join(lines)


def _innermost(moves: list[_Move]) -> list[_Move]:
    """The moves that hold no other one."""
    return [
        move
        for move in moves
        if not any(other is not move and move.first <= other.first and other.last <= move.last for other in moves)
    ]


def _moves(node: object, lines: list[str]) -> list[_Move]:
    return [move for record in _records(node) if (move := _move(record, lines)) is not None]


def _records(node: object) -> Iterator[Entries]:
    if isinstance(node, Entries):
        yield node
    for value in node.values() if isinstance(node, Entries) else node if isinstance(node, Items) else ():
        yield from _records(value)


def _move(record: Entries, lines: list[str]) -> _Move | None:
    order = {key: number for number, key in enumerate(record.key_order)}
    keys = list(record)
    if not all(key in order for key in keys) or keys == (wanted := sorted(keys, key=order.__getitem__)):
        return None
    places = [record.key_places[key] for key in keys]
    column = places[0].column
    starts = [place.line - 1 for place in places]
    if any(place.column != column for place in places) or len(set(starts)) != len(starts):
        return None
    lead = lines[starts[0]][: column - 1]
    if lead.strip(" -") or any(lines[start][: column - 1].strip() for start in starts[1:]):
        return None
    last = _last_line(record, lines, column)
    if last is None or (keys[0] != wanted[0] and _commented(lines, starts[0], column)):
        return None
    blocks = _blocks(lines, starts, last, column)
    if blocks is None:
        return None
    by_key = dict(zip(keys, blocks, strict=True))
    indent = " " * (column - 1)
    moved = [line for key in wanted for line in by_key[key]]
    if not moved[0].startswith(indent) or moved[0].lstrip(" ").startswith("#"):
        return None
    return _Move(starts[0], last, (lead + moved[0][column - 1 :], *moved[1:]))


def _last_line(record: Entries, lines: list[str], column: int) -> int | None:
    """The record's last line, or None where comments after it may be part of it."""
    end = min(record.place.end_line - 1, len(lines) - 1)
    if record.place.end_column == 1 or end == len(lines) - 1 or not _inside(lines[end], column):
        end -= 1
    while end >= 0 and not lines[end].strip():
        end -= 1
    at = end
    while at >= 0 and (not lines[at].strip() or _is_comment(lines[at])):
        if _is_comment(lines[at]) and _indent(lines[at]) >= column - 1 and column > 1:
            return None
        at -= 1
    return at if at + 1 < len(lines) else None


def _inside(line: str, column: int) -> bool:
    return bool(line.strip()) and _indent(line) >= column - 1


def _commented(lines: list[str], start: int, column: int) -> bool:
    """Whether a comment stands right above a record that is a file of its own, and may be on its
    first key."""
    above = lines[start - 1].strip() if start else ""
    return column == 1 and above.startswith("#") and not above.startswith("# yaml-language-server:")


def _blocks(lines: list[str], starts: list[int], last: int, column: int) -> list[list[str]] | None:
    """The lines of each key: those of its value, after the comments above it."""
    firsts = [starts[0]]
    for before, start in pairwise(starts):
        first = start
        while first - 1 > before and _is_comment(lines[first - 1]) and _indent(lines[first - 1]) == column - 1:
            first -= 1
        between = lines[before + 1 : first]
        if between and not between[-1].strip():
            return None
        firsts.append(first)
    ends = [*(first - 1 for first in firsts[1:]), last]
    blocks = [lines[first : end + 1] for first, end in zip(firsts, ends, strict=True)]
    if any(not block or not block[-1].strip() for block in blocks):
        return None
    blocks[0] = [" " * (column - 1) + blocks[0][0][column - 1 :], *blocks[0][1:]]
    return blocks


def _is_comment(line: str) -> bool:
    return line.lstrip(" ").startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
