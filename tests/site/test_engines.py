"""Plain mkdocs, ProperDocs and our own command: the same site, and the same care with bad data."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from tests.conftest import HARBOUR, ROOT, Project, copy_project

ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "SOURCE_DATE_EPOCH": "1583500000",
}


def run(engine: str, root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", engine, "build", "-f", str(root / "mkdocs.yml"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=ENVIRONMENT)


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def content(path: Path) -> str:
    article = lxml.html.parse(str(path)).getroot().xpath("//article")[0]
    return lxml.html.tostring(article, encoding="unicode")


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_same_pages_come_out_of_every_engine(engine: str, real: Project, real_site: Path) -> None:
    done = run(engine, real.root, "--strict")

    assert done.returncode == 0, done.stderr
    built = real.root / "site"
    pages = {path.relative_to(real_site) for path in real_site.rglob("*.html")}
    assert {path.relative_to(built) for path in built.rglob("*.html")} == pages
    assert len(pages) > 25
    for page in pages:
        assert content(built / page) == content(real_site / page), page
        titles = [re.findall(r"<title>.*?</title>", (site / page).read_text("utf-8")) for site in (built, real_site)]
        assert titles[0] == titles[1]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_bad_data_stops_any_engine_before_the_last_good_site_is_touched(engine: str, harbour: Project) -> None:
    assert run(engine, harbour.root).returncode == 0
    before = hashes(harbour.root / "site")
    harbour.edit("data/actors/skippers.yml", "kind: group", "kind: groop")

    done = run(engine, harbour.root)

    assert done.returncode == 1
    assert "data/actors/skippers.yml:2:7: 'groop' is not one of the values [bad-value]" in done.stderr
    assert "did you mean: group" in done.stderr
    assert "Traceback" not in done.stderr
    assert hashes(harbour.root / "site") == before
    # The lock that builds take turns by stays; nothing half-built does.
    assert {path.name for path in harbour.root.iterdir() if path.name.startswith(".site")} <= {".site.lock"}


def test_a_macro_that_goes_wrong_while_a_page_is_made_stops_the_build_with_its_page(harbour: Project) -> None:
    assert run("mkdocs", harbour.root).returncode == 0
    before = hashes(harbour.root / "site")
    harbour.write(
        "docs/more.md",
        '---\nhide: [toc]\n---\n\n# More\n\n{% for id in ["dredging.board-mett"] %}{{ claim(id) }}{% endfor %}\n',
    )

    done = run("mkdocs", harbour.root)

    assert done.returncode == 1
    assert "docs/more.md:7:1: 'dredging.board-mett' is not a claim [unknown-id]" in done.stderr
    assert "did you mean: dredging.board-met" in done.stderr
    assert hashes(harbour.root / "site") == before


def test_a_warning_of_mkdocs_keeps_the_site_from_being_published(harbour: Project) -> None:
    assert run("mkdocs", harbour.root).returncode == 0
    before = hashes(harbour.root / "site")
    harbour.write("docs/more.md", "# More\n\n[a page that is not there](nowhere.md)\n")

    done = run("mkdocs", harbour.root)

    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert hashes(harbour.root / "site") == before


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for name in ("one", "another"):
        root = copy_project(HARBOUR, tmp_path / name)
        assert run("mkdocs", root).returncode == 0
        sites.append(hashes(root / "site"))

    assert sites[0] == sites[1]


def test_a_second_project_builds_with_the_same_engine(tmp_path: Path, build: Callable[[Path], Path]) -> None:
    site = build(copy_project(HARBOUR, tmp_path / "elsewhere"))

    assert (site / "dredging" / "veto" / "index.html").is_file()
    assert "Port Ella" in content(site / "places" / "index.html")


def test_a_page_of_a_story_is_there_when_its_file_is(harbour: Project, build: Callable[[Path], Path]) -> None:
    """No matter.yml, no veto page."""
    harbour.path("data/stories/dredging/matter.yml").unlink()
    harbour.path("data/institutions/harbour-board.yml").unlink()
    text = harbour.read("data/stories/dredging/story.yml")
    start, end = text.index("  - page: veto"), text.index("  - page: corridor")
    harbour.write("data/stories/dredging/story.yml", text[:start] + text[end:])

    site = build(harbour.root)

    assert not (site / "dredging" / "veto").exists()
    assert (site / "dredging" / "corridor" / "index.html").is_file()


def test_the_project_builds_from_a_copy_without_the_engine_beside_it(real_site: Path) -> None:
    assert not (real_site.parent / "macros").exists()
    assert real_site != ROOT / "site"
    assert (real_site / "index.html").is_file()
