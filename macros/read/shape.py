# Values into records, and what the model refuses told at its place.
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from macros.model.record import Record
from macros.nearest import as_slug, nearest
from macros.problem import Entries, Items, Problem, place_of
from macros.read.meant import meant_list, meant_value

EXPECTED = {
    "bad-id": "lower-case words and digits joined by hyphens",
    "bad-address": "an address that starts with http:// or https://",
    "bad-date": "a date such as 2020-03-06, 2020-03 or 2020-03-06T00:01",
    "bad-text": "one line of visible text",
}
_WORDS = {
    "string_type": "a text",
    "int_parsing": "a whole number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}


def validate(node: Entries | Items, model: type[Record], *, many: bool) -> tuple[list[Any], list[Problem], list[str]]:
    """Turn what a file holds into records.

    Returns:
        The records that are well formed, the problems, and the ids of the records that are not:
        of a list, only the broken items are left out.
    """
    if isinstance(node, Items) != many:
        held = "a list" if isinstance(node, Items) else "keys with values"
        expected = f"a list of {model.__name__.lower()}s" if many else "keys with values"
        problem = Problem(_first(node), "bad-value", f"this file holds {held}", expected)
        return [], [problem], []
    if not isinstance(node, Items):
        record, problems, broken = _salvage(node, model)
        return ([record] if record is not None else []), problems, broken
    records: list[Any] = []
    problems = []
    broken = []
    for item, place in zip(node, node.value_places, strict=True):
        if isinstance(item, Entries):
            record, found, lost = _salvage(item, model)
            if record is not None:
                records.append(record)
            else:
                lost = [*lost, as_slug(str(item.get("id", "")))]
            problems += found
            broken += lost
        else:
            problems.append(Problem(place, "bad-value", "an item without keys", "keys with values"))
    return records, problems, broken


def _first(node: Entries | Items) -> Any:
    return node.place._replace(end_line=node.place.line, end_column=node.place.column + 1)


def _salvage(node: Entries, model: type[Record]) -> tuple[Any, list[Problem], list[str]]:
    """The record; when items of its lists are broken, the record without them, and their ids."""
    try:
        return model.model_validate(node), [], []
    except ValidationError as error:
        problems = _problems(node, error)
        lost: list[str] = []
        pruned = _without(node, [detail["loc"] for detail in error.errors(include_url=False)], lost)
        if pruned is None:
            return None, problems, lost
        try:
            return model.model_validate(pruned), problems, lost
        except ValidationError:
            return None, problems, lost


def _without(node: Entries, locations: Sequence[tuple[Any, ...]], lost: list[str]) -> Entries | None:
    """A copy of `node` without the list items that hold the locations; None if one is in none."""
    broken: dict[str, set[int]] = {}
    for location in locations:
        if len(location) < 2 or not isinstance(location[1], int):
            return None
        broken.setdefault(str(location[0]), set()).add(location[1])
    pruned = Entries(node.place)
    pruned.key_places = node.key_places
    for key, value in node.items():
        pruned[key] = value
        pruned.value_places[key] = node.value_places[key]
        if key in broken:
            if not isinstance(value, Items):
                return None
            kept = Items(value.place)
            for number, item in enumerate(value):
                if number in broken[key]:
                    lost.append(as_slug(str(item.get("id", ""))) if isinstance(item, Entries) else "")
                else:
                    kept.append(item)
                    kept.value_places.append(value.value_places[number])
            pruned[key] = kept
    return pruned


def _problems(node: Entries, error: ValidationError) -> list[Problem]:
    """What the model refuses, without what only follows from something else it refuses."""
    details = [detail for detail in error.errors(include_url=False) if not _only_follows(detail)]
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    problems: list[Problem] = []
    meant: set[tuple[Any, ...]] = set()
    for detail in details:
        if detail["type"] == "extra_forbidden":
            holder = detail["loc"][:-1]
            wanted = [str(location[-1]) for location in missing if location[:-1] == holder]
            problem = _unknown_key(node, detail["loc"], wanted)
            problems.append(problem)
            meant.add((*holder, problem.meant))
    told = [detail for detail in details if detail["type"] != "extra_forbidden" and detail["loc"] not in meant]
    return problems + [_problem(node, detail) for detail in told]


def _only_follows(detail: Any) -> bool:
    """A list that is too short only because its items are refused."""
    given = detail["input"]
    return bool(detail["type"] == "too_short" and len(given) >= detail["ctx"]["min_length"])


def _problem(node: Entries, detail: Any) -> Problem:
    location, kind, given = detail["loc"], detail["type"], detail["input"]
    if kind == "missing":
        place = place_of(node, location[:-1])
        first_line = place._replace(end_line=place.line, end_column=place.column + 1)
        return Problem(first_line, "missing-key", f"the key {location[-1]!r} is missing", _named(location[-1]))
    if location[-1] == "[key]":
        place = place_of(node, location[:-1], key=True)
    else:
        place = place_of(node, location)
    if isinstance(given, (dict, list)):
        place = place._replace(end_line=place.line, end_column=place.column + 1)
    if kind in EXPECTED:
        meant = meant_value(kind, given) if isinstance(given, str) else ""
        return Problem(place, kind, str(detail["msg"]), EXPECTED[kind], meant)
    if kind == "bad-value":
        flags = {"yes": "true", "no": "false", "on": "true", "off": "false", "True": "true", "False": "false"}
        meant = flags.get(str(given), "") if detail["ctx"]["wanted"] == "true or false" else ""
        return Problem(place, kind, str(detail["msg"]), detail["ctx"]["wanted"], meant)
    return _bad_value(place, detail)


def _named(key: object) -> str:
    return f"'{key}: ...' in this record"


def _unknown_key(node: Entries, location: tuple[Any, ...], missing: list[str]) -> Problem:
    holder: Any = node
    for step in location[:-1]:
        if (isinstance(holder, Entries) and step in holder) or (isinstance(holder, Items) and isinstance(step, int)):
            holder = holder[step]
    known = getattr(holder, "known_keys", ())
    key = str(location[-1])
    free = [name for name in known if name not in holder]
    place = place_of(node, location, key=True)
    expected = "one of: " + ", ".join(known)
    meant = nearest(key, missing) or nearest(key, free)
    return Problem(place, "unknown-key", f"the key {key!r} is not known here", expected, meant)


def _bad_value(place: Any, detail: Any) -> Problem:
    kind, given = detail["type"], detail["input"]
    shown = "nothing" if given is None else "a list" if isinstance(given, list) else repr(given)
    if isinstance(given, dict):
        shown = "keys with values"
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(detail["ctx"]["expected"]))
        meant = nearest(str(given), choices)
        return Problem(place, "bad-value", f"{shown} is not one of the values", "one of: " + ", ".join(choices), meant)
    if kind in ("string_too_short", "too_short"):
        return Problem(place, "bad-value", "this is empty", "at least one character or item")
    if kind in _WORDS:
        meant = meant_list(given) if _WORDS[kind] == "a list" else ""
        return Problem(place, "bad-value", f"{shown} stands where a value is expected", _WORDS[kind], meant)
    message = str(detail["msg"])
    expected = message.removeprefix("Input should be ").removeprefix("String should ")
    return Problem(place, "bad-value", f"{shown} is not a value for this key", expected)
