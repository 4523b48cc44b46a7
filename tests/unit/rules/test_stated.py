"""What a text states is found as a reader finds it: numbers, dates, days, times, and denial."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from macros.rules.stated import MONTHS, NEGATORS, WEEKDAYS, PartDate, days_in, denies, stated_in

UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
UNITS += [f"{ten}teen" for ten in "thir four fif six seven eigh nine".split()]
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
DAYS = st.dates()
BIG = st.integers(min_value=0, max_value=999_999_999)


def values(text: str) -> list[object]:
    return [each.value for each in stated_in(text)]


def numbers(text: str) -> list[Fraction]:
    return [value for value in values(text) if isinstance(value, Fraction)]


def in_words(number: int) -> str:
    """A number as English writes it, by the rules of its own: no tables of the product are used."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    for scale, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joined = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // scale)} {name}" + (joined + in_words(rest) if rest else "")
    raise AssertionError


# --- numbers in digits ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14 members", [14]),
        ("All of 14.", [14]),
        ("14, they say", [14]),
        ("the 14-nation talks", [14]),
        ("1,000 men", [1000]),
        ("950,000 men", [950000]),
        ("1,234,567 men", [1234567]),
        ("6.5 miles", [Fraction(13, 2)]),
        ("6,5 miles", [Fraction(13, 2)]),
        ("1,234.5 miles", [Fraction(2469, 2)]),
        ("6km wide", [6]),
        ("80% of it", [80]),
        ("the 3rd, 21st and 22nd", [3, 21, 22]),
        ("resolution 2254 (2015)", [2254, 2015]),
        ("Article 27(3)", [27, 3]),
        ("a score of 3:1", [3, 1]),
        ("$6 and €7", [6, 7]),
        ("“14”", [14]),
        ("in the 1990s", [1990]),
        ("on the M4 and the T-72", []),
        ("document S/2018/947", []),
        ("-6 km", []),
        ("", []),
        ("none at all", []),
    ],
)
def test_numbers_in_digits_are_read_in_full(text: str, found: list[int]) -> None:
    assert numbers(text) == [Fraction(each) for each in found]


@pytest.mark.parametrize("range_of", ["6-8 km", "6–8 km", "6 to 8 km", "between 6 and 8 km"])
def test_both_ends_of_a_range_are_read(range_of: str) -> None:
    assert numbers(range_of) == [6, 8]


@given(BIG)
@example(0)
@example(1000)
def test_thousands_separators_change_nothing(number: int) -> None:
    assert numbers(f"They saw {number} boats.") == numbers(f"They saw {number:,} boats.") == [number]


# --- numbers in words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("six boats", [6]),
        ("Six boats", [6]),
        ("twenty-two", [22]),
        ("twenty two", [22]),
        ("twenty-two-year terms", [22]),
        ("nine hundred and six", [906]),
        ("nine hundred fifty thousand", [950_000]),
        ("two dozen", [24]),
        ("dozens of boats", [12]),
        ("hundreds of thousands", [100, 1000]),
        ("a million", [1_000_000]),
        ("zero", [0]),
        ("the third, the twelfth and the fourteenth", [3, 12, 14]),
        ("the twenty-third", [23]),
        ("two-thirds", [2, 3]),
        ("six, seven, eight", [6, 7, 8]),
        ("often, alone, sixty-fold", [60]),
        ("sixpence and freight", []),
    ],
)
def test_numbers_in_words_are_read_in_full(text: str, found: list[int]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize("text", ["one of them", "no one", "the first", "a second time", "ones", "once", "twice"])
def test_words_that_as_often_count_nothing_are_left_alone(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two and three boats", [2, 3]),
        ("between two and three boats", [2, 3]),
        ("three four-year terms", [3, 4]),
        ("a dozen six-packs", [12, 6]),
        ("six one-day talks", [6]),
        ("a hundred and two thousand", [102_000]),
    ],
)
def test_numbers_that_only_stand_side_by_side_are_not_added_up(text: str, found: list[int]) -> None:
    assert numbers(text) == found


@given(st.integers(min_value=2, max_value=999_999_999))
@example(21)
@example(100)
@example(1_000_001)
@example(999_999)
def test_a_number_in_digits_is_the_same_number_in_words(number: int) -> None:
    assert numbers(f"They saw {in_words(number)} boats.") == [number]
    assert numbers(f"They saw {number:,} boats.") == [number]


@given(st.lists(st.integers(min_value=2, max_value=99), min_size=2, max_size=4))
def test_numbers_in_a_list_are_each_read(listed: list[int]) -> None:
    said = ", ".join(in_words(number) for number in listed[:-1]) + f" and {in_words(listed[-1])}"
    assert numbers(f"They saw {said} boats.") == listed


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("on 6 March 2020", PartDate(3, 6, 2020)),
        ("on March 6, 2020,", PartDate(3, 6, 2020)),
        ("on 6 March, 2020", PartDate(3, 6, 2020)),
        ("on 6 March", PartDate(3, 6)),
        ("on March 6", PartDate(3, 6)),
        ("in March 2020", PartDate(3, None, 2020)),
        ("in March, 2020", PartDate(3, None, 2020)),
        ("in March", PartDate(3)),
        ("ON 6 MARCH 2020", PartDate(3, 6, 2020)),
        ("in May 2020", PartDate(5, None, 2020)),
        ("on 6 May", PartDate(5, 6)),
        ("on May 6", PartDate(5, 6)),
    ],
)
def test_a_date_is_read_in_either_order_with_or_without_its_year(text: str, part: PartDate) -> None:
    assert values(text) == [part]


