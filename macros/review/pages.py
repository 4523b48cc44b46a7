# Which pages a change touches: those that show a claim or a thing that came, changed or went.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.links import addresses
from macros.links.usage import usage
from macros.links.wording import references
from macros.model.claim import Claim
from macros.model.entities import Actor, Place, Road, Term
from macros.model.source import Source
from macros.model.story import PageName
from macros.model.world import World
from macros.review.records import Item
from macros.review.state import State
from macros.review.written import shown_by_hand

_STORY_PAGES: Mapping[str, tuple[PageName, ...]] = {
    "story": ("story",),
    "matter": ("veto",),
    "zone": ("corridor",),
    "outcomes": ("winners-and-losers",),
    "event": ("timeline",),
    "note": ("article",),
    "vote": ("veto",),
    "veto": ("veto",),
}


def touched(old: State, new: State, items: Iterable[Item]) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The addresses of the pages that a change touches, and which of them came or went. Where both
    states can be shown, the generated pages are those that read otherwise than before; else they
    are worked out from what uses what.

    Args:
        old: The state before.
        new: The state after.
        items: What came, changed or went, as it was and as it is.

    Returns:
        The addresses by name, anchors included, and `new` or `gone` for some of them.
    """
    found: set[str] = set()
    shown = [(state, _used(state)) for state in (old, new)]
    for item in items:
        for state, used in shown:
            found.update(_of(state, used, item))
    if old.pages and new.pages:
        by_hand = {*old.written, *new.written}
        found = {address for address in found if address.partition("#")[0] in by_hand}
        found |= {address for address, html in new.pages.items() if old.pages.get(address, html) != html}
    before, after = _all_pages(old), _all_pages(new)
    news = {**dict.fromkeys(after - before, "new"), **dict.fromkeys(before - after, "gone")}
    found.update(news)
    pages = {address.partition("#")[0] for address in found if "#" not in address}
    return tuple(sorted(one for one in found if "#" not in one or one.partition("#")[0] not in pages)), news


def _used(state: State) -> Mapping[str, tuple[str, ...]]:
    """The pages that show each claim, those written by hand among them."""
    by_hand = shown_by_hand(state)
    return {
        key: (*pages, *(address for address, keys in by_hand.items() if key in keys))
        for key, pages in usage(state.world).items()
    }


def _all_pages(state: State) -> frozenset[str]:
    moved = {move.old for move in state.world.moved if move.is_page()}
    return addresses.page_addresses(state.world) | frozenset(state.written) | moved


def _of(state: State, used: Mapping[str, tuple[str, ...]], item: Item) -> Iterator[str]:
    world, record = state.world, item.record
    if isinstance(record, Claim):
        held = world.claims.get(item.key)
        if held is not None:
            yield from _of_claim(state, used, held)
    elif isinstance(record, (Actor, Place, Road, Term)):
        if world.entity(item.key) is not None:
            yield addresses.entity_address(world, item.key)
            if item.kind == "actor":
                yield addresses.ACTORS
            for claim in world.claims.values():
                if item.key in claim.about or any(each.id == item.key for each in references(claim.text)):
                    yield from _of_claim(state, used, claim)
    elif isinstance(record, Source):
        yield addresses.source_address(item.key)
        for claim in world.claims.values():
            if any(each.source == item.key for each in claim.evidence):
                yield from _of_claim(state, used, claim)
    elif item.kind == "page written by hand":
        yield item.key[1:]
    elif item.kind == "opening":
        yield f"{item.key}/"
    elif item.kind == "relation":
        yield addresses.ACTORS
    elif item.kind == "conduct" and item.key.rpartition(".")[2] in world.actors:
        yield addresses.entity_address(world, item.key.rpartition(".")[2])
    elif item.kind in _STORY_PAGES and item.scope in world.stories:
        for page in _STORY_PAGES[item.kind]:
            yield addresses.story_address(item.scope, page)
    else:
        yield from _of_shared(world, item)


def _of_shared(world: World, item: Item) -> Iterator[str]:
    for story in world.stories.values():
        if item.kind == "institution" and story.matter is not None and story.matter.body == item.key:
            yield addresses.story_address(story.id, "veto")
        if item.kind in ("base map", "shapes") and story.zone is not None and story.zone.base == item.key:
            yield addresses.story_address(story.id, "corridor")
        if item.kind == "article" and story.story.article == item.key:
            yield addresses.story_address(story.id, "article")
    if item.kind == "institution" and item.key in world.actors:
        yield addresses.entity_address(world, item.key)


def _of_claim(state: State, used: Mapping[str, tuple[str, ...]], claim: Claim) -> Iterator[str]:
    world = state.world
    yield from used.get(claim.key, ())
    yield addresses.evidence_address(world, claim.scope)
    quoted = {item.source for item in claim.evidence if item.quote is not None}
    for story in world.stories.values():
        if story.story.article in quoted:
            yield addresses.story_address(story.id, "article")
