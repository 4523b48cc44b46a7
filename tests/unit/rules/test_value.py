"""Values are exact, are written as they are read, and are found in a text as a reader finds them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.model.day import Day
from macros.rules.value import Quantity, Value, is_stated, parse_value, show_value

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
UNITS = st.sampled_from(["", "km", "km2", "miles", "km/h", "days"])
DAYS = st.dates().map(lambda day: Day.parse(day.isoformat()))
VALUES = st.one_of(
    st.sampled_from(["yes", "no"]), DAYS, st.builds(Quantity, NUMBERS.map(lambda number: Fraction(number)), UNITS)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14", Quantity(Fraction(14))),
        ("6 km", Quantity(Fraction(6), "km")),
        ("-3.50 km/h", Quantity(Fraction(-7, 2), "km/h")),
        ("0.1 m2", Quantity(Fraction(1, 10), "m2")),
        ("2020", Quantity(Fraction(2020))),
        ("2020-03", Day.parse("2020-03")),
        ("2020-03-06T00:01", Day.parse("2020-03-06T00:01")),
        ("yes", "yes"),
        ("no", "no"),
    ],
)
def test_a_value_is_read_exactly(text: str, value: Value) -> None:
    assert parse_value(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "Yes",
            "six",
            "six km",
            "6km",
            "6  km",
            " 6",
            "6 ",
            "6\n",
            "+6",
            "1,000",
            "1e3",
            ".5",
            "5.",
            "--5",
            "1/2",
        ),
        *("6 km a", "6 ²", "2020-3-6", "2020-02-30", "2020-", "nan", "٦ km", "６"),
    ],
)
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_value(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Quantity(Fraction(12), "km"), "12 km"),
        (Quantity(Fraction(-1, 2)), "-0.5"),
        (Quantity(Fraction(10**20)), "100000000000000000000"),
        (Day.parse("2020-03"), "2020-03"),
        ("yes", "yes"),
    ],
)
def test_a_value_is_shown_as_it_is_written_in_data(value: Value, text: str) -> None:
    assert show_value(value) == text


@given(VALUES)
@example(Quantity(Fraction("0.00001"), "km"))
@example(Quantity(Fraction("10000000000000000.5")))
@example(Quantity(Fraction("0.12345678901234567890"), "km"))
def test_a_value_that_was_shown_is_read_back_the_same(value: Value) -> None:
    assert parse_value(show_value(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("6 km", "It is 6 km wide."),
        ("6 km", "It is six kilometers wide."),
        ("6 km", "Six of them."),
        ("20", "There were twenty."),
        ("0", "There were zero."),
        ("14", "The 14-nation talks."),
        ("14", "All of 14."),
        ("14", "14, they say."),
        ("1000", "Some 1,000 men."),
        ("1000", "Some 1000 men."),
        ("3.5", "It grew by 3.5 percent."),
        ("2020-03-06", "On Friday, 6 March, it began."),
        ("2020-03-06", "On March 6, 2020, it began."),
        ("2020-03-06T00:01", "Early on 6 March."),
        ("21", "There were twenty-one."),
        ("2020-03", "IN MARCH 2020."),
        ("2020-03", "In March."),
        ("yes", "Nothing of the kind."),
    ],
)
def test_a_text_states_a_value_in_digits_or_words(value: str, text: str) -> None:
    assert is_stated(parse_value(value), text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("6 km", "It is 16 km wide."),
        ("6 km", "It is 6.5 km wide."),
        ("6 km", "It is 0.6 km wide."),
        ("6 km", "It is -6 km."),
        ("6 km", "sixty"),
        ("20", "twenty-one"),
        ("1", "twenty-one"),
        ("0", "It has 1,000 men."),
        ("1", "It has 1,000 men."),
        ("4", "On the M4 road."),
        ("3.5", "It grew by 13.5 percent."),
        ("2020-03-06", "On 16 March."),
        ("2020-03-06", "On March 60."),
        ("2020-03-06", "In March 2020."),
        ("2020-03", "They marched."),
        ("2020-03", "They march in 2020."),
        ("14", ""),
    ],
)
def test_a_text_that_holds_another_value_does_not_state_it(value: str, text: str) -> None:
    assert not is_stated(parse_value(value), text)


@pytest.mark.parametrize(("text", "stated"), [("In 2020.", True), ("In 12020.", False), ("In March.", False)])
def test_a_year_is_stated_by_its_digits(text: str, stated: bool) -> None:
    assert is_stated(Day.parse("2020"), text) is stated
