# An HTML document in as few characters as the standard allows: no quotation marks round plain values,
# no end tags that follow from what comes next, no white space where none shows. Section numbers are
# those of the HTML Living Standard.
from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

_PLAIN = re.compile(r"[^\s\"'=<>`]+")
"""What may stand without quotation marks (13.1.2.3)."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_RAW = frozenset(("script", "style"))
_ONLY_ELEMENTS = frozenset("html head body main ul ol dl table thead tbody tr select svg defs g section".split())
"""Between whose children white space does not show; sections hold blocks only."""
_NO_END_LAST = frozenset("li dt dd td th tr tbody thead option p".split())
"""Whose end tag follows from that of the element they are in (13.1.2.4)."""
_NO_END_BEFORE = {
    "li": frozenset(("li",)),
    "option": frozenset(("option",)),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "tr": frozenset(("tr",)),
    # Not all that the standard lists: older parsers do not know that a section ends a paragraph.
    "p": frozenset("p ul ol div table dl blockquote h2 h3 h4".split()),
}
"""Whose end tag follows from the start of one of these."""
_HOLDS_PARAGRAPHS = frozenset("blockquote body dd div li td th".split())


def terse(root: Any) -> str:
    """The document as HTML, with its doctype; it parses to the same elements, attributes and texts.

    Args:
        root: Its `html` element, not changed.
    """
    return "<!doctype html>" + "".join(_written(root, True))


def _written(element: Any, tight: bool) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    yield f"<{element.tag}{''.join(_attribute(name, value) for name, value in element.attrib.items())}>"
    if element.tag in _VOID:
        return
    inside_tight = element.tag in _ONLY_ELEMENTS
    if element.tag in _RAW:
        yield element.text or ""
    else:
        yield from _text(element.text, inside_tight)
        for child in element:
            yield from _written(child, inside_tight)
            yield from _text(child.tail, inside_tight)
    if not _ends_by_itself(element, tight):
        yield f"</{element.tag}>"


def _text(text: str | None, tight: bool) -> Iterator[str]:
    if text and not (tight and text.isspace()):
        yield escape(text, quote=False)


def _attribute(name: str, value: str) -> str:
    if not value:
        return f" {name}"
    if _PLAIN.fullmatch(value) and "&" not in value:
        # A slash before the > would read as the end of an empty element.
        return f" {name}={value}" if not value.endswith("/") else f' {name}="{value}"'
    return f' {name}="{escape(value)}"'


def _ends_by_itself(element: Any, tight: bool) -> bool:
    if element.tag not in _NO_END_LAST:
        return False
    tail = "" if tight and (element.tail or "").isspace() else element.tail or ""
    following = element.getnext()
    if tail.strip():
        return False
    if following is not None:
        return following.tag in _NO_END_BEFORE.get(element.tag, ())
    return not tail and (element.tag != "p" or element.getparent().tag in _HOLDS_PARAGRAPHS)
