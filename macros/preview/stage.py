# What browsers are shown: the pages, each in its last good form, and the report on top of them.
from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from macros.preview.engine import Engine, EngineFailed
from macros.preview.worker import Content, State, is_python


class Shown(NamedTuple):
    """An answer to a browser."""

    body: bytes | None
    """None if nothing stands there."""
    version: int
    """Of the site that the body was made for."""


class Stage:
    """The preview of one project, safe to be used by several threads."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._engine: Engine | None = None
        self._started = 0
        self._site = State("")
        # Larger than any of an earlier run, so that its pages reload.
        self._version = int(time.time() * 1000)
        self._good: dict[str, Shown] = {}
        self._mistaken: dict[str, str] = {}
        self._in_data = self._in_python = ""
        self._busy = threading.RLock()
        self._begun = threading.Event()
        self._told = threading.Condition()
        self._news = 0
        self._open: Counter[str] = Counter()

    @property
    def mount(self) -> str:
        """The path under which the site stands."""
        return self._site.mount

    @property
    def report(self) -> str:
        """Everything that is wrong now; "" if all is well."""
        parts = [self._in_python, self._in_data, *list(self._mistaken.values())]
        return "\n".join(dict.fromkeys(part for part in parts if part))

    def follow(self, changed: Iterable[Path]) -> None:
        """Take up a change: judge, make the pages that are open, then tell the browsers."""
        files = list(changed)
        anew = self._engine is None or bool(self._in_python) or any(is_python(path) for path in files)
        if self._engine is not None:
            with self._busy:
                try:
                    self._take(self._engine.follow(files))
                except EngineFailed as error:
                    self._end(str(error))
            self._tell()
        if anew or self._engine is None:
            self._start_anew(files)
        self._begun.set()
        self._tell()

    def content(self, path: str) -> Shown:
        """What stands at a path below the site's root: as it is now, or its last good form if it is
        mistaken now."""
        known = self._good.get(path)
        if known is not None and known.version == self._version:
            return known
        self._begun.wait()
        return self._make(path)

    def _make(self, path: str) -> Shown:
        with self._busy:
            known = self._good.get(path)
            if known is not None and known.version == self._version:
                return known
            before = self.report
            found = self._ask(path)
            if found.body is not None:
                self._good[path] = Shown(found.body, self._version)
            elif not found.mistakes and self._site.pages:
                self._good.pop(path, None)
            self._note(path, found.mistakes)
            if self.report != before:
                self._tell()
            return self._good.get(path, Shown(None, self._version))

    def warm(self) -> bool:
        """Make one more page, so that mistakes in it show and its last good form is known.

        Returns:
            Whether there was one left.
        """
        for path in self._site.pages:
            known = self._good.get(path)
            if (known is None or known.version != self._version) and path not in self._mistaken:
                self.content(path)
                return True
        return False

    def version_of(self, path: str) -> int:
        """The version of the newest good form of a path: one who shows an older should reload."""
        known = self._good.get(path)
        return known.version if known is not None and path in self._mistaken else self._version

    @contextmanager
    def opened(self, path: str) -> Iterator[None]:
        """While a browser shows a path."""
        with self._told:
            self._open[path] += 1
        try:
            yield
        finally:
            with self._told:
                self._open[path] -= 1

    @property
    def news(self) -> int:
        """How often something has been told."""
        return self._news

    def wait(self, news: int, timeout: float) -> None:
        """Until more has been told than when there were so many news, or for some seconds."""
        with self._told:
            self._told.wait_for(lambda: self._news != news, timeout)

    def stop(self) -> None:
        """End the rendering process."""
        if self._engine is not None:
            self._engine.stop()
            self._engine = None

    def _take(self, state: State) -> None:
        self._in_data = state.mistakes
        if state.mistakes:
            return
        self._site = state
        self._version += 1
        self._mistaken.clear()
        for path in self._opened():
            self._make(path)

    def _start_anew(self, changed: list[Path]) -> None:
        """Bring changed Python to life, beside the old process until it has shown that it can."""
        broken = _not_python(changed)
        if broken:
            self._in_python = broken
            return
        self._started += 1
        try:
            engine = Engine(self._root, self._folder / str(self._started))
        except EngineFailed as error:
            self._in_python = str(error)
            return
        wrong = self._worse(engine)
        if wrong:
            self._in_python = wrong
            engine.stop()
            return
        with self._busy:
            self.stop()
            self._engine, self._in_python = engine, ""
            self._take(engine.state)

    def _worse(self, engine: Engine) -> str:
        """What goes wrong with a new process and not with the one at work; "" if nothing does."""
        if self._engine is None:
            return ""
        if engine.state.mistakes:
            return "" if self._in_data else engine.state.mistakes
        for path in self._opened():
            try:
                wrong = engine.content(path).mistakes
            except EngineFailed as error:
                wrong = str(error)
            if wrong and path not in self._mistaken:
                return wrong
        return ""

    def _opened(self) -> list[str]:
        with self._told:
            return [path for path, count in self._open.items() if count > 0]

    def _ask(self, path: str) -> Content:
        if self._engine is None:
            return Content(None)
        try:
            return self._engine.content(path)
        except EngineFailed as error:
            self._end(str(error))
            return Content(None)

    def _end(self, why: str) -> None:
        self.stop()
        self._in_python = why

    def _note(self, path: str, mistakes: str) -> None:
        self._mistaken.pop(path, None)
        if mistakes:
            self._mistaken[path] = mistakes

    def _tell(self) -> None:
        with self._told:
            self._news += 1
            self._told.notify_all()


def _not_python(changed: Iterable[Path]) -> str:
    """What is wrong with changed Python that cannot even be read."""
    from macros.preview.mistakes import told
    from macros.preview.worker import ENGINE

    for path in changed:
        if is_python(path) and path.is_file():
            try:
                compile(path.read_bytes(), str(path), "exec")
            except (SyntaxError, ValueError) as error:
                return told(error, (ENGINE.parent,))
    return ""
