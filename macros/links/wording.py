# The inside of a claim's text: references such as [[harbour-board|the Board]], and words in quotation marks.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

REFERENCE = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]\]")
_OPENING, _CLOSING = "“", "”"


@dataclass(frozen=True, slots=True)
class Reference:
    """A `[[id]]` or `[[id|label]]` in a text; positions count characters."""

    start: int
    end: int
    id: str
    label: str
    """The words to show; "" means the name of what it refers to."""


def references(text: str) -> Iterator[Reference]:
    """The references in a text, in order."""
    for match in REFERENCE.finditer(text):
        yield Reference(match.start(), match.end(), match[1], match[2] or "")


def broken_references(text: str) -> Iterator[int]:
    """Positions of double brackets that belong to no reference."""
    whole = [(match.start(), match.end()) for match in REFERENCE.finditer(text)]
    for match in re.finditer(r"\[\[|\]\]", text):
        if not any(start <= match.start() < end for start, end in whole):
            yield match.start()


def as_read(text: str, names: Mapping[str, str]) -> str:
    """The text as a reader sees it, references replaced by their words.

    An id that `names` does not hold stands for itself: unknown ids are reported elsewhere.
    """
    return REFERENCE.sub(lambda match: match[2] or names.get(match[1], match[1]), text)


@lru_cache(maxsize=8192)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The outermost passages between “ and ”, marks excluded, as character spans.

    A passage that never closes runs to the end of the text.
    """
    spans = []
    depth = start = 0
    for position, character in enumerate(text):
        if character == _OPENING:
            if depth == 0:
                start = position + 1
            depth += 1
        elif character == _CLOSING and depth:
            depth -= 1
            if depth == 0:
                spans.append((start, position))
    if depth:
        spans.append((start, len(text)))
    return tuple(spans)


@lru_cache(maxsize=8192)
def outside_quotations(text: str) -> str:
    """The text with every quoted passage emptied, its marks kept."""
    kept, last = [], 0
    for start, end in quotations(text):
        kept.append(text[last:start])
        last = end
    kept.append(text[last:])
    return "".join(kept)


def own_words(text: str) -> str:
    """The text as long as it is, but with quoted passages and the brackets and ids of references
    blanked: what is left is in the author's own words, where it stood."""
    letters = list(text)
    for start, end in quotations(text):
        letters[start:end] = " " * (end - start)
    for found in references(text):
        label = len(found.label)
        letters[found.start : found.end - 2 - label] = " " * (found.end - 2 - label - found.start)
        letters[found.end - 2 : found.end] = "  "
    return "".join(letters)
