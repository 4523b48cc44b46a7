"""Addresses never die: a moved claim keeps its old anchor, a moved page leads on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html

from tests.conftest import Project

MOVED = """- old: dredging.first-meeting
  new: dredging.board-met
- old: actors/captain-voss/
  new: actors/mara-voss/
"""


def test_old_addresses_lead_to_the_new_ones(harbour: Project, build: Callable[[Path], Path], browser: Any) -> None:
    harbour.write("data/moved.yml", MOVED)

    site = build(harbour.root)

    evidence = lxml.html.parse(str(site / "dredging/evidence/index.html")).getroot()
    entry = evidence.xpath("//li[@id='claim-dredging.board-met']")[0]
    assert entry.xpath(".//span[@id='claim-dredging.first-meeting']")
    page = browser.new_page()
    page.goto((site / "actors/captain-voss/index.html").as_uri())
    page.wait_for_url("**/actors/mara-voss/")
    page.close()


def test_what_is_still_there_has_not_moved_and_what_it_became_must_be_there(harbour: Project) -> None:
    harbour.write(
        "data/moved.yml",
        "- old: dredging.board-met\n  new: dredging.tuesday\n"
        "- old: actors/a/\n  new: actors/mara-vos/\n"
        "- old: actors/b/\n  new: dredging.tuesday\n",
    )

    problems = harbour.load().problems

    assert [(each.place.line, each.place.column, each.code, each.meant) for each in problems] == [
        (1, 8, "not-moved", ""),
        (4, 8, "unknown-id", "actors/mara-voss/"),
        (6, 8, "not-moved", ""),
    ]
