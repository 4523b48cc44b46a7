# A mistake in a template, a script or the configuration, told as those in the data are: where, what, the line.
from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).parent


class Mistaken(Exception):
    """The project has mistakes; its text is the report, ready to be shown."""


def told(error: BaseException, folders: Sequence[Path]) -> str:
    """What went wrong as text: `path:line: Kind: message`, and the line itself.

    Args:
        error: What was raised.
        folders: The project's and the engine's folder; the last place inside one of them is named.
    """
    if isinstance(error, Mistaken):
        return str(error)
    # What a library raises while it tells of a mistake hides the mistake itself.
    first: BaseException | None = error
    while first is not None and not _place(first, folders)[0]:
        first = first.__context__
    error = first or error
    kind = type(error).__name__
    message = getattr(error, "message", None) or getattr(error, "msg", None) or str(error)
    file, line = _place(error, folders)
    if not file:
        return f"{kind}: {message}\n"
    told_so = f"{_short(file, folders)}:{line}: {kind}: {message}\n"
    try:
        excerpt = Path(file).read_text("utf-8").split("\n")[line - 1]
    except (OSError, IndexError, UnicodeDecodeError):
        return told_so
    return f"{told_so}{line:>5} | {excerpt}\n" if excerpt.strip() else told_so


def _place(error: BaseException, folders: Sequence[Path]) -> tuple[str, int]:
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(file, str) and isinstance(line, int) and _ours(file, folders):
        return file, line
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if _ours(frame.filename, folders) and Path(frame.filename).parent != _HERE:
            return frame.filename, frame.lineno or 1
    return "", 0


def _ours(file: str, folders: Sequence[Path]) -> bool:
    return "site-packages" not in file and any(Path(file).is_relative_to(folder) for folder in folders)


def _short(file: str, folders: Sequence[Path]) -> str:
    for folder in folders:
        if Path(file).is_relative_to(folder):
            return Path(file).relative_to(folder).as_posix()
    return file
