"""Lighthouse on the pages that matter: `make lighthouse`. Scores of one machine, medians of five runs.

Needs Node and npm; installs its one pinned package into build/lighthouse/.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from tests.browser_here import install
from tests.conftest import ROOT
from tests.served import serve_folder

PACKAGE = "lighthouse@12.8.2"
PAGES = ("", "idlib-ceasefire/veto/", "idlib-ceasefire/corridor/", "idlib-ceasefire/article/")
BARS = {"performance": 0.9, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
RUNS = 5


def main() -> int:
    folder = ROOT / "build" / "lighthouse"
    folder.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    if npm is None:
        sys.stderr.write("lighthouse needs Node and npm\n")
        return 2
    subprocess.run([npm, "install", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, PACKAGE], check=True)
    below = []
    with serve_folder(ROOT / "site") as served:
        for page in PAGES:
            scores = [run(folder, served.address + page) for _ in range(RUNS)]
            medians = {name: statistics.median(score[name] for score in scores) for name in BARS}
            sys.stdout.write(f"{page or 'home'}: {medians}\n")
            below += [f"{page}: {name}" for name, bar in BARS.items() if medians[name] < bar]
    sys.stdout.write("".join(f"below its bar: {each}\n" for each in below))
    return 1 if below else 0


def run(folder: Path, address: str) -> dict[str, float]:
    out = folder / "report.json"
    program = folder / "node_modules" / ".bin" / "lighthouse"
    flags = "--chrome-flags=--headless --no-sandbox --disable-gpu"
    command = [str(program), address, "--quiet", "--output=json", f"--output-path={out}", flags]
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": install()}, timeout=180)
    categories = json.loads(out.read_text("utf-8"))["categories"]
    return {name: categories[name]["score"] for name in BARS}


if __name__ == "__main__":
    raise SystemExit(main())
