# The interface's words, and the pattern by which a built page can be checked against them.
from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("words.yml")


@cache
def words() -> Mapping[str, str]:
    """The words by key, as written in words.yml beside this module."""
    # BaseLoader makes nothing but texts: `yes` stays a word.
    read: dict[str, str] = yaml.load(_FILE.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return read


def say(key: str, **numbers: int) -> str:
    """The words for a key, with whole numbers put in for `{n}`, `{m}` and `{k}`.

    Raises:
        KeyError: If there are no such words, or a number is missing.
    """
    return words()[key].format_map(numbers)


@cache
def word_pattern() -> re.Pattern[str]:
    """Matches a text that is nothing but words of the interface, numbers filled in."""
    texts = sorted({" ".join(text.split()) for text in words().values()}, key=len, reverse=True)
    filled = [re.sub(r"\\\{[nmk]\\\}", r"-?[0-9]+(?:\\.[0-9]+)?", re.escape(text)) for text in texts]
    return re.compile("|".join(f"(?:{text})" for text in filled))
