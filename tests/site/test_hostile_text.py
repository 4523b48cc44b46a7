"""Data is data: text that looks like a template, HTML or Markdown is shown as it is, everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml

from tests.conftest import HARBOUR, copy_project
from tests.served import serve_folder

HOSTILE = (
    "{{ 7*7 }} {% raw %} {# <script>alert(1)</script> </title><script>alert(1)</script> "
    '[x](javascript:alert(1)) `code` --8<-- "mkdocs.yml" <img src=x onerror=alert(1)> &amp; *a* _b_'
)
# Fields that take free text, by file; `None` stands for every item of a list.
PLACES: dict[str, list[tuple[Any, ...]]] = {
    "data/actors/mara-voss.yml": [("name",), ("role", "text")],
    "data/actors/harbour-board.yml": [("forms", 1)],
    "data/actors/skippers.yml": [("name",)],
    "data/places/port-ella.yml": [("name",), ("role", "text"), ("precision",)],
    "data/roads/long-quay.yml": [("name",)],
    "data/glossary/to-dredge.yml": [("name",), ("definition", "text")],
    "data/sources/sea-atlas.yml": [("name",), ("title",), ("publisher",), ("copy_of",)],
    "data/institutions/harbour-board.yml": [("routes", 0, "name"), ("routes", 0, "how", "text")],
    "data/stories/dredging/story.yml": [
        ("title",),
        *[("openings", number, key) for number in range(7) for key in ("title", "menu")],
        ("sections", 0, "title"),
    ],
    "data/stories/dredging/claims.yml": [(number, "text") for number in (0, 1, 4, 5)],
    "data/stories/dredging/matter.yml": [("name",)],
    "data/stories/dredging/zone.yml": [("name",), ("terms", 0, "name")],
    "data/stories/dredging/outcomes.yml": [("stakes", 0, "name"), ("outcomes", 0, "claim", "text")],
    "data/stories/dredging/notes.yml": [("title",)],
    "data/stories/dredging/timeline.yml": [],
    "seeds/harbour-gazette/origin.yml": [("title",), ("publisher",), ("rights",)],
}


def poisoned(root: Path) -> Path:
    """The made-up project with every free text ending in the hostile one, each told apart."""
    for name, fields in PLACES.items():
        path = root / name
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        for field in fields:
            holder: Any = data
            if name.endswith("notes.yml"):
                holder = data[0]
            for step in field[:-1]:
                holder = holder[step]
            before = holder.get(field[-1], "") if isinstance(holder, dict) else holder[field[-1]]
            holder[field[-1]] = f"{before} {HOSTILE}".strip()
            if field[-1] == "text":
                spoil_claim(holder)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return root


def spoil_claim(claim: dict[str, Any]) -> None:
    """Let a claim that holds hostile text be one sentence, and one whose numbers are exempt."""
    claim["text"] += "."
    if claim["kind"] in ("quoted", "reported", "judgement"):
        claim["exempt"] = [{"words": number, "why": HOSTILE} for number in ("7", "1")]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory, build: Callable[[Path], Path]) -> Path:
    return build(poisoned(copy_project(HARBOUR, tmp_path_factory.mktemp("hostile") / "project")))


def test_hostile_text_is_shown_as_plain_text_wherever_it_lands(hostile_site: Path) -> None:
    shown = 0
    for path in hostile_site.rglob("index.html"):
        for article in lxml.html.parse(str(path)).getroot().xpath("//main//article"):
            text = " ".join(article.text_content().split())
            shown += text.count(" ".join(HOSTILE.split()))
            # Years and the lines that records are written in may hold the figure too.
            assert "49" not in re.sub(r"1949|\.yml:[0-9]+", "", text)
            assert not article.xpath(".//script[not(@src)] | .//img | .//*[@onerror]")
            assert all("/assets/javascripts/" in address for address in article.xpath(".//script/@src"))
            assert not article.xpath(".//a[starts-with(@href, 'javascript')]")
            assert "site_name" not in text
    assert shown > 60


def test_a_hostile_title_stays_inside_the_title(hostile_site: Path) -> None:
    for page in ("dredging/veto", "actors/mara-voss", "dredging/article"):
        root = lxml.html.parse(str(hostile_site / page / "index.html")).getroot()
        title = root.findtext(".//title")
        assert title is not None
        assert "</title><script>alert(1)</script>" in title
        assert "{{ 7*7 }}" in title
        assert not [script for script in root.iter("script") if script.text == "alert(1)"]


def test_hostile_text_opens_no_dialog_in_a_browser_not_even_by_search(hostile_site: Path, browser: Any) -> None:
    dialogs: list[str] = []
    visited = 0
    with serve_folder(hostile_site) as served:
        page = browser.new_page()
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for path in sorted(hostile_site.rglob("index.html")):
            page.goto(served.address + path.relative_to(hostile_site).as_posix())
            for mark in page.locator("article .mark[popovertarget]:visible").all()[:2]:
                mark.click()
                page.keyboard.press("Escape")
            visited += 1
        page.goto(served.address)
        page.locator("[data-tool=search]").click()
        page.keyboard.type("onerror")
        page.wait_for_selector(".md-search-result__item", timeout=10_000)
        page.wait_for_timeout(300)
        results = page.locator(".md-search-result__item").count()
        page.close()
    assert visited >= 15
    assert results > 0
    assert dialogs == []


def test_hostile_text_comes_back_whole_from_the_downloads(hostile_site: Path) -> None:
    rows = json.loads((hostile_site / "data" / "claims.json").read_text("utf-8"))

    assert sum(row["text"].endswith(f"{HOSTILE}.") for row in rows) >= 8
