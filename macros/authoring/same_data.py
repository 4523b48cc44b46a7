# Whether a mended file still says what it said.
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.problem import Entries, Items
from macros.read.yaml_document import parse

Change = tuple[str, str, str]
"""A key, its text before, its text after."""


def read_whole(text: str) -> Entries | Items | None:
    """What a file holds, or None when there is the least problem with reading it."""
    held, problems = parse(text, "")
    return held if not problems else None


def changes(before: Any, after: Any, key: str = "") -> Iterator[Change | None]:
    """The texts that differ between two readings, whatever the order of keys; None for any other
    difference."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        for name in before:
            yield from changes(before[name], after[name], name)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for old, new in zip(before, after, strict=True):
            yield from changes(old, new, key)
    elif isinstance(before, str) and isinstance(after, str):
        if before != after:
            yield key, before, after
    elif before is not None or after is not None:
        yield None


def says_the_same(before: str, after: str) -> bool:
    """Whether two texts of a file can both be read and hold the same data."""
    return differs_by(before, after, set())


def differs_by(before: str, after: str, meant: set[Change]) -> bool:
    """Whether two texts of a file hold the same data but for changes that were meant."""
    old, new = read_whole(before), read_whole(after)
    return old is not None and new is not None and set(changes(old, new)) <= meant
