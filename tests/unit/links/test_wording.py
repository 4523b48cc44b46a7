"""References and quotations are found inside a claim's text, and what is broken is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.links.wording import as_read, broken_references, outside_quotations, quotations, references

WRITING = st.text(alphabet="ab[]|“” é")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[turkey]] left", [(0, 10, "turkey", "")]),
        ("So [[turkey|Ankara]] left", [(3, 20, "turkey", "Ankara")]),
        ("é [[a]] and [[b|B é]]", [(2, 7, "a", ""), (12, 21, "b", "B é")]),
        ("[[a|]]", [(0, 6, "a", "")]),
        ("[[]]", [(0, 4, "", "")]),
        ("[a] [ [b] ]", []),
        ("[[a|b|c]]", []),
        ("[[a", []),
        ("", []),
    ],
    ids=["id", "label", "two", "empty label", "empty id", "single brackets", "two bars", "open", "nothing"],
)
def test_references_are_ids_in_double_brackets(text: str, found: list[tuple[int, int, str, str]]) -> None:
    assert [(each.start, each.end, each.id, each.label) for each in references(text)] == found


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("[[a]] and [[b|c]]", []),
        ("[[a", [0]),
        ("a]]", [1]),
        ("é [[a|b|c]]", [2, 9]),
        ("[[a [[b]]", [0]),
        ("[a]", []),
    ],
    ids=["whole", "never closed", "never opened", "two bars", "opened twice", "single"],
)
def test_double_brackets_of_no_reference_are_told_by_their_position(text: str, positions: list[int]) -> None:
    assert list(broken_references(text)) == positions


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("[[turkey]] left", "Türkiye left"),
        ("[[turkey|Ankara]] left", "Ankara left"),
        ("[[nobody]] left", "nobody left"),
        ("[[turkey]] and [[turkey]]", "Türkiye and Türkiye"),
        ("It left [[open", "It left [[open"),
        ("It left.", "It left."),
    ],
)
def test_a_reader_meets_words_in_place_of_references(text: str, read: str) -> None:
    assert as_read(text, {"turkey": "Türkiye"}) == read


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("He said “no” and “yes.”", ["no", "yes."]),
        ("“a “b” c” d", ["a “b” c"]),
        ("He said “it is", ["it is"]),
        ("”a“", [""]),
        ("a” “b”", ["b"]),
        ("“”", [""]),
        ('"a" ‘b’', []),
    ],
    ids=["two", "nested", "never closed", "closed first", "stray closing mark", "empty", "other marks"],
)
def test_quotations_are_the_outermost_passages_between_curly_marks(text: str, passages: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == passages


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He said “no” and “yes.”", "He said “” and “”"),
        ("He said “it is", "He said “"),
        ("“a “b” c” d", "“” d"),
        ("Nothing said.", "Nothing said."),
    ],
)
def test_outside_quotations_only_the_marks_of_a_quotation_stay(text: str, left: str) -> None:
    assert outside_quotations(text) == left


@given(WRITING)
def test_quoted_and_unquoted_make_up_the_whole_text(text: str) -> None:
    quoted = sum(end - start for start, end in quotations(text))
    assert len(outside_quotations(text)) + quoted == len(text)


@given(WRITING)
def test_every_double_bracket_is_part_of_a_reference_or_is_told(text: str) -> None:
    whole = {at for found in references(text) for at in range(found.start, found.end)}
    broken = set(broken_references(text))
    assert broken.isdisjoint(whole)
    left = "".join(" " if at in whole else character for at, character in enumerate(text))
    assert ("[[" in left or "]]" in left) <= bool(broken)
