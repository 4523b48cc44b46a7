# A project as it was at a revision, unpacked beside the working tree, which is never touched.
from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from macros.report import visible

PARTS = ("mkdocs.yml", "data", "seeds", "docs")
"""What belongs to a project, below its folder."""


class NoRevision(Exception):
    """The old state cannot be had; its text says why, in words for whoever asked."""


def unpack(root: Path, revision: str, target: Path) -> str:
    """Write the project of `root` as it was at a revision into the empty folder `target`.

    Args:
        root: The project folder, anywhere inside a git repository.
        revision: Whatever git knows a commit by.
        target: Where to write.

    Returns:
        The commit's id, shortened.

    Raises:
        NoRevision: If there is no git, no repository, no such revision, or no data in it.
    """
    program = shutil.which("git")
    if program is None:
        raise NoRevision("git is not installed, and a revision cannot be read without it")
    inside, _, said = _git(program, root, "rev-parse", "--is-inside-work-tree")
    if not inside:
        why = f" (git says: {said})" if said else ""
        raise NoRevision(f"{root} is not in a git repository{why}")
    known, commit, _ = (
        _git(program, root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if revision and not revision.startswith("-")
        else (False, b"", "")
    )
    if not known:
        raise NoRevision(f"git knows no revision {visible(revision)!r} here")
    full = commit.decode("ascii", "replace").strip()
    _, listed, _ = _git(program, root, "ls-tree", "-z", "--name-only", full, "--", *PARTS)
    there = [name for name in listed.decode("utf-8", "replace").split("\0") if name]
    if "data" not in there:
        raise NoRevision(f"the revision {visible(revision)!r} holds no data/ for this project")
    packed, archive, said = _git(program, root, "archive", "--format=tar", full, "--", *there)
    if not packed:
        raise NoRevision(f"git cannot give the files of {visible(revision)!r}: {said}")
    _write_files(archive, target)
    return full[:10]


def _git(program: str, folder: Path, *arguments: str) -> tuple[bool, bytes, str]:
    """Whether it went well, what it gave, and the first line of what it complained of."""
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, check=False)
    complaint = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
    return done.returncode == 0, done.stdout, visible(complaint)


def _write_files(archive: bytes, target: Path) -> None:
    # Plain files only: a link could lead out of the folder. Not every Python we run on has tarfile's filters.
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for member in packed:
            parts = PurePosixPath(member.name).parts
            if not member.isfile() or ".." in parts or member.name.startswith("/"):
                continue
            content = packed.extractfile(member)
            path = target.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read() if content is not None else b"")
    (target / "data").mkdir(exist_ok=True)
