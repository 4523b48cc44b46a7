# The pages on actors: all of them by kind, and one for each.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.links.backlinks import Backlinks
from macros.model.claim import Claim
from macros.model.standing import Conduct
from macros.model.world import StoryData
from macros.rules.sentence import count_words
from macros.views.mentions import Mentions, bounded, few
from macros.views.opening import shared_answer
from macros.views.outcomes_page import VerdictView, verdict_view
from macros.views.outward import Written
from macros.views.sections import SectionView, sections
from macros.views.sentence import Piece, Sentence, Writer
from macros.views.standing import RelationsView, RelationView, StanceRow, relation_view, relations_view, stances

GROUPS = {
    "state": "states",
    "person": "people",
    "body": "bodies",
    "organisation": "organisations",
    "armed-group": "armed-groups",
    "group": "groups",
}
"""Kinds of actor in the order they are shown, with the heading's id and word."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ku-Arab", "ps"})
"""Languages written from right to left (Unicode CLDR, among those that occur in news)."""

FIRST_SCREEN = 60
"""Words that the first screen's answer may have."""


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in a list."""

    actor: Piece
    role: Sentence
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """The actors of one kind."""

    id: str
    actors: tuple[ActorLine, ...]


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What the page of all actors shows."""

    answer: tuple[Sentence, ...]
    groups: tuple[ActorGroup, ...]
    relations: tuple[RelationsView, ...]
    """Of each story that states some."""
    stances: tuple[StanceRow, ...]


@dataclass(frozen=True, slots=True)
class StandView:
    """An actor's stance on a deal or a statement."""

    thing: str
    """`deal` or `statement`."""
    stance: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ActorStory:
    """An actor in one story."""

    title: str
    wanted: tuple[Sentence, ...]
    did: tuple[Sentence, ...]
    said: tuple[Sentence, ...]
    happened: tuple[Sentence, ...]
    verdicts: tuple[VerdictView, ...]
    stands: tuple[StandView, ...]
    relations: tuple[RelationView, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """A name as its own language writes it."""

    text: str
    lang: str
    direction: str
    """`rtl` or `ltr`."""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What an actor's page shows."""

    id: str
    name: str
    kind: str
    lead: tuple[Sentence, ...]
    """Who it was and, as far as the first screen has room, what it did."""
    original: tuple[Original, ...]
    forms: tuple[str, ...]
    stories: tuple[ActorStory, ...]
    sections: tuple[SectionView, ...]
    """For a body, how it works."""
    about: Mentions
    """What else is said about it."""
    naming: Mentions
    written: Written


def actors_page(writer: Writer) -> ActorsPage:
    """All actors by kind, each kind by name; how they stand to one another; where they stood."""
    answer = shared_answer(writer, "actors")
    groups = tuple(group for group in actor_groups(writer) if group.actors)
    stories = writer.world.stories.values()
    drawn = tuple(found for story in stories if (found := relations_view(writer, story)) is not None)
    return ActorsPage(answer, groups, drawn, tuple(row for story in stories for row in stances(writer, story)))


def main_actors(story: StoryData) -> frozenset[str]:
    """The actors of a story that took a stand, gained or lost."""
    outcomes = story.outcomes.outcomes if story.outcomes is not None else ()
    return frozenset({held.actor for _, held in story.positions()} | {each.actor for each in outcomes})


def actor_groups(writer: Writer, only: frozenset[str] | None = None) -> list[ActorGroup]:
    """The actors of each kind, by name: all, or only some."""
    groups = []
    for kind, heading in GROUPS.items():
        members = [
            actor for actor in writer.world.actors.values() if actor.kind == kind and (only is None or actor.id in only)
        ]
        lines = []
        for actor in sorted(members, key=lambda actor: actor.name.casefold()):
            writer.new_section(own=actor.id)
            role = writer.sentence(writer.world.claim(actor.role, actor.id))
            lines.append(ActorLine(writer.name(actor.id, card=False), role, actor.forms))
        groups.append(ActorGroup(heading, tuple(lines)))
    return groups


def actor_page(writer: Writer, actor_id: str, links: Backlinks) -> ActorPage:
    """The page of one actor of a checked World."""
    world = writer.world
    actor = world.actors[actor_id]
    writer.new_section(own=actor_id)
    role = world.claim(actor.role, actor_id)
    lead = tuple(writer.sentence(claim) for claim in _lead(writer, actor_id, role))
    stories = [_in_story(writer, actor_id, story) for story in world.stories.values()]
    body = world.institutions.get(actor_id)
    parts = sections(writer, body.sections, actor_id) if body is not None else ()
    shown = {sentence.key for story in stories for sentence in _sentences(story)}
    shown |= {sentence.key for part in parts for sentence in part.sentences}
    about = bounded(writer, [claim for claim in links.about if claim.key not in shown], actor_id)
    naming = few(writer, [claim for claim in links.naming if claim.key not in shown], actor_id)
    original = tuple(
        Original(each.text, each.lang, "rtl" if each.lang in RIGHT_TO_LEFT else "ltr") for each in actor.original
    )
    known = tuple(story for story in stories if next(_sentences(story), None) is not None)
    return ActorPage(
        actor_id,
        actor.name,
        actor.kind,
        lead,
        original,
        actor.forms,
        known,
        parts,
        about,
        naming,
        writer.written(actor),
    )


def _lead(writer: Writer, actor_id: str, role: Claim) -> Iterator[Claim]:
    yield role
    left = FIRST_SCREEN - count_words(writer.plain(role))
    for story in writer.world.stories.values():
        conduct = _conduct(story, actor_id)
        for slot in (*conduct.happened[:2], *conduct.did[:1], *conduct.said[:1]) if conduct is not None else ():
            claim = writer.world.claim(slot, story.id)
            left -= count_words(writer.plain(claim))
            if left < 0:
                return
            yield claim


def _conduct(story: StoryData, actor_id: str) -> Conduct | None:
    return next((each for each in story.conduct if each.actor == actor_id), None)


def _in_story(writer: Writer, actor_id: str, story: StoryData) -> ActorStory:
    conduct = _conduct(story, actor_id)

    def section(slots: tuple[str, ...]) -> tuple[Sentence, ...]:
        writer.new_section(own=actor_id)
        return writer.sentences(slots, story.id)

    wanted = section(conduct.wanted if conduct is not None else ())
    did = section(conduct.did if conduct is not None else ())
    said = section(conduct.said if conduct is not None else ())
    happened = section(conduct.happened if conduct is not None else ())
    writer.new_section(own=actor_id)
    outcomes = story.outcomes.outcomes if story.outcomes is not None else ()
    verdicts = tuple(verdict_view(writer, story, each) for each in outcomes if each.actor == actor_id)
    writer.new_section(own=actor_id)
    stands = tuple(
        StandView(thing, held.stance, writer.sentences(held.claims, story.id))
        for thing, held in story.positions()
        if held.actor == actor_id
    )
    writer.new_section(own=actor_id)
    relations = tuple(
        relation_view(writer, story, each, number, actor_id)
        for number, each in enumerate(story.relations, 1)
        if actor_id in (each.actor, each.to)
    )
    return ActorStory(story.story.title, wanted, did, said, happened, verdicts, stands, relations)


def _sentences(story: ActorStory) -> Iterator[Sentence]:
    yield from (*story.wanted, *story.did, *story.said, *story.happened)
    for verdict in story.verdicts:
        yield from (verdict.sentence, *verdict.others)
    for held in story.stands:
        yield from held.sentences
    for relation in story.relations:
        yield from relation.sentences