@pytest.mark.parametrize("text", ["It may.", "May it last.", "MAY IT LAST", "They march on.", "an august body"])
def test_a_word_that_is_no_month_is_no_date(text: str) -> None:
    assert values(text) == []


def test_the_day_and_the_year_of_a_date_are_no_numbers_of_their_own() -> None:
    assert values("On 6 March 2020 14 members met.") == [PartDate(3, 6, 2020), 14]


def test_what_stands_where_is_told_in_characters() -> None:
    text = "On Tuesday, 8 May 2001, at 00:01, four of “1,000” met."
    found = [text[each.start : each.end] for each in stated_in(text)]
    assert found == ["Tuesday", "8 May 2001", "00:01", "four", "1,000"]


@given(DAYS)
def test_a_date_reads_the_same_in_both_orders(day: date) -> None:
    month = MONTHS[day.month - 1]
    part = PartDate(day.month, day.day, day.year)
    assert values(f"on {day.day} {month} {day.year:04}") == [part]
    assert values(f"on {month} {day.day}, {day.year:04}") == [part]


@pytest.mark.parametrize("name", WEEKDAYS)
def test_a_day_of_the_week_is_read(name: str) -> None:
    assert values(f"It met on {name}.") == [name]
    assert values(f"IT MET ON {name.upper()}") == [name]
    assert values(f"It met on {name}s") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 00:01", ["00:01"]),
        ("at 9:05", ["09:05"]),
        ("at 23:59", ["23:59"]),
        ("at 24:00", [24, 0]),
        ("at 12:60", [12, 60]),
        ("by 9.05 miles", [Fraction("9.05")]),
    ],
)
def test_a_time_of_day_is_no_number(text: str, found: list[object]) -> None:
    assert values(text) == found


# --- dates that agree -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "evidence", "agree"),
    [
        (PartDate(3, 6, 2020), PartDate(3, 6, 2020), True),
        (PartDate(3, 6), PartDate(3, 6, 2020), True),
        (PartDate(3, 6, 2020), PartDate(3, 6), True),
        (PartDate(3, None, 2020), PartDate(3, 6, 2020), True),
        (PartDate(3), PartDate(3, 6, 2020), True),
        (PartDate(3, 6, 2020), PartDate(3, 6, 2019), False),
        (PartDate(3, 6), PartDate(3, 7), False),
        (PartDate(3, 6), PartDate(4, 6), False),
        (PartDate(3, 6, 2020), PartDate(3, None, 2020), False),
    ],
)
def test_a_date_agrees_with_one_that_says_all_it_says(claim: PartDate, evidence: PartDate, agree: bool) -> None:
    assert claim.agrees(evidence) is agree


@given(DAYS, DAYS)
def test_two_different_days_never_agree(one: date, other: date) -> None:
    assume((one.month, one.day) != (other.month, other.day))
    assert not PartDate(one.month, one.day).agrees(PartDate(other.month, other.day, other.year))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 6 March 2020", ["2020-03-06"]),
        ("from 6 March 2020 to April 2021", ["2020-03-06", "2021-04"]),
        ("on 6 March", []),
        ("on 30 February 2020", []),
        ("in 2020", []),
        ("on Friday", []),
    ],
)
def test_days_of_a_text_are_those_with_their_year(text: str, days: list[str]) -> None:
    assert [each.text for each in days_in(text)] == days


# --- denial ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The Board did not meet.",
        "The Board didn't meet.",
        "The Board didn’t meet.",
        "NO VETO WAS CAST",
        "Nobody voted.",
        "The plan failed.",
        "Its failure was plain.",
        "The Board refused the plan.",
        "A refusal.",
        "It was rejected.",
        "He denied it, she denies it.",
        "They declined.",
        "It lacks a quorum.",
        "They were unable to meet.",
        "It met without the captain.",
        "It hardly met.",
        "Neither met.",
    ],
)
def test_a_text_that_says_something_is_not_so_denies(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Board met.",
        "A notable knot of northern nobles.",
        "It was noted.",
        "A note of the nones.",
        "An undeniable failsafe.",
        "The rejecter met the decliner.",
    ],
)
def test_words_that_only_look_like_denial_deny_nothing(text: str) -> None:
    assert not denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Board did not refuse.",
        "The Board never failed.",
        "The Board has never once failed.",
        "Nobody on board declined.",
        "It was not rejected.",
        "They didn’t deny it.",
    ],
)
def test_a_denial_that_is_denied_cancels_out(text: str) -> None:
    assert not denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "It did not refuse, nor did it agree.",
        "It was not adopted; it failed.",
        "It did not pass. It failed.",
        "It did not vote and refused.",
        "It did not meet, it refused.",
        "No doubt it refused.",
        "Not only did it refuse.",
        "It was not asked but refused.",
        "It refused to deny it.",
    ],
)
def test_a_denial_is_not_cancelled_by_one_that_does_not_deny_it(text: str) -> None:
    assert denies(text)


@given(st.sampled_from(NEGATORS), st.sampled_from(["refused", "failed", "rejected", "denied", "declined"]))
def test_one_denies_and_two_together_do_not(negator: str, denier: str) -> None:
    assert denies(f"They {negator} met.")
    assert denies(f"They {denier} it.")
    assert not denies(f"They {negator} {denier} it.")
    assert denies(f"They {denier} it; {negator} met.")
