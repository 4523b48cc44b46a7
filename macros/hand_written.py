# First mentions in hand-written pages: the same linker as in claims, on what Markdown made of them.
from __future__ import annotations

import re
from html import unescape

from macros.render.environment import render
from macros.views.sentence import Writer

_TAG = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_TO_LINKS = frozenset("a button blockquote cite code h1 h2 h3 h4 h5 h6 pre q script style svg".split())
_STARTS_SECTION = frozenset({"h1", "h2", "h3"})


def link_first_mentions(html: str, writer: Writer) -> str:
    """The HTML with the first mention of each actor, place, road and term in a section as a link.

    Args:
        html: What Markdown made of a page, before anything from the data is put into it.
        writer: The page's writer, which remembers what it has linked.

    Returns:
        The same HTML but for the links. Headings, links, quotations and code are left alone.
    """
    parts = _TAG.split(html)
    closed = 0
    for number, part in enumerate(parts):
        name = _NAME.match(part)
        if name is not None:
            tag, ends = name[1].lower(), part.startswith("</")
            if tag in _STARTS_SECTION and not ends:
                writer.new_section()
            if tag in _CLOSED_TO_LINKS:
                closed += -1 if ends else 1
        elif part and not closed and not part.startswith("<!--"):
            pieces = writer.linked(unescape(part))
            if any(piece.href for piece in pieces):
                parts[number] = render("fragments/pieces", pieces)
    return "".join(parts)
