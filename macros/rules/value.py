# What a claim can state as a value: a quantity with its unit, a date, or a yes or no.
from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from macros.model.day import Day
from macros.rules.stated import PartDate, stated_in

_QUANTITY = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(?: ([A-Za-z][A-Za-z0-9%]*(?:/[A-Za-z]+)?))?")


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
    """Whether a text states a value: its number in digits or in words, or its day and month in
    either English order. Units are not compared ("six kilometers" states 6 km)."""
    found = [each.value for each in stated_in(text)]
    if isinstance(value, Quantity):
        return value.number in found or (
            value.number == 1 and re.search(r"(?<![\w-])one(?![\w-])", text, re.IGNORECASE) is not None
        )
    if isinstance(value, Day):
        start, exact = value.start, value.precision in ("day", "minute")
        if value.precision == "year":
            years = {each.year for each in found if isinstance(each, PartDate)}
            return start.year in years or Fraction(start.year) in found
        wanted = PartDate(start.month, start.day if exact else None)
        return any(isinstance(each, PartDate) and wanted.agrees(each) for each in found)
    return True
