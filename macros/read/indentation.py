# How far the keys and items of a file's lines are indented: which line a misplaced one belongs with.
from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?P<lead>\s*)(?P<dashes>(?:-\s+)*)(?P<key>[^\s:#][^:]*)?(?P<colon>:(?:\s|$))?")


@dataclass(frozen=True)
class Level:
    """A key, or the dash of an item, and how far in it stands."""

    line: int
    """From 1."""
    indent: int
    """Columns before it."""
    label: str
    item: bool
    """Whether it is the dash of an item."""
    width: int


def level_of(lines: list[str], line: int) -> Level | None:
    """The first thing of a line: the dash of its item or its key; None when it has neither."""
    found = _levels(lines, line)
    return found[0] if found else None


def levels_above(lines: list[str], line: int, *, item: bool) -> list[Level]:
    """The levels still open above a line, innermost first: of items, or of keys."""
    least, kept = 10_000, []
    for at in range(line - 1, 0, -1):
        for level in reversed(_levels(lines, at)):
            if level.indent < least:
                least = level.indent
                kept.append(level)
    return [level for level in kept if level.item == item]


def _levels(lines: list[str], line: int) -> list[Level]:
    text = lines[line - 1]
    found = _LINE.match(text)
    if not text.strip() or text.lstrip().startswith("#") or found is None:
        return []
    indent = len(found["lead"])
    levels = []
    if found["dashes"] or text.strip() == "-":
        levels.append(Level(line, indent, f"'- {found['key'] or ''}".rstrip() + "'", True, 1))
    if found["colon"] and found["key"]:
        levels.append(Level(line, found.start("key"), repr(found["key"]), False, len(found["key"])))
    return levels
