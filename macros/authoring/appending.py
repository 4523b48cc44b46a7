# A record into its file: a new file, or the end of a list that keeps every byte it had.
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.authoring.yaml_lines import item_lines, record_lines
from macros.model.files import FileKind
from macros.problem import Items, Problem, whole_file
from macros.read.text_file import decode
from macros.read.yaml_document import parse


@dataclass(frozen=True, slots=True)
class Placed:
    """A file with a record in it."""

    raw: bytes
    line: int
    """The record's first line, from 1."""
    end_line: int
    """Its last line."""
    lines: tuple[str, ...]
    """The record as it is written."""


def new_file(path: str, kind: FileKind, record: Mapping[str, Any]) -> Placed:
    """A file that holds one record, or a list of one, and points editors at its schema."""
    up = "../" * (path.count("/") - 1)
    schema = f"# yaml-language-server: $schema={up}schema/{kind.name}.json"
    lines = tuple(item_lines(record) if kind.many else record_lines(record))
    raw = "".join(f"{line}\n" for line in (schema, *lines)).encode("utf-8")
    return Placed(raw, 2, 1 + len(lines), lines)


def appended(raw: bytes, path: str, record: Mapping[str, Any]) -> tuple[Placed | None, list[Problem]]:
    """The list file `raw` with a record after its last; or None, and why that cannot be."""
    text, problems = decode(raw, path)
    held, found = parse(text, path) if text is not None else (None, [])
    problems += [problem for problem in found if problem.code != "empty-file"]
    if problems or text is None:
        return None, problems
    items = held if isinstance(held, Items) else Items(whole_file(path))
    end = "\r\n" if "\r\n" in text.split("\n", 1)[0] + "\n" else "\n"
    indent = " " * (_dash_column(text, items) - 1)
    lines = tuple(f"{indent}{line}" for line in item_lines(record))
    lead = "" if not text or text.endswith("\n") else end
    if _apart(text, items):
        lead += "" if re.search(r"\n\r?\n$", text + lead) else end
    added = lead + "".join(f"{line}{end}" for line in lines)
    again, _ = parse(text + added, path)
    if held is not None and (not isinstance(again, Items) or again[:-1] != items):
        expected = "a list with a dash before each item, each on lines of its own"
        return None, [Problem(whole_file(path), "bad-value", "nothing can be put after what this file holds", expected)]
    first = (text + lead).count("\n") + 1
    return Placed(raw + added.encode("utf-8"), first, first + len(lines) - 1, lines), []


def _dash_column(text: str, items: Items) -> int:
    if not items:
        return 1
    line = text.split("\n")[items.value_places[0].line - 1]
    return len(line) - len(line.lstrip(" ")) + 1


def _apart(text: str, items: Items) -> bool:
    """Whether blank lines part the items."""
    lines = text.split("\n")
    starts = [place.line for place in items.value_places[1:]]
    return any(not lines[start - 2].strip() for start in starts)
