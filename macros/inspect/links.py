# Every link and every file a page asks for is there, and its anchor too.
from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from macros.inspect.built_page import BuiltPage
from macros.problem import Problem

_ADDRESS_ATTRIBUTES = ("href", "src")
_OUTSIDE = frozenset({"http", "https", "mailto"})


def links_lead_somewhere(pages: dict[str, BuiltPage]) -> Iterator[Problem]:
    """Each address on a page is an outside http(s) or mail address, or an existing file of the
    site, with an anchor that exists; each popover button opens a card that is there."""
    for page in pages.values():
        for element in page.root.iter():
            for attribute in _ADDRESS_ATTRIBUTES:
                address = element.get(attribute)
                if address is not None:
                    yield from _judge(pages, page, element, address)
            card = element.get("popovertarget")
            if card is not None and card not in page.anchors:
                yield Problem(page.place(element.sourceline or 1), "broken-card", f"no card {card!r} on this page")


def _judge(pages: dict[str, BuiltPage], page: BuiltPage, element: object, address: str) -> Iterator[Problem]:
    line = getattr(element, "sourceline", None) or 1
    parts = urlsplit(address.strip())
    if parts.scheme or parts.netloc:
        if parts.scheme not in _OUTSIDE:
            yield Problem(page.place(line), "bad-link", f"the address {address!r} is not a web address")
        return
    target = _resolve(page.path, parts.path)
    if target is None or not (page.folder / target).is_file():
        yield Problem(page.place(line), "broken-link", f"nothing stands at {address!r}", "a page or file of the site")
        return
    anchor = unquote(parts.fragment)
    if anchor and target in pages and anchor not in pages[target].anchors and not anchor.startswith("__"):
        yield Problem(page.place(line), "broken-anchor", f"{target} has no place {anchor!r}", "an id of that page")


def _resolve(page: str, path: str) -> str | None:
    if not path:
        return page
    path = unquote(path)
    folder = "" if path.startswith("/") else posixpath.dirname(page)
    target = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    if target.startswith(".."):
        return None
    if target == ".":
        return "index.html"
    return posixpath.join(target, "index.html") if path.endswith(("/", "/.", "..")) or path == "." else target
