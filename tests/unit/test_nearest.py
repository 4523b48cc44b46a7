"""The word that was probably meant is offered, and none when none is near."""

from __future__ import annotations

import pytest

from macros.nearest import nearest


@pytest.mark.parametrize(
    ("word", "choices", "meant"),
    [
        ("turky", ["turkey", "russia"], "turkey"),
        ("turkey", ["turkey", "russia"], "turkey"),
        ("tukrey", ["turkey"], "turkey"),
        ("txt", ["text"], "text"),
        ("no", ["on"], "on"),
        ("qouted", ["quoted", "reported"], "quoted"),
        ("security-concil", ["security-council", "security-corridor"], "security-council"),
    ],
    ids=["letter left out", "the word itself", "neighbours swapped", "short", "two letters", "swap", "long"],
)
def test_the_choice_that_differs_least_is_meant(word: str, choices: list[str], meant: str) -> None:
    assert nearest(word, choices) == meant


@pytest.mark.parametrize(
    ("word", "choices"),
    [("turkey", []), ("turkey", ["russia"]), ("ab", ["cd"]), ("", ["turkey"]), ("abcdef", ["abcxyz"])],
    ids=["no choices", "another word", "two letters of two", "no word", "half the letters"],
)
def test_nothing_is_meant_when_nothing_is_near(word: str, choices: list[str]) -> None:
    assert nearest(word, choices) == ""


@pytest.mark.parametrize(("word", "meant"), [("abcdxy", "abcdef"), ("abcxyz", "")], ids=["a third", "more"])
def test_up_to_a_third_of_the_letters_may_differ(word: str, meant: str) -> None:
    assert nearest(word, ["abcdef"]) == meant


def test_of_two_equally_near_the_first_by_alphabet_is_meant_whatever_their_order() -> None:
    assert nearest("bat", ["cat", "bad"]) == nearest("bat", ["bad", "cat"]) == "bad"
