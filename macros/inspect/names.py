# Every file of the site has a name that each system can hold, unpacked from an archive too.
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.problem import Problem, whole_file

LONGEST_PATH = 110
"""Characters of a path below the site. With the name of the archive's folder, of which a story's id and
a version are parts, it stays below 180: Windows opens nothing beyond 259, and readers have folders of
their own."""
_UNSAFE = re.compile(r"[<>:\"|?*\\\x00-\x1f]|[. ]$")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""


def names_travel(folder: Path) -> Iterator[Problem]:
    """No file has a name that Windows, macOS or Linux cannot hold, none a path too long to unpack, and
    no two differ in the case of letters only."""
    seen: dict[str, str] = {}
    for path in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()):
        for part in path.split("/"):
            if _UNSAFE.search(part) or _DEVICE.fullmatch(part):
                yield _unsafe(path, f"the name {part!r} cannot stand on every system")
        if len(path) > LONGEST_PATH:
            yield _unsafe(path, f"a path of {len(path)} characters")
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield _unsafe(path, f"differs from {other} in the case of letters only")


def _unsafe(path: str, message: str) -> Problem:
    expected = f"a name for every system, and at most {LONGEST_PATH} characters of path"
    return Problem(whole_file(path), "unsafe-file-name", message, expected)
