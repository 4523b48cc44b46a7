# The site's own style sheet and scripts, put together from the parts that each component keeps.
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parent


def assets() -> Mapping[str, str]:
    """The files by their path below the site's root: one style sheet, tokens first and print last,
    and the scripts."""
    styles = sorted((_HERE / "styles").glob("*.css"))
    components = sorted((_HERE / "components").glob("*/style.css"))
    ordered = [*styles[:-1], *components, styles[-1]]
    scripts = {f"assets/javascripts/{path.name}": _lean(path) for path in (_HERE / "scripts").glob("*.js")}
    return {"assets/stylesheets/explainer.css": "".join(path.read_text("utf-8") for path in ordered), **scripts}


def _lean(script: Path) -> str:
    """A script without its indentation and the lines that are comments: readers download neither.
    No text of a script may go over lines (a test looks)."""
    lines = (line.strip() for line in script.read_text("utf-8").splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
