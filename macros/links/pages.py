# Which pages a story has: a page exists when the file that fills it exists.
from __future__ import annotations

from collections.abc import Iterator

from macros.model.story import Opening, PageName
from macros.model.world import StoryData


def pages_of(story: StoryData) -> tuple[PageName, ...]:
    """The names of a story's pages, in the order of the masthead."""
    return tuple(_pages(story))


def _pages(story: StoryData) -> Iterator[PageName]:
    yield "story"
    if story.matter is not None:
        yield "veto"
    if story.zone is not None:
        yield "corridor"
    if story.outcomes is not None:
        yield "winners-and-losers"
    if story.events:
        yield "timeline"
    yield "article"
    yield "evidence"


def opening_of(story: StoryData, page: PageName) -> Opening:
    """How a page of a checked story begins.

    Raises:
        KeyError: If the story has no opening for it.
    """
    for opening in story.story.openings:
        if opening.page == page:
            return opening
    raise KeyError(page)
