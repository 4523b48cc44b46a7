# Speed and memory, measured in fresh processes. Compare the ratios: seconds drift with the machine.
from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path


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
