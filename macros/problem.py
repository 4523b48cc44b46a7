# What can be wrong, and where. The bottom layer: everything may use it, it uses nothing.
# It must not know what kind of data is being judged.
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple


class Place(NamedTuple):
    """A stretch of characters in a file of the project.

    Lines and columns count characters from 1; the end column is the one after the last character.
    """

    file: str
    """Path relative to the project folder, with forward slashes."""
    line: int
    column: int
    end_line: int
    end_column: int
    lead: int = 0
    """Characters before the value itself: an opening quotation mark of YAML."""

    def inside(self, start: int, length: int) -> Place:
        """The part of a one-line place that starts `start` characters into its value and is
        `length` long."""
        if self.line != self.end_line:
            return self
        column = min(self.column + self.lead + start, max(self.column, self.end_column - 1))
        return Place(self.file, self.line, column, self.line, max(column + 1, column + length))


def whole_file(file: str) -> Place:
    """The place to name when a file as such is at fault: its first character."""
    return Place(file, 1, 1, 1, 2)


class Entries(dict[str, Any]):
    """A mapping read from a file that remembers where each key and value stands."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}
        self.value_places: dict[str, Place] = {}
        self.known_keys: tuple[str, ...] = ()
        self.key_order: tuple[str, ...] = ()
        """The known keys in the order in which they are best written."""


class Items(list[Any]):
    """A list read from a file that remembers where each item stands."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.value_places: list[Place] = []


def place_of(node: Entries | Items, path: Sequence[str | int], *, key: bool = False) -> Place:
    """Where the value at `path` below `node` stands, or its key when `key` is true.

    Steps that lead nowhere (a missing key, a union's tag) are skipped, so the answer is the
    closest enclosing place that exists.
    """
    place = node.place
    current: object = node
    for step in path:
        if isinstance(current, Entries) and step in current:
            name = str(step)
            place = current.key_places[name] if key else current.value_places[name]
            current = current[name]
        elif isinstance(current, Items) and isinstance(step, int) and step < len(current):
            place = current.value_places[step]
            current = current[step]
    return place


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, told so that its author can mend it."""

    place: Place
    code: str
    """Stable name of the rule that was broken; `explainer explain CODE` tells more."""
    message: str
    """What is wrong, with the value, without a full stop."""
    expected: str = ""
    """What would have been right."""
    meant: str = ""
    """What the author probably meant, ready to paste."""
    related: tuple[tuple[Place, str], ...] = field(default=())
    """Other places involved, each with a word on why."""
    marks: tuple[Place, ...] = field(default=())
    """The characters that differ, inside the first of the other places."""

    def at(self, place: Place) -> Problem:
        """The same problem at another place."""
        return replace(self, place=place)

    def sort_key(self) -> tuple[Any, ...]:
        """What problems are ordered and told apart by: place first, then code and message."""
        return (*self.place, self.code, self.message)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line and column, each said once."""
    unique = {problem.sort_key(): problem for problem in problems}
    return [unique[key] for key in sorted(unique)]


def as_mapping(problem: Problem) -> Mapping[str, object]:
    """The problem as plain values, for JSON: keys file, line, column, end_line, end_column, code,
    message, expected, meant, related, marks."""
    return {
        **_seen(problem.place),
        "code": problem.code,
        "message": problem.message,
        "expected": problem.expected,
        "meant": problem.meant,
        "related": [{**_seen(place), "why": why} for place, why in problem.related],
        "marks": [_seen(place) for place in problem.marks],
    }


def _seen(place: Place) -> dict[str, object]:
    return {name: value for name, value in place._asdict().items() if name != "lead"}
