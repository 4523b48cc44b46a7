"""The claims can be taken away as JSON and as a table, all of them and safely."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from macros.editions.data_files import COLUMNS, data_files
from macros.model.claim import Claim
from macros.model.story import Story
from macros.model.world import StoryData, World
from tests.unit.making import actor, claim


def twins(*claims: Claim) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """The claims as JSON and as a table."""
    story = StoryData("tale", Story.model_construct(article="gazette"))
    world = World(
        actors={"ella": actor("ella", "Ella")},
        stories={"tale": story},
        claims={each.key: each for each in claims},
    )
    return read(world)


def read(world: World) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    files = data_files(world)
    assert {name for name in files if not name.endswith(".geojson")} == {"data/claims.json", "data/claims.csv"}
    table = list(csv.DictReader(io.StringIO(files["data/claims.csv"], newline=""), strict=True))
    return json.loads(files["data/claims.json"]), table


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_cell_that_starts_like_a_formula_is_kept_text(start: str) -> None:
    text = f"{start}SUM(A1:A9)"
    [listed], [row] = twins(claim("a", text, value=text, evidence=[{"source": "s", "quote": text}]))
    assert row["text"] == row["value"] == row["quotes"] == f"'{text}"
    assert listed["text"] == listed["value"] == text
    assert listed["quotes"] == [text]


@pytest.mark.parametrize("text", ["6 = 6", "a+b", "“-”", "'=1", "x@y"])
def test_a_cell_with_such_a_mark_further_in_is_left_as_it_is(text: str) -> None:
    _, [row] = twins(claim("a", text))
    assert row["text"] == text


@pytest.mark.parametrize("text", ['He said "no", twice; a | b', "a,b", '"', "é “ü” 😀"])
def test_marks_of_the_table_itself_are_read_back(text: str) -> None:
    [listed], [row] = twins(claim("a", text))
    assert row["text"] == listed["text"] == text


def test_a_row_has_every_column_and_lists_are_joined() -> None:
    evidence = [{"source": "s", "quote": "One."}, {"claim": "b"}, {"source": "t"}]
    fields: dict[str, Any] = {"about": ["x", "y"], "says": "ella", "on": "2020-03", "value": "6 km"}
    [listed], [row] = twins(claim("a", "[[ella]] or [[ella|she]] left.", evidence=evidence, **fields))
    assert tuple(listed) == tuple(row) == COLUMNS
    assert listed == {
        "id": "tale.a",
        "kind": "reported",
        "text": "Ella or she left.",
        "says": "ella",
        "on": "2020-03",
        "value": "6 km",
        "about": ["x", "y"],
        "sources": ["s", "t"],
        "quotes": ["One."],
        "address": "tale/evidence/#claim-tale.a",
    }
    assert (row["about"], row["sources"], row["quotes"]) == ("x | y", "s | t", "One.")
    assert row["address"] == listed["address"]


def test_what_a_claim_lacks_is_empty() -> None:
    [listed], [row] = twins(claim("a"))
    assert [listed[name] for name in ("says", "on", "value", "about", "sources", "quotes")] == ["", "", "", [], [], []]
    assert [row[name] for name in ("says", "on", "value", "about", "sources", "quotes")] == [""] * 6


def test_a_project_without_claims_has_an_empty_list_and_a_table_of_headings() -> None:
    assert twins() == ([], [])
    assert data_files(World())["data/claims.csv"] == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize("name", ["harbour", "real"])
def test_every_claim_of_a_project_is_in_both_files_once(name: str, request: pytest.FixtureRequest) -> None:
    world = request.getfixturevalue(name).load().world
    listed, table = read(world)
    assert [each["id"] for each in listed] == [row["id"] for row in table] == list(world.claims)
    assert len(listed) == len(set(world.claims)) > 15
    assert all("[[" not in each["text"] for each in listed)
