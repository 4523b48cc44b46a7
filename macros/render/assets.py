# The site's own style sheet and scripts, put together from the parts that each component keeps.
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parent


def _style() -> str:
    styles = sorted((_HERE / "styles").glob("*.css"))
    components = sorted((_HERE / "components").glob("*/style.css"))
    return "".join(path.read_text("utf-8") for path in (*styles[:-1], *components, styles[-1]))


def assets() -> Mapping[str, str]:
    """The files by their path below the site's root: one style sheet, tokens first and print last,
    and the scripts, search behind what every page needs."""
    scripts = {path.name: _lean(path) for path in sorted((_HERE / "scripts").glob("*.js"))}
    scripts["explainer.js"] += scripts.pop("dialog.js") + scripts.pop("search.js")
    return {
        "assets/stylesheets/explainer.css": _style(),
        **{f"assets/javascripts/{name}": text for name, text in scripts.items()},
    }


def single_file_assets() -> tuple[str, tuple[str, ...]]:
    """Style and scripts for a page that has everything inside. Its base takes the place of Material's
    style sheet, its search the place of Material's."""
    base = (_HERE / "editions" / "one_file.css").read_text("utf-8")
    names = (
        "scripts/early.js",
        "editions/cards.js",
        "scripts/explainer.js",
        "scripts/council.js",
        "scripts/dialog.js",
        "editions/find.js",
    )
    return base + _style(), tuple(_lean(path) for path in map(_HERE.joinpath, names))


def verify_style() -> str:
    """Style of the page that checks the unpacked folder, besides the site's own."""
    return (_HERE / "editions" / "verify.css").read_text("utf-8")


def _lean(script: Path) -> str:
    """A script without its indentation and the lines that are comments: readers download neither.
    No text of a script may go over lines (a test looks)."""
    lines = (line.strip() for line in script.read_text("utf-8").splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
