# Walks records and their classes for what they hold: claims written inline, records in records.
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from macros.model.claim import Claim
from macros.model.record import Record

Step = str | int


def inline_claims(record: Record) -> Iterator[tuple[tuple[Step, ...], str, Claim]]:
    """The claims written inside a record: (path to it, id that follows from its place, claim).

    The id joins, with dots, the ids of the records on the way and the names of the fields; a
    list's item without an id gives its number from 1.
    """
    yield from _claims_in(record, (), ())


def _claims_in(
    node: object, path: tuple[Step, ...], parts: tuple[str, ...]
) -> Iterator[tuple[tuple[Step, ...], str, Claim]]:
    if isinstance(node, Claim):
        yield path, ".".join(parts), node
    elif isinstance(node, Record):
        for name in type(node).model_fields:
            value = getattr(node, name)
            if isinstance(value, (Record, tuple)):
                yield from _claims_in(value, (*path, name), (*parts, name.replace("_", "-")))
    elif isinstance(node, tuple):
        for number, item in enumerate(node):
            own = getattr(item, "id", None)
            place = (*parts[:-1], own) if own else (*parts, str(number + 1))
            yield from _claims_in(item, (*path, number), place)


def records_in(record: Record) -> Iterator[Record]:
    """The record and every record inside it, outermost first."""
    yield record
    for name in type(record).model_fields:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from records_in(item)


def record_classes(model: type[Record]) -> list[type[Record]]:
    """The class of a record and of every record it may hold, outermost first, each once."""
    found = [model]
    for each in found:
        for field in each.model_fields.values():
            found += [part for part in _classes_in(field.annotation) if part not in found]
    return found


def _classes_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _classes_in(part)
