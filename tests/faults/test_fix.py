"""`explainer check --fix` as it is run: what it mends, shows, leaves alone, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Project
from tests.faults.test_command_line import PROBLEMS, WELL, WRONG_USE, bytes_of, explainer

CLAIMS = "data/stories/dredging/claims.yml"
RIGHT, WRONG = "but St. Orin’s delegate called it", "but St. Orin's delegate called it"


@pytest.fixture
def tidy(harbour: Project) -> Project:
    """The made-up world as mending leaves it."""
    explainer("check", "--fix", "--project", str(harbour.root))
    return harbour


@pytest.fixture
def spoilt(tidy: Project) -> Project:
    """A quote, spaces and an order that can be mended."""
    tidy.edit(CLAIMS, RIGHT, WRONG)
    tidy.edit(CLAIMS, "- id: headline\n  kind: quoted\n", "- kind :  quoted  \n  # its id\n  id: headline\n\n\n\n")
    return tidy


def fix(project: Project, *more: str) -> tuple[int, str, str]:
    done = explainer("check", "--fix", *more, "--project", str(project.root))
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout, done.stderr


def test_good_data_are_left_alone_and_said_to_be_well(tidy: Project) -> None:
    before = bytes_of(tidy.root)
    assert fix(tidy) == (WELL, explainer("check", "--project", str(tidy.root)).stdout, "")
    assert bytes_of(tidy.root) == before


def test_what_is_mended_is_shown_as_a_diff_and_then_all_is_well(tidy: Project) -> None:
    as_it_was = bytes_of(tidy.root)
    tidy.edit(CLAIMS, RIGHT, WRONG)
    tidy.edit(CLAIMS, "kind: quoted\n", "kind :   quoted  \n")
    status, said, _ = fix(tidy)
    assert status == WELL
    assert said.startswith(f"--- a/{CLAIMS}\n+++ b/{CLAIMS}\n@@ ")
    assert f"\n-      quote: {WRONG} “too costly.”\n+      quote: {RIGHT} “too costly.”\n" in said
    assert "\n-  kind :   quoted  \n+  kind: quoted\n" in said
    assert "\nMended 1 file.\n\nAll well: " in said
    assert bytes_of(tidy.root) == as_it_was


def test_a_dry_run_shows_the_same_and_writes_nothing(spoilt: Project) -> None:
    before = bytes_of(spoilt.root)
    status, said, _ = fix(spoilt, "--dry-run")
    assert bytes_of(spoilt.root) == before
    assert (status, said.replace("Would mend", "Mended")) == fix(spoilt)[:2]
    assert bytes_of(spoilt.root) != before


def test_what_is_left_is_reported_with_its_place_after_mending(spoilt: Project) -> None:
    spoilt.edit("data/actors/skippers.yml", "quote: the skippers say.", "quote: the skipers say.")
    status, said, _ = fix(spoilt)
    assert status == PROBLEMS
    assert said.endswith(explainer("check", "--project", str(spoilt.root)).stdout)
    assert "data/actors/skippers.yml:11:14: these words do not stand in" in said
    assert said.endswith("1 problem in 1 file.\n")


def test_a_file_that_is_not_yaml_is_never_touched(spoilt: Project) -> None:
    spoilt.edit(CLAIMS, "about: [harbour-board]", "about: [harbour-board")
    before = bytes_of(spoilt.root)
    status, said, _ = fix(spoilt)
    assert status == PROBLEMS
    assert said.startswith(f"{CLAIMS}:")
    assert bytes_of(spoilt.root) == before


@pytest.mark.parametrize("spoiling", ["- id: twice\n  id: again\n", "\t", "&a"])
def test_a_file_with_the_least_problem_of_reading_is_never_touched(spoiling: str, spoilt: Project) -> None:
    spoilt.write(CLAIMS, spoilt.read(CLAIMS) + spoiling)
    before = spoilt.path(CLAIMS).read_bytes()
    assert fix(spoilt)[0] == PROBLEMS
    assert spoilt.path(CLAIMS).read_bytes() == before


def test_windows_line_ends_and_a_byte_order_mark_stay(spoilt: Project) -> None:
    before = b"\xef\xbb\xbf" + spoilt.path(CLAIMS).read_bytes().replace(b"\n", b"\r\n")
    spoilt.write(CLAIMS, before)
    status, said, _ = fix(spoilt)
    after = spoilt.path(CLAIMS).read_bytes()
    assert status == WELL, said
    assert after.startswith(b"\xef\xbb\xbf- kind: quoted\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert RIGHT.encode() in after


def test_programs_read_the_report_alone_and_people_the_diff_beside_it(spoilt: Project) -> None:
    status, said, aside = fix(spoilt, "--format", "json")
    assert (status, json.loads(said)) == (WELL, {"problems": [], "count": 0})
    assert aside.startswith("--- a/")


def test_a_dry_run_without_fix_is_wrong_use(harbour: Project) -> None:
    done = explainer("check", "--dry-run", "--project", str(harbour.root))
    assert (done.returncode, done.stdout) == (WRONG_USE, "")
    assert "--dry-run goes with --fix" in done.stderr


def test_nothing_is_left_beside_the_files(spoilt: Project, tmp_path: Path) -> None:
    names = set(bytes_of(spoilt.root))
    fix(spoilt)
    assert set(bytes_of(spoilt.root)) == names
