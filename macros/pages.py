# Every generated page: its address, its title, and how its HTML is made.
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from macros.links import addresses
from macros.links.backlinks import Backlinks, backlinks
from macros.links.forms import FormIndex, index_of
from macros.links.pages import opening_of, pages_of
from macros.links.usage import usage
from macros.model.claim import Claim
from macros.model.world import StoryData, World
from macros.render.environment import render
from macros.render.words import say
from macros.views.actors_pages import actor_page, actors_page
from macros.views.article_page import article_page
from macros.views.cards import cards
from macros.views.corridor_page import corridor_page
from macros.views.evidence_page import evidence_page, evidence_parts, part_name, shared_claims, shared_evidence_page
from macros.views.glossary_page import glossary_page
from macros.views.menus import Way, foot, masthead
from macros.views.outcomes_page import outcomes_page
from macros.views.places_page import places_page
from macros.views.sentence import Piece, Writer
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
    view: Callable[[Writer], object]
    site: Site
    own: str = ""
    """Id of the entity it is about, or ""."""
    summary: str = ""
    """What it answers, as plain text, for search engines."""
    spellings: tuple[str, ...] = ()
    """Words that must find it."""
    moved_to: str = ""
    """For a page that only points to another: the way there from it."""

    @property
    def source(self) -> str:
        """Path of the Markdown file that stands for it."""
        return f"{self.address}index.md"

    def html(self) -> str:
        """The page's content, with the cards of the names it links."""
        writer = self.site.writer(self.address, self.own)
        return render(f"pages/{self.template}", self.view(writer)) + cards_html(writer)


def cards_html(writer: Writer) -> str:
    """The cards of the names that a writer has linked."""
    return render("components/card/template", cards(writer))


def menu_html(
    site: Site | None, which: str, page: str, base: str, name: str, written: Iterable[tuple[str, str]]
) -> str:
    """The masthead or the footer of a page.

    Args:
        site: The site; without one there are no ways to offer.
        which: `masthead` or `footer`.
        page: Address of the page.
        base: Absolute base for a page without an address of its own, else "".
        name: The site's name.
        written: Title (as HTML) and address of each hand-written page.
    """
    if site is None:
        return ""
    way = Way(page, base)
    if which == "masthead":
        return render("components/masthead/template", masthead(site.world, way, name, (say("actors"), say("glossary"))))
    plain = [(unescape(title), address) for title, address in written]
    return render("components/footer/template", foot(site.world, way, (say("places"), say("sources")), plain))


def _shows(href: str) -> Callable[[Writer], object]:
    return lambda _: href


class Site:
    """A checked World with what pages share: word forms, backlinks, and the list of pages."""

    def __init__(self, world: World, report: str = "", edit: str = "") -> None:
        """
        Args:
            world: A checked World.
            report: Address to report a wrong sentence to, or "".
            edit: Address to edit the project's files at, or "".
        """
        self.world = world
        self._report = report
        self._edit = edit

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

    @cached_property
    def _usage(self) -> Mapping[str, tuple[str, ...]]:
        return usage(self.world)

    def writer(self, address: str, own: str = "") -> Writer:
        """A writer for the page at an address."""
        return Writer(self.world, self.forms, address, own, self._report, self._edit)

    def _shown_on(self, writer: Writer, key: str) -> tuple[Piece, ...]:
        """The pages that show a claim, but the one it is asked for."""
        found = [address for address in self._usage[key] if address.partition("#")[0] != writer.page]
        return tuple(Piece(self._menu_word(address), writer.to(address)) for address in found)

    def _menu_word(self, address: str) -> str:
        path = address.partition("#")[0]
        return self.pages[path].menu if path in self.pages else say("home")

    def _pages(self) -> Iterator[Page]:
        for story in self.world.stories.values():
            yield from self._story_pages(story)
        yield self._shared(addresses.ACTORS, "actors", actors_page)
        yield self._shared(addresses.GLOSSARY, "glossary", lambda writer: glossary_page(writer, self.backlinks))
        yield self._shared(addresses.PLACES, "places", lambda writer: places_page(writer, self.backlinks))
        yield self._shared(addresses.SOURCES, "sources", sources_page)
        yield self._shared(addresses.EVIDENCE, "evidence", evidence_parts, "evidence-parts")
        for group in sorted(shared_claims(self.world)):
            yield self._shared_evidence(group)
        for actor_id in sorted(self.world.actors):
            yield self._actor(actor_id)
        for moved in self.world.moved:
            if moved.is_page():
                href = addresses.relative(moved.old, moved.new)
                yield Page(moved.old, say("moved"), say("moved"), False, "moved", _shows(href), self, moved_to=href)

    def _story_pages(self, story: StoryData) -> Iterator[Page]:
        views: dict[str, Callable[[Writer], object]] = {
            "story": lambda writer: story_page(writer, story),
            "veto": lambda writer: veto_page(writer, story),
            "corridor": lambda writer: corridor_page(writer, story),
            "winners-and-losers": lambda writer: outcomes_page(writer, story),
            "timeline": lambda writer: timeline_page(writer, story),
            "article": lambda writer: article_page(writer, story, self._shown_on),
            "evidence": lambda writer: evidence_page(writer, story, self._shown_on),
        }
        for name in pages_of(story):
            begins = opening_of(story, name)
            address = addresses.story_address(story.id, name)
            answer = [self.world.claim(slot, story.id) for slot in begins.answer]
            yield Page(address, begins.title, begins.menu, True, name, views[name], self, summary=self._plain(answer))

    def _plain(self, claims: Iterable[Claim]) -> str:
        writer = self.writer("")
        return " ".join(writer.plain(claim) for claim in claims)

    def _shared_evidence(self, group: str) -> Page:
        name = say(group) if group in addresses.SHARED_GROUPS else part_name(group)
        return Page(
            f"{addresses.EVIDENCE}{group}/",
            f"{say('evidence_of')} {name}",
            name,
            False,
            "evidence",
            lambda writer: shared_evidence_page(writer, group, self._shown_on),
            self,
            summary=say("evidence_summary"),
        )

    def _shared(self, address: str, name: str, view: Callable[[Writer], object], template: str = "") -> Page:
        answer = [self.world.claims[key] for each in self.world.openings if each.page == name for key in each.answer]
        summary = self._plain(answer) or say(f"{name}_summary")
        found_by = {"glossary": ("term",), "places": ("place", "road")}.get(name, ())
        spellings = tuple(form for kind, entity in self.world.entities() if kind in found_by for form in entity.forms)
        return Page(
            address,
            say(f"{name}_title"),
            say(name),
            True,
            template or name,
            view,
            self,
            summary=summary,
            spellings=spellings,
        )

    def _actor(self, actor_id: str) -> Page:
        actor = self.world.actors[actor_id]
        return Page(
            addresses.entity_address(self.world, actor_id),
            actor.name,
            actor.name,
            False,
            "actor",
            lambda writer: actor_page(writer, actor_id, self.backlinks[actor_id]),
            self,
            own=actor_id,
            summary=self._plain([self.world.claim(actor.role, actor_id)]),
            spellings=actor.forms,
        )
