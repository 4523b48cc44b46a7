# A project folder judged as a whole: its data, and the pages that are written by hand.
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.load import load_world
from macros.page_sources import check_page_sources
from macros.pages import Site
from macros.problem import Problem, in_order


@dataclass(frozen=True)
class Judged:
    """A project's site and every problem found; the site is fit to be shown if there are none."""

    site: Site
    problems: tuple[Problem, ...]


def judge_project(root: Path, report: str = "", edit: str = "") -> Judged:
    """Read and check data/, seeds/ and docs/ of a project folder. Mistakes in them never raise."""
    loaded = load_world(root)
    site = Site(loaded.world, report, edit)
    usable = site if not loaded.problems else None
    pages = check_page_sources(root, usable)
    return Judged(site, tuple(in_order([*loaded.problems, *pages])))
