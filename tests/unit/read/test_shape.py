"""What the model refuses is told at the value's place, in words, with what was meant."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.claim import Claim
from macros.model.entities import Place
from macros.model.record import Record
from macros.model.source import Source
from macros.model.standing import Outcomes
from macros.read.shape import validate
from macros.read.yaml_document import parse
from tests.unit.making import spots

CLAIM = "kind: quoted\ntext: A.\n"
PLACE = "name: P\nforms: [P]\nrole: r\n"
SOURCE = "name: a\ntitle: b\npublisher: c\ntype: newspaper\n"


def shape(text: str, model: type[Record], *, many: bool = False) -> tuple[list[Any], list[Any], list[str]]:
    node, problems = parse(text, "data/a.yml")
    assert problems == []
    assert node is not None
    return validate(node, model, many=many)


@pytest.mark.parametrize(
    ("text", "model"), [(CLAIM, Claim), (PLACE, Place), (SOURCE, Source)], ids=["claim", "place", "source"]
)
def test_a_well_formed_record_is_kept_without_a_word(text: str, model: type[Record]) -> None:
    records, problems, broken = shape(text, model)
    assert [type(record) for record in records] == [model]
    assert (problems, broken) == ([], [])


@pytest.mark.parametrize(
    ("text", "model", "spot"),
    [
        pytest.param("kind: quotd\ntext: A.\n", Claim, ("bad-value", 1, 7, 1, 12), id="word not in the list"),
        pytest.param("kind: quoted\n", Claim, ("missing-key", 1, 1, 1, 2), id="missing key"),
        pytest.param(CLAIM + "texts: b\n", Claim, ("unknown-key", 3, 1, 3, 6), id="unknown key"),
        pytest.param("kind: quoted\ntext: ''\n", Claim, ("bad-value", 2, 7, 2, 9), id="empty text"),
        pytest.param("kind: quoted\ntext: [a]\n", Claim, ("bad-value", 2, 7, 2, 8), id="list for a text"),
        pytest.param("kind: quoted\ntext:\n", Claim, ("bad-value", 2, 6, 2, 7), id="nothing for a text"),
        pytest.param("kind: quoted\ntext: ~\n", Claim, ("bad-value", 2, 7, 2, 8), id="null for a text"),
        pytest.param(CLAIM + "about: turkey\n", Claim, ("bad-value", 3, 8, 3, 14), id="text for a list"),
        pytest.param(CLAIM + "about: [é, 'Bad Id']\n", Claim, ("bad-id", 3, 9, 3, 10), id="letter not in an id"),
        pytest.param(CLAIM + "on: 2020-02-30\n", Claim, ("bad-date", 3, 5, 3, 15), id="day that does not exist"),
        pytest.param(CLAIM + "hypothetical: yes\n", Claim, ("bad-value", 3, 15, 3, 18), id="yes for true"),
        pytest.param(
            CLAIM + "evidence:\n- source: x\n  occurrence: 3 of 2\n",
            Claim,
            ("bad-value", 5, 15, 5, 21),
            id="third of two",
        ),
        pytest.param(PLACE + "lat: 90.5\n", Place, ("bad-value", 4, 6, 4, 10), id="north of the pole"),
        pytest.param(PLACE + "lon: nan\n", Place, ("bad-value", 4, 6, 4, 9), id="not a number"),
        pytest.param("name: P\nforms: []\nrole: r\n", Place, ("bad-value", 2, 8, 2, 9), id="empty list"),
        pytest.param("name: P\nforms: [P]\nrole: {kind: quoted}\n", Place, ("missing-key", 3, 7, 3, 8), id="inline"),
        pytest.param(
            "name: P\nforms: [P]\nrole: {kind: quoted, text: a, txt: b}\n",
            Place,
            ("unknown-key", 3, 31, 3, 34),
            id="unknown key inline",
        ),
        pytest.param(
            SOURCE + "address: javascript:alert\n", Source, ("bad-address", 5, 10, 5, 26), id="no web address"
        ),
        pytest.param(SOURCE + "address: 'http://[x'\n", Source, ("bad-address", 5, 10, 5, 21), id="no host's address"),
        pytest.param('name: "é\\u202eb"\n' + SOURCE[8:], Source, ("bad-text", 1, 7, 1, 17), id="turned text"),
    ],
)
def test_what_the_model_refuses_is_told_first_at_its_own_place(
    text: str, model: type[Record], spot: tuple[Any, ...]
) -> None:
    _, problems, _ = shape(text, model)
    assert spots(problems)[0] == spot


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("kind: quotd\ntext: A.\n", "quoted"),
        (CLAIM + "evidense: []\n", "evidence"),
        (CLAIM + "zzzz: []\n", ""),
        (CLAIM + "txt: b\n", ""),
    ],
    ids=["value", "key", "nothing is near", "the near key is taken"],
)
def test_the_nearest_right_word_is_offered(text: str, meant: str) -> None:
    _, problems, _ = shape(text, Claim)
    assert [problem.meant for problem in problems] == [meant]


def test_a_bad_name_of_an_input_is_told_at_the_name() -> None:
    _, problems, _ = shape(CLAIM + "derivation: {rule: sum, inputs: {Bad Id: [x]}}\n", Claim)
    assert spots(problems) == [("bad-id", 3, 34, 3, 40)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (CLAIM + "hypothetical: yes\n", "true or false"),
        (CLAIM + "evidence: [{source: x, occurrence: 3 of 2}]\n", "1 of 2"),
    ],
    ids=["flag", "occurrence"],
)
def test_what_is_expected_names_what_would_be_right_and_not_what_is_wrong(text: str, right: str) -> None:
    _, problems, _ = shape(text, Claim)
    assert right in problems[0].expected
    assert " is not " not in problems[0].expected


def test_one_bad_item_is_one_problem_even_where_no_other_item_is_left() -> None:
    _, problems, _ = shape("name: P\nforms: [' P']\nrole: r\n", Place)
    assert spots(problems) == [("bad-text", 2, 9, 2, 13)]


def test_a_broken_item_of_a_file_leaves_the_others_whole() -> None:
    text = "- {id: a, kind: quoted, text: A.}\n- {id: b, kind: quoted}\n- word\n- {id: c, kind: quoted, text: C.}\n"
    records, problems, broken = shape(text, Claim, many=True)
    assert [record.id for record in records] == ["a", "c"]
    assert broken == ["b"]
    assert spots(problems) == [("missing-key", 2, 3, 2, 4), ("bad-value", 3, 3, 3, 7)]


def test_a_broken_item_of_a_records_list_leaves_the_record_with_the_others() -> None:
    text = "stakes:\n- {id: a, name: A}\n- {id: b}\noutcomes:\n- {id: o, actor: x, stake: a, verdict: gain, claim: c}\n"
    records, problems, broken = shape(text, Outcomes)
    assert [[stake.id for stake in record.stakes] for record in records] == [["a"]]
    assert broken == ["b"]
    assert spots(problems) == [("missing-key", 3, 3, 3, 4)]


@pytest.mark.parametrize(
    ("text", "many", "expected"),
    [("a: 1\n", True, "a list of claims"), ("- a: 1\n", False, "keys with values")],
    ids=["keys for a list", "list for keys"],
)
def test_a_file_of_the_wrong_shape_is_told_once_at_its_start(text: str, many: bool, expected: str) -> None:
    records, problems, _ = shape(text, Claim, many=many)
    assert records == []
    assert spots(problems) == [("bad-value", 1, 1, 1, 2)]
    assert problems[0].expected == expected


def test_a_record_knows_where_it_was_written() -> None:
    records, _, _ = shape("- kind: quoted\n  text: A.\n  about: [x, yz]\n", Claim, many=True)
    assert records[0].place("text")[:5] == ("data/a.yml", 2, 9, 2, 11)
    assert records[0].place("about", 1)[:5] == ("data/a.yml", 3, 14, 3, 16)
    assert records[0].place("about", key=True)[:5] == ("data/a.yml", 3, 3, 3, 8)
    assert records[0].place("on")[:3] == ("data/a.yml", 1, 3)
