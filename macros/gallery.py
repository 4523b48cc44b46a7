# Every component with its examples on one page, for those who change the look. Never published.
from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml

from macros.render.assets import assets
from macros.render.environment import TEMPLATES, environment, render


@dataclass(frozen=True)
class Example:
    """One example of a component."""

    component: str
    name: str
    html: str


def examples() -> Iterator[Example]:
    """Every example of every component, rendered. In an example the name of a sentence of
    examples/sentences.yml stands for that sentence."""
    shared: Mapping[str, Any] = yaml.safe_load((TEMPLATES / "examples" / "sentences.yml").read_text("utf-8"))
    for path in sorted((TEMPLATES / "components").glob("*/examples.yml")):
        component = path.parent.name
        for example in yaml.safe_load(path.read_text("utf-8")):
            yield Example(component, example["name"], _html(component, example, shared))


def _html(component: str, example: Mapping[str, Any], shared: Mapping[str, Any]) -> str:
    template = f"components/{component}/template"
    if "view" in example:
        return render(template, _filled(example["view"], shared))
    module = environment().get_template(f"{template}.html.j2").module
    return str(getattr(module, example["call"])(*_filled(example["with"], shared)))


def _filled(value: Any, shared: Mapping[str, Any]) -> Any:
    if isinstance(value, str):
        return _filled(shared[value], {}) if value in shared else value
    if isinstance(value, list):
        return [_filled(item, shared) for item in value]
    if isinstance(value, dict):
        return SimpleNamespace(**{key: _filled(item, shared) for key, item in value.items()})
    return value


def write_gallery(folder: Path, stylesheet: str) -> Path:
    """Write the page with all examples into a folder, and the style sheet beside it.

    Args:
        folder: Where to write; made if it is not there.
        stylesheet: Material's own style sheet, as text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "style.css").write_text(stylesheet + assets()["assets/stylesheets/explainer.css"], "utf-8", newline="\n")
    page = folder / "index.html"
    page.write_text(render("examples/gallery", list(examples())), "utf-8", newline="\n")
    return page


def main() -> int:
    """Write the gallery into build/gallery/ and say where it is."""
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    own = Path(found.origin).parent / "templates" / "assets" / "stylesheets"
    sheet = next(own.glob("main.*.min.css")).read_text("utf-8")
    sys.stdout.write(f"{write_gallery(Path('build') / 'gallery', sheet)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
