# Files changed all at once or not at all, and a project judged as it would be after a change.
from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from macros.swap import put_files

PARTS = ("data", "seeds", "docs")


class ChangedMeanwhile(OSError):
    """A file is no longer what it was when it was read."""


def replace_file(path: Path, before: bytes | None, after: bytes) -> None:
    """Put `after` in place of `before` (None: a file that is not there yet), all at once.

    Raises:
        ChangedMeanwhile: If the file no longer holds `before`; it is then left alone.
        OSError: If it cannot be written; it is then as it was.
    """
    path = path.resolve()
    waiting = put_files(path.parent, {path.name: after})
    try:
        waiting.like_the_old()
        if (path.read_bytes() if path.exists() else None) != before:
            raise ChangedMeanwhile(f"{path.name} was changed meanwhile")
        waiting.into_place()
    finally:
        waiting.drop()


@contextmanager
def trial(root: Path, changes: Mapping[str, bytes]) -> Iterator[Path]:
    """A copy of a project in a folder of its own with some files changed; gone afterwards.

    Judging the copy leaves the project alone whatever happens: a preview that runs does not see
    the change, and a process that is stopped leaves nothing behind in the data.

    Raises:
        OSError: If something of the project cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="explainer-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder).resolve()
        for part in PARTS:
            try:
                shutil.copytree(root / part, copy / part, ignore_dangling_symlinks=True)
            except shutil.Error as error:
                raise OSError(f"{error.args[0][0][0]} cannot be copied to be judged") from None
        shutil.copy(root / "mkdocs.yml", copy / "mkdocs.yml")
        for name, raw in changes.items():
            path = copy / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        yield copy
