# The field guide: each kind of data file with its example and its fields, all from the model. Each field
# with what it takes, when it is needed, a value that fits and one that does not.
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from macros.links.pointers import POINTERS
from macros.model.claim import Claim, Occurrence
from macros.model.day import DayField
from macros.model.files import FILE_KINDS, FileKind
from macros.model.inline import record_classes
from macros.model.record import Record
from macros.model.scalars import Address, ClaimId, ClaimOrPage, Flag, Language, Latitude, Line, Longitude, Sha256, Slug
from macros.read.examples import example_text, examples_of

# What a field takes, by the name of its words; and something like it that is refused.
_SHAPES: tuple[tuple[Any, str, str], ...] = (
    (Slug, "slug", "Harbour Board"),
    (ClaimId, "claim", "Board met"),
    (ClaimOrPage, "claim-or-page", "/actors/"),
    (DayField, "date", "10 May 2001"),
    (Address, "address", "www.board.example"),
    (Sha256, "sha256", "8DFE77EB"),
    (Occurrence, "occurrence", "second"),
    (Language, "language", "English"),
    (Flag, "flag", "yes"),
    (Latitude, "latitude", "12°30′N"),
    (Longitude, "longitude", "40°15′W"),
    (Line, "line", ""),
)
_LONGEST_GOOD = 75
_SAID_APART = ("title", "description", "default", "examples")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a record."""

    name: str
    meaning: str
    takes: str
    """The name of the words for what it takes, or ""."""
    many: bool
    """Whether it is a list of that."""
    choices: tuple[str, ...]
    record: str
    """Name of the record it holds, or ""."""
    always: bool
    """Whether it is always needed."""
    needed: str
    """When it is needed otherwise, or ""."""
    good: str
    """A value that fits, or ""."""
    bad: str
    """A value that does not, or ""."""
    why: str
    """Why not, where the form alone does not say so."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its fields."""

    name: str
    meaning: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of data file."""

    name: str
    pattern: str
    meaning: str
    many: bool
    example: str
    records: tuple[RecordView, ...]
    """The record it holds and those inside it, but for what stands with another kind."""
    elsewhere: tuple[str, ...]
    """Names of those records."""


@cache
def guide() -> tuple[KindView, ...]:
    """Every kind of data file, claims first; each record stands with the first kind that holds it."""
    told: set[type[Record]] = set()
    return tuple(_kind(kind, told) for kind in sorted(FILE_KINDS, key=lambda kind: kind.name != "claims"))


def _kind(kind: FileKind, told: set[type[Record]]) -> KindView:
    held = record_classes(kind.model)
    new = [each for each in held if each not in told]
    told.update(new)
    inside = [each for each in record_classes(Claim) if each is not Claim]
    others = tuple(each.__name__ for each in held if each not in new and each not in inside)
    records = tuple(record_view(each) for each in new)
    doc = _first(kind.model.__doc__)
    # Comments stand in a column in the file; on a page as narrow as a phone they stand closer.
    example = re.sub(r" +# ", "  # ", example_text(kind.name))
    return KindView(kind.name, kind.pattern, doc, kind.many, example, records, others)


def record_view(model: type[Record]) -> RecordView:
    """A record with its fields, as the model states them."""
    properties = model.model_json_schema()
    inner = properties.get("$defs", {}).get(model.__name__, properties)["properties"]
    return RecordView(model.__name__, _first(model.__doc__), tuple(_field(model, name, inner[name]) for name in inner))


def _first(doc: str | None) -> str:
    return " ".join((doc or "").split())


def _field(model: type[Record], name: str, shape: dict[str, Any]) -> FieldView:
    stated = model.model_fields[name]
    takes, many, choices, record, bad = _takes(shape)
    target = POINTERS.get(model, {}).get(name)
    if takes == "slug" and target:
        takes = target
    wrong, why = model.WRONG.get(name, (bad, ""))
    good = [text for text in map(_plain, examples_of(model, name)) if len(text) <= _LONGEST_GOOD]
    return FieldView(
        name,
        " ".join((stated.description or "").split()),
        takes,
        many,
        choices,
        record,
        stated.is_required(),
        model.NEEDED.get(name, ""),
        good[0] if good and not record and not choices else "",
        wrong,
        why,
    )


def _takes(shape: dict[str, Any]) -> tuple[str, bool, tuple[str, ...], str, str]:
    """What a schema takes: name of the words, whether a list, choices, record, and a value it refuses."""
    bare = {key: value for key, value in shape.items() if key not in _SAID_APART}
    for known, words, bad in _shapes():
        if bare == known:
            return words, False, (), "", bad
    if bare.get("type") == "array":
        takes, _, choices, record, bad = _takes(bare["items"])
        return takes, True, choices, record, bad
    if "enum" in bare or "const" in bare:
        choices = tuple(bare.get("enum", [bare.get("const")]))
        return "choice", False, choices, "", choices[0].capitalize()
    if "$ref" in bare:
        return "record", False, (), bare["$ref"].rpartition("/")[2], ""
    if bare.get("type") in ("integer", "number"):
        return bare["type"], False, (), "", "about 30"
    parts = [part for part in bare.get("anyOf", bare.get("oneOf", ())) if part.get("type") != "null"]
    if any(part.get("$ref", "").endswith(f"/{Claim.__name__}") for part in parts) and len(parts) > 1:
        return "claim-slot", False, (), "", ""
    if len(parts) == 1:
        return _takes(parts[0])
    return "names", bool(parts), (), "", ""


@cache
def _shapes() -> tuple[tuple[dict[str, Any], str, str], ...]:
    return tuple((TypeAdapter(known).json_schema(), words, bad) for known, words, bad in _SHAPES)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_plain(each)}' for key, each in value.items())}}}"
    return f"{value:g}" if isinstance(value, float) else str(value)
