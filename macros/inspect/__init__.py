# Judges the built HTML: what no check of the data can see.
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from macros.inspect.built_page import BuiltPage, read_pages
from macros.inspect.links import links_lead_somewhere
from macros.inspect.names import names_travel
from macros.inspect.structure import headings_are_in_order, ids_are_unique, nothing_is_left_over
from macros.inspect.text import text_has_a_claim
from macros.pages import Site
from macros.problem import Problem, in_order

Inspection = Callable[[dict[str, BuiltPage]], Iterator[Problem]]

INSPECTIONS: tuple[Inspection, ...] = (
    links_lead_somewhere,
    ids_are_unique,
    headings_are_in_order,
    nothing_is_left_over,
)


def inspect_site(folder: Path, site: Site, hand_written: Collection[str]) -> list[Problem]:
    """Every problem of a built site.

    Args:
        folder: The built site.
        site: The site it was built from.
        hand_written: Paths, below docs/, of the pages written by hand. They may speak of the site
            itself, but not of the world.
    """
    pages = read_pages(folder)
    problems = [problem for inspection in INSPECTIONS for problem in inspection(pages)]
    problems += names_travel(folder)
    problems += text_has_a_claim(pages, site.forms, hand_written)
    return in_order(problems)
