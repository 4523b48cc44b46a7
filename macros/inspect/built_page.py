# A page of the built site, parsed once for all inspections.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import lxml.html

from macros.problem import Place


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the site."""

    path: str
    """Relative to the site's folder, with forward slashes."""
    folder: Path
    root: Any
    """The parsed document."""

    @cached_property
    def ids(self) -> list[tuple[str, int]]:
        """Every id with its line, in document order."""
        return [(element.get("id"), element.sourceline or 1) for element in self.root.iter() if element.get("id")]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What an address of this page may name after its #."""
        named = {element.get("name") for element in self.root.iter("a") if element.get("name")}
        return frozenset({own for own, _ in self.ids} | named)

    def content(self) -> Iterator[Any]:
        """The elements that hold the page's own content: all of main but its menus."""
        yield from self.root.xpath("//main//article")

    def place(self, line: int) -> Place:
        """Where on the page, by line."""
        return Place(self.path, line, 1, line, 2)


def read_pages(folder: Path) -> dict[str, BuiltPage]:
    """Every HTML file of a built site by its path."""
    pages = {}
    parser = lxml.html.HTMLParser(encoding="utf-8")
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        pages[name] = BuiltPage(name, folder, lxml.html.document_fromstring(path.read_bytes(), parser=parser))
    return pages
