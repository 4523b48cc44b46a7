# JSON Schemas of the data files, for editors: made from the model, never written by hand.
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from macros.model.files import FILE_KINDS


def schema_files() -> Mapping[str, str]:
    """The schemas by file name, one for each kind of data file (draft 2020-12)."""
    return {f"{kind.name}.json": _text(kind.model, kind.many) for kind in FILE_KINDS}


def _text(model: type[Any], many: bool) -> str:
    held: Any = tuple.__class_getitem__((model, ...)) if many else model  # a type made at run time
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **TypeAdapter(held).json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
