# Builds beside and swaps in whole: under the final name there is only ever a finished folder.
from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_EXCHANGE = 2
_AT_FDCWD = -100


def beside(target: Path) -> Path:
    """An empty folder beside `target` to build in; one left over by a broken run is cleared."""
    staging = target.with_name(f".{target.name}.building")
    remove(staging)
    recover(target)
    staging.mkdir(parents=True)
    return staging


def swap_in(staging: Path, target: Path) -> None:
    """Put a finished folder under its final name and remove what stood there.

    On Linux both folders change places in one step. Elsewhere the old one steps aside first;
    `recover` brings it back if the run broke off between the two steps.

    Raises:
        OSError: If the folders cannot be renamed; the old one then still stands.
    """
    if not target.exists():
        staging.rename(target)
        return
    if _exchange(staging, target):
        remove(staging)
        return
    old = _aside(target)
    remove(old)
    target.rename(old)
    try:
        staging.rename(target)
    except OSError:
        old.rename(target)
        raise
    remove(old)


def recover(target: Path) -> None:
    """Bring back the folder that a broken swap left aside, if there is one."""
    old = _aside(target)
    if old.exists() and not target.exists():
        old.rename(target)
    remove(old)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def remove(path: Path) -> None:
    """Remove a file, link or folder, if it is there."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return done == 0
