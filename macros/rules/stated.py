# What a text states: numbers, dates and days of the week, and whether it denies. English, in one
# place, deterministic.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from macros.model.day import Day

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINALS = (
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()

_MONTH = "|".join(f"{month}|{month.upper()}" for month in MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?!\d)|(?P<m3>{_MONTH}))"
    r"(?:,? (?P<year>\d{4}))?\b"
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(f'{day}|{day.upper()}' for day in WEEKDAYS)})\b")
# A hyphen before a number is part of a word (T-72) or a sign, but for a range (6-8).
_DIGITS = re.compile(r"(?<![\w./])(?<!(?<!\d)-)\d+(?:[,.]\d+)*(?=(?:s|st|nd|rd|th|km|m|%)?(?![\w/]))")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_SMALL = {word: value for value, word in enumerate(_UNITS)}
_SMALL |= {word: 20 + 10 * step for step, word in enumerate(_TENS)}
_ORDINAL = {word: 3 + step for step, word in enumerate(_ORDINALS)}
_WORD = re.compile(rf"\b(?:{'|'.join([*_SMALL, *_ORDINAL, *_SCALES])})s?\b", re.I)


@dataclass(frozen=True, slots=True)
class PartDate:
    """A date as a text gives it: perhaps without its year, perhaps without its day."""

    month: int
    day: int | None = None
    year: int | None = None

    def agrees(self, other: PartDate) -> bool:
        """Whether the other says all that this one does; a year is compared where both give one."""
        years = self.year is None or other.year is None or self.year == other.year
        return self.month == other.month and self.day in (None, other.day) and years


@dataclass(frozen=True, slots=True)
class Stated:
    """A number, a date or a day of the week in a text; positions count characters."""

    start: int
    end: int
    value: Fraction | PartDate | str
    """A number, a date, or a weekday's name or a time of day (`00:01`)."""


def stated_in(text: str) -> list[Stated]:
    """What a text states, in order. `one`, `first` and `second` are left alone: they count as
    often as not nothing."""
    return list(_stated_in(text))


@cache
def _stated_in(text: str) -> tuple[Stated, ...]:
    return tuple(sorted(_find(text), key=lambda found: found.start))


def _find(text: str) -> Iterator[Stated]:
    taken = [False] * len(text)
    for match, value in (*_dates(text), *_times(text)):
        yield Stated(match.start(), match.end(), value)
        taken[match.start() : match.end()] = [True] * (match.end() - match.start())
    for match in _DIGITS.finditer(text):
        if not taken[match.start()]:
            yield Stated(match.start(), match.end(), _number(match[0]))
    for start, end, number in _spelled(text):
        if not taken[start]:
            yield Stated(start, end, Fraction(number))


def _dates(text: str) -> Iterator[tuple[re.Match[str], PartDate | str]]:
    for match in _DATE.finditer(text):
        name = (match["m1"] or match["m2"] or match["m3"]).capitalize()
        if match["m3"] and name == "May" and match["year"] is None:
            if match["m3"] != "May" or not re.search(r"[a-z] $", text[: match.start()]):
                continue  # the verb, where it opens a sentence or shouts
        day = match["d1"] or match["d2"]
        month, year = MONTHS.index(name) + 1, int(match["year"]) if match["year"] else None
        yield match, PartDate(month, int(day) if day else None, year)
    for match in _WEEKDAY.finditer(text):
        yield match, match[0].capitalize()


def _times(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _CLOCK.finditer(text):
        hour, minute = re.split("[:.]", match[0])
        if ":" in match[0] and int(hour) < 24 and int(minute) < 60:
            yield match, f"{int(hour):02}:{minute}"


def _number(digits: str) -> Fraction:
    """`6.5` and `6,5` as decimals, `1,000` and `950,000` in full."""
    plain = digits.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits) else digits.replace(",", ".")
    return Fraction(plain) if plain.count(".") <= 1 else Fraction(plain.replace(".", ""))


