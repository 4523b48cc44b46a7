# The shape of a page: ids, headings, and what a build must never leave behind.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.inspect.built_page import BuiltPage
from macros.problem import Problem

_LEFT_OVER = ("Macro Rendering Error", "Macro Syntax Error")


def ids_are_unique(pages: dict[str, BuiltPage]) -> Iterator[Problem]:
    """No id stands twice on a page."""
    for page in pages.values():
        counted = Counter(own for own, _ in page.ids)
        for own, line in page.ids:
            if counted[own] > 1:
                counted[own] = 0
                yield Problem(page.place(line), "repeated-id", f"the id {own!r} stands twice on this page")


def headings_are_in_order(pages: dict[str, BuiltPage]) -> Iterator[Problem]:
    """The content of a page has one h1, and no heading skips a level."""
    for page in pages.values():
        level = 0
        for article in page.content():
            for heading in article.iter("h1", "h2", "h3", "h4", "h5", "h6"):
                own = int(heading.tag[1])
                line = heading.sourceline or 1
                if own > level + 1:
                    message = f"an h{own} follows an h{level}" if level else f"the first heading is an h{own}"
                    yield Problem(page.place(line), "heading-order", message, f"an h{level + 1}")
                elif own == 1 and level:
                    yield Problem(page.place(line), "heading-order", "a second h1", "one h1 on a page")
                level = own


def nothing_is_left_over(pages: dict[str, BuiltPage]) -> Iterator[Problem]:
    """No placeholder was left unfilled, and no error of a macro became text."""
    for page in pages.values():
        for element in page.root.iter():
            if element.get("data-slot") is not None:
                yield Problem(page.place(element.sourceline or 1), "left-over", "a placeholder that was never filled")
            text = element.text or ""
            for words in _LEFT_OVER:
                if isinstance(element.tag, str) and words in text:
                    yield Problem(page.place(element.sourceline or 1), "left-over", f"the words {words!r} on the page")
