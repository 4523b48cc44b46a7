# The macros: the vocabulary for anyone who writes a page. Each leaves an empty placeholder in the
# Markdown; its HTML is put in afterwards, so that nothing from the data is read as Markdown.
from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from macros.check.pointers import claim_is_known, unknown
from macros.field_guide import guide
from macros.links.addresses import story_address
from macros.links.pages import opening_of, pages_of
from macros.links.pointers import Target
from macros.pages import Site
from macros.problem import Place, Problem
from macros.render.environment import render
from macros.views.actors_pages import actor_groups, main_actors
from macros.views.corridor_map import maps_of
from macros.views.map_view import SmallMap
from macros.views.opening import opening, questions
from macros.views.outcomes_page import matrix
from macros.views.sentence import Writer
from macros.views.story_page import key_numbers, some_open_questions
from macros.views.timeline_page import events
from macros.views.upkeep import corrections, last_checked, source_types


class Fragment(NamedTuple):
    """What a macro shows: a template and its view, in a line of text or as a block."""

    template: str
    view: object
    block: bool = True


class WrongArgument(ValueError):
    """A macro was given an id it cannot use; holds the problems, placed at the file's start."""

    def __init__(self, problems: list[Problem], given: str = "") -> None:
        super().__init__(problems[0].message if problems else "")
        self.problems = problems
        self.given = given
        """The argument at fault, as it was written."""


class Vocabulary:
    """The macros of a site, for one page."""

    def __init__(self, site: Site, writer: Writer) -> None:
        self._site = site
        self._world = site.world
        self._writer = writer

    def generated(self, address: str) -> Fragment:
        """The whole page that the data makes at an address; pages in docs/ do not need it."""
        return Fragment("fragments/html", self._site.pages[address].html())

    def claim(self, claim_id: str) -> Fragment:
        """One claim in the running text, with its mark and proof. `claim("story.id")`"""
        self._need_claim(claim_id)
        return Fragment("fragments/claim", self._writer.sentence(self._world.claims[claim_id]), block=False)

    def quote(self, claim_id: str) -> Fragment:
        """The exact words that a claim rests on, set off, with their sources. `quote("story.id")`"""
        self._need_claim(claim_id)
        return Fragment("fragments/quote", self._writer.sentence(self._world.claims[claim_id]))

    def name(self, entity_id: str) -> Fragment:
        """The name of an actor, place, road or term, linked. `name("id")`"""
        known = [entity.id for _, entity in self._world.entities()]
        self._need(entity_id, known, "entity")
        return Fragment("fragments/name", self._writer.name(entity_id), block=False)

    def source(self, source_id: str) -> Fragment:
        """The name of a source, linked. `source("id")`"""
        self._need(source_id, list(self._world.sources), "source")
        return Fragment("fragments/name", self._writer.source(source_id), block=False)

    def answer(self, story_id: str, page: str = "story") -> Fragment:
        """Title and answer of a page of a story, as the page's own heading. `answer("story", "veto")`"""
        story = self._story(story_id)
        found = [name for name in pages_of(story) if name == page]
        self._need(page, pages_of(story), "page")
        begins = opening(self._writer, story, found[0])
        answer = opening_of(story, found[0]).answer
        self._writer.summary = " ".join(self._writer.plain(self._world.claim(slot, story_id)) for slot in answer)
        return Fragment("fragments/opening", begins)

    def key_numbers(self, story_id: str) -> Fragment:
        """The key numbers of a story, each with its sentence. `key_numbers("story")`"""
        return Fragment("fragments/numbers", key_numbers(self._writer, self._story(story_id)))

    def questions(self, story_id: str) -> Fragment:
        """The ways into a story: each page's question and first answer. `questions("story")`"""
        return Fragment("fragments/questions", questions(self._writer, self._story(story_id)))

    def open_questions(self, story_id: str, most: int = 0) -> Fragment:
        """What was open on the day of a story's article: all of it, or only the first few.
        `open_questions("story")`, `open_questions("story", 3)`"""
        return Fragment("fragments/open", some_open_questions(self._writer, self._story(story_id), most))

    def timeline(self, story_id: str) -> Fragment:
        """The events of a story. `timeline("story")`"""
        return Fragment("fragments/timeline", events(self._writer, self._story(story_id)))

    def matrix(self, story_id: str) -> Fragment:
        """Who gained and lost, and who says so. `matrix("story")`"""
        story = self._story(story_id)
        if story.outcomes is None:
            message = f"the story {story_id!r} has no outcomes.yml"
            raise WrongArgument([Problem(_NOWHERE, "macro-argument", message, "a story with outcomes")], story_id)
        return Fragment("fragments/matrix", matrix(self._writer, story))

    def map(self, story_id: str) -> Fragment:
        """A small map of a story's zone, which leads to its page. `map("story")`"""
        story = self._story(story_id)
        drawn = maps_of(self._world, story)
        if not drawn:
            message = f"the story {story_id!r} has no zone to draw"
            raise WrongArgument([Problem(_NOWHERE, "macro-argument", message, "a zone with a base map")], story_id)
        href = self._writer.to(story_address(story_id, "corridor"))
        return Fragment("fragments/map", SmallMap(drawn[-1], opening_of(story, "corridor").title, href))

    def actors(self, story_id: str = "") -> Fragment:
        """The actors by kind, with who each was: all of them, or those of a story that took a stand,
        gained or lost. `actors()`, `actors("story")`"""
        only = main_actors(self._story(story_id)) if story_id else None
        return Fragment("fragments/actors", [group for group in actor_groups(self._writer, only) if group.actors])

    def corrections(self) -> Fragment:
        """The sentences that were wrong and were put right. `corrections()`"""
        return Fragment("fragments/corrections", corrections(self._writer))

    def source_types(self) -> Fragment:
        """The types of source, with how much rests on each. `source_types()`"""
        return Fragment("fragments/source_types", source_types(self._writer))

    def last_checked(self) -> Fragment:
        """When each story was last checked against its sources. `last_checked()`"""
        return Fragment("fragments/last_checked", last_checked(self._writer))

    def macro_guide(self) -> Fragment:
        """This list of macros. `macro_guide()`"""
        return Fragment("fragments/macro_guide", [(name, _doc(macro)) for name, macro in documented()])

    def field_guide(self) -> Fragment:
        """The kinds of data file with examples and fields, from the model itself. `field_guide()`"""
        return Fragment("fragments/field_guide", guide())

    def _story(self, story_id: str) -> Any:
        self._need(story_id, list(self._world.stories), "story")
        return self._world.stories[story_id]

    def _need_claim(self, claim_id: str) -> None:
        if not isinstance(claim_id, str):
            self._need(claim_id, (), "claim")
        problems = list(claim_is_known(self._world, claim_id, "", _NOWHERE))
        if problems:
            raise WrongArgument(problems, claim_id)

    def _need(self, given: str, known: Collection[str], target: Target) -> None:
        if not isinstance(given, str):
            message = f"{given!r} is not a text"
            raise WrongArgument([Problem(_NOWHERE, "macro-argument", message, "ids in quotation marks")])
        if given not in known:
            raise WrongArgument(list(unknown(self._world, given, target, known, _NOWHERE)), given)


