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
    scripts = {f"assets/javascripts/{path.name}": path.read_text("utf-8") for path in (_HERE / "scripts").glob("*.js")}
    return {"assets/stylesheets/explainer.css": "".join(path.read_text("utf-8") for path in ordered), **scripts}
