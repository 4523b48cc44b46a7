# The pages on actors: all of them by kind, and one for each.
from __future__ import annotations

from dataclasses import dataclass

from macros.links.backlinks import Backlinks
from macros.model.world import StoryData
from macros.views.mentions import Mentions, bounded
from macros.views.opening import shared_answer
from macros.views.outcomes_page import VerdictView
from macros.views.sentence import Piece, Sentence, Writer

GROUPS = {
    "state": "states",
    "person": "people",
    "body": "bodies",
    "organisation": "organisations",
    "armed-group": "armed-groups",
    "group": "groups",
}
"""Kinds of actor in the order they are shown, with the heading's id and word."""


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor in a list."""

    actor: Piece
    role: Sentence


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


@dataclass(frozen=True, slots=True)
class StandView:
    """An actor's stance on a matter."""

    matter: str
    stance: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ActorStory:
    """An actor in one story."""

    title: str
    about: Mentions
    stands: tuple[StandView, ...]
    verdicts: tuple[VerdictView, ...]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What an actor's page shows."""

    id: str
    name: str
    kind: str
    role: Sentence
    forms: tuple[str, ...]
    stories: tuple[ActorStory, ...]
    naming: Mentions


def actors_page(writer: Writer) -> ActorsPage:
    """All actors by kind, each kind by name."""
    answer = shared_answer(writer, "actors")
    return ActorsPage(answer, tuple(group for group in actor_groups(writer) if group.actors))


def actor_groups(writer: Writer) -> list[ActorGroup]:
    """The actors of each kind, by name."""
    groups = []
    for kind, heading in GROUPS.items():
        members = [actor for actor in writer.world.actors.values() if actor.kind == kind]
        lines = []
        for actor in sorted(members, key=lambda actor: actor.name.casefold()):
            writer.new_section(own=actor.id)
            lines.append(
                ActorLine(writer.name(actor.id, card=False), writer.sentence(writer.world.claim(actor.role, actor.id)))
            )
        groups.append(ActorGroup(heading, tuple(lines)))
    return groups


def actor_page(writer: Writer, actor_id: str, links: Backlinks) -> ActorPage:
    """The page of one actor of a checked World."""
    world = writer.world
    actor = world.actors[actor_id]
    writer.new_section(own=actor_id)
    role = writer.sentence(world.claim(actor.role, actor_id))
    stories = tuple(_in_story(writer, actor_id, story, links) for story in world.stories.values())
    shown_stories = tuple(each for each in stories if each.about.stories or each.stands or each.verdicts)
    naming = bounded(writer, links.naming, actor_id)
    return ActorPage(actor_id, actor.name, actor.kind, role, actor.forms, shown_stories, naming)


def _in_story(writer: Writer, actor_id: str, story: StoryData, links: Backlinks) -> ActorStory:
    world = writer.world
    outcomes = story.outcomes.outcomes if story.outcomes is not None else ()
    verdict_claims = {world.claim(each.claim, story.id).key for each in outcomes if each.actor == actor_id}
    about = [claim for claim in links.about if claim.scope == story.id and claim.key not in verdict_claims]
    shown_about = bounded(writer, about, actor_id)
    writer.new_section(own=actor_id)
    positions = story.matter.positions if story.matter is not None else ()
    stands = tuple(
        StandView(story.matter.name if story.matter else "", held.stance, writer.sentences(held.claims, story.id))
        for held in positions
        if held.actor == actor_id
    )
    writer.new_section(own=actor_id)
    verdicts = tuple(
        VerdictView(
            each.verdict,
            writer.sentence(world.claim(each.claim, story.id)),
            writer.sentences(each.others, story.id),
        )
        for each in outcomes
        if each.actor == actor_id
    )
    return ActorStory(story.story.title, shown_about, stands, verdicts)
