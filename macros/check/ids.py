# Ids: one meaning each, over the whole project.
from __future__ import annotations

from collections.abc import Iterator

from macros.links.addresses import RESERVED, SHARED_GROUPS, page_addresses
from macros.links.pointers import scoped_records
from macros.model.claim import Claim
from macros.model.inline import inline_claims, records_in
from macros.model.record import Record
from macros.model.world import World
from macros.problem import Place, Problem, whole_file


def ids_are_unique(world: World) -> Iterator[Problem]:
    """No two things share an id: not two entities, sources or stories, not two items of a file."""
    named: list[tuple[str, Place]] = []
    for _, entity in world.entities():
        named.append((entity.id, _file_of(entity)))
    named += [(source.id, _file_of(source)) for source in world.sources.values()]
    named += [(story.id, _file_of(story.story)) for story in world.stories.values()]
    yield from _twice(named)
    for story in world.stories.values():
        yield from _twice([(claim.id or "", claim.place("id")) for claim in story.claims])
        items: list[tuple[str, Place]] = []
        for record in story.records():
            for inner in records_in(record):
                own_id = getattr(inner, "id", None)
                if own_id and not isinstance(inner, Claim):
                    items.append((own_id, inner.place("id")))
        yield from _twice(items)
    shared: dict[str, list[tuple[str, Place]]] = {}
    for claim in world.shared_claims:
        shared.setdefault(claim.scope, []).append((claim.id or "", claim.place("id")))
    for group in shared.values():
        yield from _twice(group)
    yield from _twice([(correction.id, correction.place("id")) for correction in world.corrections])
    yield from _twice([(opening.page, opening.place("page")) for opening in world.openings])


def _file_of(record: Record) -> Place:
    return whole_file(record.place().file)


def _twice(named: list[tuple[str, Place]]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for own_id, place in named:
        if own_id and own_id in seen:
            related = ((seen[own_id], "first used here"),)
            yield Problem(place, "duplicate-id", f"the id {own_id!r} is used twice", "an id of its own", "", related)
        seen.setdefault(own_id, place)


def claims_have_ids(world: World) -> Iterator[Problem]:
    """A claim in a claims file has an id; one written inline has none, its place is its id."""
    listed = {id(claim) for claim in world.shared_claims}
    for story in world.stories.values():
        listed |= {id(claim) for claim in story.claims}
        for claim in story.claims:
            if claim.id is None:
                yield _missing(claim)
    for claim in world.shared_claims:
        if claim.id is None:
            yield _missing(claim)
    for claim in world.claims.values():
        if id(claim) not in listed and claim.id is not None:
            message = "a claim written inline has its place for an id"
            yield Problem(claim.place("id", key=True), "needless-id", message, f"no 'id:' here; it is {claim.key}")


def inline_claims_have_lasting_ids(world: World) -> Iterator[Problem]:
    """No claim is written inline as an item of a list without an id: its id would be its number,
    and change when an item is put before it."""
    for record, _ in scoped_records(world):
        for path, _, claim in inline_claims(record):
            if _is_numbered(record, path):
                message = "a claim written here would have its number in the list for an id"
                expected = "the claim in a claims file, and its id here"
                place = claim.place("kind")
                yield Problem(place, "no-lasting-id", message, expected)


def _is_numbered(record: Record, path: tuple[str | int, ...]) -> bool:
    item: object = record
    for step in path:
        item = item[step] if isinstance(item, tuple) and isinstance(step, int) else getattr(item, str(step))
        if isinstance(step, int) and getattr(item, "id", None) is None:
            return True
    return False


def _missing(claim: Claim) -> Problem:
    place = claim.place()
    first = place._replace(end_line=place.line, end_column=place.column + 1)
    return Problem(first, "missing-key", "the key 'id' is missing", "'id: ...' in this claim")


def addresses_are_free(world: World) -> Iterator[Problem]:
    """No story takes a first part of an address that the site itself uses."""
    for story in world.stories.values():
        if story.id in RESERVED:
            message = f"the name {story.id!r} is an address of the site itself"
            yield Problem(_file_of(story.story), "reserved-id", message, "another folder name")
    for scope, claim in {claim.scope: claim for claim in reversed(world.shared_claims)}.items():
        if scope in SHARED_GROUPS or scope in world.stories:
            message = f"claims under the name {scope!r} belong elsewhere"
            story_file = _file_of(world.stories[scope].story) if scope in world.stories else None
            related = ((story_file, "the story of this name"),) if story_file is not None else ()
            yield Problem(_file_of(claim), "reserved-id", message, "another file name", "", related)


def moved_claims_are_gone(world: World) -> Iterator[Problem]:
    """An old id or address in data/moved.yml is no longer in use, and moved once only."""
    pages = page_addresses(world)
    for moved in world.moved:
        if moved.old in world.claims or moved.old in pages:
            message = f"{moved.old!r} is still there, so it has not moved"
            claim = world.claims.get(moved.old)
            related = ((claim.place("text"), "the claim"),) if claim is not None else ()
            yield Problem(moved.place("old"), "not-moved", message, "the id or address it had before", "", related)
        if moved.is_page() != moved.new.endswith("/"):
            message = f"{moved.old!r} cannot become {moved.new!r}"
            yield Problem(moved.place("new"), "not-moved", message, "a claim for a claim, a page for a page")
    yield from _twice([(moved.old, moved.place("old")) for moved in world.moved])
