"""Mending changes how data are written and never what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.authoring.fix import mended_files
from macros.authoring.mend_order import with_keys_in_order
from macros.authoring.mend_spacing import with_spacing
from macros.authoring.same_data import differs_by, says_the_same
from macros.model.files import FileKind, kind_of
from tests.conftest import HARBOUR, ROOT, Project

CLAIMS = "data/stories/dredging/claims.yml"
DATA_FILES = [(root, path) for root in (ROOT, HARBOUR) for path in sorted((root / "data").rglob("*.yml"))]


def kind(path: str = "data/claims/a.yml") -> FileKind:
    found = kind_of(path)
    assert found is not None
    return found[0]


# --- spacing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoilt", "mended"),
    [
        ("a: b  \n", "a: b\n"),
        ("a: b", "a: b\n"),
        ("a: b\n\n\n\nc: d\n", "a: b\n\nc: d\n"),
        ("a: b\n\n\n", "a: b\n"),
        ("a : b\n", "a: b\n"),
        ("a:    b\n", "a: b\n"),
        ("a :\n  - b : c\n", "a:\n  - b: c\n"),
        ("{a : b, c:   d}\n", "{a: b, c: d}\n"),
        ('"a" :  b\n', '"a": b\n'),
        ("a: b  # why  \n", "a: b  # why\n"),
        ("a: b  \r\n\r\n\r\nc: d", "a: b\r\n\r\nc: d\r\n"),
        ("a: b\n   \n \nc: d\n", "a: b\n\nc: d\n"),
    ],
)
def test_spacing_is_mended(spoilt: str, mended: str) -> None:
    assert with_spacing(spoilt) == mended
    assert with_spacing(mended) == mended


@pytest.mark.parametrize(
    "text",
    [
        'a: "one :  two"\n',
        "a: one  two\n",
        "a: b   # two  spaces :  here\n",
        "a: |\n  one  \n\n\n  two :  x\nb: c\n",
        'a: "one\n\n\n  two"\n',
        "# head :  line\na: b\n",
        "? a\n: b\n",
    ],
)
def test_what_may_be_text_keeps_its_spaces(text: str) -> None:
    assert with_spacing(text) == text


# --- order --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoilt", "mended"),
    [
        ("- kind: x\n  id: a\n", "- id: a\n  kind: x\n"),
        ("- kind: x\r\n  id: a\r\n", "- id: a\r\n  kind: x\r\n"),
        ("- text: t\n  # why\n  kind: x  # here\n  id: a\n", "- id: a\n  # why\n  kind: x  # here\n  text: t\n"),
        (
            "- id: a\n  evidence:\n    - quote: q\n      source: s\n  kind: x\n- id: b\n",
            "- id: a\n  kind: x\n  evidence:\n    - source: s\n      quote: q\n- id: b\n",
        ),
        ("# top\n- kind: x\n  id: a\n# next\n- id: b\n", "# top\n- id: a\n  kind: x\n# next\n- id: b\n"),
        ("- id: a\n  about:\n    - b\n    # more\n  kind: x\n", "- id: a\n  kind: x\n  about:\n    - b\n    # more\n"),
    ],
)  # fmt: skip
def test_keys_go_into_the_order_of_the_model_with_their_comments(spoilt: str, mended: str) -> None:
    assert with_keys_in_order(spoilt, kind()) == mended
    assert with_keys_in_order(mended, kind()) == mended


@pytest.mark.parametrize(
    "text",
    [
        "- {kind: x, id: a}\n",
        "- kind: x\n\n  id: a\n",
        "- kind: x\n  knd: y\n  id: a\n",
        "- kind: x\n  id: a\n  # of what?\n",
        "- kind: x\n  # on the id\n  id: a\n",
        "- kind: x\n  id: a\n  id: b\n",
        "- kind: [\n  id: a\n",
        "- kind: x\n  id: a",
    ],
)
def test_a_record_whose_lines_cannot_be_moved_whole_stays(text: str) -> None:
    assert with_keys_in_order(text, kind()) == text


def test_a_comment_above_the_first_key_of_a_file_keeps_the_record_as_it_is() -> None:
    schema = "# yaml-language-server: $schema=../schema/actor.json\n"
    assert (
        with_keys_in_order(f"{schema}kind: body\nname: A\n", kind("data/actors/a.yml"))
        == f"{schema}name: A\nkind: body\n"
    )
    text = "# on the kind\nkind: body\nname: A\n"
    assert with_keys_in_order(text, kind("data/actors/a.yml")) == text


# --- quotes -------------------------------------------------------------------------------------


def mend(project: Project, name: str = CLAIMS) -> str:
    pair = mended_files(project.root).get(name)
    return (pair[1] if pair else project.path(name).read_bytes()).decode("utf-8")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("but St. Orin’s delegate called it “too costly.”", "but St. Orin's delegate called it “too costly.”"),
        ("but St. Orin’s delegate called it “too costly.”", "'but St. Orin''s delegate called it \"too costly.\"'"),
        ("quote: The Harbour Board met on", "quote: The  Harbour\u00a0Board met on"),
        ("quote: The plan sets a channel", "quote: The plan  sets a\u202fchannel"),
    ],
)
def test_a_quote_that_differs_in_the_shape_of_marks_or_spaces_is_mended(
    right: str, wrong: str, harbour: Project
) -> None:
    as_it_was = harbour.read(CLAIMS)
    harbour.edit(CLAIMS, right, wrong)
    mended = mend(harbour)
    assert mended.replace("'but St. Orin’s delegate called it “too costly.”'", right) == as_it_was


def test_a_hyphen_for_a_dash_is_mended_and_other_spellings_are_not(harbour: Project) -> None:
    name = "data/sources/sea-atlas.yml"
    harbour.edit(name, "to dredge is to dig out the bottom", "to dredge – is to dig out the bottom")
    term = "data/glossary/to-dredge.yml"
    harbour.edit(term, "quote: to dredge is", "quote: to dredge - is")
    assert "quote: to dredge – is to dig out the bottom\n" in mend(harbour, term)
    harbour.edit(term, "quote: to dredge - is", "quote: to drege - is")
    assert term not in mended_files(harbour.root)


def test_a_quote_with_two_forms_in_its_source_is_left_to_its_author(harbour: Project) -> None:
    name = "data/sources/sea-atlas.yml"
    harbour.edit(name, "excerpts:\n", "excerpts:\n  - the sea’s bottom\n  - the sea‘s bottom\n")
    term = "data/glossary/to-dredge.yml"
    harbour.edit(term, "quote: to dredge is to dig out the bottom", "quote: the sea's bottom")
    assert term not in mended_files(harbour.root)
    harbour.edit(name, "  - the sea‘s bottom\n", "")
    assert "quote: the sea’s bottom\n" in mend(harbour, term)


def test_a_quote_that_would_cut_a_word_is_not_mended(harbour: Project) -> None:
    harbour.edit(CLAIMS, "but St. Orin’s delegate called", "ut St. Orin's delegate called")
    assert "quote: ut St. Orin's" in mend(harbour)


def test_the_quote_of_a_note_is_mended(harbour: Project) -> None:
    name = "data/stories/dredging/notes.yml"
    quote = re.search(r"quote: (\S+ )", harbour.read(name))
    assert quote is not None
    harbour.edit(name, quote[0], quote[0].rstrip() + "  ")
    assert quote[0] in mend(harbour, name)


def test_a_quote_that_stands_in_its_source_is_never_touched(harbour: Project) -> None:
    before = harbour.read(CLAIMS)
    assert re.findall("quote: .*", mend(harbour)) == re.findall("quote: .*", before)


# --- any data at all ----------------------------------------------------------------------------


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.replace("\r", "").split("\n") if line.strip().startswith("#"))


@pytest.mark.parametrize(("root", "path"), DATA_FILES, ids=lambda each: each.stem if each.suffix else "")
def test_every_data_file_says_the_same_after_mending_and_is_mended_once(root: Path, path: Path) -> None:
    text = path.read_text("utf-8")
    found = kind(path.relative_to(root).as_posix())
    mended = with_keys_in_order(with_spacing(text), found)
    assert says_the_same(text, mended)
    assert comments(mended) == comments(text)
    assert with_keys_in_order(with_spacing(mended), found) == mended


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_data_file_spoilt_anyhow_says_the_same_after_mending(data: st.DataObject) -> None:
    root, path = data.draw(st.sampled_from([each for each in DATA_FILES if each[1].stat().st_size < 8000]))
    text = path.read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 8))):
        text = spoil(text, data.draw(st.integers(0, 6)), data.draw(st.integers(0, 10_000)))
    if not says_the_same(text, text):
        return
    found = kind(path.relative_to(root).as_posix())
    mended = with_keys_in_order(with_spacing(text), found)
    assert differs_by(text, mended, set())
    assert comments(mended) == comments(text)
    assert ("\r\n" in mended) == ("\r\n" in text)


def spoil(text: str, way: int, where: int) -> str:
    """Another spelling of a text; now and then another text."""
    lines = text.split("\n")
    at = where % len(lines)
    if way == 0:
        lines[at] += "  "
    elif way == 1:
        lines[at : at + 1] = [lines[at], "", " ", ""]
    elif way == 2:
        lines[at] = lines[at].replace(":", " :  ", 1)
    elif way == 3 and at + 1 < len(lines):
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    elif way == 4:
        lines[at:at] = [" " * (where % 7) + f"# note {where}"]
    elif way == 5:
        return text.rstrip("\n")
    elif way == 6:
        return text.replace("\r\n", "\n").replace("\n", "\r\n")
    return "\n".join(lines)
