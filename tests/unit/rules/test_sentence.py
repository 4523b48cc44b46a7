"""How many sentences a text has, and how many words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.rules.sentence import count_words, sentence_starts

WORD = st.from_regex(r"[a-z]{2,8}", fullmatch=True)
SENTENCE = st.lists(WORD, min_size=2, max_size=6).map(lambda words: " ".join(words).capitalize() + ".")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Board met.",
        "The Board met",
        "The board of St. Orin met.",
        "Mr. Voss and Mrs. Voss met Dr. Orin.",
        "Gen. Voss met Lt. Orin.",
        "M. J. Voss met.",
        "The U.S. Senate met.",
        "Under No. 2254 and Art. 27 it met.",
        "Boats vs. Quays was heard.",
        "It is 6.5 miles wide.",
        "It grew 3.5 Miles.",
        "It met at 9.30 on Tuesday.",
        "It met ... and left.",
        "It asked: Who pays?",
        "Who pays? asked the board.",
    ],
)
def test_a_full_stop_that_ends_no_sentence_begins_none(text: str) -> None:
    assert sentence_starts(text) == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The Board met. It left.", "It left."),
        ("Who pays? The Board.", "The Board."),
        ("It met! It left.", "It left."),
        ("It called it “a mess”. It left.", "It left."),
        ("It called it “a mess.” It left.", "It left."),
        ("It met (at dawn.) It left.", "It left."),
        ("It met.  It left.", "It left."),
        ("It met. “It left”, they said.", "“It left”, they said."),
        ("It met. Élan helped.", "Élan helped."),
        ("It met. [[orin]] left.", "[[orin]] left."),
        ("They came to the US. It left.", "It left."),
        ("It met in No. It left.", None),
    ],
)
def test_a_second_sentence_is_found_where_it_begins(text: str, second: str | None) -> None:
    assert [text[at:] for at in sentence_starts(text)] == ([second] if second is not None else [])


@given(st.lists(SENTENCE, min_size=1, max_size=5))
def test_each_sentence_but_the_first_has_its_start(sentences: list[str]) -> None:
    ends_as_abbreviation = any(
        each[:-1].split(" ")[-1] in ("no", "st", "mr", "dr", "lt", "vs", "mrs", "art") for each in sentences
    )
    starts = sentence_starts(" ".join(sentences))
    assert ends_as_abbreviation or len(starts) == len(sentences) - 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("  ", 0),
        ("One two three.", 3),
        ("One – two", 2),
        ("Hay’at Tahrir al-Sham", 3),
        ("6 km", 2),
        ("“ ”", 0),
        ("called it “”.", 2),
        ("on\u00a0and on", 3),
    ],
)
def test_words_are_what_white_space_parts_if_they_hold_a_letter_or_a_digit(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.lists(WORD, max_size=50))
def test_as_many_words_are_counted_as_there_are(words: list[str]) -> None:
    assert count_words(" ".join(words)) == len(words)
