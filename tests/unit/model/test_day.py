"""A date is as exact as it was written, and never more."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.model.day import Day

WHEN = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59))
TEXTS = st.builds(lambda when, size: when.isoformat()[:size], WHEN, st.sampled_from([4, 7, 10, 16]))
DAYS = TEXTS.map(Day.parse)


@pytest.mark.parametrize(
    ("text", "precision", "start"),
    [
        ("2020", "year", datetime(2020, 1, 1)),
        ("2020-03", "month", datetime(2020, 3, 1)),
        ("2020-03-06", "day", datetime(2020, 3, 6)),
        ("2020-03-06T00:00", "minute", datetime(2020, 3, 6)),
        ("2020-02-29", "day", datetime(2020, 2, 29)),
        ("9999-12-31T23:59", "minute", datetime(9999, 12, 31, 23, 59)),
    ],
)
def test_a_date_is_read_to_its_own_precision(text: str, precision: str, start: datetime) -> None:
    day = Day.parse(text)
    assert (day.text, day.precision, day.start) == (text, precision, start)
    assert day.date == start.date()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "2020-3-6",
        "2020-13",
        "2020-00",
        "2020-02-30",
        "2019-02-29",
        "2020-03-06T24:00",
        "2020-03-06T00:60",
        "2020-03-06T0:01",
        "2020-03-06 00:01",
        "2020-03-06T00:01Z",
        "2020-03-06T00:01:00",
        "2020-03-06\n",
        " 2020",
        "0000",
        "12020",
        "6 March 2020",
        "٢٠٢٠-٠٣-٠٦",
        "２０２０",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        Day.parse(text)


@given(TEXTS)
def test_a_date_keeps_the_text_it_was_read_from(text: str) -> None:
    day = Day.parse(text)
    assert day.text == text
    assert day.start.isoformat().startswith(text)
    assert Day.parse(day.text) == day


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("2020-03", "2020-03-06", True),
        ("2020", "2020-12-31T23:59", True),
        ("2020-03-06", "2020-03-06T00:00", True),
        ("2020-03-06", "2020-03-06", True),
        ("2020-03-06", "2020-03-07", False),
        ("2020-03-31", "2020-04", False),
        ("2020", "2021-01-01T00:00", False),
        ("2020-12", "2021", False),
        ("2020-03-06T00:01", "2020-03-06T00:02", False),
        ("9999-12", "9999-12-31", True),
        ("9999", "9999-12-31", True),
    ],
)
def test_dates_overlap_when_both_can_mean_the_same_minute(one: str, other: str, both: bool) -> None:
    assert Day.parse(one).overlaps(Day.parse(other)) is both
    assert Day.parse(other).overlaps(Day.parse(one)) is both


@given(DAYS, DAYS)
@example(Day.parse("9999"), Day.parse("9999"))
@example(Day.parse("9999-12-31T23:59"), Day.parse("9999-12"))
def test_overlap_is_mutual_and_every_date_overlaps_itself(one: Day, other: Day) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    assert other.overlaps(other)


@given(DAYS, DAYS)
@example(Day.parse("9999-12"), Day.parse("2020"))
def test_two_dates_overlap_or_one_ends_before_the_other(one: Day, other: Day) -> None:
    assert [one.overlaps(other), one.ends_before(other), other.ends_before(one)].count(True) == 1


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2020-03-06", "2020-03-07", True),
        ("2020-02", "2020-03-01T00:00", True),
        ("2019", "2020", True),
        ("2020-03", "2020-03-31", False),
        ("2020-03-06", "2020-03-06T23:59", False),
        ("2020-03-07", "2020-03-06", False),
    ],
)
def test_a_date_ends_before_another_when_it_is_wholly_over(one: str, other: str, before: bool) -> None:
    assert Day.parse(one).ends_before(Day.parse(other)) is before


def test_the_date_of_a_month_is_its_first_day() -> None:
    assert Day.parse("2020-03").date == date(2020, 3, 1)
