# YAML text to values with places. Parser events are folded here rather than composed by the
# library: its C composer recurses without a bound, and a file of open brackets ends the process.
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from macros.problem import Entries, Items, Place, Problem, whole_file
from macros.read.syntax import HASH, quoted, syntax_problem

DEEPEST = 24
"""Levels of nesting; the deepest file of the model needs nine."""
MOST_ALIASES = 16
"""Uses of anchors in one file; expanding more is how a small file becomes a huge one."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean nothing at all (YAML 1.2 core schema). Every other scalar stays text:
the field that takes it decides whether it is a number, a date or a flag, so `NO`, `12:30` and
`2020-03-06` arrive as written."""


_COMMENT = re.compile(r"(?<=\S)[ ]+#[^\s#]")
"""What may be a comment, or the end of a text that was meant to hold a hash: comments have a space."""
_REFUSED = re.compile("[\t\x85\u2028\u2029]|\r(?!$)")


class _Stop(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def parse(text: str, name: str) -> tuple[Entries | Items | None, list[Problem]]:
    """The single document in `text`.

    Returns:
        A mapping or list whose scalars are text or None, and the problems found. Duplicate keys
        are reported and reading goes on with the first; a syntax error ends the file (None).
    """
    refused = list(_refused_characters(text, name))
    if refused:
        return None, refused
    folding = _Folding(name, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            folding.take(event)
    except _Stop as stop:
        return None, [*folding.problems, stop.problem]
    except yaml.YAMLError as error:
        return None, [*folding.problems, syntax_problem(error, text, name)]
    root = folding.root
    if root is None or isinstance(root, str):
        expected = "keys with values, or a list"
        return None, [Problem(whole_file(name), "empty-file", "this file holds no data", expected)]
    return root, folding.problems


def _refused_characters(text: str, name: str) -> Iterator[Problem]:
    """Tabs, and the separators that YAML takes for line ends and editors do not."""
    if not _REFUSED.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        found = _REFUSED.search(line)
        if found is None:
            continue
        place = Place(name, number, found.start() + 1, number, found.start() + 2)
        if found[0] == "\t":
            yield Problem(place, "tab", "a tab character", expected="spaces")
        else:
            message = f"the invisible character U+{ord(found[0]):04X}"
            yield Problem(place, "bad-text", message, expected="one line of visible text")


class _Folding:
    """Folds parser events into `Entries`, `Items` and scalars, keeping the bounds."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines = text.split("\n") if _COMMENT.search(text) else []
        self.problems: list[Problem] = []
        self.root: Any = None
        self._open: list[Entries | Items] = []
        self._keys: list[tuple[str, Place] | None] = []
        self._anchors: dict[str, Any] = {}
        self._building: list[str | None] = []
        self._aliases = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._tagless(event)
            if self._lines and not event.style:
                self._cut_short(event)
            plain_null = event.implicit[0] and event.value in NULLS
            self._add(None if plain_null else event.value, self._place(event), event.anchor)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start(event, Entries if kind is yaml.MappingStartEvent else Items)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end(event)
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                raise _Stop(self._problem(event, "second-document", "a second document starts here"))

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        last = (start.line, start.column + 1)
        if (end.line, end.column) > (start.line, start.column):
            last = (end.line, end.column)
        lead = 1 if getattr(event, "style", None) in ("'", '"') else 0
        return Place(self.name, start.line + 1, start.column + 1, last[0] + 1, last[1] + 1, lead)

    def _problem(self, event: Any, code: str, message: str, expected: str = "") -> Problem:
        return Problem(self._place(event), code, message, expected)

    def _tagless(self, event: Any) -> None:
        if event.tag is not None:
            raise _Stop(self._problem(event, "tag", f"the tag {event.tag}", "a value without a tag"))

    def _cut_short(self, event: Any) -> None:
        mark = event.end_mark
        found = _COMMENT.match(self._lines[mark.line], mark.column)
        if found is not None:
            place = Place(self.name, mark.line + 1, found.end() - 1, mark.line + 1, found.end())
            value = self._lines[mark.line][event.start_mark.column :].strip()
            meant = quoted(value) if event.start_mark.line == mark.line and "]" not in value else ""
            self.problems.append(Problem(place, "lost-text", *HASH, meant))

    def _start(self, event: Any, container: type[Entries] | type[Items]) -> None:
        self._tagless(event)
        if len(self._open) >= DEEPEST:
            message = f"nested more than {DEEPEST} levels deep"
            raise _Stop(self._problem(event, "too-deep", message))
        if self._open and isinstance(self._open[-1], Entries) and self._keys[-1] is None:
            raise _Stop(self._problem(event, "key-not-text", "a key that is a list or a mapping"))
        self._open.append(container(self._place(event)))
        self._keys.append(None)
        self._building.append(event.anchor)

    def _end(self, event: Any) -> None:
        node = self._open.pop()
        self._keys.pop()
        anchor = self._building.pop()
        # A list in brackets ends after its bracket; one in lines ends where the next thing begins.
        start, end = node.place, event.end_mark
        node.place = Place(self.name, start.line, start.column, end.line + 1, end.column + 1)
        self._add(node, node.place, anchor)

    def _alias(self, event: Any) -> None:
        self._aliases += 1
        if self._aliases > MOST_ALIASES:
            message = f"more than {MOST_ALIASES} aliases in one file"
            raise _Stop(self._problem(event, "too-many-aliases", message))
        if event.anchor not in self._anchors:
            message = f"the alias *{event.anchor} has no finished anchor before it"
            raise _Stop(self._problem(event, "unknown-alias", message))
        self._add(self._anchors[event.anchor], self._place(event), None)

    def _add(self, value: Any, place: Place, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = value
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        if isinstance(parent, Items):
            parent.append(value)
            parent.value_places.append(place)
        elif self._keys[-1] is None:
            self._key(value, place)
        else:
            self._entry(parent, value, place)

    def _key(self, value: Any, place: Place) -> None:
        if not isinstance(value, str):
            raise _Stop(Problem(place, "key-not-text", "a key that is not a word", "a key of the model"))
        if value == "<<":
            raise _Stop(Problem(place, "merge-key", "a merge key", "the keys written out"))
        self._keys[-1] = (value, place)

    def _entry(self, parent: Entries, value: Any, place: Place) -> None:
        held = self._keys[-1]
        assert held is not None
        key, key_place = held
        self._keys[-1] = None
        if key in parent:
            first = ((parent.key_places[key], "first written here"),)
            message = f"the key {key!r} stands twice"
            self.problems.append(Problem(key_place, "duplicate-key", message, "each key once", "", first))
            return
        parent[key] = value
        parent.key_places[key] = key_place
        parent.value_places[key] = place
