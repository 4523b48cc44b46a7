"""What the preview serves is, byte for byte, what a clean build of the same state gives."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.project import judge_project
from tests.conftest import Project
from tests.previewing import Preview, copy_engine, previewing

Build = Callable[[Path], Path]
VALUE = re.compile(r"^(\s*(?:- )?(?:text|name|title|question|menu|note): )([^\n'\"|>\[{&*][^\n]*[a-z])$", re.MULTILINE)
WORDS = ("indeed", "so far", "as told", "by all accounts", "& <b>more</b>", "{{ 7 * 7 }}", "`code`")


def edits(project: Project, seed: int, number: int) -> Iterator[tuple[str, str]]:
    """Makes so many edits, one at a time, that leave the data sound; gives the file and what was done.

    A word added to a text, an item moved, a line taken out, a file without its last record, a comment.
    """
    chance = random.Random(seed)
    files = sorted(path.relative_to(project.root).as_posix() for path in (project.root / "data").rglob("*.yml"))
    pages = sorted(path.relative_to(project.root).as_posix() for path in (project.root / "docs").rglob("*.md"))
    made = 0
    while made < number:
        name = chance.choice([*files, *files, *pages] if made % 5 == 4 else files)
        before = project.read(name)
        after, what = _edited(before, name, chance)
        if after == before:
            continue
        # Judged in a place of its own, so that the preview sees sound edits only.
        aside = project.root.parent / "aside"
        if not aside.exists():
            shutil.copytree(project.root, aside, ignore=shutil.ignore_patterns("site"))
        (aside / name).write_bytes(after.encode("utf-8"))
        if judge_project(aside).problems:
            (aside / name).write_bytes(before.encode("utf-8"))
            continue
        project.write(name, after)
        made += 1
        yield name, what


def _edited(text: str, name: str, chance: random.Random) -> tuple[str, str]:
    kind = chance.choice(["word", "word", "word", "swap", "line", "record"])
    if name.endswith(".md"):
        return f"{text}\nOne more line, {chance.choice(WORDS[:4])}.\n", "a line more"
    if kind == "word":
        found = list(VALUE.finditer(text))
        if not found:
            return text, ""
        match = chance.choice(found)
        word = chance.choice(WORDS)
        return f"{text[: match.end()]} {word}{text[match.end() :]}", f"{word!r} added to {match[2][:40]!r}"
    if kind == "swap":
        match_list = re.search(r"\[([^\[\],\n]+), ([^\[\]\n]+)\]", text)
        if match_list is None:
            return text, ""
        return (
            f"{text[: match_list.start(1)]}{match_list[2]}, {match_list[1]}{text[match_list.end(2) :]}",
            "items moved",
        )
    if kind == "line":
        lines = text.split("\n")
        at = chance.randrange(1, len(lines))
        return "\n".join([*lines[:at], *lines[at + 1 :]]), f"line {at + 1} taken out"
    last = text.rfind("\n- ")
    return (text[: last + 1], "the last record taken out") if last > 0 else (text, "")


def compare(preview: Preview, site: Path) -> int:
    """Compares every file of a clean build with what the preview serves; gives how many there were."""
    number = 0
    for path in sorted(site.rglob("*")):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            status, body = preview.get(name)
            assert (status, body == path.read_bytes()) == (200, True), f"{name} is not what a clean build gives"
            number += 1
    return number


def follow_edits(project: Project, build: Build, seed: int, number: int) -> list[tuple[str, str]]:
    done = []
    with previewing(project) as preview:
        version = preview.state()["version"]
        for edit in edits(project, seed, number):
            done.append(edit)
            version = preview.until_well(version)
            assert compare(preview, build(project.root)) > 20, edit
    return done


def test_after_three_edits_every_file_is_that_of_a_clean_build(harbour: Project, build: Build) -> None:
    assert len(follow_edits(harbour, build, seed=9, number=3)) == 3


@pytest.mark.long
def test_after_edits_of_words_templates_and_styles_every_file_is_that_of_a_clean_build(
    harbour: Project, tmp_path: Path
) -> None:
    engine = copy_engine(tmp_path / "engine")
    render = Project(engine / "macros" / "render")
    with previewing(harbour, engine) as preview:
        version = preview.state()["version"]
        for name, old, new in (
            ("styles/2-base.css", "\n", "\n/* changed */\n"),
            ("pages/places.html.j2", "{% ", "<hr>{% "),
            ("words.yml", "actors_title: Who is who?", "actors_title: Who was who?"),
            ("theme/main.html", "{{ key_html }}", "{{ key_html }}<hr>"),
            ("components/quote/template.html.j2", "<blockquote", "<blockquote data-edited"),
        ):
            render.edit(name, old, new)
            version = preview.until_well(version)
        command = [sys.executable, "-m", "macros", "build", "--project", str(harbour.root)]
        environment = {**os.environ, "PYTHONPATH": str(engine)}
        subprocess.run(command, check=True, capture_output=True, cwd=engine, env=environment)
        assert compare(preview, harbour.root / "site") > 20
        assert "Who was who?" in preview.text("actors/")


@pytest.mark.long
def test_after_thirty_random_edits_of_the_real_data_every_file_is_that_of_a_clean_build(
    real: Project, build: Build
) -> None:
    done = follow_edits(real, build, seed=30, number=30)

    assert len(done) == 30
    assert len({name for name, _ in done}) > 15
