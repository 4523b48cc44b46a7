# One build from its start to its publication: alone at work, everything built beside, and put in place
# only when all of it is done.
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from macros.editions import editions
from macros.editions.imprint import EPOCH, Imprint
from macros.pages import Site
from macros.swap import PutFiles, alone_with, beside, put_files, remove, swap_in

Told = Callable[[str, int], None]
"""Hears of each edition: its name, and its size in bytes."""


class Publishing:
    """Begins a build; end it with `publish` or `abandon`."""

    def __init__(self, target: Path, imprint: Imprint) -> None:
        """
        Args:
            target: The site's folder under its final name.
            imprint: What the editions say of themselves. Its time is made known to all that put a
                time into a file while the site is built.

        Raises:
            OSError: If nothing can be written there; nothing was changed.
        """
        self._target = target
        self._imprint = imprint
        self._lock = alone_with(target)
        self._epoch = os.environ.get(EPOCH)
        try:
            self.staging = beside(target)
        except OSError:
            self._lock.release()
            raise
        os.environ[EPOCH] = imprint.epoch

    def publish(self, site: Site, dist: Path, told: Told | None) -> None:
        """Put the finished site in place and, if somebody wants to hear of them, its editions.

        Raises:
            OSError: If something cannot be written; what stood there still stands, whole.
        """
        made = PutFiles()
        try:
            if told is not None:
                contents = {}
                for edition in editions(self.staging, site, self._imprint):
                    contents[edition.name] = edition.content
                    told(edition.name, len(edition.content))
                made = put_files(dist, contents)
            swap_in(self.staging, self._target)
            made.into_place()
        finally:
            made.drop()
            self.abandon()

    def abandon(self) -> None:
        """Leave nothing half-built behind, and let the next build begin."""
        remove(self.staging)
        if self._epoch is None:
            os.environ.pop(EPOCH, None)
        else:
            os.environ[EPOCH] = self._epoch
        self._lock.release()
