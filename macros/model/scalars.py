# The small types of the model. Values arrive as text; each type says what text it takes.
from __future__ import annotations

import re
import unicodedata
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CLAIM_ID = re.compile(rf"{SLUG.pattern}(\.{SLUG.pattern})*")
PAGE_ADDRESS = re.compile(rf"({SLUG.pattern}/)+")
LONGEST_SLUG = 60
DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Ids are names of files and folders, and these are none on Windows."""
LONGEST_LINE = 600
LONGEST_ADDRESS = 2000
# Invisible, and needed to write some names: they join letters or keep them apart. Other invisible
# characters are refused, those above all that make text read another way than it is stored.
JOINERS = frozenset("\u200c\u200d")


def _slug(text: str) -> str:
    if DEVICE.fullmatch(text):
        raise PydanticCustomError("bad-id", "{value} is a name that Windows keeps for itself", {"value": repr(text)})
    if len(text) > LONGEST_SLUG or not SLUG.fullmatch(text):
        raise PydanticCustomError("bad-id", "{value} is not an id", {"value": repr(text)})
    return text


def _claim_id(text: str) -> str:
    if len(text) > 4 * LONGEST_SLUG or not CLAIM_ID.fullmatch(text):
        raise PydanticCustomError("bad-id", "{value} is not the id of a claim", {"value": repr(text)})
    return text


def _claim_or_page(text: str) -> str:
    if PAGE_ADDRESS.fullmatch(text) and len(text) <= 4 * LONGEST_SLUG:
        return text
    return _claim_id(text)


def _line(text: str) -> str:
    for position, character in enumerate(text):
        if character == "\n":
            raise PydanticCustomError("bad-text", "a line break in a text of one line")
        if character not in JOINERS and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
            name = f"U+{ord(character):04X}"
            raise PydanticCustomError(
                "bad-text",
                "the invisible character {name} at position {position}",
                {"name": name, "position": position + 1},
            )
    if text != text.strip():
        raise PydanticCustomError("bad-text", "white space at the start or end of a text")
    return text


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        hostname = parts.hostname
    except ValueError:
        raise PydanticCustomError("bad-address", "{value} is not a web address", {"value": repr(text)}) from None
    visible = all(character.isprintable() and character not in " <>\"'`{}|\\^" for character in text)
    if parts.scheme not in ("http", "https") or not hostname or not visible or len(text) > LONGEST_ADDRESS:
        raise PydanticCustomError("bad-address", "{value} is not a web address", {"value": repr(text)})
    return text


def _flag(value: object) -> bool:
    if value in ("true", "false") or isinstance(value, bool):
        return value in ("true", True)
    raise PydanticCustomError(
        "bad-value", "{value} is not true or false", {"value": repr(value), "wanted": "true or false"}
    )


Slug = Annotated[
    str,
    AfterValidator(_slug),
    WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": LONGEST_SLUG}),
]
"""An id: lower-case words and digits joined by hyphens."""

ClaimId = Annotated[
    str,
    AfterValidator(_claim_id),
    WithJsonSchema({"type": "string", "pattern": f"^{CLAIM_ID.pattern}$"}),
]
"""The id of a claim: its own id inside its story, or with the place it stands in before a dot."""

ClaimOrPage = Annotated[
    str,
    AfterValidator(_claim_or_page),
    WithJsonSchema({"type": "string", "pattern": f"^({CLAIM_ID.pattern}|{PAGE_ADDRESS.pattern})$"}),
]
"""The id of a claim, or the address of a page from the site's root with a closing slash."""

Line = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST_LINE),
    AfterValidator(_line),
    # An editor takes a bare 4 for a number; it is text here.
    WithJsonSchema({"type": ["string", "number"], "minLength": 1, "maxLength": LONGEST_LINE}),
]
"""Text of one line, shown as it is: never Markdown, never a template, never HTML."""

Address = Annotated[
    str,
    AfterValidator(_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": LONGEST_ADDRESS}),
]
"""A web address; http and https only."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in lower-case hexadecimal."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`, and no other spelling."""

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
"""A language by its code: two or three letters, perhaps with a script or region (BCP 47)."""

Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
"""Degrees north, WGS 84."""

Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
"""Degrees east, WGS 84."""
