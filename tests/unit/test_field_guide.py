"""The field guide tells the truth: what it calls good is taken, and what it calls wrong is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from pydantic import TypeAdapter, ValidationError

from macros.field_guide import FieldView, guide
from macros.model.files import FILE_KINDS
from macros.model.inline import record_classes
from macros.model.record import Record
from macros.read.shape import validate
from macros.read.yaml_document import parse
from macros.render.words import say
from tests.conftest import ROOT

RECORDS = {each.__name__: each for kind in FILE_KINDS for each in record_classes(kind.model)}
FIELDS = [(record.name, field) for kind in guide() for record in kind.records for field in record.fields]


def refused(model: type[Record], name: str, value: Any) -> bool:
    """Whether the model refuses a value of a field as it refuses it in data."""
    try:
        TypeAdapter(model).validate_python({name: value})
    except ValidationError as error:
        return any(detail["loc"][:1] == (name,) and detail["type"] != "missing" for detail in error.errors())
    return False


def test_every_kind_every_record_and_every_field_stands_in_it_once() -> None:
    kinds = guide()
    told = [record.name for kind in kinds for record in kind.records]

    assert sorted(kind.name for kind in kinds) == sorted(kind.name for kind in FILE_KINDS)
    assert kinds[0].name == "claims"
    assert sorted(told) == sorted(RECORDS)
    for kind in kinds:
        assert set(kind.elsewhere) <= set(told)
        for record in kind.records:
            assert [field.name for field in record.fields] == list(RECORDS[record.name].model_fields)


@pytest.mark.parametrize("kind", guide(), ids=lambda kind: kind.name)
def test_an_example_as_it_is_shown_is_read_without_a_mistake(kind: Any) -> None:
    [known] = [each for each in FILE_KINDS if each.name == kind.name]
    node, problems = parse(kind.example, "data/example.yml")

    assert problems == []
    assert node is not None
    assert validate(node, known.model, many=known.many)[1:] == ([], [])


@pytest.mark.parametrize(("record", "field"), FIELDS, ids=[f"{record}.{field.name}" for record, field in FIELDS])
def test_a_field_says_what_it_takes_and_when_it_is_needed(record: str, field: FieldView) -> None:
    model = RECORDS[record]

    assert field.meaning
    assert field.record in RECORDS or (field.choices and field.takes == "choice") or say(f"takes_{field.takes}")
    assert field.always == model.model_fields[field.name].is_required()
    assert not (field.always and field.needed)
    if field.bad and not field.why:
        assert refused(model, field.name, [field.bad] if field.many else field.bad)
    for choice in field.choices:
        assert not refused(model, field.name, [choice] if field.many else choice)


def test_most_fields_show_a_value_that_fits_and_the_ones_with_a_form_one_that_does_not() -> None:
    plain = [field for _, field in FIELDS if not field.record and not field.choices]

    assert sum(bool(field.good) for field in plain) >= 0.95 * len(plain)
    assert [field.name for field in plain if not field.bad and field.takes not in ("line", "claim-slot", "names")] == []


def test_the_page_has_an_anchor_for_each_kind_and_each_record_and_a_way_to_it(real_site: Path) -> None:
    root = lxml.html.parse(str(real_site / "contribute" / "index.html")).getroot()
    ids = set(root.xpath("//article//@id"))
    hrefs = set(root.xpath("//article//a/@href"))

    assert {f"file-{kind.name}" for kind in FILE_KINDS} | {f"record-{name}" for name in RECORDS} <= ids
    assert {f"#file-{kind.name}" for kind in FILE_KINDS} <= hrefs
    assert {href.removeprefix("#") for href in hrefs if href.startswith("#")} <= ids
    examples = [each.text_content() for each in root.xpath("//article//pre/code")]
    assert {kind.example.strip() for kind in guide()} <= {each.strip() for each in examples}


def test_the_walk_through_has_at_most_ten_steps() -> None:
    text = (ROOT / "docs" / "contribute.md").read_text("utf-8")
    steps = text.partition("{ #first-claim }")[2].partition("\n## ")[0]

    assert "10. " in steps and "11. " not in steps


@pytest.mark.parametrize("page", ["docs/contribute.md", "CONTRIBUTING.md"])
def test_the_guide_names_no_file_that_is_not_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"`((?:data|seeds|docs|macros|tests|\.github|\.vscode)/[a-z0-9_./-]*)`", text)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] in ([], ["data/moved.yml"])
