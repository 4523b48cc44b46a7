# The long form of each code: why there is such a rule, a wrong and a right example, and what to do.
# Each is a YAML file beside this module. The examples are edits of a small made-up project, and a
# test makes each of them there, so what is printed here is what happens.
from __future__ import annotations

import textwrap
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from macros.codes import CODES
from macros.colour import Paint, plain

_WIDTH = 96


@dataclass(frozen=True)
class LongForm:
    """What is told about one code."""

    why: str
    """Why the rule is so."""
    do: str
    """What to do when it is reported."""
    file: str
    """Where the example stands."""
    wrong: str
    right: str
    report: str
    """What `explainer check` says of the wrong example."""
    right_file: str = ""
    """Where the right example stands, when that is another file."""
    whole: bool = False
    """Whether wrong and right are whole files; else they are stretches of one."""
    in_words: bool = False
    """Whether wrong and right are told in words, being no text that could be shown."""
    given: tuple[dict[str, Any], ...] = ()
    """Edits of the made-up project that the example takes for granted."""
    breaks: tuple[dict[str, Any], ...] = ()
    """The edits that make what the words of the wrong example say."""


def read_long_form(code: str) -> LongForm:
    """The long form of a code of `CODES`."""
    text = files(__package__).joinpath(f"{code}.yml").read_text("utf-8")
    return LongForm(**yaml.safe_load(text))


def long_form(code: str, paint: Paint = plain) -> str:
    """All that is told about a code of `CODES`, laid out for a terminal."""
    told = read_long_form(code)
    right_file = told.right_file or told.file
    parts = [
        f"{paint('fault', code)}\n{_filled(CODES[code])}",
        f"{paint('place', 'Why')}\n{_filled(told.why)}",
        f"{paint('place', f'Wrong, in {told.file}')}\n{_shown(told.wrong, paint)}",
        f"{paint('place', 'What the report says')}\n{_shown(told.report, paint)}",
        f"{paint('place', f'Right, in {right_file}')}\n{_shown(told.right, paint)}",
        f"{paint('place', 'What to do')}\n{_filled(told.do)}",
    ]
    return "\n\n".join(parts) + "\n"


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _shown(text: str, paint: Paint) -> str:
    return "\n".join(f"  {paint('note', '|')} {line}".rstrip() for line in text.rstrip("\n").split("\n"))
