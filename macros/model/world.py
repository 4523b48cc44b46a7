# Everything that was read, put together and frozen: what checks judge and views show.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeVar

from macros.model.article import Article
from macros.model.base_map import BaseMap, Shapes
from macros.model.claim import Claim
from macros.model.council import Ballot, Vetoed
from macros.model.entities import Actor, Entity, EntityType, Institution, Place, Road, Term
from macros.model.record import Record
from macros.model.section import SharedOpening
from macros.model.source import Origin, Source
from macros.model.standing import Conduct, Outcomes, Position, Relation
from macros.model.story import Event, Guard, Matter, Note, Story, Zone
from macros.model.upkeep import Correction, LeftOut, Moved, Style

Named = TypeVar("Named")


@dataclass(frozen=True)
class StoryData:
    """One story with all its files; a part whose file does not exist is empty or None."""

    id: str
    story: Story
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
    guards: tuple[Guard, ...] = ()
    matter: Matter | None = None
    zone: Zone | None = None
    outcomes: Outcomes | None = None
    relations: tuple[Relation, ...] = ()
    conduct: tuple[Conduct, ...] = ()
    votes: tuple[Ballot, ...] = ()
    vetoes: tuple[Vetoed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def positions(self) -> Iterator[tuple[Literal["deal", "statement"], Position]]:
        """Where actors stood: on the deal, and on what was put to a body."""
        for held in self.zone.positions if self.zone is not None else ():
            yield "deal", held
        for held in self.matter.positions if self.matter is not None else ():
            yield "statement", held

    def records(self) -> Iterator[Record]:
        """Every record of the story, claims of its claims file apart."""
        yield self.story
        yield from self.events
        yield from self.notes
        yield from self.guards
        yield from self.relations
        yield from self.conduct
        yield from self.votes
        yield from self.vetoes
        yield from (part for part in (self.matter, self.zone, self.outcomes) if part is not None)


@dataclass(frozen=True)
class World:
    """All data of a project. Its records are frozen, and so are its mappings by convention."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    roads: Mapping[str, Road] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    institutions: Mapping[str, Institution] = field(default_factory=dict)
    stories: Mapping[str, StoryData] = field(default_factory=dict)
    """By id, the earliest added first."""
    articles: Mapping[str, Article] = field(default_factory=dict)
    base_maps: Mapping[str, BaseMap] = field(default_factory=dict)
    shapes: Mapping[str, Shapes] = field(default_factory=dict)
    """The shapes of each base map."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """Every claim by its key, inline ones included."""
    shared_claims: tuple[Claim, ...] = ()
    """The claims of data/claims/ in file order."""
    openings: tuple[SharedOpening, ...] = ()
    style: Style | None = None
    corrections: tuple[Correction, ...] = ()
    """In file order."""
    moved: tuple[Moved, ...] = ()
    incomplete: bool = False
    """Whether anything was left out because it is broken. What is missing is then not judged."""
    worked_out: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What is costly to work out of it, kept by whoever does so under a name of its own."""
    unreadable: frozenset[str] = frozenset()
    """Ids whose record is broken. Their own mistake is reported; a use of them is not another."""

    def entities(self) -> Iterator[tuple[EntityType, Entity]]:
        """Every entity with its type, by type and id."""
        for kind, group in self._groups().items():
            for entity_id in sorted(group):
                yield kind, group[entity_id]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of every entity by its id."""
        return {entity.id: entity.name for _, entity in self.entities()}

    def entity(self, entity_id: str) -> tuple[EntityType, Entity] | None:
        """The entity with this id and its type, or None."""
        for kind, group in self._groups().items():
            if entity_id in group:
                return kind, group[entity_id]
        return None

    def _groups(self) -> Mapping[EntityType, Mapping[str, Entity]]:
        return {"actor": self.actors, "place": self.places, "road": self.roads, "term": self.terms}

    def find_claim(self, slot: Claim | str, scope: str) -> Claim | None:
        """The claim that a slot holds or names, looked up in its scope first, or None."""
        if isinstance(slot, Claim):
            return slot
        return self.claims.get(f"{scope}.{slot}") or self.claims.get(slot)

    def claim(self, slot: Claim | str, scope: str) -> Claim:
        """As `find_claim`, in a World that passed its checks.

        Raises:
            KeyError: If there is no such claim.
        """
        found = self.find_claim(slot, scope)
        if found is None:
            raise KeyError(slot)
        return found

    def article_of(self, story: StoryData) -> Article | None:
        """The article a story explains, or None when it is not there."""
        return self.articles.get(story.story.article)

    def article_source(self, source_id: str | None) -> Origin | None:
        """The source when it is kept whole, or None."""
        source = self.sources.get(source_id or "")
        return source if isinstance(source, Origin) else None
