"""The house rules that a machine can keep: layers, words, templates, documentation."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import yaml

from macros.load import load_world
from macros.model.files import FILE_KINDS
from macros.page_macros import documented
from macros.render.words import words
from macros.schema import IDS, schema_files
from tests.conftest import ROOT

MACROS = ROOT / "macros"
PYTHON = sorted(MACROS.rglob("*.py"))
TEMPLATES = sorted([*MACROS.rglob("*.j2"), *MACROS.rglob("theme/*.html")])
EXAMPLES = sorted((MACROS / "read" / "examples").glob("*.yml"))
STYLES_AND_SCRIPTS = sorted([*MACROS.rglob("*.css"), *MACROS.rglob("*.js")])


def test_imports_run_one_way_through_the_house() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout
    assert "5 kept, 0 broken" in done.stdout


def test_nothing_in_the_engine_names_a_thing_of_this_story() -> None:
    """No person, country, road or place: they are data."""
    names = set()
    for kind, entity in load_world(ROOT).world.entities():
        if kind in ("actor", "place", "road"):
            names |= {form for form in entity.forms if form not in ("US", "the Council", "diplomats")}
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)))
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {match[0]}"
        for path in (*PYTHON, *TEMPLATES, *STYLES_AND_SCRIPTS, *EXAMPLES)
        for match in pattern.finditer(path.read_text("utf-8"))
    ]
    assert len(names) > 30
    assert found == []


def test_no_html_is_written_in_python() -> None:
    markup = re.compile(r"<(?:div|span|p|a|table|tr|td|th|ul|li|ol|figure|svg|section|h[1-6])[ >]")
    # The placeholder that Markdown passes through is empty markup by design.
    allowed = {"macros/page_macros.py"}
    found = set()
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and markup.search(node.value):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == allowed


def test_every_word_of_the_interface_is_used_and_every_used_word_is_there() -> None:
    said: set[str] = set()
    prefixes: set[str] = set()
    for path in (*TEMPLATES, *PYTHON):
        text = path.read_text("utf-8")
        said |= set(re.findall(r'(?:say|form)\("([a-z0-9_-]+)"[,)]', text))
        prefixes |= set(re.findall(r'say\("([a-z_]+_)" ~', text))
    prefixes |= {""} if not prefixes else set()
    looked_up = {
        "a_place",
        "a_road",
        "a_term",
        "metres",
        "kilometres",
        "states",
        "people",
        "bodies",
        "organisations",
        "armed-groups",
        "groups",
    }
    looked_up |= {
        f"{page}{ending}"
        for page in ("actors", "glossary", "places", "sources")
        for ending in ("", "_title", "_summary")
    }
    known = set(words())

    assert said - known == set()
    unused = {key for key in known - said - looked_up if not any(key.startswith(prefix) for prefix in prefixes)}
    assert unused == {"not_found"}  # the theme's own page for a missing address


def test_templates_hold_no_words_of_their_own() -> None:
    """Text outside tags comes from words.yml or from a view."""
    loose = []
    for path in sorted(path for path in MACROS.rglob("*.html.j2") if path.parent.name != "examples"):
        text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        text = re.sub(r"\{[{%].*?[%}]\}", "", text, flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", " ", text)
        text = re.sub(r"&#\d+;", "", text)
        words_left = re.findall(r"[A-Za-z]{2,}", text)
        if words_left:
            loose.append((path.relative_to(ROOT).as_posix(), words_left))
    names_of_files = {"claims", "json", "csv", "GeoJSON"}
    assert [(path, found) for path, found in loose if not names_of_files.issuperset(found)] == []
    assert len(loose) <= 2


def test_every_macro_is_documented_with_a_call_to_copy() -> None:
    for name, macro in documented():
        assert f"`{name}(" in (macro.__doc__ or ""), name


def test_every_field_of_the_model_says_what_it_means() -> None:
    for kind in FILE_KINDS:
        assert kind.model.__doc__
        for name, field in kind.model.model_fields.items():
            assert field.description, f"{kind.name}.{name}"


def test_the_schemas_for_editors_are_fresh() -> None:
    for name, text in schema_files(load_world(ROOT).world).items():
        path = ROOT / "data" / "schema" / name
        assert name == IDS or path.read_text("utf-8") == text, f"{name} is stale: run `explainer schema`"
    assert {path.name for path in (ROOT / "data" / "schema").iterdir()} == set(schema_files(load_world(ROOT).world))


def test_every_data_file_points_at_its_schema() -> None:
    checked = 0
    for path in [*sorted((ROOT / "data").rglob("*.yml")), *sorted((ROOT / "seeds").rglob("*.yml"))]:
        first = path.read_text("utf-8").split("\n", 1)[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert match, path
        assert (path.parent / match[1]).resolve().is_file(), path
        checked += 1
    assert checked > 40


def test_modules_stay_small() -> None:
    sizes = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").split("\n")) for path in PYTHON}

    assert {name: size for name, size in sizes.items() if size > 300} == {}
    ordered = sorted(sizes.values())
    assert ordered[len(ordered) // 2] <= 120


def test_the_configuration_holds_no_values_of_the_data() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = yaml.load(text, Loader=yaml.BaseLoader)

    assert set(config["extra"]) == {"generator"}
    assert "nav" not in config


def test_requirements_are_pinned_with_hashes_and_record_no_host() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text("utf-8")
        pins = re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)
        assert len(pins) > 30
        assert "://" not in text
        for block in re.split(r"\n(?=[A-Za-z0-9._-]+==)", text)[1:]:
            assert "--hash=sha256:" in block
