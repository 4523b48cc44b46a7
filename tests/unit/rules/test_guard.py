"""A guard fires at a sentence with a word of each of its groups, once what makes it harmless is out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.story import Guard
from macros.rules.guard import guard_fires
from macros.rules.stated import NEGATORS

BETWEEN = st.sampled_from("the members of this board had at dawn in town again".split())
UNDOING = ("doubt", "only", "just", "long before", "until", "but", "less", "sooner", "and", "then", "because")


def guard(*words: list[str], unless: tuple[str, ...] = ()) -> Guard:
    fields: dict[str, Any] = {"id": "g", "never": "that", "why": "c", "words": words, "unless": unless}
    return Guard.model_validate({**fields, "fires_at": ["A."], "silent_at": ["B."]})


# --- groups of words ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "fires"),
    [
        ("Russia vetoed the draft.", True),
        ("RUSSIA VETOED IT.", True),
        ("A veto by Moscow.", True),
        ("“Russia”, it vetoes.", True),
        ("Moscow’s veto-wielding friend.", True),
        ("Russia refused.", False),
        ("The veto was cast.", False),
        ("Prorussia vetoed.", False),
        ("Russian vetoes.", False),
        ("Russia moved to unveto.", False),
        ("", False),
    ],
)
def test_a_guard_needs_a_word_of_each_group(sentence: str, fires: bool) -> None:
    assert guard_fires(guard(["Russia", "Moscow"], ["veto*"]), sentence) is fires


@pytest.mark.parametrize(
    ("word", "sentence", "fires"),
    [
        ("vote was taken", "The vote was taken.", True),
        ("vote was taken", "The vote-was taken.", True),
        ("vote was taken", "The vote was not taken.", False),
        ("U.S.", "The U.S. left.", True),
        ("U.S.", "The UxSx left.", False),
        ("veto*", "veto", True),
        ("veto*", "vétoed", False),
        ("Erdoğan", "ERDOĞAN spoke.", True),
        ("Council's", "The Council’s vote.", True),
        ("a|b", "b", False),
        ("cast/used ... veto*", "It used its veto.", True),
        ("cast/used ... veto*", "It casts its veto.", False),
        ("cast*/used ... veto*", "It casts its veto.", True),
    ],
    ids=[
        *("phrase", "hyphened phrase", "broken phrase", "full stops", "dots are dots", "no more", "accent"),
        *("non-ASCII case", "curly apostrophe", "no pattern", "either of two", "neither", "either with a star"),
    ],
)
def test_words_are_taken_as_written(word: str, sentence: str, fires: bool) -> None:
    assert guard_fires(guard([word]), sentence) is fires


@pytest.mark.parametrize(
    ("sentence", "fires"),
    [
        ("They cast votes.", True),
        ("They cast all of their votes.", True),
        ("They cast each one of four votes.", True),
        ("They cast “their” votes.", True),
        ("They cast each and every one of five votes.", False),
        ("They cast lots, no votes.", False),
        ("They cast. Then came votes.", False),
        ("They cast lots and then votes.", False),
        ("They cast not a single vote.", False),
    ],
    ids=["none", "three", "four", "marks", "six", "comma", "stop", "a word that undoes", "a word that denies"],
)
def test_up_to_four_words_may_stand_in_a_gap(sentence: str, fires: bool) -> None:
    assert guard_fires(guard(["cast ... vote*"]), sentence) is fires


# --- harmless phrases -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "fires"),
    [
        ("It has a veto.", False),
        ("It has a veto, and it vetoed.", True),
        ("It vetoed, as it has a veto.", True),
        ("It HAS A VETO.", False),
        ("It has the veto.", True),
    ],
)
def test_a_harmless_phrase_is_taken_out_and_the_rest_is_judged(sentence: str, fires: bool) -> None:
    assert guard_fires(guard(["veto*"], unless=("has a veto",)), sentence) is fires


def test_the_widest_harmless_phrase_is_taken_out() -> None:
    phrases = ("has a veto", "has a veto that nobody vetoed")
    assert not guard_fires(guard(["veto*"], unless=phrases), "It has a veto that nobody vetoed.")


def test_a_harmless_phrase_of_one_group_leaves_no_words_for_another() -> None:
    assert not guard_fires(guard(["Board"], ["voted"], unless=("Board ... voted",)), "The Board on the hill voted.")
    assert guard_fires(guard(["Board"], ["voted"], unless=("hill ... voted",)), "The Board voted, the hill voted.")


# --- denied words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The Board did not vote.",
        "The Board didn’t vote.",
        "The Board didn't vote.",
        "Nobody on the Board voted.",
        "No member of the Board voted.",
        "The Board never voted.",
        "Without a vote the Board rose.",
        "The Board rose rather than vote.",
        "The Board denied that it voted.",
        "No report says that the Board voted.",
        "NOBODY ON THE BOARD VOTED.",
    ],
)
def test_a_denied_word_is_harmless_by_itself(sentence: str) -> None:
    assert not guard_fires(guard(["Board"], ["vote*"]), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "No doubt the Board voted.",
        "Not only the Board voted.",
        "Not long before dawn the Board voted.",
        "Not until dawn the Board voted.",
        "Nothing but the Board voted.",
        "It did not meet but the Board voted.",
        "It was not asked and the Board voted.",
        "Without hesitation the Board voted.",
        "Not surprisingly the Board voted.",
        "Nobody except the Board voted.",
        "Nothing stopped the Board, which voted.",
    ],
)
def test_a_denial_that_is_undone_on_the_way_makes_nothing_harmless(sentence: str) -> None:
    assert guard_fires(guard(["Board"], ["vote*"]), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "If not today, the Board voted soon.",
        "It did not meet; the Board voted.",
        "It did not meet. The Board voted.",
        "It did not meet – the Board voted.",
        "Not a single member of all those on the Board voted.",
    ],
    ids=["comma", "semicolon", "stop", "dash", "more than four words"],
)
def test_a_denial_does_not_reach_across_a_stop_or_far(sentence: str) -> None:
    assert guard_fires(guard(["Board"], ["vote*"]), sentence)


def test_only_words_of_the_last_group_are_harmless_when_denied() -> None:
    assert guard_fires(guard(["Board"], ["voted"]), "Not the Board but the town voted.")
    assert guard_fires(guard(["voted"], ["Board"]), "Nobody voted on the Board.") is False
    assert guard_fires(guard(["voted"], ["Board"]), "They never voted, the Board said.")


def test_a_word_that_is_denied_once_and_said_once_is_said() -> None:
    assert guard_fires(guard(["voted"]), "On Monday nobody voted, on Tuesday all voted.")


@given(st.sampled_from(NEGATORS), st.lists(BETWEEN, max_size=4))
def test_whatever_denies_makes_the_word_harmless(negator: str, between: list[str]) -> None:
    assert not guard_fires(guard(["voted"]), " ".join(["They", negator, *between, "voted."]))


@given(
    st.sampled_from(NEGATORS), st.lists(BETWEEN, max_size=1), st.sampled_from(UNDOING), st.lists(BETWEEN, max_size=1)
)
def test_nothing_that_undoes_a_denial_lets_it_through(
    negator: str, before: list[str], undoing: str, after: list[str]
) -> None:
    assert guard_fires(guard(["voted"]), " ".join(["They", negator, *before, undoing, *after, "voted."]))


@given(st.lists(BETWEEN, max_size=6), st.lists(BETWEEN, max_size=6))
def test_a_guard_fires_wherever_its_words_stand(before: list[str], after: list[str]) -> None:
    assert guard_fires(guard(["Board"], ["voted"]), " ".join([*before, "voted", *after, "Board", *before]))
