# Dates for readers: in words and for machines.
from __future__ import annotations

from dataclasses import dataclass

from macros.model.day import Day


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date as parts a template puts into words."""

    machine: str
    """For a `datetime` attribute."""
    precision: str
    day: str
    month: int
    """1 to 12; 0 when only the year is known."""
    year: str
    time: str
    """`00:01`, or "" """


def shown(day: Day | None) -> ShownDate | None:
    """The date's parts, each empty beyond its precision; None for no date."""
    if day is None:
        return None
    to_day = day.precision in ("day", "minute")
    return ShownDate(
        machine=day.text,
        precision=day.precision,
        day=str(day.start.day) if to_day else "",
        month=0 if day.precision == "year" else day.start.month,
        year=str(day.start.year),
        time=day.start.strftime("%H:%M") if day.precision == "minute" else "",
    )
