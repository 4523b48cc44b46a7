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
    """The answer to a question: right, or [] where one may be left out. Of what takes several
    values, each is judged as it is given."""
    hint = f"[{', '.join(default)}]" if default else f"(such as: {option.example})"
    leave = "" if needed or default else ", Enter for none"
    sys.stdout.write(f"{option.words}{leave} {hint}\n")
    values: list[str] = []
    while True:
        said = answer(f"{option.name}, another, Enter for none> " if values else f"{option.name}> ")
        if not said and (values or not needed or default):
            return values or list(default)
        if not said:
            sys.stdout.write("  this is needed\n")
            continue
        tried = [*values, *(split([said]) if option.name in BY_COMMAS else [said])]
        problems = judge(tried)
        sys.stdout.write("".join(f"  {line}\n" for line in told(problems).splitlines()))
        if not problems and (not option.many or option.name in BY_COMMAS):
            return tried
        values = values if problems else tried


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
