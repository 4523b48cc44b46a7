# Brings pages of the site together in one document: ids and links become places in it, and what a
# page repeats for itself, the cards, is left to the document.
from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from typing import Any
from urllib.parse import unquote, urlsplit

_ID_LISTS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
_URL = re.compile(r"url\(#([^)]+)\)")
_DROPPED = "|".join(
    (
        ".//bdi[@popover]",  # the document has each card once
        ".//div[@popover]",
        ".//details[@class='names']",
        ".//*[@id='key']",
        ".//p[@class='hint']",
        ".//p[@class='shown-on']",
        ".//p[@class='downloads']",
        ".//p[contains(@class, 'make-claim')]",  # a tool for contributors, who have the site
        ".//script",
    )
)
# The script that shows a name's card finds it by what the link refers to.
_NEEDLESS = ("data-search-exclude", "data-shown", "interestfor")
_KEPT_AS_WRITTEN = frozenset({"pre", "code", "textarea"})


class Gathering:
    """Numbers the claims of a document by their first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def shown(self) -> tuple[str, ...]:
        """Keys of the claims that were shown, in order of their first appearance."""
        return tuple(self._numbers)

    def take_in(self, content: Any, page: str, *, deeper: int = 0) -> Any:
        """Make a page's content part of the document. It is changed in place and returned.

        Args:
            content: The element that holds it.
            page: The page's address on the site.
            deeper: By how many levels its headings go down.
        """
        for element in content.xpath(_DROPPED):
            element.drop_tree()
        linked(content, page)
        for heading in content.iter("h1", "h2", "h3", "h4", "h5"):
            heading.tag = f"h{min(6, int(heading.tag[1]) + deeper)}"
        for brief in content.find_class("brief"):
            # The claim stands elsewhere in the document; here its words lead to it.
            brief.find_class("claim")[0].drop_tag()
        for said in content.xpath(".//*[@class='said']"):
            self._number(said)
            said.drop_tag()
        return content

    def _number(self, said: Any) -> None:
        claim, mark = said.find_class("claim")[0], said.find_class("mark")[0]
        key = claim.get("data-claim")
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            claim.set("id", f"claim-{key}")
        mark.set("popovertarget", f"n{self._numbers[key]}")
        mark.attrib.pop("type")
        # The look of a mark follows from the kind of the sentence before it.
        mark.set("class", "mark")


def linked(content: Any, page: str) -> Any:
    """Turn a page's own ids and links into those of the document. It is changed in place and returned.

    Args:
        content: The element that holds it.
        page: The page's address on the site.
    """
    for element in content.iter():
        if isinstance(element.tag, str):
            _renamed(element, page)
        _squeezed(element)
    _link_once(content)
    return content


def _link_once(content: Any) -> None:
    """Keep the first link to each name in the sentences of a chapter, as a reader of one long page needs."""
    known = set()
    for link in content.xpath(".//*[@data-claim]//a[@data-ref]"):
        if link.get("data-ref") in known:
            link.drop_tag()
        known.add(link.get("data-ref"))


def place(page: str, address: str) -> str | None:
    """Where an address of the site is in the document: the same address without its #. None for
    what lies outside.

    Args:
        page: The address of the page that the link stands on.
        address: The link.
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    folder = posixpath.normpath(posixpath.join(page, parts.path)) if parts.path else page.rstrip("/")
    anchor = unquote(parts.fragment)
    if anchor.startswith("claim-"):
        return anchor
    return ("" if folder in ("", ".") else f"{folder}/") + anchor


def unlinked(root: Any, found: Collection[str]) -> None:
    """Take the links out of a document that lead to places it does not have; their words stay.

    Args:
        root: The document, changed in place.
        found: Every id in it.
    """
    for link in root.xpath(".//a[starts-with(@href, '#')]"):
        # A lone # leads to the top.
        if link.get("href") != "#" and link.get("href")[1:] not in found:
            link.drop_tag()


def _renamed(element: Any, page: str) -> None:
    for needless in _NEEDLESS:
        element.attrib.pop(needless, None)
    own, href = element.get("id"), element.get("href")
    if own is not None:
        element.set("id", f"{page}{own}")
    if href is not None:
        to = place(page, href)
        if to is not None:
            element.set("href", f"#{to}")
    for attribute in _ID_LISTS:
        if element.get(attribute):
            element.set(attribute, " ".join(f"{page}{each}" for each in element.get(attribute).split()))
    for attribute, value in element.attrib.items():
        if "url(#" in value:
            element.set(attribute, _URL.sub(rf"url(#{page}\1)", value))


def _squeezed(element: Any) -> None:
    """White space as narrow as it shows."""
    if element.tag not in _KEPT_AS_WRITTEN and element.text:
        element.text = re.sub(r"[ \n]+", " ", element.text)
    if element.tail:
        element.tail = re.sub(r"[ \n]+", " ", element.tail)
