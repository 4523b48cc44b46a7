# Records as flat lists of fields, so that two of them can be held against each other.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.model.claim import Claim, Derivation, Evidence, Exemption
from macros.model.day import Day
from macros.model.record import Record

Values = tuple[str, ...]
Fields = Mapping[str, Values]

# What tells the items of a list apart, where they have one of these; else their number does.
_NAMED_BY = ("id", "page", "member", "actor")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that is not what it was. A field that is not there holds nothing."""

    name: str
    """Its path in the record. Example: terms.width.name"""
    old: Values
    new: Values

    @property
    def is_list(self) -> bool:
        """Whether it is told best by what came and what went."""
        return len(self.old) > 1 or len(self.new) > 1

    @property
    def gone(self) -> Values:
        """What it no longer holds."""
        return _without(self.old, self.new)

    @property
    def come(self) -> Values:
        """What it holds now and did not."""
        return _without(self.new, self.old)


def fields_of(record: Record) -> Fields:
    """The fields of a record that say something, by path. A claim written inside it stands there
    as its id: its own fields are told with the claims."""
    return dict(_fields(record, ()))


def changes_between(old: Fields, new: Fields) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the new record, then of the old one."""
    names = dict.fromkeys([*new, *old])
    found = (FieldChange(name, old.get(name, ()), new.get(name, ())) for name in names)
    return tuple(change for change in found if change.old != change.new)


def _without(some: Values, others: Values) -> Values:
    left = list(others)
    kept = []
    for each in some:
        if each in left:
            left.remove(each)
        else:
            kept.append(each)
    return tuple(kept)


def _fields(record: Record, path: tuple[str, ...]) -> Iterator[tuple[str, Values]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        here = (*path, name)
        if isinstance(value, tuple) and value and all(_is_nested(item) for item in value):
            for own, item in _named(value):
                yield from _fields(item, (*here, own))
        elif _is_nested(value):
            yield from _fields(value, here)
        elif value is not None and value is not False and value != ():
            yield ".".join(here), tuple(_values(value))


def _is_nested(value: object) -> bool:
    return isinstance(value, Record) and not isinstance(value, (Claim, Evidence, Derivation, Exemption))


def _named(items: Sequence[Any]) -> Iterator[tuple[str, Record]]:
    for by in _NAMED_BY:
        names = [getattr(item, by, None) for item in items]
        if all(names) and len(set(names)) == len(names):
            yield from zip(names, items, strict=True)
            return
    yield from ((str(number), item) for number, item in enumerate(items, 1))


def _values(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield " + ".join(_values(item)) if isinstance(item, tuple) else next(_values(item))
    elif isinstance(value, Day):
        yield value.text
    elif isinstance(value, Evidence):
        yield _evidence(value)
    elif isinstance(value, Derivation):
        inputs = (f"{name}: {', '.join(ids)}" for name, ids in value.inputs.items())
        yield f"{value.rule} ({'; '.join(inputs)})"
    elif isinstance(value, Exemption):
        yield f"{value.words}: {value.why}"
    elif isinstance(value, Claim):
        yield value.key or value.text
    elif isinstance(value, bool):
        yield "yes"
    else:
        yield str(value)


def _evidence(item: Evidence) -> str:
    if item.claim is not None:
        return f"the claim {item.claim}"
    which = f" ({item.occurrence})" if item.occurrence else ""
    return f"{item.source}: “{item.quote}”{which}" if item.quote else f"{item.source}"
