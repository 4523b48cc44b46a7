"""An article falls into title lines, image lines and sentences, and no byte of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.model.article import Article, Unit, split_units

ARTICLE = Path(__file__).parents[3] / "seeds" / "times-of-islamabad" / "article.txt"


@pytest.fixture(scope="module")
def raw() -> bytes:
    return ARTICLE.read_bytes()


@pytest.fixture(scope="module")
def units(raw: bytes) -> tuple[Unit, ...]:
    return split_units(raw)


def sentences(text: str) -> list[str]:
    return [unit.text for unit in split_units(text.encode())]


def test_the_real_article_has_two_titles_one_image_line_and_fifteen_sentences(units: tuple[Unit, ...]) -> None:
    assert [unit.kind for unit in units] == ["title"] * 2 + ["sentence"] * 2 + ["image"] + ["sentence"] * 13
    assert [unit.number for unit in units] == list(range(1, 19))
    assert [unit.paragraph for unit in units] == [1, 2, 3, 3, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 10, 11, 11, 11]


def test_every_unit_of_the_real_article_slices_back_out_of_its_bytes(raw: bytes, units: tuple[Unit, ...]) -> None:
    assert [raw[unit.start : unit.end].decode() for unit in units] == [unit.text for unit in units]
    assert any(unit.end - unit.start > len(unit.text) for unit in units), "no unit has a longer character"


def test_the_title_that_stands_twice_is_two_units(units: tuple[Unit, ...]) -> None:
    assert units[0].text == units[1].text == "Russia and US clash at the UN Security Council over Syria"
    assert (units[0].start, units[0].end) == (0, 57)
    assert (units[1].start, units[1].end) == (59, 116)


def test_the_dateline_stays_with_its_sentence(units: tuple[Unit, ...]) -> None:
    assert units[2].text.startswith("ISLAMABAD - Russia requested")


@pytest.mark.parametrize(
    ("number", "end", "following"),
    [
        (3, "called the truce “premature.”", "Questions remain on how the ceasefire will be enforced."),
        (8, "called the deal “premature.”", "Some European nations welcomed the proposal but wanted to amend"),
    ],
)
def test_a_sentence_that_ends_inside_a_quotation_ends_after_its_mark(
    units: tuple[Unit, ...], number: int, end: str, following: str
) -> None:
    assert units[number - 1].text.endswith(end)
    assert units[number].text.startswith(following)


def test_the_sentence_in_brackets_is_one_unit(units: tuple[Unit, ...]) -> None:
    assert units[16].text == (
        "(Islamist extremist groups tied to al-Qaeda, specifically Hay’at Tahrir al-Sham, or HTS, are also "
        "active in the area.)"
    )


def test_the_last_sentence_needs_no_line_break(raw: bytes, units: tuple[Unit, ...]) -> None:
    assert units[-1].end == len(raw)
    assert units[-1].text.endswith("those strategic highways.")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("He met St. Orin. She left.", ["He met St. Orin.", "She left."], id="St."),
        pytest.param("Mr. Voss and Mrs. Hale met Dr. Orr.", ["Mr. Voss and Mrs. Hale met Dr. Orr."], id="Mr. Mrs. Dr."),
        pytest.param("The U.S. Army left. It rained.", ["The U.S. Army left.", "It rained."], id="U.S."),
        pytest.param("At 5 p.m. Friday it began.", ["At 5 p.m. Friday it began."], id="p.m."),
        pytest.param("See Art. 27 and e.g. Rule 3.", ["See Art. 27 and e.g. Rule 3."], id="Art. and e.g."),
        pytest.param("It said J. R. Hale left.", ["It said J. R. Hale left."], id="initials"),
        pytest.param("“Mr. Voss” left. (St. Orin stayed.)", ["“Mr. Voss” left.", "(St. Orin stayed.)"], id="in marks"),
        pytest.param("It grew by 3.5 percent. Then 2.", ["It grew by 3.5 percent.", "Then 2."], id="decimals"),
        pytest.param("It opened in 2001. 14 came.", ["It opened in 2001.", "14 came."], id="a number begins one"),
        pytest.param("He waited... Then he left.", ["He waited...", "Then he left."], id="three dots"),
        pytest.param("He waited… Then he left.", ["He waited…", "Then he left."], id="ellipsis"),
        pytest.param("Who left? She did! Good.", ["Who left?", "She did!", "Good."], id="question and exclamation"),
        pytest.param("She said “no.” “Yes,” he said.", ["She said “no.”", "“Yes,” he said."], id="curly quotes"),
        pytest.param("He said “so ‘it is.’” She left.", ["He said “so ‘it is.’”", "She left."], id="nested quotes"),
        pytest.param('He said "no." She left.', ['He said "no."', "She left."], id="straight quotes"),
        pytest.param("It ended (at last.) She left.", ["It ended (at last.)", "She left."], id="bracket"),
        pytest.param("It ended. Émile left. Ödön too.", ["It ended.", "Émile left.", "Ödön too."], id="non-ASCII"),
        pytest.param("No.Space here. See a.b for it.", ["No.Space here.", "See a.b for it."], id="no white space"),
        pytest.param("One.  Two.\u00a0Three.", ["One.", "Two.", "Three."], id="wide white space"),
        pytest.param("It ended. - And on.", ["It ended. - And on."], id="a dash is no word"),
        pytest.param("It follows: One. Two;", ["It follows: One.", "Two;"], id="a colon ends no sentence"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say_so(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "text",
    ["“Is it over?” she asked.", "“Go!” he said.", "He waited ... then left.", "He waited… then left."],
    ids=["question", "exclamation", "three dots", "ellipsis"],
)
def test_a_sentence_goes_on_in_lower_case_after_a_question_or_an_ellipsis(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Board split over plan", "title"),
        ("Who stopped it", "title"),
        ("Board “split”", "title"),
        ("Board split.", "sentence"),
        ("Board “split.”", "sentence"),
        ("Was it?", "sentence"),
        ("It follows:", "sentence"),
        ("[image: A view]", "image"),
        ("[Image: A view. From afar.]", "image"),
        ("[image: A view", "title"),
        ("See [image: A view]", "title"),
        ("[imagine: A view]", "title"),
    ],
)
def test_a_line_is_told_by_how_it_ends(line: str, kind: str) -> None:
    assert [unit.kind for unit in split_units(line.encode())] == [kind]


def test_units_of_one_line_share_a_paragraph_and_empty_lines_count_for_none() -> None:
    units = split_units(b"Title\r\n\r\n \n  One. Two.\r\nThree.")
    assert [(unit.paragraph, unit.text, unit.start) for unit in units] == [
        (1, "Title", 0),
        (2, "One.", 13),
        (2, "Two.", 18),
        (3, "Three.", 24),
    ]


@pytest.mark.parametrize("raw", [b"", b" \n\r\n\t"])
def test_an_article_of_white_space_has_no_units(raw: bytes) -> None:
    assert split_units(raw) == ()


def test_a_damaged_byte_keeps_its_place_and_is_shown_as_a_replacement() -> None:
    units = split_units("é ".encode() + b"\xff one. Two.")
    assert [(unit.text, unit.start, unit.end) for unit in units] == [("é \ufffd one.", 0, 9), ("Two.", 10, 14)]


WRITING = st.text(alphabet="aB1é“”‘’\"'().!?…:;[]- \n\r\t\u00a0\u2028\x85")


@given(st.one_of(st.text(), WRITING))
@example("St. A. b\u2028“C.” (d)")
def test_units_hold_every_byte_that_is_no_white_space_once_and_in_order(text: str) -> None:
    raw = text.encode()
    units = split_units(raw)
    ends = [0, *(unit.end for unit in units)]
    starts = [*(unit.start for unit in units), len(raw)]
    assert "".join(raw[end:start].decode() for end, start in zip(ends, starts, strict=True)).strip() == ""
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert all(unit.start < unit.end and raw[unit.start : unit.end].decode() == unit.text for unit in units)
    assert [unit.number for unit in units] == list(range(1, len(units) + 1))


@given(st.binary())
def test_units_of_any_bytes_stand_in_order(raw: bytes) -> None:
    end = 0
    for unit in split_units(raw):
        assert end <= unit.start < unit.end <= len(raw)
        assert unit.text == raw[unit.start : unit.end].decode("utf-8", "replace")
        end = unit.end


def article(text: str) -> Article:
    return Article("gazette", text.encode(), "seeds/gazette/article.txt", split_units(text.encode()))


@pytest.mark.parametrize(
    ("text", "quote", "spans"),
    [
        ("one two one", "one", [(0, 3), (8, 11)]),
        ("é one", "one", [(3, 6)]),
        ("aaa", "aa", [(0, 2), (1, 3)]),
        ("one", "One", []),
        ("“one”", '"one"', []),
        ("one", "", []),
        ("one", "\ud800", []),
    ],
    ids=["twice", "bytes are counted", "overlapping", "case", "other marks", "empty", "half of a pair"],
)
def test_occurrences_are_the_exact_words_in_bytes(text: str, quote: str, spans: list[tuple[int, int]]) -> None:
    assert article(text).occurrences(quote) == spans


@pytest.mark.parametrize(
    ("span", "numbers"),
    [((0, 4), [1]), ((3, 6), [1, 2]), ((5, 9), [2]), ((4, 5), []), ((0, 9), [1, 2]), ((3, 4), [1])],
)
def test_units_in_a_span_are_those_it_touches(span: tuple[int, int], numbers: list[int]) -> None:
    assert [unit.number for unit in article("One. Two.").units_in(span)] == numbers
