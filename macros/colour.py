# Colour for people at a terminal. Programs, files and pipes get plain text.
from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Literal, TextIO

Part = Literal["place", "fault", "caret", "right", "note"]
"""What a piece of a report is: where, what is wrong, the marks under a line, what would be right, and the rest."""
Paint = Callable[[Part, str], str]

_CODES: Mapping[Part, str] = {"place": "1", "fault": "1;31", "caret": "31", "right": "32", "note": "36"}
_WINDOWS_TERMINALS = ("WT_SESSION", "TERM_PROGRAM", "ANSICON", "ConEmuANSI", "TERM")


def plain(part: Part, text: str) -> str:
    """The text as it is."""
    return text


def coloured(part: Part, text: str) -> str:
    """The text in the colour of its part, with the escape sequences of a terminal."""
    return f"\x1b[{_CODES[part]}m{text}\x1b[0m" if text else text


def paint_for(stream: TextIO, environ: Mapping[str, str] = os.environ) -> Paint:
    """How to paint what is written to a stream: in colour on a terminal. A NO_COLOR that is not empty
    forbids colour; a FORCE_COLOR that is neither empty nor 0 asks for it wherever it goes."""
    if environ.get("NO_COLOR"):
        return plain
    if environ.get("FORCE_COLOR"):
        return plain if environ["FORCE_COLOR"] == "0" else coloured
    able = environ.get("TERM") != "dumb"
    if os.name == "nt":
        able = able and any(environ.get(name) for name in _WINDOWS_TERMINALS)
    return coloured if able and stream.isatty() else plain
