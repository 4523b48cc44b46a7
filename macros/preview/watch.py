# Tells which files of the project have changed. What counts is a comparison of the files themselves;
# the system's notices only wake it early, so that a folder moved away and back is never lost.
from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

PULSE = 0.4
"""Seconds between looks when the system gives notice."""
PULSE_ALONE = 0.1
"""Seconds between looks when it gives none."""
SETTLED = 0.03
"""Seconds without a further change after which a save counts as finished."""
LONGEST = 1.0
"""Seconds after which changes are told even if files go on changing."""
_READS = frozenset({"opened", "closed_no_write"})

Look = Mapping[Path, tuple[int, int, int]]


class Watch:
    """Watches files and folders, which need not exist yet."""

    def __init__(self, watched: Sequence[Path], *, notices: bool = True) -> None:
        """
        Args:
            watched: Files and folders.
            notices: Whether to ask the system for notices; without them it looks more often.
        """
        self._watched = watched
        self._notices = notices
        self._woken = threading.Event()
        self._observer: BaseObserver | None = None
        self._observed: Mapping[Path, int] = {}
        self._known = self._look()
        self._observe()

    def changed(self, timeout: float | None = None) -> frozenset[Path]:
        """The files made, changed or removed since the last call; waits for the first.

        Args:
            timeout: Seconds to wait at most; without it, as long as it takes.

        Returns:
            Their paths; empty if nothing changed in time.
        """
        waited = 0.0
        while True:
            self._woken.clear()
            found = self._look()
            if found != self._known:
                found = self._settled(found)
                changed = {path for path in {*found, *self._known} if found.get(path) != self._known.get(path)}
                self._known = found
                self._observe()
                return frozenset(changed)
            pulse = PULSE if self._observer is not None else PULSE_ALONE
            if timeout is not None:
                if waited >= timeout:
                    return frozenset()
                pulse = min(pulse, timeout - waited)
            self._woken.wait(pulse)
            waited += pulse

    def stop(self) -> None:
        """End the system's notices."""
        if self._observer is not None:
            self._observer.stop()
            self._observer = None

    def _settled(self, found: Look) -> Look:
        for _ in range(int(LONGEST / SETTLED)):
            threading.Event().wait(SETTLED)
            again = self._look()
            if again == found:
                break
            found = again
        return found

    def _look(self) -> Look:
        return {
            path: (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            for start in self._watched
            for path, stat in _files(str(start))
        }

    def _observe(self) -> None:
        """Ask for notices anew if a folder is not the one it was."""
        now = {path: path.stat().st_ino for path in self._watched if path.exists()}
        if now == self._observed or not self._notices:
            return
        self.stop()
        self._observed = now
        observer = Observer()
        try:
            for path in now:
                observer.schedule(_Waker(self._woken), str(path), recursive=path.is_dir())
            observer.start()
        except OSError:  # such as too few watches: looking often does as well
            return
        self._observer = observer


class _Waker(FileSystemEventHandler):
    def __init__(self, woken: threading.Event) -> None:
        self._woken = woken

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Reading files is what the preview itself does; waking at it would never end.
        if event.event_type not in _READS:
            self._woken.set()


def _files(start: str) -> Iterator[tuple[Path, os.stat_result]]:
    """Every file at or below a path with its state; hidden ones and caches are left out."""
    try:
        if not os.path.isdir(start):  # noqa: PTH112 - a thousand of these a second
            yield Path(start), os.stat(start)  # noqa: PTH116
            return
        entries = list(os.scandir(start))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "#")) or entry.name.endswith(("~", ".pyc")) or entry.name == "__pycache__":
            continue
        try:
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                yield Path(entry.path), entry.stat()
        except OSError:
            continue
