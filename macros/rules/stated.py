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
_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?!\d)|(?P<m3>{_MONTH}))"
    r"(?:,? (?P<year>\d{4}))?\b"
)
_MAY = re.compile(r"\b[Mm]ay\b(?! \d)")
_DIGITS = re.compile(r"(?<![\w./-])\d+(?:[,.]\d+)*(?=(?:st|nd|rd|th|km|m|%)?(?![\w/]))")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_SPELLED = {word: value for value, word in enumerate(_UNITS) if value != 1}
_SPELLED |= {word: 20 + 10 * step for step, word in enumerate(_TENS)}
_SPELLED |= {word: 3 + step for step, word in enumerate(_ORDINALS)}
_WORD = re.compile(rf"\b(?:{'|'.join([*_SPELLED, *_SCALES, 'one'])})(?:-(?:{'|'.join(_UNITS[1:10])}))?s?\b", re.I)


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
        if match["m3"] == "May" and match["year"] is None and _MAY.match(text, match.start()):
            continue  # the verb, as often as the month
        month = MONTHS.index(match["m1"] or match["m2"] or match["m3"]) + 1
        day = match["d1"] or match["d2"]
        yield match, PartDate(month, int(day) if day else None, int(match["year"]) if match["year"] else None)
    for match in re.finditer(rf"\b(?:{'|'.join(WEEKDAYS)})\b", text):
        yield match, match[0]


def _times(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _CLOCK.finditer(text):
        hour, minute = re.split("[:.]", match[0])
        if ":" in match[0] and int(hour) < 24 and int(minute) < 60:
            yield match, f"{int(hour):02}:{minute}"


def _number(digits: str) -> Fraction:
    """`6.5` as a decimal, `1,000` and `950,000` in full."""
    plain = digits.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits) else digits.replace(",", ".")
    return Fraction(plain) if plain.count(".") <= 1 else Fraction(plain.replace(".", ""))


def _spelled(text: str) -> Iterator[tuple[int, int, int]]:
    """Numbers in words, `nine hundred` and `twenty-two` taken together."""
    run: list[re.Match[str]] = []
    for match in [*_WORD.finditer(text), None]:
        if run and (match is None or text[run[-1].end() : match.start()].strip() not in ("", "and")):
            number = _value(run)
            if number is not None:
                yield run[0].start(), run[-1].end(), number
            run = []
        if match is not None:
            run.append(match)


def _value(run: list[re.Match[str]]) -> int | None:
    total = part = 0
    words = [word for match in run for word in match[0].lower().split("-")]
    if words in (["one"], ["ones"]):
        return None
    for word in words:
        plain = word if word in _SPELLED or word in _SCALES else word.removesuffix("s")
        if plain in _SCALES:
            part = max(part, 1) * _SCALES[plain]
            if _SCALES[plain] >= 1_000:
                total, part = total + part, 0
        else:
            part += 1 if plain == "one" else _SPELLED.get(plain, 0)
    return total + part


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
_BOTH = re.compile(rf"\b(?:{_NEGATORS})\b(?:\W+[\w'’-]+){{0,2}}?\W+(?:{_DENIERS})\b", re.I)
_EITHER = re.compile(rf"\b(?:{_NEGATORS}|{_DENIERS})\b", re.I)


def denies(text: str) -> bool:
    """Whether a text says that something is not so: by `not`, `no`, `never` and the like, or by a
    word that denies (failed, refused, rejected, denied, declined). A negated denial cancels out."""
    return _EITHER.search(_BOTH.sub(" ", text)) is not None