_NOWHERE = Place("", 1, 1, 1, 2)


def documented() -> list[tuple[str, Callable[..., Fragment]]]:
    """The macros for authors, by name, in the order they are written here."""
    found = [(name, value) for name, value in vars(Vocabulary).items() if not name.startswith("_")]
    return [(name, value) for name, value in found if name != "generated"]


def _doc(macro: Callable[..., Fragment]) -> str:
    return (macro.__doc__ or "").strip()


MACRO_NAMES = tuple(name for name in vars(Vocabulary) if not name.startswith("_"))


class Slots:
    """The placeholders of one page, and the HTML that belongs into each."""

    _PATTERN = re.compile(r'(?:<p>\s*)?<(div|span) data-slot="(\d+)"></\1>(?:\s*</p>)?')

    def __init__(self) -> None:
        self._html: list[tuple[str, bool]] = []

    def add(self, fragment: Fragment) -> str:
        """Keep a fragment's HTML; returns the placeholder to leave in the Markdown."""
        self._html.append((render(fragment.template, fragment.view), fragment.block))
        number = len(self._html) - 1
        return render("fragments/placeholder", {"block": fragment.block, "number": number})

    def fill(self, html: str) -> str:
        """The page's HTML with every placeholder replaced; forged ones stay as they are."""

        def put(match: re.Match[str]) -> str:
            number = int(match[2])
            if number >= len(self._html):
                return match[0]
            content, block = self._html[number]
            return content if block else match[0].replace(_bare(match), content)

        return self._PATTERN.sub(put, html)


def _bare(match: re.Match[str]) -> str:
    return f'<{match[1]} data-slot="{match[2]}"></{match[1]}>'


def macros_for(
    site: Site, page: Callable[[], str], slots: dict[str, Slots], writers: dict[str, Writer]
) -> dict[str, Callable[..., str]]:
    """The macros as functions that leave placeholders on whatever page is being read.

    Args:
        site: The site.
        page: Gives the path of the page being read, below docs/.
        slots: The placeholders by that path; a page's entry is made at first use.
        writers: The writers of hand-written pages by that path, likewise.
    """

    def bind(name: str) -> Callable[..., str]:
        def macro(*args: Any, **kwargs: Any) -> str:
            path = page()
            if path not in writers:
                writers[path] = site.writer(address_of(path))
            fragment = getattr(Vocabulary(site, writers[path]), name)(*args, **kwargs)
            return slots.setdefault(path, Slots()).add(fragment)

        macro.__name__ = name
        macro.__doc__ = getattr(Vocabulary, name).__doc__
        return macro

    return {name: bind(name) for name in MACRO_NAMES}


def address_of(path: str) -> str:
    """The address of a page by its path below docs/: `index.md` is "", `about.md` is "about/"."""
    stem = path.removesuffix(".md")
    if stem in ("index", "README"):
        return ""
    stem = stem.removesuffix("/index").removesuffix("/README")
    return f"{stem}/"
