"""Bytes become text, or the first byte that is none is told at its line and column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.read.text_file import LARGEST_FILE, decode, read_text
from tests.unit.making import spots

NAME = "data/a.yml"


def test_utf_8_is_text() -> None:
    assert decode("Erdoğan “premature.”\n".encode(), NAME) == ("Erdoğan “premature.”\n", [])


def test_a_leading_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbfa: 1\n", NAME) == ("a: 1\n", [])


def test_a_later_byte_order_mark_is_kept() -> None:
    assert decode("a\ufeffb".encode(), NAME) == ("a\ufeffb", [])


@pytest.mark.parametrize(
    ("raw", "byte", "offset", "place"),
    [
        pytest.param(b"\xff", "0xff", 0, (1, 1, 1, 2), id="first byte"),
        pytest.param(b"abc\xffdef\xfe", "0xff", 3, (1, 4, 1, 5), id="only the first is told"),
        pytest.param("ab\né\u201c😀".encode() + b"\xe9t\n", "0xe9", 12, (2, 4, 2, 5), id="after longer characters"),
        pytest.param(b"a\r\nb\x80", "0x80", 4, (2, 2, 2, 3), id="carriage returns"),
        pytest.param(b"ab\xe2\x82", "0xe2", 2, (1, 3, 1, 4), id="character cut off at the end"),
        pytest.param(b"a\xed\xa0\x80", "0xed", 1, (1, 2, 1, 3), id="half of a pair"),
        pytest.param(b"\xef\xbb\xbfa\n\xff", "0xff", 5, (2, 1, 2, 2), id="byte order mark, later line"),
        pytest.param(b"\xef\xbb\xbfa\xff", "0xff", 4, (1, 2, 1, 3), id="byte order mark, same line"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_told_at_its_line_and_column(
    raw: bytes, byte: str, offset: int, place: tuple[int, ...]
) -> None:
    text, problems = decode(raw, NAME)
    assert text is None
    assert spots(problems) == [("not-utf-8", *place)]
    assert problems[0].message == f"byte {byte} at offset {offset} is not UTF-8"


def test_a_file_of_one_mebibyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"x" * LARGEST_FILE)
    text, problems = read_text(path, NAME)
    assert text == "x" * 1024 * 1024
    assert problems == []


def test_a_file_over_one_mebibyte_is_told_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"x" * (LARGEST_FILE + 1))
    text, problems = read_text(path, NAME)
    assert text is None
    assert spots(problems) == [("file-too-large", 1, 1, 1, 2)]
    assert problems[0].message == "this file has 1048577 bytes"


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_what_cannot_be_read_as_a_file_is_told(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.yml"
    if kind == "folder":
        path.mkdir()
    text, problems = read_text(path, NAME)
    assert text is None
    assert spots(problems) == [("unreadable-file", 1, 1, 1, 2)]
    assert problems[0].place.file == NAME
    assert str(tmp_path) not in problems[0].message


def test_a_broken_byte_in_an_article_is_told_at_its_place_and_the_rest_still_read(harbour: Any) -> None:
    name = "seeds/harbour-gazette/article.txt"
    harbour.write(name, harbour.path(name).read_bytes() + b"\n\nWait\xff.")
    problems = [problem for problem in harbour.load().problems if problem.code == "not-utf-8"]
    assert spots(problems) == [("not-utf-8", 9, 5, 9, 6)]
    assert problems[0].place.file == name
    assert harbour.load().world.articles["harbour-gazette"].units[-1].text == "Wait\ufffd."
