# What a project holds, record by record: each with a kind, an id that lasts, and where it is written.
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.model.claim import Claim
from macros.model.council import Ballot, Vetoed
from macros.model.record import Record
from macros.model.standing import Relation
from macros.model.story import Event, Guard, Note
from macros.model.world import StoryData, World
from macros.review.fields import Fields, fields_of
from macros.review.state import State

Name = tuple[str, str]
"""Kind and id of an item. The id of what belongs to a story begins with the story's."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a project, ready to be held against what it was."""

    kind: str
    """What it is, in a reader's word. Examples: claim, actor, guard"""
    key: str
    scope: str
    """The story or entity it belongs to."""
    name: str
    """What it is called, where that is not its id."""
    fields: Fields
    file: str
    line: int
    record: Record | None = None


def items_of(state: State) -> Mapping[Name, Item]:
    """Everything of a project but the moves of ids, claims first."""
    return {(item.kind, item.key): item for item in _items(state)}


def _items(state: State) -> Iterator[Item]:
    world = state.world
    for claim in world.claims.values():
        yield _claim(claim)
    for kind, entity in world.entities():
        yield _item(kind, entity.id, entity.id, entity, entity.name)
    for source in world.sources.values():
        yield _item("source", source.id, source.id, source, source.name)
    for body in world.institutions.values():
        yield _item("institution", body.id, body.id, body)
    for story in world.stories.values():
        yield from _of_story(story)
    for base in world.base_maps.values():
        yield _item("base map", base.id, base.id, base, base.name)
    for opening in world.openings:
        yield _item("opening", opening.page, "", opening)
    if world.style is not None:
        yield _item("style", "style", "", world.style)
    for correction in world.corrections:
        yield _item("correction", correction.id, "", correction)
    yield from _texts(world, state.written)


def _of_story(story: StoryData) -> Iterator[Item]:
    yield _item("story", story.id, story.id, story.story, story.story.title)
    for kind, part in (("matter", story.matter), ("zone", story.zone), ("outcomes", story.outcomes)):
        if part is not None:
            yield _item(kind, story.id, story.id, part)
    listed: dict[str, tuple[Event | Note | Guard | Relation | Ballot | Vetoed, ...]] = {
        "event": story.events,
        "note": story.notes,
        "guard": story.guards,
        "relation": story.relations,
        "vote": story.votes,
        "veto": story.vetoes,
    }
    for kind, records in listed.items():
        for record in records:
            name = getattr(record, "title", "") or getattr(record, "name", "") or getattr(record, "never", "")
            yield _item(kind, f"{story.id}.{record.id}", story.id, record, name)
    for conduct in story.conduct:
        yield _item("conduct", f"{story.id}.{conduct.actor}", story.id, conduct)
    for number, fact in enumerate(story.left_out):
        same = sum(1 for other in story.left_out[:number] if (other.part, other.what) == (fact.part, fact.what))
        key = f"{story.id}: {fact.part}: {fact.what}" + (f" ({same + 1})" if same else "")
        yield _item("fact left out", key, story.id, fact)


def _texts(world: World, written: Mapping[str, str]) -> Iterator[Item]:
    """Articles and pages written by hand: told as changed, not word by word."""
    for article in world.articles.values():
        fields: Fields = {"sha256": (hashlib.sha256(article.raw).hexdigest(),), "units": (str(len(article.units)),)}
        yield Item("article", article.source, article.source, "", fields, article.file, 1)
    for own_id, shapes in world.shapes.items():
        digest = hashlib.sha256(repr(shapes).encode("utf-8", "replace")).hexdigest()
        yield Item("shapes", own_id, own_id, "", {"digest": (digest[:12],)}, f"data/geo/{own_id}.json", 1)
    for address, text in written.items():
        fields = {"lines": tuple(line for line in text.splitlines() if line.strip())}
        yield Item("page written by hand", f"/{address}", "", "", fields, f"docs{address and '/'}{address}", 1)


def _claim(claim: Claim) -> Item:
    place = claim.place()
    fields = {name: values for name, values in fields_of(claim).items() if name != "id"}
    return Item("claim", claim.key, claim.scope, "", fields, place.file, place.line, claim)


def _item(kind: str, key: str, scope: str, record: Record, name: str = "") -> Item:
    place = record.place()
    return Item(kind, key, scope, name, fields_of(record), place.file, place.line, record)
