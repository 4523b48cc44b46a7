"""How soon search answers from a disk, in a real browser: medians of ten, in milliseconds."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser_here import launch
from tests.conftest import ROOT, copy_project

RUNS = 10
WORDS = (
    "premature",
    "corridor",
    "statement",
    "ambassador",
    "patrols",
    "ceasefire",
    "members",
    "journal",
    "province",
    "october",
)

# From the reader's first click, with a word typed at once, to the first result; then, with the index
# up, from the last key of each other word to its first result.
MEASURE = """async words => {
  const result = () => document.querySelector(".md-search-result__item a, .found li a");
  const until = async what => { while (!what()) await new Promise(done => setTimeout(done, 2)); };
  const field = document.querySelector("#search input");
  const type = text => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  };
  const began = performance.now();
  document.querySelector("[data-tool=search]").click();
  type(words[0]);
  // The box is let go of while the worker starts; a reader goes on typing.
  const typing = setInterval(() => type(words[0]), 50);
  await until(result);
  clearInterval(typing);
  const first = performance.now() - began, later = [];
  for (const word of words.slice(1)) {
    type(""); await until(() => !result());
    const at = performance.now();
    type(word);
    await until(result);
    later.push(performance.now() - at);
  }
  return [first, later];
}"""


def main() -> int:
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright, launch(playwright) as browser:
        root = copy_project(ROOT, Path(place) / "real")
        subprocess.run(
            [sys.executable, "-m", "macros", "editions", "--project", str(root)], check=True, capture_output=True
        )
        (path,) = (root / "dist").glob("*-offline.zip")
        with zipfile.ZipFile(path) as archive:
            archive.extractall(root / "unpacked")
        (single,) = (root / "dist").glob("*.html")
        for name, file in (("unpacked folder", root / "unpacked" / path.stem / "index.html"), ("single file", single)):
            _tell(browser, name, file)
    return 0


def _tell(browser: Any, name: str, file: Path) -> None:
    firsts, laters = [], []
    for run in range(RUNS):
        page = browser.new_page()
        page.goto(file.as_uri())
        first, later = page.evaluate(MEASURE, [*WORDS[run:], *WORDS[:run]])
        firsts.append(first)
        laters += later
        page.close()
    sys.stdout.write(f"search, {name:<16} first use {statistics.median(firsts):5.0f} ms (bar 1000)")
    sys.stdout.write(f"  after a key {statistics.median(laters):5.0f} ms (bar 300)\n")


if __name__ == "__main__":
    raise SystemExit(main())
