"""A claim is one short sentence, in words that take no side."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.check.sentences import claims_are_one_short_sentence, loaded_words_are_owned
from macros.model.source import Source
from macros.model.upkeep import Style
from macros.model.world import World
from tests.unit.making import actor, claim

ATLAS = Source.model_validate({"name": "The Regime Atlas", "title": "T", "publisher": "P", "type": "newspaper"})
LOADED = ("regime*", "thug", "rebel*")


def world(text: str, loaded: tuple[str, ...] = LOADED, **fields: Any) -> World:
    judged = claim("it", text, **fields)
    return World(
        actors={"voss": actor("voss", "Mara Voss"), "rebel-coast": actor("rebel-coast", "Rebel Coast")},
        sources={"atlas": ATLAS},
        claims={judged.key: judged},
        style=Style(loaded=loaded) if loaded else None,
    )


def told(text: str) -> list[str]:
    return [each.code for each in claims_are_one_short_sentence(world(text))]


def loaded(text: str, **fields: Any) -> list[str]:
    return [each.message.split("'")[1] for each in loaded_words_are_owned(world(text, **fields))]


# --- one sentence ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The Board met.",
        "The board of St. Orin met Mr. M. J. Voss, the U.S. Senate says.",
        "It is 6.5 miles wide, by No. 2254.",
        "They said “It met. It left. It came back!” on Tuesday.",
        "They said “It met.”",
        "“It met. It left.”",
        "[[voss|M. Voss]] met.",
    ],
    ids=["plain", "abbreviations", "decimal", "quotation", "quotation at the end", "all of it", "reference"],
)
def test_one_sentence_is_one_whatever_stops_it_holds(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Board met. It left.",
        "It called it “too costly”. It left.",
        "It called it “a mess. So there” and left. Voss came.",
        "Who pays? The Board.",
        "The Board met. [[voss]] came.",
        "The Board met. [[voss|She]] came.",
        "The Board met. “It left”, they said.",
    ],
    ids=["plain", "after a quotation", "after stops in a quotation", "question", "reference", "own words", "quotation"],
)
def test_a_second_sentence_is_told_once(text: str) -> None:
    assert told(text) == ["second-sentence"]


# --- a whole sentence -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["It met.", "Who met?", "It met!", "They said “it met.”", "They met “it”.", "Met by [[voss|M.]]"]
)
def test_a_sentence_ends_with_a_stop(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["It met", "It met,", "It met:", "They said “it met”", "It met [[voss]]"])
def test_a_sentence_without_its_stop_is_told(text: str) -> None:
    assert told(text) == ["unfinished-sentence"]


# --- at most 35 words -----------------------------------------------------------------------------


def test_35_words_are_short_enough_and_36_are_not() -> None:
    assert told(" ".join(["word"] * 35) + ".") == []
    assert told(" ".join(["word"] * 36) + ".") == ["long-sentence"]


def test_the_number_of_words_is_told() -> None:
    [problem] = claims_are_one_short_sentence(world(" ".join(["word"] * 40) + " – so."))
    assert problem.message == "a sentence of 41 words outside quotations"


@pytest.mark.parametrize("quotation", ["“so”", "“a, b, c and d”", "“It was. It is!”"])
def test_words_in_quotation_marks_are_not_counted(quotation: str) -> None:
    assert told(" ".join(["word"] * 35) + f" {quotation}.") == []
    assert told(" ".join(["word"] * 36) + f" {quotation}.") == ["long-sentence"]


def test_a_reference_counts_as_what_a_reader_sees() -> None:
    assert told(" ".join(["word"] * 33) + " [[voss]].") == []
    assert told(" ".join(["word"] * 34) + " [[voss]].") == ["long-sentence"]
    assert told(" ".join(["word"] * 34) + " [[voss|her]].") == []


@given(st.integers(0, 80), st.lists(st.sampled_from(["“so. And so!”", "–", "…"]), max_size=4))
def test_a_sentence_is_told_just_when_it_has_more_than_35_words(words: int, marks: list[str]) -> None:
    assert told(" ".join(["So", *marks, *["word"] * words]) + ".") == (["long-sentence"] if words + 1 > 35 else [])


# --- loaded words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The regime fell.", ["regime"]),
        ("The REGIMES fell to rebels.", ["REGIMES", "rebels"]),
        ("A thug came.", ["thug"]),
        ("Thuggish words.", []),
        ("An ultraregime.", []),
        ("A regime-held town.", ["regime"]),
        ("The [[voss|regime]] fell.", ["regime"]),
        ("", []),
    ],
)
def test_a_loaded_word_is_told_wherever_it_stands(text: str, words: list[str]) -> None:
    assert loaded(text or "So.") == words


@pytest.mark.parametrize(
    "text",
    [
        "They wrote of “the regime”.",
        "They wrote “he said “the regime fell” to us, a rebel” that day.",
        "The Rebel Coast is a coast.",
        "[[rebel-coast]] is a coast.",
        "[[rebel-coast|The coast]] is a coast.",
        "The Regime Atlas has a map of it.",
    ],
    ids=["quotation", "quotation in a quotation", "name", "reference", "id of a reference", "name of a source"],
)
def test_a_loaded_word_in_a_quotation_or_a_name_is_not_told(text: str) -> None:
    assert loaded(text) == []


def test_a_loaded_word_beside_the_same_word_in_a_name_is_told() -> None:
    assert loaded("The Rebel Coast has a rebel.") == ["rebel"]


def test_a_judgement_may_take_a_side() -> None:
    assert loaded("The regime fell.", kind="judgement", says="voss") == []
    for kind in ("quoted", "reported", "derived", "background"):
        assert loaded("The regime fell.", kind=kind) == ["regime"]


def test_without_a_list_no_word_is_loaded() -> None:
    assert loaded("The regime fell.", loaded=()) == []


@given(st.text(alphabet="regim -*|[]“”.", min_size=1, max_size=40))
def test_what_is_told_is_the_loaded_word_as_it_stands(text: str) -> None:
    found = loaded(text.strip() or "So.")
    assert all(each.startswith("regime") for each in found)
    assert len(found) <= text.count("regime")
