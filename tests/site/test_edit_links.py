"""Who finds a mistake on a page is told the file and line it stands in, and led there where there is an address."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from macros.model.record import Record
from macros.views.outward import is_edit_address, written_at
from tests.conftest import ROOT, Project

EDIT = "https://code.example/harbours/edit/main"
HOSTILE = [
    "javascript:alert(1)",
    "javascript://code.example/%0aalert(1)",
    "data:text/html,x",
    "//code.example/",
    "ftp://code.example/",
    "https://",
    "https://code.example/?x=",
    "https://code.example/#x",
    'https://code.example/"onclick="x',
    "https://code.example/\u202e",
    "https://[::1/",
    "code.example",
]


def places(page: Path) -> list[str]:
    """The places that a page names, in order."""
    root = lxml.html.parse(str(page)).getroot()
    return [code.text_content() for code in root.xpath("//small[@class='edit']/code")]


def links(page: Path) -> list[str]:
    return lxml.html.parse(str(page)).getroot().xpath("//small[@class='edit']/a/@href")


def test_every_place_named_is_the_line_its_record_starts_in(real_site: Path) -> None:
    named = [each for page in sorted(real_site.rglob("*.html")) for each in places(page)]

    assert len(named) > 400
    for each in named:
        file, _, line = each.partition(":")
        text = (ROOT / file).read_text("utf-8").split("\n")[int(line) - 1]
        assert re.match(r" *(- )?\{?([a-z_]+: ?)", text), (each, text)


def test_a_claim_an_actor_a_term_a_place_a_road_and_a_source_name_their_files(
    harbour: Project, build: Callable[[Path], Path]
) -> None:
    site = build(harbour.root)

    assert "data/stories/dredging/claims.yml:9" in places(site / "dredging" / "evidence" / "index.html")
    assert "data/stories/dredging/outcomes.yml:10" in places(site / "dredging" / "evidence" / "index.html")
    assert places(site / "actors" / "mara-voss" / "index.html") == ["data/actors/mara-voss.yml:1"]
    assert places(site / "glossary" / "index.html") == ["data/glossary/to-dredge.yml:1"]
    wanted = ["data/places/far-light.yml:1", "data/places/port-ella.yml:1", "data/roads/long-quay.yml:1"]
    assert places(site / "places" / "index.html") == wanted
    assert "seeds/harbour-gazette/origin.yml:1" in places(site / "sources" / "index.html")


def test_where_the_project_has_an_address_the_place_is_a_link(harbour: Project, build: Callable[[Path], Path]) -> None:
    harbour.edit("mkdocs.yml", "  - explainer\n", f"  - explainer:\n      edit: {EDIT}/\n")
    site = build(harbour.root)

    assert links(site / "actors" / "mara-voss" / "index.html") == [f"{EDIT}/data/actors/mara-voss.yml#L1"]
    assert f"{EDIT}/data/stories/dredging/claims.yml#L9" in links(site / "dredging" / "evidence" / "index.html")
    assert places(site / "actors" / "mara-voss" / "index.html") == []


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_is_not_of_the_web_starts_no_link(address: str) -> None:
    assert not is_edit_address(address)
    assert written_at(address, Record().place()).href == ""


@pytest.mark.parametrize("address", ["javascript://code.example/%0aalert(1)", "[1, 2]"])
def test_a_site_with_such_an_address_is_not_built_and_says_why(harbour: Project, address: str) -> None:
    harbour.edit("mkdocs.yml", "  - explainer\n", f'  - explainer:\n      edit: "{address}"\n')
    command = [sys.executable, "-m", "macros", "build", "--project", str(harbour.root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 1
    assert "'edit'" in done.stderr and "an address such as" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (harbour.root / "site").exists()
