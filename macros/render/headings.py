# The headings of rendered HTML, for the contents list; and titles safe where they are not escaped.
from __future__ import annotations

from html.parser import HTMLParser
from typing import TypedDict

from markupsafe import escape


class Heading(TypedDict):
    """A heading as mkdocs wants it."""

    level: int
    id: str
    name: str
    children: list[Heading]


def plain_title(text: str) -> str:
    """A title from the data, escaped for where mkdocs prints titles as they are."""
    return str(escape(text))


def headings(html: str) -> list[Heading]:
    """The h2 and h3 with ids, each h3 inside the h2 before it; names are escaped."""
    parser = _HeadingParser()
    parser.feed(html)
    top: list[Heading] = []
    for heading in parser.found:
        heading["name"] = plain_title(" ".join(heading["name"].split()))
        if heading["level"] == 3 and top and top[-1]["level"] == 2:
            top[-1]["children"].append(heading)
        else:
            top.append(heading)
    return top


class _HeadingParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Heading] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs).get("id")
        if tag in ("h2", "h3") and own:
            self.found.append({"level": int(tag[1]), "id": own, "name": "", "children": []})
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h2", "h3"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1]["name"] += data
