# The example of each kind of data file: what the field guide prints and editors show. Made up, and read
# by the same reader as any data.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from macros.model.claim import Claim
from macros.model.files import FILE_KINDS, FileKind
from macros.model.inline import records_in
from macros.model.record import Record
from macros.problem import Problem
from macros.read.shape import validate
from macros.read.yaml_document import parse

_HERE = Path(__file__).parent / "examples"


@cache
def example_text(kind: str) -> str:
    """The annotated example of a kind of file, as YAML."""
    return (_HERE / f"{kind}.yml").read_text("utf-8")


def read_example(kind: FileKind) -> tuple[list[Record], list[Problem]]:
    """The records of an example, and what is wrong with it."""
    node, problems = parse(example_text(kind.name), f"{kind.name}.yml")
    if node is None:
        return [], problems
    records, found, _ = validate(node, kind.model, many=kind.many)
    return records, [*problems, *found]


@cache
def field_examples() -> Mapping[tuple[str, str], tuple[Any, ...]]:
    """Values of each field in the examples, as (name of the record, name of the field) to the plain values,
    each once, in the order they were met."""
    found: dict[tuple[str, str], list[Any]] = {}
    # Claims files come first: what a claim is, they show best.
    for kind in sorted(FILE_KINDS, key=lambda kind: kind.model is not Claim or kind.name != "claims"):
        for record in read_example(kind)[0]:
            for inner in records_in(record):
                for name, value in _written(inner):
                    values = found.setdefault((_home(type(inner), name), name), [])
                    if value not in values:
                        values.append(value)
    return {key: tuple(values) for key, values in found.items()}


def _home(model: type[Record], name: str) -> str:
    """The record that a field is first stated in."""
    return next(each.__name__ for each in reversed(model.__mro__) if name in getattr(each, "model_fields", ()))


def examples_of(model: type[Record], name: str) -> tuple[Any, ...]:
    """Plain values of a field in the examples."""
    return field_examples().get((_home(model, name), name), ())


def _written(record: Record) -> Iterator[tuple[str, Any]]:
    plain = record.model_dump(mode="json", exclude_unset=True)
    yield from ((name, plain[name]) for name in type(record).model_fields if name in plain)
