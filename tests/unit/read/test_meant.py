"""A refused value is answered with what it was probably meant to be, and with nothing when that is unclear."""

from __future__ import annotations

import pytest

from macros.read.meant import meant_list, meant_value


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("08.05.2001", "2001-05-08"),
        ("2001-5-8", "2001-05-08"),
        ("2001/05/08", "2001-05-08"),
        ("8 May 2001", "2001-05-08"),
        ("May 8th, 2001", "2001-05-08"),
        ("May 2001", "2001-05"),
        ("25/5/2001", "2001-05-25"),
        ("5/25/2001", "2001-05-25"),
        ("5/6/2001", ""),
        ("2001-o5-1O", "2001-05-10"),
        ("2001-02-30", ""),
        ("last week", ""),
        ("8 Mai 2001", ""),
    ],
)
def test_a_date_written_another_way_is_recognised_unless_it_could_be_two_days(given: str, meant: str) -> None:
    assert meant_value("bad-date", given) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://a.example/the sea", "https://a.example/the%20sea"),
        ("www.a.example/sea", "https://www.a.example/sea"),
        ("ftp://a.example", ""),
    ],
)
def test_an_address_is_completed(given: str, meant: str) -> None:
    assert meant_value("bad-address", given) == meant


@pytest.mark.parametrize(
    ("given", "meant"), [("voss", "[voss]"), ("voss - board", "[voss, board]"), ("a: b", ""), (None, "")]
)
def test_a_text_where_a_list_is_wanted_becomes_a_list(given: object, meant: str) -> None:
    assert meant_list(given) == meant
