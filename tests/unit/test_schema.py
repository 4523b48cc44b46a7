"""What an editor knows of a data file: each field in plain words with examples, ids to complete, no false alarm."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from macros.links.known_ids import known_ids
from macros.load import load_world
from macros.model.files import FILE_KINDS, kind_of
from macros.model.inline import record_classes
from macros.model.record import Record
from macros.model.world import World
from macros.read.examples import example_text, examples_of, read_example
from macros.schema import schema_files
from tests.conftest import ROOT, Project
from tests.schema_judge import as_editors_read, faults

CLASSES = sorted({each for kind in FILE_KINDS for each in record_classes(kind.model)}, key=lambda each: each.__name__)
CLAIM = "- id: a\n  kind: reported\n  text: A sentence.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schemas of the real project."""
    made = tmp_path_factory.mktemp("schema")
    for name, text in schema_files(load_world(ROOT).world).items():
        (made / name).write_text(text, "utf-8")
    return made


def judge(folder: Path, kind: str, text: str) -> list[str]:
    file = folder / f"{kind}.json"
    return list(faults(as_editors_read(text), json.loads(file.read_text("utf-8")), file))


@pytest.mark.parametrize("model", CLASSES, ids=lambda model: model.__name__)
def test_every_field_has_a_description_and_an_example(model: type[Record]) -> None:
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, name
        assert examples_of(model, name), name
    assert set(model.NEEDED) | set(model.WRONG) <= set(model.model_fields)
    assert not any(model.model_fields[name].is_required() for name in model.NEEDED)


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_the_schema_tells_the_description_and_examples_of_every_field(folder: Path, kind: Any) -> None:
    schema = json.loads((folder / f"{kind.name}.json").read_text("utf-8"))
    parts = [part for part in (schema, *schema.get("$defs", {}).values()) if "properties" in part]

    assert parts
    for part in parts:
        for name, shape in part["properties"].items():
            assert shape["description"] and shape["examples"], name


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_the_example_of_each_kind_is_read_without_a_mistake(folder: Path, kind: Any) -> None:
    records, problems = read_example(kind)

    assert problems == []
    assert records
    assert judge(folder, kind.name, example_text(kind.name)) == []


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_each_key_of_an_example_is_annotated_or_plain(kind: Any) -> None:
    text = example_text(kind.name)

    assert text.count(" # ") >= 2 or len(text.splitlines()) <= 4
    assert max(len(line) for line in text.splitlines()) <= 140


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "worlds" / "harbour"], ids=["the story", "the made-up one"])
def test_an_editor_finds_no_fault_in_data_that_passes_the_check(folder: Path, root: Path) -> None:
    found = {}
    files = [*sorted((root / "data").rglob("*.yml")), *sorted((root / "seeds").rglob("*.yml"))]
    for path in files:
        kind = kind_of(path.relative_to(root).as_posix())
        assert kind is not None
        found[path.name] = judge(folder, kind[0].name, path.read_text("utf-8"))
    assert len(files) > 20
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("claims", CLAIM.replace("kind", "knid"), id="a key mistyped"),
        pytest.param("claims", CLAIM.replace("  text: A sentence.\n", ""), id="a key missing"),
        pytest.param("claims", CLAIM.replace("reported", "Reported"), id="a value in capitals"),
        pytest.param("claims", CLAIM + "  on: 7 March 2020\n", id="a date in words"),
        pytest.param("claims", CLAIM + "  about: harbour-board\n", id="a word for a list"),
        pytest.param("claims", CLAIM + "  about: [Harbour Board]\n", id="a name for an id"),
        pytest.param("claims", CLAIM + "  hypothetical: yes\n", id="another word for true"),
        pytest.param("claims", CLAIM + "  evidence:\n    - qoute: words\n", id="a key mistyped further in"),
        pytest.param("claims", "id: a\nkind: reported\ntext: A.\n", id="no list"),
        pytest.param("source", "name: A\ntitle: B\npublisher: C\ntype: paper\n", id="a type that is none"),
        pytest.param("source", "name: A\ntitle: B\npublisher: C\ntype: website\naddress: a.example\n", id="no scheme"),
        pytest.param("place", "name: A\nforms: [A]\nrole: b\nlat: 95\n", id="too far north"),
        pytest.param("place", "name: A\nforms: []\nrole: b\n", id="an empty list"),
        pytest.param("actor", "name: A\nforms: [A]\nkind: state\nrole: {kind: reported}\n", id="a claim cut short"),
    ],
)  # fmt: skip
def test_an_editor_marks_the_usual_mistakes(folder: Path, kind: str, text: str) -> None:
    assert judge(folder, kind, text)


def test_ids_of_the_data_are_offered_and_a_new_one_is_no_fault(folder: Path) -> None:
    ids = json.loads((folder / "ids.json").read_text("utf-8"))["$defs"]
    some = ids["actor"]["anyOf"][0]["enum"]

    assert set(some) == {path.stem for path in (ROOT / "data" / "actors").glob("*.yml")}
    assert judge(folder, "claims", f"{CLAIM}  about: [{some[0]}, not-written-yet]\n") == []
    assert judge(folder, "conduct", "- actor: not-written-yet\n") == []
    assert judge(folder, "conduct", "- actor: Not Written\n")


def test_claims_are_offered_by_their_whole_ids_and_a_storys_own_by_short_ones(world: World) -> None:
    ids = known_ids(world)

    assert {"dredging.voss-asked", "voss-asked", "harbours.tides", "mara-voss.role"} <= set(ids["claim"])
    assert "tides" not in ids["claim"]
    assert set(ids["owner"]) == {*world.actors, *world.sources}
    assert {"actors/mara-voss/", "dredging.voss-asked"} <= set(ids["moved"])


def test_only_the_ids_differ_between_projects(world: World, folder: Path) -> None:
    other = schema_files(world)

    for name, text in other.items():
        assert ((folder / name).read_text("utf-8") == text) == (name != "ids.json"), name


def test_a_stale_file_is_told_and_written_anew(harbour: Project, capsys: pytest.CaptureFixture[str]) -> None:
    from macros.__main__ import main

    command = ["schema", "--project", str(harbour.root)]
    assert main(command) == 0
    assert main([*command, "--check"]) == 0
    capsys.readouterr()
    harbour.write("data/actors/new-one.yml", harbour.read("data/actors/skippers.yml"))
    # Who adds a fact need not think of the ids that editors complete.
    assert main([*command, "--check"]) == 0
    assert capsys.readouterr().out == "stale: data/schema/ids.json\n"
    harbour.write("data/schema/actor.json", "{}")
    assert main([*command, "--check"]) == 1
    assert capsys.readouterr().out == "stale: data/schema/actor.json\nstale: data/schema/ids.json\n"
    assert main(command) == 0
    capsys.readouterr()
    assert main([*command, "--check"]) == 0
    assert capsys.readouterr().out == ""


def test_every_data_file_points_at_the_schema_of_its_kind() -> None:
    files = [*sorted((ROOT / "data").rglob("*.yml")), *sorted((ROOT / "seeds").rglob("*.yml"))]
    for path in files:
        kind = kind_of(path.relative_to(ROOT).as_posix())
        match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
        assert match and kind, path
        assert (path.parent / match[1]).resolve() == ROOT / "data" / "schema" / f"{kind[0].name}.json", path
