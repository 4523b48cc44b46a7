"""The usual mistakes in YAML are told in plain words, at the line where they stand, with what to write."""

from __future__ import annotations

import pytest

from macros.read.yaml_document import parse

FILE = "data/a.yml"


@pytest.mark.parametrize(
    ("text", "at", "said", "meant"),
    [
        ("- id: a\n  text: The Board: it met\n", (2, 18), "holds ': '", '"The Board: it met"'),
        ("- id: a\n  kind:reported\n  text: x\n", (2, 8), "a space is missing behind 'kind:'", "kind: reported"),
        ("name:Sea Atlas\ntitle: X\n", (1, 6), "a space is missing behind 'name:'", "name: Sea Atlas"),
        ("- id: a\n-id: b\n", (2, 2), "a space is missing behind '-'", "- id: b"),
        ("- id: a\n  kind reported\n  text: x\n", (2, 3), "no ': '", "kind: reported"),
        ("- id: a\n   kind: x\n", (2, 4), "'kind' has 3 spaces before it", ""),
        ("- id: a\n kind: x\n  text: y\n", (2, 2), "'kind' has 1 space before it", ""),
        ("- id: a\n  kind: x\ntext: y\n", (3, 1), "'text' has no spaces before it", ""),
        ("x:\n  - id: a\n    t: 1\n   - id: b\n", (4, 4), "'- id' has 3 spaces before it", ""),
        ('- id: a\n  text: "foo bar\n  on: x\n', (2, 9), 'the quotation mark " that opens here', '"foo bar"'),
        ('- id: a\n  text: "foo bar\n  value: "4"\n', (2, 9), 'the quotation mark " that opens here', '"foo bar"'),
        ("- id: a\n  text: 'St. Orin's boat'\n", (2, 19), "text goes on behind the closing '", '"St. Orin\'s boat"'),
        ("- id: a\n  text: [[voss]] asked.\n", (2, 17), "text goes on behind the closing ]", '"[[voss]] asked."'),
        ("- id: a\n  about: [voss\n  on: x\n", (2, 10), "the [ that opens here is not closed", "[voss]"),
        ("- id: a\n  in: {of: [a, b]\n  on: x\n", (2, 7), "the { that opens here is not closed", "{of: [a, b]}"),
        ("- id: a\n  text: @voss said\n", (2, 9), "a value that starts with @", '"@voss said"'),
        ("- id: a\n  text: > voss said\n", (2, 9), "a value that starts with >", '"> voss said"'),
        ("- id: a\n  about: - voss\n", (2, 10), "an item of a list stands behind a key", "[voss]"),
        ("- id: a\n  about: voss\n  - board\n", (3, 3), "under the value of 'about'", "about: [voss, board]"),
        ('- id: a\n  text: "a \\S b"\n', (2, 12), "a backslash", ""),
        ("- id: a\n  text: Paper #7 was\n    read\n", (2, 15), "what follows ' #' is a comment", '"Paper #7 was"'),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)
def test_a_usual_mistake_is_told_in_plain_words(text: str, at: tuple[int, int], said: str, meant: str) -> None:
    node, problems = parse(text, FILE)
    assert node is None
    told = problems[-1]
    assert (told.code, told.place[1:3]) == ("yaml-syntax", at)
    assert said in told.message
    assert told.meant == meant
    assert told.expected


def test_a_line_that_is_indented_wrongly_names_the_line_it_may_belong_with() -> None:
    _, (told,) = parse("- id: a\n  kind: x\n    text: y\n", FILE)
    assert told.expected == "2 spaces, as before 'kind' in line 2"
    assert [(place[1:5], why) for place, why in told.related] == [((2, 3, 2, 7), "a line it may belong with")]


def test_text_behind_a_hash_is_not_lost_in_silence() -> None:
    node, (told,) = parse("title: Minutes #12 of the Board\n", FILE)
    assert node == {"title": "Minutes"}
    assert (told.code, told.place[1:5], told.meant) == ("lost-text", (1, 16, 1, 17), '"Minutes #12 of the Board"')


@pytest.mark.parametrize(
    "text", ["a: b # c\n", "#a\na: b\n", "a: 'b #c'\n", "a: |\n  b #c\n", "a: #c\n  b: 1\n", "a: b#c\n"]
)
def test_comments_and_hashes_inside_a_text_are_no_mistake(text: str) -> None:
    assert parse(text, FILE)[1] == []


def test_a_line_of_a_megabyte_is_not_searched_for_slips() -> None:
    node, (told,) = parse(f"a: b\n c: {' ' * 900_000}x: y\n", FILE)
    assert node is None
    assert told.code == "yaml-syntax"
