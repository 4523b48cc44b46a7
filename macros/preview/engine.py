# The server's hold on the worker process.
from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from macros.preview.worker import Content, State, work

PATIENCE = 60.0
"""Seconds after which a worker that does not answer counts as stuck."""


class EngineFailed(Exception):
    """The worker cannot start or has ended; its text says why."""


class Engine:
    """One worker process for a project, started and ready.

    Raises:
        EngineFailed: If it cannot start; the reason is its text.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        context = multiprocessing.get_context("spawn")
        self._channel, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, root, folder), daemon=True)
        self._lock = threading.Lock()
        self._process.start()
        theirs.close()
        first = self._answer()
        if not isinstance(first, tuple):
            self.stop()
            raise EngineFailed(str(first))
        self.state = State(*first)

    def follow(self, changed: Iterable[Path]) -> State:
        """What comes of a change of files."""
        self.state = State(*self._ask("follow", tuple(changed)))
        return self.state

    def content(self, path: str) -> Content:
        """What stands at a path below the site's root."""
        return Content(*self._ask("content", path))

    def stop(self) -> None:
        """End the process."""
        self._channel.close()
        self._process.join(0.5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(5)

    def _ask(self, what: str, given: object) -> Any:
        with self._lock:
            try:
                self._channel.send((what, given))
            except OSError as error:
                raise EngineFailed("the rendering process has ended\n") from error
            return self._answer()

    def _answer(self) -> Any:
        try:
            if self._channel.poll(PATIENCE):
                return self._channel.recv()
        except (EOFError, OSError):
            self._process.join(1)
            status = self._process.exitcode
            raise EngineFailed(f"the rendering process ended with status {status}; see the terminal\n") from None
        self.stop()
        raise EngineFailed(f"the rendering process gave no answer in {PATIENCE:.0f} seconds\n")
