"""YAML becomes texts that know their place, and whatever is not plain YAML is told where it stands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.problem import Entries, Items
from macros.read.yaml_document import DEEPEST, MOST_ALIASES, parse
from tests.unit.making import spots

FILE = "data/a.yml"


def read(text: str) -> Any:
    """What a text without mistakes holds."""
    node, problems = parse(text, FILE)
    assert problems == []
    return node


@pytest.mark.parametrize(
    "written",
    ["NO", "no", "yes", "Yes", "on", "off", "true", "False", "12:30", "010", "0x1f", "1e3", "2020-03-06", ".inf", "="],
)
def test_a_plain_word_stays_the_text_it_was_written_as(written: str) -> None:
    assert read(f"key: {written}\n") == {"key": written}


@pytest.mark.parametrize("written", ["", " ~", " null", " Null", " NULL"])
def test_a_plain_null_is_nothing(written: str) -> None:
    assert read(f"key:{written}\n") == {"key": None}


@pytest.mark.parametrize("written", ["''", '""', "'~'", '"null"', "nULL", "~x", "nullable"])
def test_a_quoted_or_longer_null_is_text(written: str) -> None:
    assert read(f"key: {written}\n") == {"key": written.strip("'\"")}


def test_an_empty_item_is_nothing() -> None:
    assert read("- a\n-\n- ~\n") == ["a", None, None]


def test_a_folded_text_is_one_text() -> None:
    assert read("key: >-\n  one\n  two\n") == {"key": "one two"}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        pytest.param("b: 1\nabc: word\n", (2, 1, 2, 4), (2, 6, 2, 10), id="plain"),
        pytest.param("b: 1\r\nabc: word\r\n", (2, 1, 2, 4), (2, 6, 2, 10), id="carriage returns"),
        pytest.param("b: éé\nabc: 'ü word'\n", (2, 1, 2, 4), (2, 6, 2, 14), id="quotes included"),
        pytest.param("{ é: ü, abc: w }\n", (1, 9, 1, 12), (1, 14, 1, 15), id="after non-ASCII characters"),
        pytest.param("{ 😀: 𝒳, abc: w }\n", (1, 9, 1, 12), (1, 14, 1, 15), id="after characters of four bytes"),
        pytest.param("abc:\n", (1, 1, 1, 4), (1, 5, 1, 6), id="nothing is one column wide"),
        pytest.param("abc: [1, 2]\n", (1, 1, 1, 4), (1, 6, 1, 12), id="a list in brackets, both included"),
        pytest.param("abc: {a: b}\n", (1, 1, 1, 4), (1, 6, 1, 12), id="a mapping in braces, both included"),
    ],
)
def test_keys_and_values_know_their_place(text: str, key: tuple[int, ...], value: tuple[int, ...]) -> None:
    node = read(text)
    assert isinstance(node, Entries)
    assert node.key_places["abc"][:5] == (FILE, *key)
    assert node.value_places["abc"][:5] == (FILE, *value)


def test_items_know_their_place() -> None:
    node = read("- é\n- bcd\n-  'e'\n")
    assert isinstance(node, Items)
    assert [place[1:5] for place in node.value_places] == [(1, 3, 1, 4), (2, 3, 2, 6), (3, 4, 3, 7)]


def test_an_alias_is_placed_where_it_is_used() -> None:
    node = read("a: &one [x]\nb: *one\n")
    assert node == {"a": ["x"], "b": ["x"]}
    assert node.value_places["b"][:5] == (FILE, 2, 4, 2, 8)


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        pytest.param("a: 1\n\n---\nb: 2\n", ("second-document", 3, 1, 3, 4), id="second document"),
        pytest.param("a: 1\n...\n---\n", ("second-document", 3, 1, 3, 4), id="second document, empty"),
        pytest.param("é: !!str x\n", ("tag", 1, 4, 1, 11), id="tag on a text"),
        pytest.param("a: 1\nb: !x [1]\n", ("tag", 2, 4, 2, 8), id="tag on a list"),
        pytest.param(
            "!!python/object:os.system {a: b}\n", ("tag", 1, 1, 1, 28), id="tag on the document, to the first brace"
        ),
        pytest.param("a: 1\n!!str b: 2\n", ("tag", 2, 1, 2, 8), id="tag on a key"),
        pytest.param("a: &m {x: 1}\nb:\n  <<: *m\n", ("merge-key", 3, 3, 3, 5), id="merge key"),
        pytest.param("? [a]\n: 1\n", ("key-not-text", 1, 3, 1, 4), id="list as key"),
        pytest.param("b: &n {a: 1}\n*n : 1\n", ("key-not-text", 2, 1, 2, 3), id="mapping as key, by alias"),
        pytest.param("é: 1\n~: 1\n", ("key-not-text", 2, 1, 2, 2), id="nothing as key"),
        pytest.param("é: &a [1, *a]\n", ("unknown-alias", 1, 11, 1, 13), id="alias inside its own anchor"),
        pytest.param("a: *b\nc: &b 1\n", ("unknown-alias", 1, 4, 1, 6), id="alias before its anchor"),
        pytest.param("é: b: c\n", ("yaml-syntax", 1, 5, 1, 6), id="colon in a plain text"),
        pytest.param("a: 1\nb: @x\n", ("yaml-syntax", 2, 4, 2, 6), id="character that starts nothing"),
        pytest.param("a: [1\n", ("yaml-syntax", 1, 4, 1, 6), id="list never closed"),
        pytest.param("a: 'x\n", ("yaml-syntax", 1, 4, 1, 6), id="quote never closed"),
        pytest.param("a: 1\nb: \x01\n", ("yaml-syntax", 2, 4, 2, 5), id="control character"),
        pytest.param("é: ü\nü: \x01\n", ("yaml-syntax", 2, 4, 2, 5), id="control character after non-ASCII ones"),
    ],
)
def test_what_is_not_plain_yaml_ends_the_file_and_is_told_at_its_place(text: str, spot: tuple[Any, ...]) -> None:
    node, problems = parse(text, FILE)
    assert node is None
    assert spots(problems) == [spot]
    assert problems[0].place.file == FILE


@pytest.mark.parametrize(
    ("text", "spot", "first"),
    [
        pytest.param("a: 1\na: 2\n", ("duplicate-key", 2, 1, 2, 2), (1, 1, 1, 2), id="plain"),
        pytest.param("é: ü\r\né: 2\r\n", ("duplicate-key", 2, 1, 2, 2), (1, 1, 1, 2), id="carriage returns"),
        pytest.param("{é: ü, a: 1, a: 2}", ("duplicate-key", 1, 14, 1, 15), (1, 8, 1, 9), id="in braces"),
        pytest.param("b:\n  'a': 1\n  a: 2\n", ("duplicate-key", 3, 3, 3, 4), (2, 3, 2, 6), id="quoted once"),
    ],
)
def test_a_key_that_stands_twice_is_told_and_the_first_is_kept(
    text: str, spot: tuple[Any, ...], first: tuple[int, ...]
) -> None:
    node, problems = parse(text, FILE)
    assert spots(problems) == [spot]
    assert [(place[1:5], why) for place, why in problems[0].related] == [(first, "first written here")]
    assert node is not None
    assert str(node).count("'2'") == 0


def test_each_key_that_stands_twice_is_told_along_with_the_mistake_that_ends_the_file() -> None:
    node, problems = parse("a: 1\na: 2\na: 3\nb: !x 1\n", FILE)
    assert node is None
    assert spots(problems) == [
        ("duplicate-key", 2, 1, 2, 2),
        ("duplicate-key", 3, 1, 3, 2),
        ("tag", 4, 4, 4, 8),
    ]


def test_the_same_key_in_two_mappings_is_no_mistake() -> None:
    assert read("- a: 1\n- a: 2\n") == [{"a": "1"}, {"a": "2"}]


def test_the_first_tab_of_every_line_is_told() -> None:
    node, problems = parse("é:\tb\nok: 1\n\tc:\td\n", FILE)
    assert node is None
    assert spots(problems) == [("tab", 1, 3, 1, 4), ("tab", 3, 1, 3, 2)]


def test_sixteen_aliases_are_allowed_in_a_file() -> None:
    assert MOST_ALIASES == 16
    node = read("é: &x 1\na: [" + ", ".join(["*x"] * 16) + "]\n")
    assert node["a"] == ["1"] * 16


def test_the_seventeenth_alias_is_told_at_its_place() -> None:
    node, problems = parse("é: &x 1\na: [" + ", ".join(["*x"] * 18) + "]\n", FILE)
    assert node is None
    assert spots(problems) == [("too-many-aliases", 2, 5 + 16 * 4, 2, 7 + 16 * 4)]


def test_a_billion_laughs_are_not_laughed() -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    node, problems = parse("\n".join(lines), FILE)
    assert node is None
    assert spots(problems) == [("too-many-aliases", 3, 10 + 7 * 5, 3, 13 + 7 * 5)]


def test_twenty_four_levels_are_allowed() -> None:
    assert DEEPEST == 24
    node = read("[" * 24 + "x" + "]" * 24)
    for _ in range(24):
        assert len(node) == 1
        node = node[0]
    assert node == "x"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        pytest.param("[" * 25 + "]" * 25, 25, id="brackets"),
        pytest.param("- " * 25 + "x", 49, id="hyphens"),
        pytest.param("{a: " * 25 + "x" + "}" * 25, 97, id="braces"),
        pytest.param("[" * 500_000, 25, id="half a million open brackets"),
        pytest.param("- " * 100_000, 49, id="a hundred thousand hyphens"),
    ],
)
def test_the_twenty_fifth_level_is_told_and_ends_the_file(text: str, column: int) -> None:
    node, problems = parse(text, FILE)
    assert node is None
    assert spots(problems) == [("too-deep", 1, column, 1, column + 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "~\n", "---\n", "one word\n", "'a text'\n"])
def test_a_file_without_keys_or_items_is_told(text: str) -> None:
    node, problems = parse(text, FILE)
    assert node is None
    assert spots(problems) == [("empty-file", 1, 1, 1, 2)]


@pytest.mark.parametrize(("text", "empty"), [("{}", {}), ("[]", [])])
def test_an_empty_mapping_or_list_is_data(text: str, empty: object) -> None:
    assert read(text) == empty


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"], ids=["U+2028", "U+2029", "U+0085"])
def test_a_line_separator_inside_a_text_does_not_move_the_lines_after_it(separator: str) -> None:
    _, problems = parse(f'a: "x{separator}y"\nb: 1\nb: 2\n', FILE)
    told = {problem.place.line for problem in problems}
    # Line 1 if the character itself is refused, line 3 for the key that an editor shows there.
    assert told
    assert told <= {1, 3}


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,?~<. \n\r\t\u2028\ufeffé")))
def test_parse_answers_any_text_with_data_or_with_problems_inside_the_file(text: str) -> None:
    node, problems = parse(text, FILE)
    assert (node is None) <= bool(problems)
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert (problem.place.end_line, problem.place.end_column) > (problem.place.line, problem.place.column)
