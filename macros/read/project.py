# Walks a project's folders and reads every data file and article in them.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.model.article import Article, split_units
from macros.model.base_map import Shapes
from macros.model.files import FILE_KINDS, NOT_YAML, FileKind, kind_of
from macros.model.scalars import DEVICE, LONGEST_SLUG, SLUG
from macros.model.source import Origin
from macros.nearest import as_slug, nearest
from macros.problem import Problem, whole_file
from macros.read.base_map import read_shapes
from macros.read.shape import validate
from macros.read.text_file import decode, read_text
from macros.read.yaml_document import parse


@dataclass
class DataFile:
    """One file of data, read: its kind, the id its path gives, and its well-formed records."""

    path: str
    kind: FileKind
    id: str
    records: list[Any] = field(default_factory=list)


@dataclass
class Reading:
    """All that was read from a project."""

    files: list[DataFile] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)
    shapes: dict[str, Shapes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    incomplete: bool = False
    """Whether anything was left out because it is broken."""
    unreadable: set[str] = field(default_factory=set)
    """Ids of broken records and files."""

    def spoil(self, *ids: str) -> None:
        """Remember that something cannot be used, and the ids it would have had."""
        self.incomplete = True
        self.unreadable.update(own_id for own_id in ids if own_id)


def read_project(root: Path) -> Reading:
    """Read data/ and seeds/ of a project folder, reporting all that cannot be read."""
    reading = Reading()
    for path, name in _walk(root):
        found = kind_of(name)
        if found is None:
            reading.problems.append(_misplaced(name))
            reading.spoil(as_slug(path.stem))
        else:
            _read_file(reading, path, name, *found)
    for data_file in reading.files:
        if data_file.kind.name == "origin" and data_file.records:
            _read_article(reading, root, data_file)
        if data_file.kind.name == "base-map" and data_file.records:
            shapes, problems = read_shapes(root, data_file.records[0])
            reading.problems += problems
            if shapes is None:
                reading.spoil(data_file.id)
            else:
                reading.shapes[data_file.id] = shapes
    return reading


def _walk(root: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted((root / "data").rglob("*")):
        name = path.relative_to(root).as_posix()
        shapes = name.startswith("data/geo/") and path.suffix == ".json"
        belongs = not name.startswith(NOT_YAML) and not path.name.startswith(".") and not shapes
        if belongs and (not path.is_dir() or path.suffix in (".yml", ".yaml")):
            yield path, name
    for path in sorted((root / "seeds").glob("*/origin.yml")):
        yield path, path.relative_to(root).as_posix()


def _misplaced(name: str) -> Problem:
    meant = f"{name.removesuffix('.yaml')}.yml" if name.endswith(".yaml") else nearest(name, _paths_like(name))
    expected = "a file of the data's layout: " + ", ".join(kind.pattern for kind in FILE_KINDS)
    return Problem(whole_file(name), "misplaced-file", "no data belongs in a file of this name", expected, meant)


def _paths_like(name: str) -> list[str]:
    """The paths that the layout allows with the names of a given one in place of each `*`."""
    parts = name.split("/")
    paths = []
    for kind in FILE_KINDS:
        wanted = kind.pattern.split("/")
        if len(wanted) == len(parts):
            pairs = zip(wanted, parts, strict=True)
            filled = [part if pattern == "*" else pattern.replace("*", part.split(".")[0]) for pattern, part in pairs]
            paths.append("/".join(filled))
    return paths


def _read_file(reading: Reading, path: Path, name: str, kind: FileKind, own_id: str) -> None:
    if own_id and (len(own_id) > LONGEST_SLUG or not SLUG.fullmatch(own_id) or DEVICE.fullmatch(own_id)):
        expected = "lower-case words and digits joined by hyphens"
        message = f"the name {own_id!r} cannot be an id"
        meant = name.replace(own_id, as_slug(own_id))
        if DEVICE.fullmatch(own_id):
            message, meant = f"{own_id!r} is a name that Windows keeps for itself", ""
        reading.problems.append(Problem(whole_file(name), "bad-id", message, expected, meant))
        reading.spoil(as_slug(own_id))
        return
    text, problems = read_text(path, name)
    node = None
    if text is not None:
        node, problems = parse(text, name)
    reading.problems += problems
    if node is None:
        reading.spoil(own_id)
        return
    records, problems, broken = validate(node, kind.model, many=kind.many)
    reading.problems += problems
    if problems:
        reading.spoil(*broken)
    if not records and not kind.many:
        reading.spoil(own_id)
    for record in records:
        if hasattr(record, "name_as"):
            record.name_as(own_id)
    reading.files.append(DataFile(name, kind, own_id, records))


def _read_article(reading: Reading, root: Path, data_file: DataFile) -> None:
    origin: Origin = data_file.records[0]
    name = f"seeds/{data_file.id}/{origin.file}"
    if "/" in origin.file or "\\" in origin.file or origin.file.startswith("."):
        expected = "the name of a file beside origin.yml"
        message = f"{origin.file!r} is not a plain file name"
        reading.problems.append(Problem(origin.place("file"), "missing-article", message, expected))
        reading.spoil(data_file.id)
        return
    try:
        raw = (root / "seeds" / data_file.id / origin.file).read_bytes()
    except OSError:
        message = f"the text {name} cannot be read"
        reading.problems.append(Problem(origin.place("file"), "missing-article", message, "the article's own file"))
        reading.spoil(data_file.id)
        return
    reading.problems += decode(raw, name)[1]
    reading.articles[data_file.id] = Article(data_file.id, raw, name, split_units(raw))
