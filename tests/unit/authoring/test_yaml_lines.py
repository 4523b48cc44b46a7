"""Values are written as people write them here, and read back as they were."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.authoring.yaml_lines import record_lines, scalar
from macros.read.yaml_document import parse

LINES = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=40
).map(str.strip).filter(bool)  # fmt: skip


def read(text: str) -> Any:
    held, problems = parse(text, "a.yml")
    assert problems == []
    return held


@pytest.mark.parametrize(
    "text",
    ["The Board met.", "St. Orin’s “no”", "2001-05-08", "12.30 p.m.", "a:b", "x#y", "5 of 6", "Rivière", "10 km"],
)
def test_a_text_that_needs_no_marks_has_none(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text",
    ["4", "yes", "No", "null", "~", "1.5", "a: b", "a #b", "- a", "[a]", "{a", "*a", "&a", "!a", "%a", "@a", "`a"],
)
def test_a_text_that_yaml_reads_another_way_is_put_in_marks(text: str) -> None:
    assert scalar(text) == f'"{text}"'


def test_a_text_with_marks_of_its_own_takes_the_other_ones() -> None:
    assert scalar('"a": b') == "'\"a\": b'"
    assert scalar("it's: so") == '"it\'s: so"'


def test_inside_brackets_a_comma_needs_marks() -> None:
    assert list(record_lines({"forms": ["a", "b, c"]})) == ['forms: [a, "b, c"]']


def test_a_number_of_the_model_stays_a_number() -> None:
    assert list(record_lines({"lat": "-12.5", "value": "4"})) == ["lat: -12.5", 'value: "4"']


def test_a_long_list_has_a_line_for_each_text() -> None:
    long = ["word " * 12 + "end", "word " * 12 + "stop"]
    assert list(record_lines({"excerpts": long})) == ["excerpts:", f"  - {long[0]}", f"  - {long[1]}"]


@given(LINES, st.booleans())
def test_every_line_of_text_is_read_back(text: str, flow: bool) -> None:
    text = unicodedata.normalize("NFC", text).strip()
    written = f"[{scalar(text, flow=True)}]" if flow else scalar(text)
    value = read(f"key: {written}\n")["key"]
    assert value == ([text] if flow else text)
    assert yaml.load(f"key: {written}\n", Loader=yaml.BaseLoader)["key"] == value


@given(st.lists(LINES, min_size=1, max_size=4), LINES, st.sampled_from(["", "'", '"']))
def test_every_record_is_read_back(texts: list[str], text: str, style: str) -> None:
    record = {"a": text, "b": texts, "c": {"d": text, "e": [{"f": text, "g": text}, {"f": text}]}}
    assert read("\n".join(record_lines(record)) + "\n") == record
    assert read(f"a: {scalar(text, style=style)}\n") == {"a": text}
