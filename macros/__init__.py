# The door for mkdocs-macros. Nothing is imported here at module level: any `import macros.x` runs it.
from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register the macros of a checked World with mkdocs-macros.

    Args:
        env: The macros plugin; its configuration holds our own plugin, which has read the data.

    Raises:
        KeyError: If the plugin `explainer` is not switched on in mkdocs.yml.
    """
    plugin = env.conf.plugins["explainer"]
    for name, macro in plugin.macros(lambda: env.page).items():
        env.macro(macro, name)
