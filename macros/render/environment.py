# The one Jinja environment: undefined names are errors, everything is escaped.
from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.render.words import say, words

TEMPLATES = Path(__file__).parent


@cache
def environment() -> Environment:
    """The environment for all of our templates."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=True,
    )
    made.globals["say"] = say
    made.globals["form"] = words().__getitem__
    return made


def render(template: str, view: object) -> str:
    """A template's HTML for one view, which it knows as `view`.

    Args:
        template: Path below this folder without its ending, such as `pages/story`.
        view: The record made for it; every text in it is escaped.

    Raises:
        jinja2.UndefinedError: If the template asks for what the view does not have.
    """
    return environment().get_template(f"{template}.html.j2").render(view=view)


def render_text(template: str, view: object) -> str:
    """The same for what is no HTML: a script or a text, whose template ends with a line break.

    Args:
        template: Path below this folder without the last ending, such as `editions/readme.txt`.
        view: The record made for it; nothing in it is escaped.

    Raises:
        jinja2.UndefinedError: If the template asks for what the view does not have.
    """
    plain = environment().overlay(autoescape=False, keep_trailing_newline=True)
    return plain.get_template(f"{template}.j2").render(view=view)
