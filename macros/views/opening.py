# What every page of a story begins with, and the way to its other pages.
from __future__ import annotations

from dataclasses import dataclass

from macros.links.addresses import story_address
from macros.links.pages import opening_of, pages_of
from macros.model.story import PageName
from macros.model.world import StoryData
from macros.views.sentence import Piece, Sentence, Writer


@dataclass(frozen=True, slots=True)
class OpeningView:
    """Title and answer of a page."""

    title: str
    menu: str
    answer: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A way in: another page's question with the first sentence of its answer."""

    menu: str
    title: str
    href: str
    answer: tuple[Sentence, ...]


def opening(writer: Writer, story: StoryData, page: PageName) -> OpeningView:
    """The opening of a page of a checked story."""
    found = opening_of(story, page)
    writer.new_section()
    return OpeningView(found.title, found.menu, writer.sentences(found.answer, story.id))


def shared_answer(writer: Writer, page: str) -> tuple[Sentence, ...]:
    """The answer of a page that all stories share; none when the data gives none."""
    writer.new_section()
    slots = [slot for opening in writer.world.openings if opening.page == page for slot in opening.answer]
    return writer.sentences(slots, "")


def questions(writer: Writer, story: StoryData) -> tuple[Question, ...]:
    """The story's pages that answer a question on the matter, each with the first sentence of its
    answer; the article and the evidence are about the text instead."""
    found = []
    for page in pages_of(story):
        begins = opening_of(story, page)
        if page not in ("story", "article", "evidence") and begins.answer:
            writer.new_section()
            href = writer.to(story_address(story.id, page))
            found.append(Question(begins.menu, begins.title, href, writer.sentences(begins.answer[:1], story.id)))
    return tuple(found)


def pages(writer: Writer, story: StoryData) -> tuple[Piece, ...]:
    """The story's pages by their menu words."""
    return tuple(
        Piece(opening_of(story, page).menu, writer.to(story_address(story.id, page))) for page in pages_of(story)
    )
