"""A real terminal with the command line in it: what it asks is read, and answers are typed."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 30


class Terminal:
    """`explainer` on a terminal of its own."""

    def __init__(self, *arguments: str, cwd: Path = ROOT) -> None:
        import pty  # not on Windows

        self.own, theirs = pty.openpty()
        there = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "TERM": "dumb"}
        self.running = subprocess.Popen(
            [sys.executable, "-m", "macros", *arguments],
            cwd=cwd, env=there, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            preexec_fn=lambda: _take_terminal(theirs),
        )  # fmt: skip
        os.close(theirs)
        self.said = ""
        self._read_to = 0
        self._raw = b""

    def expect(self, words: str) -> None:
        """Wait until the words are said, after those waited for before."""
        end = time.monotonic() + PATIENCE
        while (found := self.said.find(words, self._read_to)) < 0:
            assert time.monotonic() < end, f"{words!r} was not said: {self.said!r}"
            assert self._read() or words in self.said, f"{words!r} was not said to the end: {self.said!r}"
        self._read_to = found + len(words)

    def type(self, words: str) -> None:
        os.write(self.own, words.encode("utf-8"))

    def answer(self, prompt: str, words: str) -> None:
        """Wait for a prompt and answer it."""
        self.expect(prompt)
        self.type(f"{words}\n")

    def end(self) -> int:
        """The exit status, once it ends."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._read():
            pass
        if self.running.poll() is None:
            try:
                self.running.wait(5)
            except subprocess.TimeoutExpired:
                self.running.kill()
                raise AssertionError(f"it does not end: {self.said!r}") from None
        os.close(self.own)
        return self.running.returncode

    def _read(self) -> bool:
        """Read what there is; False at the end."""
        if not select.select([self.own], [], [], 1)[0]:
            return self.running.poll() is None
        try:
            got = os.read(self.own, 65536)
        except OSError:
            return False
        self._raw += got
        self.said = self._raw.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(got)


def _take_terminal(own: int) -> None:
    """Make it the terminal that Ctrl-C comes from."""
    import fcntl
    import termios

    fcntl.ioctl(own, termios.TIOCSCTTY, 0)
    # Whoever runs the tests in the background ignores it, and so would the child.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
