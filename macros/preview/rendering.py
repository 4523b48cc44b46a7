# The newest good site in a worker: replaced when a change is sound, kept when it is not.
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.preview.lazy import LazySite, forget
from macros.preview.mistakes import told
from macros.preview.worker import ENGINE, Content, State, of_engine

_LOOKS = frozenset({".css", ".html", ".j2", ".js", ".svg"})
"""What can change without a word of the data or of the interface being another."""


class Rendering:
    """Follows one project."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._site: LazySite | None = None
        self._sound = False

    def follow(self, changed: Sequence[Path]) -> State:
        """Make the site of what is there now.

        Args:
            changed: The files that have changed.
        """
        if of_engine(changed):
            forget()
        # The data is judged anew only if it may be other than it was.
        known = self._site.judged if self._site and self._sound and self._only_looks(changed) else None
        try:
            site = LazySite(self._root, self._folder, known)
        except (Exception, SystemExit) as error:
            self._sound = False
            return self._state(told(error, (self._root, ENGINE.parent)))
        self._site, self._sound = site, True
        return self._state("")

    def content(self, path: str) -> Content:
        """What stands at a path of the newest good site."""
        if self._site is None:
            return Content(None)
        try:
            return Content(self._site.content(path))
        except (Exception, SystemExit) as error:
            return Content(None, told(error, (self._root, ENGINE.parent)))

    def _only_looks(self, changed: Sequence[Path]) -> bool:
        return bool(changed) and all(path.is_relative_to(ENGINE) and path.suffix in _LOOKS for path in changed)

    def _state(self, mistakes: str) -> State:
        return State(mistakes, self._site.pages, self._site.mount) if self._site else State(mistakes)
