# One side of a comparison: what could be read of a project, and what is wrong with it.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.links.coverage import coverage_of
from macros.model.world import World
from macros.page_macros import address_of
from macros.pages import Site
from macros.problem import Problem
from macros.project import judge_project


@dataclass(frozen=True, slots=True)
class Covered:
    """How much of an article its story uses."""

    used: int
    """Units that a claim quotes or a note explains."""
    units: int
    quoted: int
    """Bytes that lie under a quote."""
    bytes: int
    """Bytes of all units."""

    @property
    def share(self) -> float:
        """Bytes under a quote in per cent."""
        return 100 * self.quoted / self.bytes if self.bytes else 0.0


@dataclass(frozen=True)
class State:
    """A project as it is or as it was."""

    site: Site
    problems: tuple[Problem, ...]
    written: Mapping[str, str]
    """The text of each page written by hand, by its address."""
    coverage: Mapping[str, Covered]
    """By story; a story whose article cannot be read has none."""

    @property
    def world(self) -> World:
        """What could be read."""
        return self.site.world

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The HTML of every generated page, by address; none where anything is wrong, since only a
        checked World can be shown."""
        return {} if self.problems else {address: page.html() for address, page in self.site.pages.items()}

    def is_unreadable(self, scope: str, own_id: str) -> bool:
        """Whether something of this scope and id may be there in a file that cannot be read."""
        return bool({scope, own_id} & self.world.unreadable)


def state_of(root: Path) -> State:
    """Read and judge a project folder. Mistakes in it never raise: what can be read is there."""
    judged = judge_project(root)
    return State(judged.site, judged.problems, dict(_written(root)), dict(_covered(judged.site.world)))


def _written(root: Path) -> Iterator[tuple[str, str]]:
    docs = root / "docs"
    for path in sorted(docs.rglob("*.md")):
        if path.is_file():
            yield address_of(path.relative_to(docs).as_posix()), path.read_bytes().decode("utf-8", "replace")


def _covered(world: World) -> Iterator[tuple[str, Covered]]:
    for story in world.stories.values():
        found = coverage_of(world, story)
        if found is not None:
            units, all_bytes = len(found.article.units), found.unit_bytes()
            used = units - len(found.unused_units())
            yield story.id, Covered(used, units, all_bytes - found.unquoted_bytes(), all_bytes)
