# An archive whose bytes follow from its content alone.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_YEAR, _LAST_YEAR = 1980, 2107
"""The years that a zip can hold."""
_UNIX = 3
_READABLE = 0o100644 << 16


def archive(files: Mapping[str, bytes], top: str, moment: datetime) -> bytes:
    """A zip of files in one folder: entries in order of their paths, each with the same time and mode.

    Args:
        files: Content by path below the folder, with forward slashes.
        top: The folder's name.
        moment: The time of every entry, to two seconds.
    """
    year = min(max(moment.year, _FIRST_YEAR), _LAST_YEAR)
    when = (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    held = BytesIO()
    with ZipFile(held, "w") as made:
        for path in sorted(files):
            entry = ZipInfo(f"{top}/{path}", when)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            made.writestr(entry, files[path], ZIP_DEFLATED, 9)
    return held.getvalue()
