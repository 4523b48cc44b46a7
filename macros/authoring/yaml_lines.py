# Values to YAML as people write it here: one line for a text, quotation marks only where needed.
from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yaml import ScalarNode
from yaml.emitter import Emitter
from yaml.resolver import Resolver

LONGEST_LIST_LINE = 110
ONE_BY_ONE = frozenset({"excerpts"})
"""Lists of texts that have a line for each however short they are."""
NUMBERS = frozenset({"lat", "lon"})
"""What is a number in the model too, and needs no marks to stay a text."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_AS_TEXT = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"})
"""What an editor reads as text when it stands without marks: words, and dates."""


def scalar(text: str, *, flow: bool = False, style: str = "") -> str:
    """One line of text as YAML.

    Args:
        text: The value; without line breaks.
        flow: Whether it stands inside brackets, where commas part values.
        style: The quotation mark it had before, which is kept.
    """
    if style == "" and _is_plain(text, flow):
        return text
    if style == "'" or (style == "" and ('"' in text or "\\" in text)):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_plain(text: str, flow: bool) -> bool:
    found = Emitter(io.StringIO(), allow_unicode=True).analyze_scalar(text)
    allowed = found.allow_flow_plain if flow else found.allow_block_plain
    read_as = Resolver().resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(allowed and not found.multiline and read_as in _AS_TEXT)


def record_lines(record: Mapping[str, Any]) -> Iterator[str]:
    """A record as lines without line ends. Values are texts, lists of texts, records or lists of
    records; a key that ends in a list of long texts has one line for each."""
    for key, value in record.items():
        if isinstance(value, str):
            plain = key in NUMBERS and _NUMBER.fullmatch(value)
            yield f"{key}: {value if plain else scalar(value)}"
        elif isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in record_lines(value))
        elif (short := _on_one_line(key, value)) is not None:
            yield short
        else:
            yield f"{key}:"
            for item in value:
                yield from (f"  {line}" for line in item_lines(item))


def item_lines(item: str | Mapping[str, Any]) -> Iterator[str]:
    """An item of a list as lines: the first with its dash, the others under it."""
    if isinstance(item, str):
        yield f"- {scalar(item)}"
        return
    for number, line in enumerate(record_lines(item)):
        yield f"- {line}" if number == 0 else f"  {line}"


def _on_one_line(key: str, values: Sequence[Any]) -> str | None:
    """A list of texts in brackets, or None where it takes a line for each item."""
    if key in ONE_BY_ONE or not all(isinstance(value, str) for value in values):
        return None
    line = f"{key}: [" + ", ".join(scalar(value, flow=True) for value in values) + "]"
    return line if len(line) <= LONGEST_LIST_LINE else None
