# Which file of data/ holds what. The one list that reading, schemas and the field guide go by.
from __future__ import annotations

from dataclasses import dataclass

from macros.model.base_map import BaseMap
from macros.model.claim import Claim
from macros.model.council import Ballot, Vetoed
from macros.model.entities import Actor, Institution, Place, Road, Term
from macros.model.record import Record
from macros.model.section import SharedOpening
from macros.model.source import Origin, Source
from macros.model.standing import Conduct, Outcomes, Relation
from macros.model.story import Event, Guard, Matter, Note, Story, Zone
from macros.model.upkeep import Correction, LeftOut, Moved, Style


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of data file."""

    name: str
    """What it holds, and the name of its schema."""
    pattern: str
    """Its path, where `*` stands for an id."""
    model: type[Record]
    """The record it holds."""
    many: bool = False
    """Whether it is a list of such records rather than one."""


FILE_KINDS = (
    FileKind("actor", "data/actors/*.yml", Actor),
    FileKind("place", "data/places/*.yml", Place),
    FileKind("road", "data/roads/*.yml", Road),
    FileKind("term", "data/glossary/*.yml", Term),
    FileKind("source", "data/sources/*.yml", Source),
    FileKind("institution", "data/institutions/*.yml", Institution),
    FileKind("shared-claims", "data/claims/*.yml", Claim, many=True),
    FileKind("story", "data/stories/*/story.yml", Story),
    FileKind("claims", "data/stories/*/claims.yml", Claim, many=True),
    FileKind("timeline", "data/stories/*/timeline.yml", Event, many=True),
    FileKind("matter", "data/stories/*/matter.yml", Matter),
    FileKind("zone", "data/stories/*/zone.yml", Zone),
    FileKind("outcomes", "data/stories/*/outcomes.yml", Outcomes),
    FileKind("relations", "data/stories/*/relations.yml", Relation, many=True),
    FileKind("conduct", "data/stories/*/conduct.yml", Conduct, many=True),
    FileKind("votes", "data/stories/*/votes.yml", Ballot, many=True),
    FileKind("vetoes", "data/stories/*/vetoes.yml", Vetoed, many=True),
    FileKind("notes", "data/stories/*/notes.yml", Note, many=True),
    FileKind("guards", "data/stories/*/guards.yml", Guard, many=True),
    FileKind("left-out", "data/stories/*/left-out.yml", LeftOut, many=True),
    FileKind("base-map", "data/geo/*.yml", BaseMap),
    FileKind("openings", "data/openings.yml", SharedOpening, many=True),
    FileKind("style", "data/style.yml", Style),
    FileKind("corrections", "data/corrections.yml", Correction, many=True),
    FileKind("moved", "data/moved.yml", Moved, many=True),
    FileKind("origin", "seeds/*/origin.yml", Origin),
)

NOT_YAML = ("data/schema/",)
"""Folders under data/ whose files are not read as data."""


def kind_of(path: str) -> tuple[FileKind, str] | None:
    """The kind of a file and the id its path gives ("" where there is none), or None.

    Args:
        path: Relative to the project, with forward slashes.
    """
    parts = path.split("/")
    for kind in FILE_KINDS:
        wanted = kind.pattern.split("/")
        if len(wanted) != len(parts):
            continue
        own_id = _match(wanted, parts)
        if own_id is not None:
            return kind, own_id
    return None


def _match(wanted: list[str], parts: list[str]) -> str | None:
    own_id = ""
    for pattern, part in zip(wanted, parts, strict=True):
        if "*" not in pattern:
            if pattern != part:
                return None
            continue
        suffix = pattern.removeprefix("*")
        if not part.endswith(suffix) or part == suffix:
            return None
        own_id = part.removesuffix(suffix) if suffix else part
    return own_id
