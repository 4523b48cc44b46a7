# Two states held against each other: what came, what changed, what went, and what follows from it.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from macros.problem import Problem
from macros.review.fields import FieldChange, changes_between
from macros.review.pages import touched
from macros.review.records import Item, Name, items_of
from macros.review.state import Covered, State

What = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing."""

    what: What
    old: Item | None
    new: Item | None
    fields: tuple[FieldChange, ...] = ()
    unreadable: bool = False
    """Whether it may only seem to have come or gone, because a file of the other state is broken."""

    @property
    def item(self) -> Item:
        """The thing as it is, or as it was if it is gone."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def renamed_from(self) -> str:
        """The id it had, or "" if it keeps it."""
        return self.old.key if self.old and self.new and self.old.key != self.new.key else ""


@dataclass(frozen=True)
class Comparison:
    """All that a change does."""

    old: State
    new: State
    changes: tuple[Change, ...]
    moved: tuple[tuple[str, str], ...]
    """Old and new id or address of each move that was added."""
    moved_no_more: tuple[tuple[str, str], ...]
    """Moves that were taken out."""
    pages: tuple[str, ...]
    """Addresses of the pages it touches, each with what the page is to the change in `page_news`."""
    page_news: Mapping[str, str]
    """`new` or `gone` for the pages that came or went."""
    coverage: tuple[tuple[str, Covered | None, Covered | None], ...]
    """Each story with its coverage before and after."""
    problems_come: tuple[Problem, ...]
    problems_gone: tuple[Problem, ...]

    @property
    def nothing(self) -> bool:
        """Whether both states say the same."""
        return not (self.changes or self.moved or self.moved_no_more or self.problems_come or self.problems_gone)

    def of_claims(self, what: What) -> tuple[Change, ...]:
        """The claims that came, changed or went."""
        return tuple(each for each in self.changes if each.item.kind == "claim" and each.what == what)

    def of_others(self) -> tuple[Change, ...]:
        """Every other thing that came, changed or went."""
        return tuple(each for each in self.changes if each.item.kind != "claim")


def compare(old: State, new: State) -> Comparison:
    """Hold two states of a project against each other."""
    before, after = {(each.old, each.new) for each in old.world.moved}, [(m.old, m.new) for m in new.world.moved]
    moved = tuple(pair for pair in after if pair not in before)
    gone = tuple((m.old, m.new) for m in old.world.moved if (m.old, m.new) not in set(after))
    changes = tuple(_changes(old, new, dict(moved)))
    pages, news = touched(old, new, [item for each in changes for item in (each.old, each.new) if item is not None])
    stories = dict.fromkeys([*new.coverage, *old.coverage])
    return Comparison(
        old=old,
        new=new,
        changes=changes,
        moved=moved,
        moved_no_more=gone,
        pages=pages,
        page_news=news,
        coverage=tuple((story, old.coverage.get(story), new.coverage.get(story)) for story in stories),
        problems_come=_more(new.problems, old.problems),
        problems_gone=_more(old.problems, new.problems),
    )


def _changes(old: State, new: State, moved: Mapping[str, str]) -> Iterator[Change]:
    was, now = items_of(old), items_of(new)
    renamed: dict[Name, Name] = {
        ("claim", after): ("claim", before)
        for before, after in moved.items()
        if ("claim", before) in was and ("claim", after) in now
    }
    renamed = {after: before for after, before in renamed.items() if after not in was and before not in now}
    for name, item in now.items():
        before = was.get(renamed.get(name, name))
        if before is None:
            yield Change("added", None, item, (), _may_be_there(old, item))
        elif fields := changes_between(before.fields, item.fields):
            yield Change("changed", before, item, fields)
        elif name in renamed:
            yield Change("changed", before, item)
    for name, item in was.items():
        if name not in now and name not in renamed.values():
            yield Change("removed", item, None, (), _may_be_there(new, item))


def _may_be_there(state: State, item: Item) -> bool:
    return state.world.incomplete and state.is_unreadable(item.scope, item.key.rpartition(".")[2])


def _more(some: tuple[Problem, ...], others: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that `others` does not have; lines may have shifted, so they do not count."""
    left = Counter(_sort(problem) for problem in others)
    found = []
    for problem in some:
        if left[_sort(problem)]:
            left[_sort(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _sort(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.place.file, problem.message
