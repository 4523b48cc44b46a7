"""What readers download is the script without what only its authors read."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.render.assets import assets
from macros.render.environment import TEMPLATES

SCRIPTS = sorted((TEMPLATES / "scripts").glob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_no_text_of_a_script_goes_over_lines(script: Path) -> None:
    """Else taking indentation away would change it."""
    odd = [line for line in script.read_text("utf-8").split("\n") if line.count("`") % 2]

    assert odd == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_published_script_has_every_line_of_code_and_no_comment_lines(script: Path) -> None:
    lines = [line.strip() for line in script.read_text("utf-8").split("\n")]
    code = [line for line in lines if line and not line.startswith("//")]

    # Search stands behind what every page needs, in one file.
    name = "explainer.js" if script.name in ("dialog.js", "search.js") else script.name
    published = assets()[f"assets/javascripts/{name}"]
    assert "\n".join(code) + "\n" in published
    assert not any(line.startswith("//") for line in published.split("\n"))
    assert len(code) > 10 and len(code) < len(lines)
