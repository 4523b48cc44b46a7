# The working tree held against a git revision: what the command line and other tools call.
from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.review.as_markdown import as_markdown
from macros.review.as_text import as_text
from macros.review.comparison import Comparison, compare
from macros.review.revision import NoRevision, unpack
from macros.review.state import state_of

__all__ = ["FORMATS", "NoRevision", "compare_with"]

FORMATS: Mapping[str, Callable[[Comparison, str], str]] = {"text": as_text, "markdown": as_markdown}
"""The ways to tell a comparison, each given the revision's name too."""


def compare_with(root: Path, revision: str) -> tuple[Comparison, str]:
    """Hold the project in `root` against itself at a revision.

    Returns:
        The comparison, and the revision by name and commit.

    Raises:
        NoRevision: If the old state cannot be had.
    """
    with TemporaryDirectory(prefix="explainer-") as folder:
        commit = unpack(root, revision, Path(folder))
        comparison = compare(state_of(Path(folder)), state_of(root))
    name = revision if commit.startswith(revision) else f"{revision} ({commit})"
    return comparison, name
