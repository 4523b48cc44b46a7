"""A judge of JSON Schemas as an editor is one: as much of the draft as our schemas use, and no word more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ABOUT = {"title", "description", "default", "examples", "format", "discriminator", "$schema", "$defs"}
TYPES: dict[str, Any] = {
    "string": str,
    "array": list,
    "object": dict,
    "null": type(None),
    "boolean": bool,
    "number": (int, float),
    "integer": int,
}


def as_editors_read(text: str) -> Any:
    """A YAML text as YAML 1.2 reads it: bare numbers are numbers, dates are text."""
    return _plain(yaml.compose(text, Loader=yaml.CSafeLoader))


def _plain(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    text = node.value
    if node.style:
        return text
    if text in ("", "null", "~"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[-+]?([0-9]*\.)?[0-9]+([eE][-+]?[0-9]+)?", text) else text


def faults(value: Any, schema: Any, file: Path, at: str = "") -> Iterator[str]:
    """What a schema refuses in a value, in words. References are followed into the files beside it."""
    unknown = set(schema) - ABOUT - set(_RULES) - {"$ref"}
    assert not unknown, f"{file.name} uses {unknown}, which this judge does not know"
    if "$ref" in schema:
        other, _, pointer = schema["$ref"].partition("#")
        target = file.parent / other if other else file
        found = json.loads(target.read_text("utf-8"))
        for step in pointer.strip("/").split("/"):
            found = found[step]
        yield from faults(value, found, target, at)
    for word, rule in _RULES.items():
        if word in schema:
            yield from rule(value, schema, file, at)


def _type(value: Any, schema: Any, file: Path, at: str) -> Iterator[str]:
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    fits = any(isinstance(value, TYPES[each]) and (each == "boolean" or value is not True) for each in wanted)
    if not fits or (isinstance(value, bool) and "boolean" not in wanted):
        yield f"{at}: {value!r} is not {wanted}"


def _any(value: Any, schema: Any, file: Path, at: str) -> Iterator[str]:
    choices = schema.get("anyOf") or schema["oneOf"]
    told = [list(faults(value, each, file, at)) for each in choices]
    if all(told):
        yield min(told, key=len)[0] if isinstance(value, dict) else f"{at}: {value!r} is none of the choices"


def _object(value: Any, schema: Any, file: Path, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        return
    known = schema.get("properties", {})
    for key, each in value.items():
        if key in known:
            yield from faults(each, known[key], file, f"{at}/{key}")
        elif schema.get("additionalProperties") is False:
            yield f"{at}: unknown key {key!r}"
        elif isinstance(schema.get("additionalProperties"), dict):
            yield from faults(each, schema["additionalProperties"], file, f"{at}/{key}")
        for form, rule in schema.get("patternProperties", {}).items():
            yield from faults(each, rule, file, f"{at}/{key}") if re.search(form, key) else (f"{at}: the key {key!r}",)
        for rule in [schema["propertyNames"]] if "propertyNames" in schema else []:
            yield from faults(key, rule, file, f"{at}/{key}")
    yield from (f"{at}: missing {key!r}" for key in schema.get("required", ()) if key not in value)


def _array(value: Any, schema: Any, file: Path, at: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from faults(each, schema.get("items", {}), file, f"{at}/{number}")
        if len(value) < schema.get("minItems", 0):
            yield f"{at}: too few"


def _text(value: Any, schema: Any, file: Path, at: str) -> Iterator[str]:
    if isinstance(value, str):
        good = re.search(schema.get("pattern", ""), value)
        if not good or not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            yield f"{at}: {value!r} has another form"


def _number(value: Any, schema: Any, file: Path, at: str) -> Iterator[str]:
    if isinstance(value, (int, float)):
        low = value >= schema.get("minimum", value) and value > schema.get("exclusiveMinimum", value - 1)
        if not low or value > schema.get("maximum", value):
            yield f"{at}: {value!r} is out of bounds"


def _among(value: Any, schema: Any, file: Path, at: str) -> Iterator[str]:
    if value not in (schema["enum"] if "enum" in schema else [schema["const"]]):
        yield f"{at}: {value!r} is not among {schema.get('enum')}"


_RULES: dict[str, Any] = {
    "type": _type,
    "anyOf": _any,
    "oneOf": _any,
    "properties": _object,
    "patternProperties": _object,
    "required": lambda *_: (),
    "additionalProperties": lambda value, schema, file, at: (
        () if "properties" in schema else _object(value, schema, file, at)
    ),
    "propertyNames": lambda *_: (),
    "items": _array,
    "minItems": lambda *_: (),
    "pattern": _text,
    "minLength": lambda value, schema, file, at: () if "pattern" in schema else _text(value, schema, file, at),
    "maxLength": lambda *_: (),
    "minimum": _number,
    "exclusiveMinimum": lambda value, schema, file, at: () if "minimum" in schema else _number(value, schema, file, at),
    "maximum": lambda *_: (),
    "enum": _among,
    "const": _among,
}
