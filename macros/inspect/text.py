# No text without a claim: the promise of the site, read off the built page.
from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from macros.inspect.built_page import BuiltPage
from macros.links.forms import FormIndex
from macros.page_macros import address_of
from macros.problem import Problem
from macros.render.words import word_pattern

_OWN_PROOF = frozenset({"q", "blockquote", "cite", "time", "code", "pre", "script", "style", "title", "svg"})
"""Elements whose text is a quotation, a title, a date or code."""
SHOWN = frozenset({"name", "title", "number", "help", "quote"})
"""What `data-shown` may say of a text: a name or title from the data, a number the page computes, words
of a source around a quotation, or help on how to use the site."""


def text_has_a_claim(pages: dict[str, BuiltPage], forms: FormIndex, hand_written: Collection[str]) -> Iterator[Problem]:
    """Every text on a page lies in a claim, a quotation, a name or title, or is the interface's.

    A page written by hand may speak of the site in its own words, as long as no actor, place or
    road is named in them: a sentence about the world stands in a claim.
    """
    own_words = {_built_path(path) for path in hand_written}
    for page in pages.values():
        for article in page.content():
            for text, line in _free_texts(article):
                problem = _judge(text, forms, page.path in own_words)
                if problem:
                    shown = text if len(text) <= 60 else text[:57] + "..."
                    expected = "a claim, a quotation, a name, or one of the interface's words"
                    yield Problem(page.place(line), "text-without-claim", f"{problem}: {shown!r}", expected)


def _built_path(source: str) -> str:
    return f"{address_of(source)}index.html"


def _judge(text: str, forms: FormIndex, by_hand: bool) -> str:
    if word_pattern().fullmatch(text) or not any(character.isalnum() for character in text):
        return ""
    if not by_hand:
        return "text without a claim"
    if "{{" in text or "{%" in text or "{#" in text:
        return "a macro that was not run"
    worldly = [mention for mention in forms.mentions(text) if mention.type in ("actor", "place", "road")]
    return "a sentence about the world without a claim" if worldly else ""


def _free_texts(element: Any) -> Iterator[tuple[str, int]]:
    if not isinstance(element.tag, str) or element.tag in _OWN_PROOF:
        return
    if element.get("data-claim") is not None or element.get("data-shown") in SHOWN:
        return
    line = element.sourceline or 1
    yield from _clean(element.text, line)
    for child in element:
        yield from _free_texts(child)
        yield from _clean(child.tail, line)


def _clean(text: str | None, line: int) -> Iterator[tuple[str, int]]:
    words = " ".join((text or "").replace("\u2060", "").split())
    if words:
        yield words, line
