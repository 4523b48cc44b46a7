"""The interface's words come from one list, and a page can be checked against it."""

from __future__ import annotations

import re

import pytest

from macros.render.words import say, word_pattern, words

HOLES = {key: re.findall(r"\{(\w*)\}", text) for key, text in words().items()}


def test_words_stay_words_even_where_yaml_knows_better() -> None:
    assert all(isinstance(text, str) and text.strip() == text and text for text in words().values())
    assert all("\n" not in text for text in words().values())


def test_words_are_said_as_they_are_written() -> None:
    assert say("kind_quoted") == "quoted"


def test_numbers_fill_their_places() -> None:
    assert say("sentence_number", n=3) == "sentence 3 of the article"
    assert say("units_used", n=17, m=18).startswith("17 of 18 ")


def test_words_that_are_not_listed_raise() -> None:
    with pytest.raises(KeyError, match="no_such_words"):
        say("no_such_words")


@pytest.mark.parametrize("numbers", [{}, {"m": 3}], ids=["none given", "another given"])
def test_a_missing_number_raises(numbers: dict[str, int]) -> None:
    with pytest.raises(KeyError, match="n"):
        say("sentence_number", **numbers)


def test_words_have_no_places_but_for_three_numbers() -> None:
    assert {hole for holes in HOLES.values() for hole in holes} <= {"n", "m", "k"}


@pytest.mark.parametrize("key", sorted(words()))
def test_all_that_is_said_is_known_as_words_of_the_interface(key: str) -> None:
    said = say(key, **dict.fromkeys(HOLES[key], 1204)) if HOLES[key] else say(key)
    assert word_pattern().fullmatch(" ".join(said.split()))


@pytest.mark.parametrize("text", ["sentence -3 of the article", "sentence 3.5 of the article"])
def test_any_number_is_known_in_its_place(text: str) -> None:
    assert word_pattern().fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Russia",
        "sentence {n} of the article",
        "sentence three of the article",
        "sentence 3 of the articles",
        "sentence 3",
        "quotedquoted",
        "Quoted!",
    ],
)
def test_other_text_is_not_known_as_words_of_the_interface(text: str) -> None:
    assert not word_pattern().fullmatch(text)
