"""Names are found in running text by their listed forms, the longest first, and by no others."""

from __future__ import annotations

import pytest

from macros.links.forms import FormIndex
from tests.unit.making import actor, road, term


@pytest.fixture(scope="module")
def index() -> FormIndex:
    return FormIndex(
        [
            ("actor", actor("turkey", "Turkey")),
            ("actor", actor("council", "Security Council", "Security Council", "the Council")),
            ("actor", actor("us", "United States", "United States", "U.S.", "US")),
            ("actor", actor("qaeda", "al-Qaeda", "al-Qaeda")),
            ("actor", actor("erdogan", "Erdoğan", "Recep Tayyip Erdoğan", "Erdoğan")),
            ("road", road("m4", "M4")),
            ("term", term("truce", "Truce", "truce", "truces")),
            ("term", term("truce-line", "Truce line", "truce line")),
        ]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turkey left.", [("Turkey", "turkey")]),
        ("Truce at last; a truce.", [("Truce", "truce"), ("truce", "truce")]),
        ("The truce line holds.", [("truce line", "truce-line")]),
        ("The truces held.", [("truces", "truce")]),
        ("The Council met.", [("The Council", "council")]),
        ("In the Council.", [("the Council", "council")]),
        ("The U.S. and the US left.", [("U.S.", "us"), ("US", "us")]),
        ("Of al-Qaeda.", [("al-Qaeda", "qaeda")]),
        ("Recep Tayyip Erdoğan, or Erdoğan.", [("Recep Tayyip Erdoğan", "erdogan"), ("Erdoğan", "erdogan")]),
        (
            "Turkey’s M4-bound Turkey-US talks.",
            [("Turkey", "turkey"), ("M4", "m4"), ("Turkey", "turkey"), ("US", "us")],
        ),
    ],
    ids=["word", "first letter", "longest", "listed plural", "capital", "inner", "stops", "hyphen", "words", "marks"],
)
def test_listed_forms_are_found_from_left_to_right(index: FormIndex, text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[each.start : each.end], each.id) for each in index.mentions(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "turkey for dinner",
        "Turkeys are birds.",
        "InTurkey",
        "TURKEY",
        "M45 and AM4",
        "USA and BUS",
        "trucemaker",
        "Qaeda",
        "Security  Council",
        "",
    ],
)
def test_what_only_looks_like_a_form_is_not_found(index: FormIndex, text: str) -> None:
    assert list(index.mentions(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He called “Turkey” so.", []),
        ("“Turkey", []),
        ("“Turkey” and Turkey", [13]),
        ("[[turkey]] and [[x|Turkey]]", []),
        ("[[x|a]] Turkey", [8]),
    ],
    ids=["quotation", "open quotation", "after a quotation", "reference", "after a reference"],
)
def test_quotations_and_references_are_passed_over(index: FormIndex, text: str, found: list[int]) -> None:
    assert [each.start for each in index.mentions(text)] == found


def test_a_mention_knows_what_it_is(index: FormIndex) -> None:
    [mention] = index.mentions("Along the M4.")
    assert (mention.start, mention.end, mention.type, mention.id) == (10, 12, "road", "m4")


def test_a_form_that_begins_with_a_mark_is_found() -> None:
    index = FormIndex([("actor", actor("adra", "’Adra", "’Adra"))])
    assert [(each.start, each.end) for each in index.mentions("In ’Adra.")] == [(3, 8)]
