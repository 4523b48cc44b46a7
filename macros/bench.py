# Speed and memory, measured in fresh processes. Compare the ratios: seconds drift with the machine.
from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from macros.check import check_world
from macros.load import assemble
from macros.read.project import read_project

PAGES = 200
"""Pages of the larger project that the preview is measured with."""


def bench(root: Path, runs: int) -> Iterator[str]:
    """The figures, a line each: median seconds of a whole process and its peak memory in MB, and
    each as a ratio to starting Python alone.

    Args:
        root: The project folder; it is copied, so that nothing in it is touched.
        runs: Runs of each figure, after one that warms the disk.
    """
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "project"
        copy.mkdir()
        for name in ("data", "seeds", "docs"):
            shutil.copytree(root / name, copy / name)
        shutil.copy(root / "mkdocs.yml", copy)
        base = _measure([sys.executable, "-c", "pass"], runs)
        yield f"python alone        {base[0]:6.2f} s"
        for name in ("check", "build", "editions"):
            seconds, peak = _measure([sys.executable, "-m", "macros", name, "--project", str(copy)], runs)
            yield f"explainer {name:<9} {seconds:6.2f} s  {seconds / base[0]:5.1f} x python alone  peak {peak:5.0f} MB"
        yield from _checking(copy, runs)
        yield from _previews(copy, runs)


def _measure(command: Sequence[str], runs: int) -> tuple[float, float]:
    """Median seconds and the largest peak memory in MB of a command's process."""
    seconds, peak = [], 0.0
    for _ in range(runs + 1):
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds.append(time.perf_counter() - started)
        peak = max(peak, _megabytes(usage.ru_maxrss))
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{said.decode('utf-8', 'replace')}")
    return statistics.median(seconds[1:]), peak


def _megabytes(maxrss: int) -> float:
    return maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _checking(copy: Path, runs: int) -> Iterator[str]:
    """Milliseconds for a thousand claims in a warm process: judged, and read from disk and judged."""
    check, whole = [], []
    for _ in range(runs + 1):
        started = time.perf_counter()
        world = assemble(read_project(copy))
        read = time.perf_counter()
        for _problem in check_world(world):
            pass
        ended = time.perf_counter()
        check.append((ended - read) / len(world.claims))
        whole.append((ended - started) / len(world.claims))
    figures = [statistics.median(each[1:]) * 1e6 for each in (check, whole)]
    yield f"1,000 claims        {figures[0]:4.0f} ms judged, {figures[1]:4.0f} ms read and judged"


def _previews(copy: Path, runs: int) -> Iterator[str]:
    """Median seconds from saving a data file to the page that shows it, in the preview and in plain
    mkdocs, for the project and for one of 200 pages."""
    here = sum(1 for _ in (copy / "site").rglob("index.html"))
    for pages in (here, PAGES):
        _grow(copy, pages - here)
        ours = _edit_to_page(copy, ["macros", "serve", "--project", str(copy), "--address"], runs)
        plain = _edit_to_page(copy, ["mkdocs", "serve", "-q", "-f", str(copy / "mkdocs.yml"), "-a"], min(runs, 3))
        yield f"edit to page, {pages:>3} pages  {ours:5.2f} s  {ours / plain:5.2f} x mkdocs serve ({plain:.2f} s)"


def _grow(copy: Path, pages: int) -> None:
    """Add so many actors, each with a page: the first actor under other names, each naming the next."""
    first = min((copy / "data" / "actors").glob("*.yml"))
    names = ["".join(parts) for parts in product("BDFG", "aeiou", "bdfg", "aeiou")][: max(0, pages)]
    for name, other in zip(names, names[1:] + names[:1], strict=True):
        text = re.sub(r"(?m)^name: .*", f"name: {name}", first.read_text("utf-8"))
        text = re.sub(r"(?m)^forms: .*", f"forms: [{name}]", text)
        text = text.replace(f"about: [{first.stem}]", f"about: [{name.lower()}, {other.lower()}]")
        first.with_stem(name.lower()).write_text(text, "utf-8", newline="\n")


def _edit_to_page(copy: Path, command: Sequence[str], runs: int) -> float:
    story = min((copy / "data" / "stories").glob("*/story.yml"))
    text = story.read_text("utf-8")
    title = re.search(r"(?m)^    title: [^'\"\n]+$", text)
    assert title is not None, "the story's first page has a title to edit"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    page = f"http://{address}/{story.parent.name}/"
    process = subprocess.Popen(
        [sys.executable, "-m", *command, address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    seconds = []
    try:
        _until(page, title[0].removeprefix("    title: "))
        for run in range(runs + 1):
            time.sleep(2)  # until nothing of the last change is being done any more
            words = f"edited {chr(ord('a') + run % 26)}"
            started = time.perf_counter()
            story.write_text(f"{text[: title.end()]} {words}{text[title.end() :]}", "utf-8", newline="\n")
            _until(page, words)
            seconds.append(time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait()
        story.write_text(text, "utf-8", newline="\n")
    return statistics.median(seconds[1:])


def _until(page: str, words: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(page, timeout=60) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode("utf-8"):
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise RuntimeError(f"{page} never showed {words!r}")
