"""A list that gets another item keeps every byte it had."""

from __future__ import annotations

import pytest

from macros.authoring.appending import appended, new_file
from macros.model.files import kind_of

RECORD = {"id": "new", "kind": "reported", "text": "A: b."}


def put(raw: bytes) -> tuple[bytes, int]:
    placed, problems = appended(raw, "data/claims/a.yml", RECORD)
    assert problems == []
    assert placed is not None
    assert placed.raw.startswith(raw)
    assert placed.raw.decode("utf-8").split("\n")[placed.line - 1].strip() == "- id: new"
    return placed.raw[len(raw) :], placed.end_line - placed.line


ITEM = b'- id: new\n  kind: reported\n  text: "A: b."\n'


@pytest.mark.parametrize(
    ("raw", "added"),
    [
        (b"- id: a\n- id: b\n", ITEM),
        (b"- id: a\n", ITEM),
        (b"- id: a", b"\n" + ITEM),
        (b"- id: a\n\n- id: b\n", b"\n" + ITEM),
        (b"- id: a\n\n- id: b", b"\n\n" + ITEM),
        (b"- id: a\n\n- id: b\n\n", ITEM),
        (b"- id: a\r\n- id: b\r\n", ITEM.replace(b"\n", b"\r\n")),
        (b"- id: a\r\n\r\n- id: b\r\n", b"\r\n" + ITEM.replace(b"\n", b"\r\n")),
        (b"# only a comment\n", ITEM),
        (b"", ITEM),
        (b"\xef\xbb\xbf- id: a\n", ITEM),
        (b"- id: a\n# the end\n", ITEM),
        (b"  - id: a\n", b"  - id: new\n    kind: reported\n    text: \"A: b.\"\n"),
    ],
)  # fmt: skip
def test_what_is_added_fits_what_stands_there(raw: bytes, added: bytes) -> None:
    assert put(raw) == (added, 2)


@pytest.mark.parametrize(
    "raw", [b"[{id: a}]\n", b"id: a\n", b"- id: a\n...\n", b"- id: [\n", b"- id: a\n  id: b\n", b"\xff"]
)  # fmt: skip
def test_a_file_that_nothing_can_be_put_after_is_refused_with_the_reason(raw: bytes) -> None:
    placed, problems = appended(raw, "data/claims/a.yml", RECORD)
    assert placed is None
    assert problems


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("data/actors/a.yml", "../schema/actor.json"),
        ("data/stories/a/claims.yml", "../../schema/claims.json"),
        ("data/claims/a.yml", "../schema/shared-claims.json"),
    ],
)
def test_a_new_file_points_at_its_schema(path: str, schema: str) -> None:
    found = kind_of(path)
    assert found is not None
    placed = new_file(path, found[0], RECORD)
    assert placed.raw.decode("utf-8").split("\n")[0] == f"# yaml-language-server: $schema={schema}"
    assert placed.raw.endswith(b"\n")
    assert (placed.line, placed.end_line) == (2, 4)
