"""Each rule of derivation computes one thing from inputs that fit it, and says which do not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.claim import Rule
from macros.model.day import Day
from macros.model.entities import Seat
from macros.rules.derivation import RULES, WEEKDAYS, DerivationError, Member, is_seated
from macros.rules.value import Quantity, Value, parse_value, show_value


def derive(rule: Rule, **inputs: list[str | Member] | str | Member) -> str:
    """What a rule gives, with `from_` for `from` and `on_or_before` for `on-or-before`."""
    given: dict[str, list[Value | Member]] = {}
    for name, values in inputs.items():
        listed = values if isinstance(values, list) else [values]
        given[name.rstrip("_").replace("_", "-")] = [
            parse_value(value) if isinstance(value, str) and value not in WEEKDAYS and value != "word" else value
            for value in listed
        ]
    return show_value(RULES[rule].compute(given))


def seat(member: str, since: str, until: str | None = None) -> Seat:
    return Seat.model_validate({"member": member, "since": since, "until": until})


SEATS = (seat("ella", "2020-01-01", "2021-12-31"), seat("orin", "1945-10-24"))
BODY = Member(SEATS)


def test_there_is_a_way_to_compute_every_rule_of_the_model() -> None:
    assert set(RULES) == set(get_args(Rule))


@pytest.mark.parametrize(
    ("of", "result"),
    [(["6 km", "6 km"], "12 km"), (["14", "1"], "15"), (["0.1", "0.2"], "0.3"), (["5 km"], "5 km"), (["2", "-2"], "0")],
)
def test_a_sum_adds_what_has_one_unit(of: list[str | Member], result: str) -> None:
    assert derive("sum", of=of) == result


def test_a_difference_takes_the_second_from_the_first() -> None:
    assert derive("difference", from_="15 km", minus="6 km") == "9 km"
    assert derive("difference", from_="6", minus="15") == "-9"
    assert derive("difference", from_="6", minus="6") == "0"


@pytest.mark.parametrize(
    ("of", "result"),
    [
        (["2", "6 km"], "12 km"),
        (["6 km", "2"], "12 km"),
        (["3", "4"], "12"),
        (["7 km"], "7 km"),
        (["0", "7 km"], "0 km"),
    ],
)
def test_a_product_keeps_the_one_unit_there_is(of: list[str | Member], result: str) -> None:
    assert derive("product", of=of) == result


@pytest.mark.parametrize(("of", "result"), [(["yes"], "1"), (["yes", "6 km", "2020-03-06"], "3")])
def test_a_count_counts_claims_of_any_sort(of: list[str | Member], result: str) -> None:
    assert derive("count", of=of) == result


@pytest.mark.parametrize(
    ("weekday", "latest", "result"),
    [
        ("Friday", "2020-03-07", "2020-03-06"),
        ("Friday", "2020-03-06", "2020-03-06"),
        ("Saturday", "2020-03-06", "2020-02-29"),
        ("Friday", "2020-03-06T00:01", "2020-03-06"),
        ("Thursday", "2020-01-01", "2019-12-26"),
    ],
    ids=["the day before", "the day itself", "six days before", "of a minute", "the year before"],
)
def test_a_weekday_is_the_last_such_day_on_or_before(weekday: str, latest: str, result: str) -> None:
    assert derive("weekday", weekday=weekday, on_or_before=latest) == result


@given(st.sampled_from(WEEKDAYS), st.dates(min_value=date(1, 1, 7)))
def test_a_derived_weekday_is_that_weekday_and_less_than_a_week_back(weekday: str, latest: date) -> None:
    found = RULES["weekday"].compute({"weekday": [weekday], "on-or-before": [Day.parse(latest.isoformat())]})
    assert isinstance(found, Day)
    assert WEEKDAYS[found.date.weekday()] == weekday
    assert 0 <= (latest - found.date).days < 7


@pytest.mark.parametrize(
    ("start", "by", "result"),
    [
        ("2020-03-06", "7 days", "2020-03-13"),
        ("2020-03-06", "-1 day", "2020-03-05"),
        ("2020-02-28", "1 day", "2020-02-29"),
        ("2020-03-06", "24 hours", "2020-03-07"),
        ("2020-03-06", "0 h", "2020-03-06"),
        ("2020-03-06T23:59", "1 minute", "2020-03-07T00:00"),
        ("2020-03-06T00:00", "1.5 hours", "2020-03-06T01:30"),
        ("2020-03-06T00:00", "1 day", "2020-03-07T00:00"),
        ("0999-12-31T23:00", "30 minutes", "0999-12-31T23:30"),
    ],
)
def test_an_offset_moves_a_date_by_a_duration_and_keeps_its_precision(start: str, by: str, result: str) -> None:
    assert derive("offset", start=start, by=by) == result


@pytest.mark.parametrize(
    ("actor", "day", "answer"),
    [
        ("ella", "2020-01-01", "yes"),
        ("ella", "2021-12-31", "yes"),
        ("ella", "2019-12-31", "no"),
        ("ella", "2022-01-01", "no"),
        ("ella", "2021-12-31T23:59", "yes"),
        ("orin", "2099-01-01", "yes"),
        ("orin", "1945-10-23", "no"),
        ("mara", "2020-06-01", "no"),
    ],
    ids=["first day", "last day", "day before", "day after", "last minute", "still held", "not yet", "never"],
)
def test_a_seat_is_held_from_its_first_day_to_its_last(actor: str, day: str, answer: str) -> None:
    assert derive("member-on", body=BODY, member=Member((), actor), day=day) == answer


@pytest.mark.parametrize(
    ("until", "held"), [("2020-12-31", True), ("2020-12", True), ("2020", True), ("2020-11", False)]
)
def test_a_seat_held_until_a_month_or_year_is_held_to_its_end(until: str, held: bool) -> None:
    assert is_seated((seat("ella", "2020", until),), "ella", date(2020, 12, 15)) is held


def test_a_seat_taken_up_twice_is_held_in_either_term() -> None:
    seats = (seat("ella", "2000-01-01", "2001-12-31"), seat("ella", "2010-01-01", "2011-12-31"))
    held = [is_seated(seats, "ella", date(year, 6, 1)) for year in (1999, 2001, 2005, 2010, 2012)]
    assert held == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("rule", "inputs", "at_fault", "said"),
    [
        ("sum", {"of": ["6 km", "6 miles"]}, "of", "has different units: km, miles"),
        ("sum", {"of": ["6 km", "6"]}, "of", "has different units: none, km"),
        ("sum", {"of": ["6", "yes"]}, "of", "is not a quantity"),
        ("sum", {"of": ["6", "2020-03-06"]}, "of", "is not a quantity"),
        ("difference", {"from_": "6 km", "minus": "6 miles"}, "minus", "has different units: km, miles"),
        ("difference", {"from_": "yes", "minus": "6"}, "from", "is not a quantity"),
        ("product", {"of": ["6 km", "6 km"]}, "of", "has more than one unit"),
        ("product", {"of": ["no"]}, "of", "is not a quantity"),
        ("weekday", {"weekday": "word", "on_or_before": "2020-03-06"}, "weekday", "is not a day of the week"),
        ("weekday", {"weekday": "Friday", "on_or_before": "2020-03"}, "on-or-before", "has no date to the day"),
        ("weekday", {"weekday": "Friday", "on_or_before": "6 km"}, "on-or-before", "has no date to the day"),
        ("offset", {"start": "2020-03", "by": "1 day"}, "start", "has no date to the day"),
        ("offset", {"start": "yes", "by": "1 day"}, "start", "has no date to the day"),
        ("offset", {"start": "2020-03-06", "by": "1"}, "by", "is not a number of days"),
        ("offset", {"start": "2020-03-06", "by": "1 km"}, "by", "is not a number of days"),
        ("offset", {"start": "2020-03-06", "by": "1 hour"}, "by", "is finer than the date"),
        ("offset", {"start": "2020-03-06", "by": "0.5 days"}, "by", "is finer than the date"),
        ("offset", {"start": "2020-03-06T00:00", "by": "0.5 minutes"}, "by", "is finer than the date"),
        ("member-on", {"body": BODY, "member": Member((), "ella"), "day": "yes"}, "day", "has no date"),
        ("member-on", {"body": "yes", "member": Member((), "ella"), "day": "2020"}, "body", "is not a body"),
    ],
)
def test_an_input_that_does_not_fit_is_named(rule: Rule, inputs: dict[str, str], at_fault: str, said: str) -> None:
    with pytest.raises(DerivationError) as raised:
        derive(rule, **inputs)
    assert raised.value.input == at_fault
    assert str(raised.value).startswith(said)


def test_a_sum_of_many_fractions_stays_exact() -> None:
    found = RULES["sum"].compute({"of": [parse_value("0.1 km")] * 1000})
    assert found == Quantity(Fraction(100), "km")
