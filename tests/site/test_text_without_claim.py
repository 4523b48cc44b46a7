"""The promise itself, by a walk of its own: no text without a claim, a quotation or a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html

from macros.render.words import word_pattern

QUOTATION = ("q", "blockquote", "cite", "time", "code", "pre")
WORLD_FREE = ("about", "contribute", "contribute/macros")


def texts(element: Any) -> Iterator[tuple[str, list[Any]]]:
    """Every text with the elements around it, outermost first."""

    def walk(node: Any, around: list[Any]) -> Iterator[tuple[str, list[Any]]]:
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "svg"):
            return
        inside = [*around, node]
        if node.text and node.text.strip():
            yield node.text, inside
        for child in node:
            yield from walk(child, inside)
            if child.tail and child.tail.strip():
                yield child.tail, inside

    yield from walk(element, [])


def is_proven(around: list[Any]) -> bool:
    return any(
        node.get("data-claim")
        or node.tag in QUOTATION
        or node.get("data-shown") in ("name", "title", "number", "help", "quote")
        for node in around
    )


def test_every_text_in_main_lies_in_a_claim_a_quotation_a_name_or_is_a_word_of_the_interface(real_site: Path) -> None:
    loose = []
    walked = 0
    for path in sorted(real_site.rglob("*.html")):
        page = path.parent.relative_to(real_site).as_posix()
        for article in lxml.html.parse(str(path)).getroot().xpath("//main//article"):
            for text, around in texts(article):
                walked += 1
                words = " ".join(text.replace("\u2060", "").split())
                if page in WORLD_FREE or is_proven(around) or not any(each.isalnum() for each in words):
                    continue
                if not word_pattern().fullmatch(words):
                    loose.append(f"{page}: {words}")
    assert walked > 2000
    assert loose == []


def test_help_is_shown_only_where_the_site_speaks_of_itself(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        page = path.parent.relative_to(real_site).as_posix()
        helps = lxml.html.parse(str(path)).getroot().xpath("//*[@data-shown='help']")
        if page not in ("contribute", "contribute/macros", "idlib-ceasefire/article"):
            assert not helps, page
