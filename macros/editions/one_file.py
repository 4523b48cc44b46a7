# A story in one file: its pages one after the other, then who is who, terms, places, the proof of
# every sentence and the sources, with style and scripts inside. It may fetch nothing, and says so to
# the browser.
from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import lxml.html

from macros.editions.imprint import Imprint
from macros.editions.in_one import Gathering, linked, unlinked
from macros.editions.terse import terse
from macros.links.addresses import EVIDENCE, SOURCES, story_address
from macros.links.pages import opening_of, pages_of
from macros.model.world import StoryData
from macros.pages import Site
from macros.render.assets import single_file_assets
from macros.render.environment import render
from macros.render.words import say
from macros.views.appendix import EntryGroup, NoteView, entries, notes, sources
from macros.views.menus import Menu, MenuItem
from macros.views.sources_page import SourceGroup


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the file for its list of contents."""

    place: str
    title: str
    sections: tuple[tuple[str, str], ...] = ()
    """Place and title of each section with a heading."""


@dataclass(frozen=True, slots=True)
class OneFile:
    """What the file's template prints."""

    title: str
    summary: str
    imprint: Imprint
    menu: Menu
    chapters: tuple[Chapter, ...]
    content: str
    """HTML of the chapters."""
    groups: tuple[EntryGroup, ...]
    sources: tuple[SourceGroup, ...]
    style: str
    scripts: tuple[str, ...]
    policy: str
    """Content-Security-Policy: nothing may be fetched, and only what stands here may run."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The proofs, for their template."""

    entries: tuple[NoteView, ...]


def one_file(folder: Path, site: Site, story: StoryData, imprint: Imprint) -> bytes:
    """The whole story as one HTML document, in UTF-8.

    Args:
        folder: The built and inspected site.
        site: What it was built from.
        story: The story.
        imprint: What the edition says of itself.
    """
    gathering = Gathering()
    chapters, parts = [], []
    for name in (name for name in pages_of(story) if name != "evidence"):
        address = story_address(story.id, name)
        content = gathering.take_in(_article(folder / address / "index.html"), address, deeper=1)
        chapters.append(Chapter(address, opening_of(story, name).menu, tuple(_sections(content))))
        parts.append(_chapter(content, address))
    view = _view(site, story, imprint, tuple(chapters), "".join(parts))
    document: Any = lxml.html.document_fromstring(render("editions/one_file", view))
    for part in document.find_class("appendix"):
        gathering.take_in(part, "")
    proofs = Notes(notes(site.writer(""), gathering.shown))
    held = linked(lxml.html.fragment_fromstring(render("editions/notes", proofs)), "")
    document.get_element_by_id("notes").append(held)
    unlinked(document, {element.get("id") for element in document.iter() if element.get("id")})
    return terse(document).encode()


def _article(path: Path) -> Any:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    document: Any = lxml.html.document_fromstring(path.read_bytes(), parser=parser)
    return document.xpath("//main//article")[0]


def _chapter(content: Any, address: str) -> str:
    content.tag = "section"
    content.set("class", "chapter")
    content.set("id", address)
    content.tail = None
    return str(lxml.html.tostring(content, encoding="unicode"))


def _sections(content: Any) -> Iterator[tuple[str, str]]:
    for heading in content.iter("h3"):
        if heading.get("id"):
            yield heading.get("id"), heading.text_content().strip()


def _view(site: Site, story: StoryData, imprint: Imprint, chapters: tuple[Chapter, ...], content: str) -> OneFile:
    writer = site.writer("")
    groups = entries(writer)
    lists = [Chapter(group.place, say(group.word)) for group in groups]
    evidence, found = Chapter(EVIDENCE, say("evidence")), Chapter(SOURCES, say("sources"))
    # The masthead has room for a line; the rest is in the contents.
    masthead = (*chapters, lists[0], evidence)
    style, scripts = single_file_assets()
    begins = opening_of(story, "story")
    return OneFile(
        title=story.story.title,
        summary=" ".join(writer.plain(site.world.claim(slot, story.id)) for slot in begins.answer),
        imprint=imprint,
        menu=Menu(imprint.name, "#", tuple(MenuItem(each.title, f"#{each.place}", False) for each in masthead)),
        chapters=(*chapters, *lists, evidence, found),
        content=content,
        groups=groups,
        sources=sources(writer),
        style=style,
        scripts=scripts,
        policy="; ".join(
            (
                "default-src 'none'",
                f"style-src {_hash(style)}",
                f"script-src {' '.join(_hash(script) for script in scripts)}",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
