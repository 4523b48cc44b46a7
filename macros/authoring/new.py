# `explainer new`: asks for an entry, judges the project with it, writes it, says what comes next.
from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from macros.authoring.answers import refusals
from macros.authoring.appending import Placed, appended, new_file
from macros.authoring.dialogue import BY_COMMAS, answer, ask, on_terminal, split, told
from macros.authoring.entries import Draft, file_of, one, record_of
from macros.authoring.next_steps import next_steps
from macros.authoring.options import OPTIONS, Option
from macros.authoring.writing import replace_file, trial
from macros.model.world import World
from macros.nearest import as_slug
from macros.problem import Problem
from macros.project import Judged, judge_project
from macros.report import FORMATS

ALL_WELL, PROBLEMS, WRONG_USE = 0, 1, 2


def new_entry(root: Path, entry: str, given: Draft, *, keep: bool) -> int:
    """Write a new entry into a project's data.

    Args:
        root: The project folder.
        entry: A key of `OPTIONS`.
        given: Answers that options gave; the rest is asked for, if there is a terminal.
        keep: Write it even when it gives problems.

    Returns:
        The exit status: 0 written and well, 1 refused, 2 an answer is missing and cannot be asked.
    """
    judged = judge_project(root)
    given = {name: split(values) if name in BY_COMMAS else values for name, values in given.items()}
    asking = _Asking(root, judged.site.world, entry, given)
    status = asking.run()
    while status == ALL_WELL:
        status, again = _write(root, judged, entry, asking.draft, keep=keep)
        if not again or not on_terminal() or not asking.change():
            return status
        status = ALL_WELL
    return status


class _Asking:
    """Collects the answers."""

    def __init__(self, root: Path, world: World, entry: str, given: Draft) -> None:
        self.root, self.world, self.entry, self.given = root, world, entry, given
        self.draft: Draft = {}

    def run(self) -> int:
        """Go through the questions in order; nothing is asked where options answer all that is needed."""
        if self.entry == "claim" and not {"story", "shared"} & set(self.given) and len(self.world.stories) == 1:
            self.given = {**self.given, "story": list(self.world.stories)}
        missing = [each.name for each in OPTIONS[self.entry] if each.name not in self.given and self._is_needed(each)]
        talking = bool(missing) and on_terminal()
        if missing and not talking:
            _complain("missing " + ", ".join(f"--{name}" for name in missing) + " (no terminal to ask on)")
            return WRONG_USE
        if talking:
            sys.stdout.write(f"A new {self.entry}. Ctrl-C stops, and nothing is written.\n")
        for option in OPTIONS[self.entry]:
            if option.name in self.given:
                if not self._take(option):
                    return PROBLEMS
            elif self._is_needed(option) and not on_terminal():
                _complain(f"missing --{option.name} (no terminal to ask on)")
                return WRONG_USE
            elif self._is_needed(option) or (talking and option.asked and self._makes_sense(option)):
                self._ask(option)
            elif default := self._default(option):
                self.draft[option.name] = default
        return ALL_WELL

    def change(self) -> bool:
        """Ask which answer to change and ask for it again; False when there is none."""
        options = {option.name: option for option in OPTIONS[self.entry]}
        while True:
            sys.stdout.write(f"Change which answer ({', '.join(self.draft)})? Enter to stop\n")
            name = answer("> ")
            if name in options or not name:
                break
        if name:
            self.draft.pop(name, None)
            self._ask(options[name])
        return bool(name)

    def _take(self, option: Option) -> bool:
        """Use what an option gave; where it is wrong, ask again if that can be."""
        problems = self._judge(option, self.given[option.name])
        if not problems:
            self.draft[option.name] = self.given[option.name]
            return True
        sys.stderr.write(f"explainer: --{option.name}: {told(problems)}")
        if not on_terminal():
            sys.stderr.write("explainer: nothing was written\n")
            return False
        self._ask(option)
        return True

    def _ask(self, option: Option) -> None:
        given = ask(
            option,
            needed=self._is_needed(option),
            default=self._default(option),
            judge=lambda values: self._judge(option, values),
        )
        if given:
            self.draft[option.name] = given

    def _judge(self, option: Option, values: list[str]) -> list[Problem]:
        return refusals(self.root, self.world, self.entry, {**self.draft, option.name: values}, option.name)

    def _default(self, option: Option) -> list[str]:
        name = one(self.draft, "name") or ""
        if option.name == "form" and name:
            return [name]
        if option.name == "id" and self.entry != "claim" and on_terminal() and as_slug(name):
            return [as_slug(name)]
        if option.name == "about" and self.entry != "claim":
            return self.draft.get("id", [])
        return []

    def _makes_sense(self, option: Option) -> bool:
        if option.name == "story":
            return "shared" not in self.given
        if option.name in ("quote", "source"):
            return one(self.draft, "kind") != "derived" and (option.name == "source" or "source" in self.draft)
        return option.name != "occurrence"

    def _is_needed(self, option: Option) -> bool:
        return option.name in _needed(self.world, self.entry, {**self.given, **self.draft})


