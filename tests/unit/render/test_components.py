"""Each component has a template and examples; each example renders, and shows hostile text as text."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from macros.gallery import Example, examples, write_gallery
from macros.render.environment import TEMPLATES

ALL = list(examples())
NO_TEMPLATE_OF_ITS_OWN = {"article", "evidence", "table"}
"""Folders that only style what a page's template holds."""


def test_every_component_has_a_template_and_examples() -> None:
    folders = {path.name for path in (TEMPLATES / "components").iterdir() if path.is_dir()}

    assert folders - NO_TEMPLATE_OF_ITS_OWN == {example.component for example in ALL}
    for folder in folders - NO_TEMPLATE_OF_ITS_OWN:
        assert (TEMPLATES / "components" / folder / "template.html.j2").is_file()


@pytest.mark.parametrize("example", ALL, ids=lambda example: f"{example.component}: {example.name}")
def test_an_example_renders_to_whole_html(example: Example) -> None:
    root = lxml.html.fragment_fromstring(f"<div>{example.html}</div>")

    assert root.text_content().strip()
    assert "{{" not in example.html.replace("{{ 7*7 }}", "")
    assert not root.xpath(".//script | .//b[text()='Tide'] | .//i")


def test_hostile_text_of_an_example_is_escaped() -> None:
    hostile = [example for example in ALL if example.name == "What must be shown as text"]

    assert len(hostile) == 1
    text = lxml.html.fragment_fromstring(hostile[0].html).text_content()
    assert '<b> & "quotes" {{ 7*7 }} <script>alert(1)</script>' in text


def test_the_gallery_holds_every_example_and_our_style(tmp_path: Path) -> None:
    page = write_gallery(tmp_path, "/* theirs */")

    root = lxml.html.parse(str(page)).getroot()
    assert len(root.xpath("//article/section")) == len(ALL)
    assert "--paper" in (tmp_path / "style.css").read_text("utf-8")
