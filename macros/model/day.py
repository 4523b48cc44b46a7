# Dates as people know them: to the minute, the day, the month or the year, never more exact.
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

Precision = Literal["minute", "day", "month", "year"]

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?)?)?")


@dataclass(frozen=True, slots=True)
class Day:
    """A point in time to its own precision, without a time zone (the record that holds it says
    which clock is meant)."""

    text: str
    """As written: `2020-03-06T00:01`, `2020-03-06`, `2020-03` or `2020`."""
    precision: Precision
    start: datetime
    """The first minute it can mean."""

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read a date.

        Raises:
            ValueError: If the text has another form or names a day that does not exist.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year, month, day, hour, minute = match.groups()
        precision: Precision = "minute" if hour else "day" if day else "month" if month else "year"
        start = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0))
        return cls(text, precision, start)

    @property
    def date(self) -> date:
        """The first day it can mean."""
        return self.start.date()

    def overlaps(self, other: Day) -> bool:
        """Whether both can mean the same moment: 2020-03 and 2020-03-06 can."""
        return self.start < other.end and other.start < self.end

    def ends_before(self, other: Day) -> bool:
        """Whether it is over, to its precision, before the other begins."""
        return self.end <= other.start

    @property
    def end(self) -> datetime:
        """The first minute after all that it can mean; for the last year there is, its last."""
        try:
            return self._end()
        except (OverflowError, ValueError):
            return datetime.max

    def _end(self) -> datetime:
        if self.precision == "minute":
            return self.start + timedelta(minutes=1)
        if self.precision == "day":
            return self.start + timedelta(days=1)
        if self.precision == "month":
            return (self.start + timedelta(days=32)).replace(day=1)
        return self.start.replace(year=self.start.year + 1)


def _day(value: Any) -> Any:
    if isinstance(value, Day) or not isinstance(value, str):
        return value
    try:
        return Day.parse(value)
    except ValueError:
        raise PydanticCustomError("bad-date", "{value} is not a date", {"value": repr(value)}) from None


DayField = Annotated[
    Day,
    BeforeValidator(_day),
    PlainSerializer(lambda day: day.text, return_type=str),
    # An editor takes a bare 2020 for a number.
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_FORM.pattern}$"}),
]
"""A date field: `2020-03-06`, coarser `2020-03` or `2020`, or with a time `2020-03-06T00:01`."""
