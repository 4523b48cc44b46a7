# ruff: noqa: E501
"""Each inspection of built HTML finds its fault, and finds none in the site as it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.inspect import inspect_site
from macros.load import load_world
from macros.pages import Site
from tests.conftest import ROOT

VETO = "idlib-ceasefire/veto/index.html"
HAND_WRITTEN = ("index.md", "about.md", "contribute.md", "contribute/macros.md")


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(load_world(ROOT).world)


@pytest.fixture
def faulty(real_site: Path, tmp_path: Path) -> Callable[[str, str, str], Path]:
    def spoil(page: str, old: str, new: str) -> Path:
        copy = tmp_path / "site"
        shutil.copytree(real_site, copy)
        text = (copy / page).read_text("utf-8")
        assert old in text
        (copy / page).write_text(text.replace(old, new, 1), "utf-8")
        return copy

    return spoil


def test_the_site_as_it_is_has_no_fault(real_site: Path, site: Site) -> None:
    assert inspect_site(real_site, site, HAND_WRITTEN) == []


@pytest.mark.parametrize(
    ("page", "old", "new", "code", "words"),
    [
        (VETO, '<h1 data-shown="title">', '<p><a href="../nowhere/" data-shown="name">x</a></p><h1 data-shown="title">', "broken-link", "../nowhere/"),
        (VETO, "evidence/#claim-idlib-ceasefire.no-veto", "evidence/#claim-idlib-ceasefire.no-vote", "broken-anchor", "no-vote"),
        (VETO, 'href="../../glossary/#veto"', 'href="javascript:alert(1)"', "bad-link", "javascript"),
        (VETO, 'href="../../glossary/#veto"', 'href="../../../../etc/"', "broken-link", "etc"),
        (VETO, 'id="proof-1"', 'id="proof-0"', "broken-card", "proof-1"),
        (VETO, '<h2 id="asked"', '<p id="asked"></p><h2 id="asked"', "repeated-id", "asked"),
        (VETO, '<h2 id="asked"', '<h4 data-shown="title">x</h4><h2 id="asked"', "heading-order", "an h4 follows an h2"),
        (VETO, '<h2 id="asked"', '<h1 data-shown="title">x</h1><h2 id="asked"', "heading-order", "a second h1"),
        (VETO, '<h2 id="asked"', '<div data-slot="9"></div><h2 id="asked"', "left-over", "placeholder"),
        (VETO, '<h2 id="asked"', '<p><code>Macro Rendering Error</code></p><h2 id="asked"', "left-over", "Macro Rendering Error"),
        (VETO, '<h2 id="asked"', '<p>The guns fell silent.</p><h2 id="asked"', "text-without-claim", "guns"),
        (VETO, '<h2 id="asked"', '<p data-shown="whatever">Silence.</p><h2 id="asked"', "text-without-claim", "Silence"),
        ("about/index.html", "<h2", "<p>Russia gained a lot.</p><h2", "text-without-claim", "about the world"),
        ("about/index.html", "<h2", "<p>All is {{ fine }}.</p><h2", "text-without-claim", "a macro that was not run"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 24 else "",
)  # fmt: skip
def test_a_fault_in_a_built_page_is_found_with_its_page(
    faulty: Callable[[str, str, str], Path], site: Site, page: str, old: str, new: str, code: str, words: str
) -> None:
    problems = inspect_site(faulty(page, old, new), site, HAND_WRITTEN)

    assert {(problem.place.file, problem.code) for problem in problems} == {(page, code)}
    assert any(words in problem.message for problem in problems)


def test_words_on_the_site_itself_are_free_on_a_hand_written_page(
    faulty: Callable[[str, str, str], Path], site: Site
) -> None:
    spoiled = faulty("about/index.html", "<h2", "<p>A reader may report a sentence.</p><h2")

    assert inspect_site(spoiled, site, HAND_WRITTEN) == []
