"""Light and quiet: what a reader downloads, and what a page may hold."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest

from tests.served import Served

KILO = 1024
OURS = ("assets/stylesheets/explainer.css", "assets/javascripts/early.js", "assets/javascripts/explainer.js")
STORY = "idlib-ceasefire"
SHIFTS = """
  window.shifts = [];
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      window.shifts.push([entry.value, entry.sources.map(each => String(each.node?.outerHTML).slice(0, 120))]);
  }).observe({ type: "layout-shift", buffered: true });
"""


def zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def html_files(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 25
    return found


def test_our_own_style_and_scripts_weigh_at_most_15_kilobytes(real_site: Path) -> None:
    weights = {name: zipped(real_site / name) for name in OURS}

    assert sum(weights.values()) <= 15 * KILO, weights


def test_the_html_of_each_page_weighs_at_most_20_kilobytes(real_site: Path) -> None:
    weights = {path.relative_to(real_site).as_posix(): zipped(path) for path in html_files(real_site)}

    assert {name: weight for name, weight in weights.items() if weight > 20 * KILO} == {}


def test_the_first_page_with_all_it_loads_weighs_at_most_95_kilobytes(browser: Any, served_site: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(served_site.address, wait_until="networkidle")
    context.close()

    weights = {}
    for path in set(asked):
        file = served_site.folder / path.lstrip("/")
        weights[path] = zipped(file / "index.html" if file.is_dir() else file)
    assert {f"/{name}" for name in OURS} <= set(weights)
    assert sum(weights.values()) <= 95 * KILO, weights


def test_no_page_holds_a_script_a_style_or_an_address_that_runs(real_site: Path) -> None:
    found, scripts = [], 0
    for path in html_files(real_site):
        root = lxml.html.parse(str(path)).getroot()
        name = path.relative_to(real_site).as_posix()
        for script in root.iter("script"):
            scripts += 1
            if not script.get("src") and script.get("type") != "application/json":
                found.append(f"{name}: a script {(script.text or '')[:60]!r}")
        for each in root.iter(lxml.html.etree.Element):
            for key, value in each.attrib.items():
                if key == "style" or key.startswith("on") or value.strip().lower().startswith("javascript:"):
                    found.append(f"{name}: {each.tag} {key}={value[:60]!r}")
        found += [f"{name}: a style element" for _ in root.iter("style")]
    assert scripts > 0
    assert found == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kept", [{}, {"explainer.scheme": "dark", "explainer.marks": "off"}], ids=["fresh", "chosen"])
def test_nothing_shifts_while_a_page_loads_and_no_other_host_is_asked(
    browser: Any, served_site: Served, width: int, kept: dict[str, str]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_init_script(SHIFTS)
    for key, value in kept.items():
        context.add_init_script(f"localStorage.setItem({key!r}, {value!r})")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    shifts = {}
    for address in ("", f"{STORY}/veto/", f"{STORY}/article/"):
        page.goto(served_site.address + address)
        page.wait_for_timeout(150)
        shifts[address] = page.evaluate("window.shifts")
    page.evaluate("""() => {
      const block = document.createElement("div");
      block.style.height = "200px";
      document.querySelector("h1").before(block);
      return new Promise(done => setTimeout(done, 100));
    }""")
    noticed = page.evaluate("window.shifts")
    context.close()

    assert shifts == {address: [] for address in shifts}
    assert noticed, "the test itself would see a shift"
    assert len(asked) > 9
    assert [url for url in asked if not url.startswith(served_site.address)] == []
