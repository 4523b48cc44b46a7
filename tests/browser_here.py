"""Finds a Chromium on this machine, or installs one; never passes over a test for want of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-headless-shell", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FOLDERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """Path of a browser: EXPLAINER_BROWSER, what is on PATH, the usual folders, Playwright's own."""
    named = os.environ.get("EXPLAINER_BROWSER")
    if named:
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    for path in FOLDERS:
        if Path(path).exists():
            return path
    return _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str:
    """Path of a browser, installed now if need be.

    Raises:
        RuntimeError: If there is none and none can be installed; says what was tried.
    """
    found = find()
    if found:
        return found
    tried = []
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        commands += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium-headless-shell"]]
        commands.append(["apt-get", "install", "-y", "-qq", "chromium"])
    for command in commands:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        tried.append(f"{' '.join(command[-3:])}: exit {done.returncode}")
        found = find()
        if found:
            return found
    raise RuntimeError("no browser for the tests; set EXPLAINER_BROWSER to one. Tried: " + "; ".join(tried))


@contextmanager
def launch() -> Iterator[Any]:
    """A running browser."""
    from playwright.sync_api import sync_playwright

    path = install()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


if __name__ == "__main__":
    sys.stdout.write(install() + "\n")
