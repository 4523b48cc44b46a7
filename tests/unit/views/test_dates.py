"""A date is shown to its precision and never beyond."""

from __future__ import annotations

import pytest

from macros.model.day import Day
from macros.views.dates import ShownDate, shown


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2020", ("year", "", 0, "2020", "")),
        ("2020-03", ("month", "", 3, "2020", "")),
        ("2020-03-06", ("day", "6", 3, "2020", "")),
        ("2020-12-31T00:01", ("minute", "31", 12, "2020", "00:01")),
    ],
)
def test_a_date_has_no_part_beyond_its_precision(text: str, parts: tuple[str, str, int, str, str]) -> None:
    assert shown(Day.parse(text)) == ShownDate(text, *parts)


def test_no_date_is_shown_as_none() -> None:
    assert shown(None) is None
