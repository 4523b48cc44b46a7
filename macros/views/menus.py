# The masthead and the foot: the ways through the site from any page.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.links.addresses import ACTORS, GLOSSARY, PLACES, SOURCES, relative, story_address
from macros.links.pages import opening_of, pages_of
from macros.model.world import StoryData, World


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A way to a page."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """The masthead or the foot."""

    name: str
    home: str
    items: tuple[MenuItem, ...]


class Way:
    """How one page links to others: relative, or from an absolute base for a page without a place."""

    def __init__(self, page: str, base: str = "") -> None:
        self.page = page
        self._base = base

    def to(self, address: str) -> str:
        """The link to an address of the site."""
        return f"{self._base.rstrip('/')}/{address}" if self._base else relative(self.page, address)

    def item(self, text: str, address: str) -> MenuItem:
        """A menu's entry."""
        return MenuItem(text, self.to(address), address == self.page and not self._base)


def masthead(world: World, way: Way, name: str, words: tuple[str, str]) -> Menu:
    """The site's name, the sections of the story the page belongs to, actors and glossary.

    Args:
        world: A checked World.
        way: How the page links.
        name: The site's name.
        words: What actors and glossary are called.
    """
    story = _story_of(world, way.page)
    items = [
        way.item(opening_of(story, page).menu, story_address(story.id, page))
        for page in pages_of(story)
        if page != "evidence"
    ]
    items += [way.item(words[0], ACTORS), way.item(words[1], GLOSSARY)]
    return Menu(name, way.to(""), tuple(items))


def foot(world: World, way: Way, words: tuple[str, str], written: Iterable[tuple[str, str]]) -> Menu:
    """What the masthead leaves out: evidence, places, sources, other stories, hand-written pages."""
    story = _story_of(world, way.page)
    items = [way.item(opening_of(story, "evidence").menu, story_address(story.id, "evidence"))]
    items += [way.item(words[0], PLACES), way.item(words[1], SOURCES)]
    items += [
        way.item(other.story.title, story_address(other.id)) for other in world.stories.values() if other is not story
    ]
    items += [way.item(title, address) for title, address in written]
    return Menu("", way.to(""), tuple(items))


def _story_of(world: World, page: str) -> StoryData:
    return world.stories.get(page.split("/", 1)[0]) or next(iter(world.stories.values()))
