# On which pages each claim is shown, besides its evidence page.
from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.links import addresses
from macros.links.pointers import pointers_in
from macros.model.claim import Claim
from macros.model.record import Record
from macros.model.story import Event, KeyNumber, Matter, Note, Opening, Outcomes, Story, Zone
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


def _shown(world: World, story: StoryData, record: Record) -> Iterator[tuple[str, Claim | str]]:
    pages: dict[type[Record], str] = {Event: "timeline", Matter: "veto", Zone: "corridor", Note: "article"}
    pages[Outcomes] = "winners-and-losers"
    for pointer in pointers_in(record, story.id):
        if pointer.target != "claim" or type(record) not in (*pages, Story):
            continue
        page = pages.get(type(record), "story")
        if isinstance(pointer.holder, Opening):
            page = pointer.holder.page
        if isinstance(pointer.holder, KeyNumber):
            yield "", pointer.value
            continue
        yield addresses.story_address(story.id, page), pointer.value
    if isinstance(record, Matter) and record.body in world.institutions:
        for pointer in pointers_in(world.institutions[record.body], record.body):
            if pointer.target == "claim":
                found = world.find_claim(pointer.value, record.body)
                if found is not None:
                    yield addresses.story_address(story.id, "veto"), found
