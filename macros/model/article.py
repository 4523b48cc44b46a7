# The article as bytes and as numbered units: its title lines, image lines and sentences.
from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

UnitKind = Literal["title", "image", "sentence"]

# Abbreviations after which a full stop does not end a sentence; lower case, without the stop.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st gen lt capt gov sgt jr sr vs etc inc ltd approx ph.d "
    "jan feb apr jun jul aug sep sept oct nov dec u.s u.n u.k e.u i.e e.g a.m p.m".split()
)
# Words that are abbreviations only before a number.
_BEFORE_NUMBERS = frozenset("art no nos para vol ed p pp col sec ch".split())
_BREAK = re.compile(r"([.!?…]+[”’\"')\]]*)\s+(?=[“‘\"'(\[]*(\w))")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][”’\"')\]]*$")
_IMAGE = re.compile(r"\[image:.*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One title line, image line or sentence of an article."""

    number: int
    """Counted from 1 in reading order."""
    kind: UnitKind
    start: int
    """Offset of its first byte in the file."""
    end: int
    """Offset after its last byte."""
    text: str
    paragraph: int
    """Counted from 1; units of one paragraph share it."""


@dataclass(frozen=True)
class Article:
    """A source kept whole."""

    source: str
    """Its source id."""
    raw: bytes
    """The file, byte for byte."""
    file: str
    """Its path, relative to the project."""
    units: tuple[Unit, ...] = field(default=())

    def occurrences(self, quote: str) -> list[tuple[int, int]]:
        """The byte spans at which the exact words stand, in order; overlapping ones included."""
        wanted = quote.encode("utf-8", "surrogatepass")
        spans = []
        start = self.raw.find(wanted) if wanted else -1
        while start >= 0:
            spans.append((start, start + len(wanted)))
            start = self.raw.find(wanted, start + 1)
        return spans

    def units_in(self, span: tuple[int, int]) -> tuple[Unit, ...]:
        """The units that a byte span touches."""
        return tuple(unit for unit in self.units if unit.start < span[1] and span[0] < unit.end)

    @property
    def text(self) -> str:
        """The whole text; bytes that are not UTF-8 show as replacement characters."""
        return self.raw.decode("utf-8", "replace")


def split_units(raw: bytes) -> tuple[Unit, ...]:
    """Number the units of an article.

    Paragraphs are parted by line breaks. A paragraph that is one `[image: ...]` is an image line;
    one that does not end like a sentence is a title line; any other is split into sentences,
    where a full stop, question or exclamation mark with its closing quotes or brackets stands
    before white space and a word, and does not belong to an abbreviation or an initial. Other
    marks do not end a sentence before a word that begins small (“Go!” he said).

    Returns:
        The units in reading order; offsets count bytes of `raw`. Bytes that are not UTF-8 are
        kept as they are, so that a damaged file still has units to point at.
    """
    text = raw.decode("utf-8", "surrogateescape")
    units: list[Unit] = []
    offset = 0
    paragraph = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            paragraph += 1
            lead = len(line) - len(line.lstrip())
            for kind, start, end in _pieces(stripped):
                first = offset + _size(line[: lead + start])
                piece = stripped[start:end]
                last = first + _size(piece)
                shown = piece.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                units.append(Unit(len(units) + 1, kind, first, last, shown, paragraph))
        offset += _size(line) + 1
    return tuple(units)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


def _pieces(paragraph: str) -> list[tuple[UnitKind, int, int]]:
    if _IMAGE.fullmatch(paragraph):
        return [("image", 0, len(paragraph))]
    if not _ENDS_SENTENCE.search(paragraph):
        return [("title", 0, len(paragraph))]
    pieces: list[tuple[UnitKind, int, int]] = []
    start = 0
    for match in _BREAK.finditer(paragraph):
        goes_on = match[2].islower() and match[1] != "."
        if not goes_on and not _is_abbreviation(paragraph[start : match.start()], match[1], match[2]):
            pieces.append(("sentence", start, match.end(1)))
            start = match.end()
    pieces.append(("sentence", start, len(paragraph)))
    return pieces


def _is_abbreviation(before: str, ending: str, after: str) -> bool:
    if ending != ".":
        return False
    word = re.split(r"[\s“‘\"'(\[]", before)[-1]
    if after.isdigit() and word.lower() in _BEFORE_NUMBERS:
        return True
    initial = len(word) == 1 and word.isupper()
    return initial or word.lower() in _ABBREVIATIONS or bool(re.fullmatch(r"([A-Za-z]\.)+[A-Za-z]", word))
