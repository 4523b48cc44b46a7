"""The small types take what they name and nothing that only looks like it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.model.claim import Occurrence, read_occurrence
from macros.model.scalars import Address, ClaimId, ClaimOrPage, Flag, Latitude, Line, Longitude, Sha256, Slug


def takes(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize("value", ["a", "story.old-id", "actors/", "actors/old-id/", "a/b/c/"])
def test_what_moved_is_a_claims_id_or_a_pages_address(value: str) -> None:
    assert takes(ClaimOrPage, value) == value


@pytest.mark.parametrize(
    "value", ["", "/", "a//", "/a/", "a/b", "../", "a/../b/", "A/", "a.b/", "a/#b", "a/\n", "http://a/"]
)
def test_what_is_neither_a_claims_id_nor_a_pages_address_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        takes(ClaimOrPage, value)


@pytest.mark.parametrize("value", ["a", "m4", "security-council", "2020-03-06", "a" * 60])
def test_an_id_is_words_and_digits_joined_by_hyphens(value: str) -> None:
    assert takes(Slug, value) == value


@pytest.mark.parametrize(
    "value", ["", "A", "-a", "a-", "a--b", "a b", "a_b", "a.b", "é", "a\n", "a/b", "..", "٣", "a" * 61]
)
def test_what_is_no_id_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="is not an id"):
        takes(Slug, value)


@pytest.mark.parametrize("value", ["a", "a.b", "story.place.how.2", ".".join(["a" * 59] * 4)])
def test_the_id_of_a_claim_is_ids_joined_by_dots(value: str) -> None:
    assert takes(ClaimId, value) == value


@pytest.mark.parametrize("value", ["", ".a", "a.", "a..b", "A.b", "a.b\n", "a" * 241])
def test_what_is_no_id_of_a_claim_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="is not the id of a claim"):
        takes(ClaimId, value)


@pytest.mark.parametrize("value", ["a", "Hay’at “Tahrir” al-Sham", "<b>{{ x }}</b>", "😀", "a" * 600, "a\u00a0b"])
def test_a_line_is_taken_as_it_is(value: str) -> None:
    assert takes(Line, value) == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "at least 1 character"),
        ("a" * 601, "at most 600 characters"),
        (" a", "white space at the start or end"),
        ("a ", "white space at the start or end"),
        ("\u00a0a", "white space at the start or end"),
        ("a\nb", "a line break"),
        ("ab\x07", r"U\+0007 at position 3"),
        ("a\rb", r"U\+000D at position 2"),
        ("é\u202eb", r"U\+202E at position 2"),
        ("\u2066b", r"U\+2066 at position 1"),
        ("a\u2028b", r"U\+2028 at position 2"),
        ("a\ue000", r"U\+E000 at position 2"),
    ],
)
def test_a_line_with_more_than_visible_text_is_refused(value: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        takes(Line, value)


@pytest.mark.parametrize(
    "value", ["http://a.example", "https://a.example/b?c=d#e", "https://a.example:8080/é", "HTTPS://a.example/"]
)
def test_a_web_address_is_taken(value: str) -> None:
    assert takes(Address, value) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "a.example",
        "//a.example",
        "/a",
        "https://",
        "https:///path",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "mailto:a@b.example",
        "https://a.example/a b",
        'https://a.example/"x',
        "https://a.example/<x>",
        "https://a.example/\n",
        " https://a.example",
        "https://a.example/\u202e",
        "http://[x",
        "https://a.example/" + "x" * 2000,
    ],
)
def test_what_is_no_web_address_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        takes(Address, value)


@pytest.mark.parametrize(("value", "meaning"), [("true", True), ("false", False), (True, True), (False, False)])
def test_a_flag_is_true_or_false(value: object, meaning: bool) -> None:
    assert takes(Flag, value) is meaning


@pytest.mark.parametrize("value", ["yes", "no", "True", "FALSE", "on", "1", "0", "", None, 1, 0, []])
def test_a_flag_has_no_other_spelling(value: object) -> None:
    with pytest.raises(ValidationError, match="is not true or false"):
        takes(Flag, value)


@pytest.mark.parametrize(("kind", "edge"), [(Latitude, 90), (Longitude, 180)], ids=["latitude", "longitude"])
def test_degrees_reach_to_their_edge_and_no_further(kind: Any, edge: int) -> None:
    assert takes(kind, str(edge)) == edge
    assert takes(kind, f"-{edge}.0") == -edge
    for value in (f"{edge}.01", f"-{edge}.01", "nan", "inf", "north"):
        with pytest.raises(ValidationError):
            takes(kind, value)


@pytest.mark.parametrize("value", ["0" * 63, "0" * 65, "A" * 64, "g" * 64, "0" * 64 + "\n"])
def test_what_is_no_sha_256_is_refused(value: str) -> None:
    assert takes(Sha256, "0a" * 32) == "0a" * 32
    with pytest.raises(ValidationError):
        takes(Sha256, value)


@pytest.mark.parametrize(("value", "meaning"), [("1 of 1", (1, 1)), ("2 of 3", (2, 3)), ("99 of 99", (99, 99))])
def test_an_occurrence_is_one_of_so_many(value: str, meaning: tuple[int, int]) -> None:
    assert read_occurrence(takes(Occurrence, value)) == meaning


@pytest.mark.parametrize(
    "value", ["3 of 2", "0 of 2", "1", "1 of", "1of2", "01 of 2", "1 of 100", "-1 of 2", "1٣ of 19"]
)
def test_what_is_no_occurrence_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="is not an occurrence"):
        takes(Occurrence, value)


def test_no_occurrence_means_the_only_one() -> None:
    assert read_occurrence(None) == (1, 1)
