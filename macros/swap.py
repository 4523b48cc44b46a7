# Builds beside and swaps in whole: under a final name there is only ever a finished folder or file,
# of the site and of the editions alike, and only one build at a time is at work on it.
from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock, Timeout

_EXCHANGE = 2
_AT_FDCWD = -100
_ADVICE = {
    errno.ENOSPC: "free some space and build again",
    errno.EDQUOT: "free some space and build again",
    errno.EFBIG: "write to a disk that takes files of this size",
    errno.EACCES: "allow writing there, or build in another folder",
    errno.EPERM: "allow writing there, or build in another folder",
    errno.EROFS: "build in a folder that can be written to",
    errno.EISDIR: "a folder stands where a file belongs; move it away",
    errno.ENOTDIR: "a file stands where a folder belongs; move it away",
    errno.EEXIST: "a file stands where a folder belongs; move it away",
}


def alone_with(target: Path) -> FileLock:
    """A lock that is held: no other build works on `target` until it is released, or this process
    ends, however it ends. Waits for another build and says so.

    Raises:
        OSError: If the folder that `target` is to stand in cannot be written to.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(target.with_name(f".{target.name}.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        sys.stderr.write(f"Another build is at work on {target.name}; waiting for it to end.\n")
        lock.acquire()
    return lock


def put_files(folder: Path, contents: Mapping[str, bytes]) -> PutFiles:
    """Write files beside their final names in `folder`; `into_place` then renames them.

    Raises:
        OSError: If one cannot be written; none is then left over, and nothing was changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left_over in folder.glob(".*.building"):
        remove(left_over)
    waiting = PutFiles(tuple(folder / name for name in contents))
    try:
        for path, content in zip(waiting.targets, contents.values(), strict=True):
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            with _waiting(path).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
    except OSError:
        waiting.drop()
        raise
    return waiting


class PutFiles:
    """Files that are written whole, but not yet under their final names."""

    def __init__(self, targets: tuple[Path, ...] = ()) -> None:
        self.targets = targets

    def like_the_old(self) -> None:
        """Give each the rights of the file that stands there."""
        for path in self.targets:
            if path.exists():
                shutil.copymode(path, _waiting(path))

    def into_place(self) -> None:
        """Give each its final name, in place of what stood there."""
        for path in self.targets:
            _waiting(path).replace(path)

    def drop(self) -> None:
        """Remove what was written."""
        for path in self.targets:
            remove(_waiting(path))


def _waiting(path: Path) -> Path:
    return path.with_name(f".{path.name}.building")


def refusal(error: OSError) -> str:
    """What the system refused, of which file, and what to do, without a full stop."""
    reason = error.strerror or str(error)
    where = f"{error.filename}: " if error.filename else ""
    advice = _ADVICE.get(error.errno or 0)
    return f"{where}{reason}" + (f"; {advice}" if advice else "")


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
