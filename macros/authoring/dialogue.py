# Asks on a terminal, one question a line, until each answer is right.
from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Callable, Sequence

from macros.authoring.options import Option
from macros.problem import Problem
from macros.report import visible

BY_COMMAS = frozenset({"about", "see-also", "rests-on"})
"""What takes several values on one line; the others hold commas themselves and are asked one by one."""


def on_terminal() -> bool:
    """Whether somebody can be asked."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    with contextlib.suppress(ImportError):  # Windows edits lines by itself
        importlib.import_module("readline")
    return True


def told(problems: Sequence[Problem]) -> str:
    """Why an answer is refused, in the words of a report."""
    lines = []
    for problem in problems:
        lines.append(f"{problem.message} [{problem.code}]")
        lines += [f"  expected: {problem.expected}"] if problem.expected else []
        lines += [f"  did you mean: {problem.meant}"] if problem.meant else []
        lines += [f"  see {place.file}:{place.line}:{place.column}: {why}" for place, why in problem.related]
    return "".join(f"{visible(line)}\n" for line in lines)


def ask(
    option: Option, *, needed: bool, default: Sequence[str], judge: Callable[[list[str]], Sequence[Problem]]
) -> list[str]:
    """The answer to a question: right, or [] where one may be left out."""
    while True:
        values = _values(option, needed=needed, default=default)
        if not values:
            if not needed:
                return []
            sys.stdout.write("  this is needed\n")
            continue
        problems = judge(values)
        if not problems:
            return values
        sys.stdout.write("".join(f"  {line}\n" for line in told(problems).splitlines()))


def _values(option: Option, *, needed: bool, default: Sequence[str]) -> list[str]:
    hint = f"[{', '.join(default)}]" if default else f"(such as: {option.example})"
    leave = "" if needed or default else ", Enter for none"
    sys.stdout.write(f"{option.words}{leave} {hint}\n")
    first = answer(f"{option.name}> ")
    if not first:
        return list(default)
    if not option.many:
        return [first]
    if option.name in BY_COMMAS:
        return split([first])
    values = [first]
    while more := answer(f"{option.name}, another, Enter for none> "):
        values.append(more)
    return values


def split(values: Sequence[str]) -> list[str]:
    """Ids that are parted by commas, one by one."""
    return [part.strip() for value in values for part in value.split(",")]


def answer(prompt: str) -> str:
    """One line as it is typed, without white space around it. The end of input counts as Ctrl-C."""
    try:
        return input(prompt).strip(" \t\r\n")
    except (EOFError, KeyboardInterrupt):
        sys.stdout.write("\nNothing was written.\n")
        raise KeyboardInterrupt from None