def _spelled(text: str) -> Iterator[tuple[int, int, int]]:
    """Numbers in words: where they begin and end, and what they are. `nine hundred and six` is one
    number, `two and three` are two."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        taken, value = _one_number(text, words[at:])
        if not (taken == 1 and words[at][0].lower() in ("one", "ones")):
            yield words[at].start(), words[at + taken - 1].end(), value
        at += taken


def _one_number(text: str, words: list[re.Match[str]]) -> tuple[int, int]:
    """How many of the words make up the first number, and its value."""
    total = part = 0
    last = ""
    for position, match in enumerate(words):
        word = match[0].lower()
        kind = _kind(word)
        between = text[words[position - 1].end() : match.start()] if position else ""
        if position and not _goes_on(last, kind, between, part):
            return position, total + part
        value = _amount(word)
        if kind == "scale":
            part = max(part, 1) * value
            if value >= 1_000:
                total, part = total + part, 0
        else:
            part += value
        last = "end" if kind == "ordinal" or (word.endswith("s") and kind == "scale") or word == "dozen" else kind
        last = "thousand" if last == "scale" and value >= 1_000 else last
    return len(words), total + part


def _kind(word: str) -> str:
    plain = word if word in _SMALL or word in _ORDINAL or word in _SCALES else word.removesuffix("s")
    if plain in _SCALES:
        return "scale"
    if plain in _ORDINAL:
        return "ordinal"
    return "tens" if plain in _TENS else "unit" if _SMALL[plain] < 10 else "teen"


def _amount(word: str) -> int:
    for known in (_SMALL, _ORDINAL, _SCALES):
        for spelled in (word, word.removesuffix("s")):
            if spelled in known:
                return known[spelled]
    raise KeyError(word)


def _goes_on(last: str, kind: str, between: str, part: int) -> bool:
    """Whether a word belongs to the number that the words before it began."""
    if last == "end" or between.strip() not in ("", "-", "and"):
        return False
    if between.strip() == "and":
        return last in ("scale", "thousand") and kind != "scale"
    if kind == "scale":
        return last != "thousand"
    if last == "tens":
        return kind == "unit" or (kind == "ordinal" and part % 100 % 10 == 0)
    return last in ("scale", "thousand") and between.strip() == ""


def days_in(text: str) -> list[Day]:
    """The dates that a text gives with their year, as days or months."""
    found = []
    for each in stated_in(text):
        if isinstance(each.value, PartDate) and each.value.year is not None:
            day = f"-{each.value.day:02}" if each.value.day else ""
            try:
                found.append(Day.parse(f"{each.value.year:04}-{each.value.month:02}{day}"))
            except ValueError:
                continue  # no such day; what the evidence says decides
    return found


NEGATORS = tuple(
    "not never no none nobody nothing neither nor without cannot didn't wasn't weren't hasn't haven't hadn't "
    "isn't aren't don't doesn't won't wouldn't can't couldn't".split()
)
"""Words that deny what follows them."""

_NEGATORS = "|".join(NEGATORS).replace("'", "['’]")
_DENIERS = (
    r"fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing|ion)?|den(?:y|ies|ied|ying|ial)|"
    r"declin(?:e|es|ed|ing)|hardly|scarcely|barely|unwilling|unable|lack(?:s|ed|ing)?"
)
# "did not refuse" denies nothing, nor does "never failed"; the negator stands just before.
_BOTH = re.compile(
    rf"\b(?:{_NEGATORS})\b(?:[\s-]+(?!(?:but|and|or|yet|it|they|he|she|doubt|only|just|wonder|surprise)\b)[\w'’-]+){{0,2}}?[\s-]+(?:{_DENIERS})\b",
    re.I,
)
_EITHER = re.compile(rf"\b(?:{_NEGATORS}|{_DENIERS})\b", re.I)


def denies(text: str) -> bool:
    """Whether a text says that something is not so: by `not`, `no`, `never` and the like, or by a
    word that denies (failed, refused, rejected, denied, declined). A negated denial cancels out."""
    return _EITHER.search(_BOTH.sub(" ", text)) is not None
