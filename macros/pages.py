# Every generated page: its address, its title, and how its HTML is made.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.links import addresses
from macros.links.backlinks import Backlinks, backlinks
from macros.links.forms import FormIndex, index_of
from macros.links.pages import opening_of, pages_of
from macros.model.world import StoryData, World
from macros.render.environment import render
from macros.render.words import say
from macros.views.actors_pages import actor_page, actors_page
from macros.views.article_page import article_page
from macros.views.corridor_page import corridor_page
from macros.views.evidence_page import evidence_page
from macros.views.glossary_page import glossary_page
from macros.views.outcomes_page import outcomes_page
from macros.views.places_page import places_page
from macros.views.sentence import Writer
from macros.views.sources_page import sources_page
from macros.views.story_page import story_page
from macros.views.timeline_page import timeline_page
from macros.views.veto_page import veto_page


@dataclass(frozen=True)
class Page:
    """A page made from data."""

    address: str
    """Its folder from the site's root, with a closing slash."""
    title: str
    """For the browser's title, as plain text."""
    menu: str
    """For menus, as plain text."""
    in_menu: bool
    template: str
    view: Callable[[], object]
    moved_to: str = ""
    """For a page that only points to another: the way there from it."""

    @property
    def source(self) -> str:
        """Path of the Markdown file that stands for it."""
        return f"{self.address}index.md"

    def html(self) -> str:
        """The page's content."""
        return render(f"pages/{self.template}", self.view())


class Site:
    """A checked World with what pages share: word forms, backlinks, and the list of pages."""

    def __init__(self, world: World) -> None:
        self.world = world

    @cached_property
    def forms(self) -> FormIndex:
        """The word forms of the World."""
        return index_of(self.world)

    @cached_property
    def backlinks(self) -> Mapping[str, Backlinks]:
        """What leads to each entity."""
        return backlinks(self.world, self.forms)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every generated page by its address, in the order of the menu."""
        return {page.address: page for page in self._pages()}

    def writer(self, address: str, own: str = "") -> Writer:
        """A writer for the page at an address."""
        return Writer(self.world, self.forms, address, own)

    def _pages(self) -> Iterator[Page]:
        for story in self.world.stories.values():
            yield from self._story_pages(story)
        yield self._shared(addresses.ACTORS, "actors", lambda writer: actors_page(writer))
        yield self._shared(addresses.GLOSSARY, "glossary", lambda writer: glossary_page(writer, self.backlinks))
        yield self._shared(addresses.PLACES, "places", lambda writer: places_page(writer, self.backlinks))
        yield self._shared(addresses.SOURCES, "sources", lambda writer: sources_page(writer))
        for actor_id in sorted(self.world.actors):
            yield self._actor(actor_id)
        for moved in self.world.moved:
            if moved.is_page():
                yield self._moved(moved.old, moved.new)

    def _story_pages(self, story: StoryData) -> Iterator[Page]:
        views: dict[str, Callable[[Writer, StoryData], object]] = {
            "story": story_page,
            "veto": veto_page,
            "corridor": corridor_page,
            "winners-and-losers": outcomes_page,
            "timeline": timeline_page,
            "article": article_page,
            "evidence": evidence_page,
        }
        for name in pages_of(story):
            address = addresses.story_address(story.id, name)
            begins = opening_of(story, name)
            yield Page(
                address,
                begins.title,
                begins.menu,
                True,
                name,
                lambda name=name, address=address: views[name](self.writer(address), story),  # type: ignore[misc]
            )

    def _shared(self, address: str, name: str, view: Callable[[Writer], object]) -> Page:
        return Page(address, say(f"{name}_title"), say(name), True, name, lambda: view(self.writer(address)))

    def _moved(self, old: str, new: str) -> Page:
        href = addresses.relative(old, new)
        return Page(old, say("moved"), say("moved"), False, "moved", lambda: href, href)

    def _actor(self, actor_id: str) -> Page:
        address = addresses.entity_address(self.world, actor_id)
        name = self.world.actors[actor_id].name
        return Page(
            address,
            name,
            name,
            False,
            "actor",
            lambda: actor_page(self.writer(address, own=actor_id), actor_id, self.backlinks[actor_id]),
        )