def _needed(world: World, entry: str, draft: Draft) -> Iterator[str]:
    """The names of the answers that an entry cannot do without, as far as those known tell."""
    kind = one(draft, "kind")
    yield from ("id", "text") if entry != "source" else ("id", "name", "title", "publisher", "type")
    if entry in ("claim", "actor"):
        yield "kind"
    if entry in ("actor", "term", "place"):
        yield from ("name", "source")
    if entry == "claim":
        if "shared" not in draft:
            yield "story"
        if kind in ("quoted", "reported", "background") or (kind == "judgement" and "rests-on" not in draft):
            yield "source"
        if kind == "judgement":
            yield "says"
        if kind == "derived":
            yield from ("rule", "input", "value")
    article = world.articles.get(one(draft, "source") or "")
    if article is not None:
        yield "quote"
        if any(len(article.occurrences(quote)) > 1 for quote in draft.get("quote", ())):
            yield "occurrence"


def _write(root: Path, standing: Judged, entry: str, draft: Draft, *, keep: bool) -> tuple[int, bool]:
    """Judge the project with the entry and write it if that gives no new problem: the exit
    status, and whether other answers could help."""
    name, kind = file_of(entry, draft)
    record = record_of(standing.site.world, entry, draft)
    path = root / name
    try:
        before = path.read_bytes() if path.exists() else None
        if before is None:
            placed: Placed | None = new_file(name, kind, record)
        else:
            placed, problems = appended(before, name, record)
        if placed is None:
            sys.stdout.write(FORMATS["text"](problems, root))
            _complain(f"{name} cannot take an entry before that is mended; nothing was written")
            return PROBLEMS, False
        known = {problem.sort_key() for problem in standing.problems}
        with trial(root, {name: placed.raw}) as copy:
            judged = judge_project(copy)
            added = [problem for problem in judged.problems if problem.sort_key() not in known]
            unused = [problem for problem in added if _is_unused(problem, name, placed)]
            added = [problem for problem in added if problem not in unused]
            if added:
                sys.stdout.write(FORMATS["text"](added, copy))
        if added and not keep:
            shown = "".join(f"  {line}\n" for line in placed.lines)
            sys.stdout.write(f"\nNothing was written. The entry was:\n{shown}")
            return PROBLEMS, True
        replace_file(path, before, placed.raw)
    except OSError as error:
        _complain(f"{name} cannot be written: {error.strerror or error}; nothing was written")
        return PROBLEMS, False
    sys.stdout.write(f"{'Kept' if added else 'Written'}: {name}:{placed.line}\n")
    sys.stdout.write("".join(f"  {line}\n" for line in placed.lines))
    steps = next_steps(judged.site.world, entry, draft, unused=bool(unused), broken=bool(added))
    sys.stdout.write("Next:\n" + "".join(f"  - {step}\n" for step in steps))
    return (PROBLEMS if added else ALL_WELL), False


def _is_unused(problem: Problem, name: str, placed: Placed) -> bool:
    """Whether all that is wrong with the new entry is that nothing uses it yet."""
    mine = problem.place.file == name and placed.line <= problem.place.line <= placed.end_line
    return problem.code == "orphan" and mine


def _complain(message: str) -> None:
    sys.stderr.write(f"explainer: {message}\n")
