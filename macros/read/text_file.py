# Bytes to text, with every way a file can fail to be text reported at its place.
from __future__ import annotations

from pathlib import Path

from macros.problem import Place, Problem, whole_file

LARGEST_FILE = 1024 * 1024
"""Bytes. A data file holds one entity or one list; a larger one is a mistake or an attack."""


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """The text of a data file, or None with the problems that keep it from being text.

    Args:
        path: The file on disk.
        name: How problems name it: relative to the project, with forward slashes.
    """
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        reason = error.strerror or "unknown reason"
        return None, [Problem(whole_file(name), "unreadable-file", f"cannot read this file: {reason}")]
    if size > LARGEST_FILE:
        return None, [
            Problem(
                whole_file(name),
                "file-too-large",
                f"this file has {size} bytes",
                expected=f"at most {LARGEST_FILE} bytes; split it",
            )
        ]
    return decode(raw, name)


def decode(raw: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """UTF-8 bytes as text (a leading byte order mark is dropped), or the first byte that is none."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        place = Place(name, line, column, line, column + 1)
        byte = raw[error.start]
        return None, [
            Problem(
                place,
                "not-utf-8",
                f"byte 0x{byte:02x} at offset {error.start} is not UTF-8",
                expected="text saved as UTF-8",
            )
        ]
    return text.removeprefix("\ufeff"), []
