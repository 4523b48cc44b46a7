# What a claim can state as a value: a quantity with its unit, a date, or a yes or no.
from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from macros.model.day import Day

_QUANTITY = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(?: ([A-Za-z][A-Za-z0-9%]*(?:/[A-Za-z]+)?))?")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number with its unit ("" for a count)."""

    number: Fraction
    unit: str = ""


Value = Quantity | Day | str
"""A quantity, a date, or the words `yes` and `no`."""


def parse_value(text: str) -> Value:
    """Read a value: `6 km`, `14`, `2020-03-06`, `yes`.

    Raises:
        ValueError: If it is none of these.
    """
    if text in ("yes", "no"):
        return text
    if re.match(r"[0-9]{4}-", text):
        return Day.parse(text)
    match = _QUANTITY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return Quantity(Fraction(match[1]), match[2] or "")


def show_value(value: Value) -> str:
    """The value as it is written in data; `parse_value` reads it back."""
    if isinstance(value, Quantity):
        return f"{_exact(value.number)} {value.unit}".strip()
    return value.text if isinstance(value, Day) else value


def _exact(number: Fraction) -> str:
    """A whole or decimal number where it is one, else a fraction."""
    rest, places = number.denominator, 0
    for factor in (2, 5):
        times = 0
        while rest % factor == 0:
            rest, times = rest // factor, times + 1
        places = max(places, times)
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def is_stated(value: Value, text: str) -> bool:
    """Whether a text states a value: its number in digits or as a word up to twenty, or its day
    and month in either English order. Units are not compared ("six kilometers" states 6 km)."""
    if isinstance(value, Quantity):
        return any(_has_word(text, spelling) for spelling in _spellings(value.number))
    if isinstance(value, Day):
        month, day = _MONTHS[value.start.month - 1], value.start.day
        if value.precision == "year":
            return _has_word(text, str(value.start.year))
        if value.precision == "month":
            return _has_word(text, month)
        return _has_word(text, f"{day} {month}") or _has_word(text, f"{month} {day}")
    return True


def _spellings(number: Fraction) -> list[str]:
    if number.denominator != 1:
        return [_exact(number)]
    whole = number.numerator
    spelled = [str(whole), f"{whole:,}"]
    return [*spelled, _SMALL[whole]] if 0 <= whole < len(_SMALL) else spelled


def _has_word(text: str, words: str) -> bool:
    return re.search(rf"(?<![\w.,-]){re.escape(words)}(?![\w]|[.,]\d)", text, re.IGNORECASE) is not None
