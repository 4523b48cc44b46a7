"""Finds a Chromium and a Firefox on this machine, or installs them; never passes over a test for want of one."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock

RELAY = Path(__file__).parent / "firefox_relay.py"
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


FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_FOLDERS = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
    r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe",
)
# No way out but to this machine: what is asked of the network meets a port where nobody answers.
DEAD_END = {
    "network.proxy.type": 1,
    **{f"network.proxy.{kind}": "127.0.0.1" for kind in ("http", "ssl")},
    **{f"network.proxy.{kind}_port": 9 for kind in ("http", "ssl")},
}


def find() -> str | None:
    """Path of a Chromium: EXPLAINER_BROWSER, what is on PATH, the usual folders, Playwright's own."""
    return _present("EXPLAINER_BROWSER", NAMES, FOLDERS) or _of_playwright()


def find_firefox() -> str | None:
    """Path of a Firefox: EXPLAINER_FIREFOX, what is on PATH, the usual folders."""
    return _present("EXPLAINER_FIREFOX", FIREFOX_NAMES, FIREFOX_FOLDERS)


def _present(variable: str, names: tuple[str, ...], folders: tuple[str, ...]) -> str | None:
    named = os.environ.get(variable)
    if named:
        return named
    on_path = (shutil.which(name) for name in names)
    return next((path for path in on_path if path), None) or next(
        (each for each in folders if Path(each).exists()), None
    )


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    def ask() -> str:
        with sync_playwright() as playwright:
            return str(playwright.chromium.executable_path)

    # In a thread of its own, since one thread holds one Playwright.
    with ThreadPoolExecutor(1) as pool:
        path = pool.submit(ask).result()
    return path if Path(path).exists() else None


def install() -> str:
    """Path of a Chromium, installed now if need be.

    Raises:
        RuntimeError: If there is none and none can be installed; says what was tried.
    """
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    return _installed(find, commands + _apt("chromium-headless-shell", "chromium"), "EXPLAINER_BROWSER")


def install_firefox() -> str:
    """Path of a Firefox, installed now if need be.

    Raises:
        RuntimeError: If there is none and none can be installed; says what was tried.
    """
    return _installed(find_firefox, _apt("firefox-esr"), "EXPLAINER_FIREFOX")


def _apt(*packages: str) -> list[list[str]]:
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return []
    return [["apt-get", "update", "-qq"], *(["apt-get", "install", "-y", "-qq", each] for each in packages)]


def _installed(look: Callable[[], str | None], commands: list[list[str]], variable: str) -> str:
    # Two workers of the tests must not install at once.
    with FileLock(Path(tempfile.gettempdir()) / "explainer-browser.lock"):
        found = look()
        tried = []
        for command in commands if not found else []:
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
            tried.append(f"{' '.join(command[-3:])}: exit {done.returncode}")
            found = look()
            if found:
                break
    if found:
        return found
    said = "; ".join(tried) or "nothing, for this is no Debian with root"
    raise RuntimeError(f"no browser for the tests; set {variable} to one. Tried: {said}")


@contextmanager
def launch(playwright: Any) -> Iterator[Any]:
    """A running Chromium."""
    running = playwright.chromium.launch(executable_path=install(), args=ARGUMENTS)
    yield running
    running.close()


@contextmanager
def launch_firefox(playwright: Any, folder: Path) -> Iterator[Any]:
    """A running stock Firefox, driven over WebDriver BiDi, with the network a dead end.

    Args:
        playwright: Playwright, started.
        folder: Where a file may be written that starts Firefox behind its relay.
    """
    path = install_firefox()
    if os.name == "posix":
        starter = folder / "firefox"
        words = shlex.join([sys.executable, str(RELAY), path])
        starter.write_text(f'#!/bin/sh\nexec {words} "$@"\n', "utf-8", newline="\n")
        starter.chmod(0o755)
        path = str(starter)
    running = playwright.firefox.launch(channel="moz-firefox", executable_path=path, firefox_user_prefs=DEAD_END)
    yield running
    running.close()


if __name__ == "__main__":
    sys.stdout.write((install_firefox() if sys.argv[1:] == ["firefox"] else install()) + "\n")
