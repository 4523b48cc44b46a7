# On which pages each claim is shown, besides its evidence page.
from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.links import addresses
from macros.links.pointers import pointers_in
from macros.model.claim import Claim
from macros.model.entities import Route
from macros.model.record import Record
from macros.model.section import Section
from macros.model.standing import Conduct, Outcomes, Position, Relation
from macros.model.story import Event, KeyNumber, Matter, Note, Opening, PageName, Story, Zone
from macros.model.world import StoryData, World


def usage(world: World) -> Mapping[str, tuple[str, ...]]:
    """The addresses of the pages that show each claim, by its key, in the order of the menu."""
    found: dict[str, dict[str, None]] = {key: {} for key in world.claims}
    for story in world.stories.values():
        for record in story.records():
            for address, slot in _shown(world, story, record):
                claim = world.find_claim(slot, story.id)
                if claim is not None:
                    found[claim.key].setdefault(address)
    for _, entity in world.entities():
        claim = world.find_claim(entity.explanation(), entity.id)
        if claim is not None:
            found[claim.key].setdefault(addresses.entity_address(world, entity.id))
    return {key: tuple(pages) for key, pages in found.items()}


_PAGES: Mapping[type[Record], PageName] = {
    Event: "timeline",
    Matter: "veto",
    Zone: "corridor",
    Note: "article",
    Outcomes: "winners-and-losers",
    Story: "story",
}


def _shown(world: World, story: StoryData, record: Record) -> Iterator[tuple[str, Claim | str]]:
    for pointer in pointers_in(record, story.id):
        if pointer.target != "claim":
            continue
        if isinstance(record, Relation):
            yield addresses.ACTORS, pointer.value
        elif isinstance(record, Conduct):
            if record.actor in world.actors:
                yield addresses.entity_address(world, record.actor), pointer.value
        elif isinstance(pointer.holder, KeyNumber):
            yield "", pointer.value
        elif type(record) in _PAGES:
            if isinstance(record, Zone) and isinstance(pointer.holder, Position):
                yield addresses.ACTORS, pointer.value
                continue
            page = pointer.holder.page if isinstance(pointer.holder, Opening) else _PAGES[type(record)]
            yield addresses.story_address(story.id, page), pointer.value
    if isinstance(record, Matter) and record.body in world.institutions:
        yield from _of_body(world, story, record.body)


def _of_body(world: World, story: StoryData, body: str) -> Iterator[tuple[str, Claim]]:
    """How a body decides is shown with the matter, what else there is to know on the body's page."""
    for pointer in pointers_in(world.institutions[body], body):
        found = world.find_claim(pointer.value, body) if pointer.target == "claim" else None
        if found is None:
            continue
        if isinstance(pointer.holder, Route):
            yield addresses.story_address(story.id, "veto"), found
        elif body in world.actors and isinstance(pointer.holder, Section):
            yield addresses.entity_address(world, body), found
