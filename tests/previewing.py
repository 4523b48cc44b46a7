"""A real preview of a project, as `explainer serve` gives it, and what a browser hears from it."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, Project

PATIENCE = 40
"""Seconds after which something that was promised counts as not kept."""
SCRIPT = re.compile(rb'<script src="/__preview/preview\.js"[^>]*></script>')


def free_address() -> str:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{found.getsockname()[1]}"


def copy_engine(target: Path) -> Path:
    """The engine in a folder of its own, so that a test may change it."""
    shutil.copytree(ROOT / "macros", target / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    return target


class Preview:
    """A running preview."""

    def __init__(self, address: str, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.address = f"http://{address}/"
        self.process = process
        self._log = log

    @property
    def terminal(self) -> str:
        """Everything said so far."""
        return self._log.read_text("utf-8")

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of a path, without the preview's own script."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, SCRIPT.sub(b"", answer.read())
        except urllib.error.HTTPError as error:
            return error.code, SCRIPT.sub(b"", error.read())

    def text(self, path: str) -> str:
        return self.get(path)[1].decode("utf-8")

    def state(self, path: str = "/") -> dict[str, Any]:
        """What a page hears at first: version and overlay."""
        with urllib.request.urlopen(f"{self.address}__preview/changes?path={path}", timeout=PATIENCE) as stream:
            for line in stream:
                if line.startswith(b"data: "):
                    return json.loads(line.removeprefix(b"data: "))
        raise AssertionError("the stream ended")

    def until(self, wanted: Callable[[dict[str, Any]], bool], path: str = "/") -> dict[str, Any]:
        """The state once it is as wanted."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the server died:\n{self.terminal}"
            state = self.state(path)
            if wanted(state):
                return state
            time.sleep(0.05)
        raise AssertionError(f"never came to be as wanted: {state}\n{self.terminal}")

    def until_said(self, words: str, path: str = "/") -> str:
        """The overlay once it holds these words."""
        return self.until(lambda state: words in state["overlay"], path)["overlay"]

    def until_well(self, after: int, path: str = "/") -> int:
        """The version once it is newer than another and nothing is wrong."""
        return self.until(lambda state: state["version"] > after and not state["overlay"], path)["version"]


@contextmanager
def previewing(project: Project, engine: Path = ROOT, wait: bool = True) -> Iterator[Preview]:
    """`explainer serve` for a project, ready to be asked."""
    address = free_address()
    log = project.root.parent / f"{project.root.name}.log"
    command = [sys.executable, "-m", "macros", "serve", "--project", str(project.root), "--address", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(engine), "PYTHONDONTWRITEBYTECODE": "1"}
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=engine)
        try:
            preview = Preview(address, log, process)
            end = time.monotonic() + PATIENCE
            while wait and " ready after" not in preview.terminal and "mistakes" not in preview.terminal:
                assert process.poll() is None, preview.terminal
                assert time.monotonic() < end, preview.terminal
                time.sleep(0.05)
            yield preview
        except BaseException:
            sys.stderr.write(preview.terminal)
            raise
        finally:
            process.terminate()
            process.wait(15)
