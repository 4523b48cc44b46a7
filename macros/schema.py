# JSON Schemas of the data files, for editors: made from the model, never written by hand, and the same
# for every project; ids of a project's own data are in a file beside them.
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from macros.links.known_ids import known_ids
from macros.links.pointers import POINTERS
from macros.model.files import FILE_KINDS
from macros.model.inline import record_classes
from macros.model.record import Record
from macros.model.scalars import CLAIM_ID, SLUG
from macros.model.world import World
from macros.read.examples import examples_of

IDS = "ids.json"
MOST_EXAMPLES = 3


def schema_files(world: World) -> Mapping[str, str]:
    """The schemas by file name, one for each kind of data file (draft 2020-12), and the ids of a World
    for completion, as `ids.json`."""
    found = {f"{kind.name}.json": _text(_schema(kind.model, kind.many)) for kind in FILE_KINDS}
    return {**found, IDS: _text(_ids(world))}


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _schema(model: type[Record], many: bool) -> dict[str, Any]:
    held: Any = tuple.__class_getitem__((model, ...)) if many else model  # a type made at run time
    schema: dict[str, Any] = TypeAdapter(held).json_schema()
    classes = {each.__name__: each for each in record_classes(model)}
    for name, part in (*schema.get("$defs", {}).items(), (model.__name__, schema)):
        for field, shape in part.get("properties", {}).items():
            part["properties"][field] = _described(classes[name], field, shape)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _described(model: type[Record], field: str, shape: dict[str, Any]) -> dict[str, Any]:
    """A field's schema with examples, with when it is needed, and with the ids that it may name."""
    target = POINTERS.get(model, {}).get(field)
    needed = model.NEEDED.get(field)
    described = _with_ids(shape, target) if target else dict(shape)
    if needed:
        described["description"] = f"{shape['description']} Needed {needed}."
    described["examples"] = list(examples_of(model, field)[:MOST_EXAMPLES])
    return described


def _with_ids(shape: Any, target: str) -> Any:
    """The schema with the pattern of an id replaced by a pointer to the known ids, which take others too."""
    if isinstance(shape, list):
        return [_with_ids(each, target) for each in shape]
    if not isinstance(shape, dict):
        return shape
    if "pattern" in shape:
        about = {key: value for key, value in shape.items() if key in ("description", "title", "default")}
        return {**about, "$ref": f"{IDS}#/$defs/{target}"}
    return {key: _with_ids(value, target) for key, value in shape.items()}


def _ids(world: World) -> dict[str, Any]:
    about = "The ids of this project's data, for completion. Another id is no error here; the check knows."
    defs = {}
    for target, ids in known_ids(world).items():
        pattern = rf"^({CLAIM_ID.pattern})/?$|^({SLUG.pattern}/)+$"
        defs[target] = {"anyOf": [*([{"enum": list(ids)}] if ids else []), {"type": "string", "pattern": pattern}]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "description": about, "$defs": defs}
