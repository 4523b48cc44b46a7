"""A guard fires at a sentence with a word of each of its groups and none that makes it harmless."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.story import Guard
from macros.rules.guard import guard_fires


def guard(*words: list[str], unless: tuple[str, ...] = ()) -> Guard:
    fields: dict[str, Any] = {"id": "g", "never": "that", "why": "c", "words": words, "unless": unless}
    return Guard.model_validate({**fields, "fires_at": ["A."], "silent_at": ["B."]})


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
    ("sentence", "fires"),
    [
        ("It voted.", True),
        ("It never voted.", False),
        ("It did NOT vote, so nobody voted.", False),
        ("It voted nevertheless.", True),
        ("A knot of members voted.", True),
    ],
)
def test_a_harmless_word_silences_a_guard(sentence: str, fires: bool) -> None:
    assert guard_fires(guard(["voted"], unless=("never", "not")), sentence) is fires


@pytest.mark.parametrize(
    ("word", "sentence", "fires"),
    [
        ("vote was taken", "The vote was taken.", True),
        ("vote was taken", "The vote was not taken.", False),
        ("U.S.", "The U.S. left.", True),
        ("U.S.", "The UxSx left.", False),
        ("veto*", "veto", True),
        ("veto*", "vétoed", False),
        ("Erdoğan", "ERDOĞAN spoke.", True),
        ("a|b", "b", False),
    ],
    ids=["phrase", "broken phrase", "full stops", "dots are dots", "no more", "accent", "non-ASCII case", "no pattern"],
)
def test_words_are_taken_as_written(word: str, sentence: str, fires: bool) -> None:
    assert guard_fires(guard([word]), sentence) is fires
