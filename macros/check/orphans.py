# Nothing is written that no page would show.
from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.links.forms import index_of
from macros.links.pointers import all_pointers
from macros.links.wording import references
from macros.model.claim import Claim
from macros.model.world import World
from macros.problem import Problem


def nothing_is_orphaned(world: World, meant: Collection[str] = ()) -> Iterator[Problem]:
    """Each listed claim is used somewhere; each actor, place, road and term is named by a claim
    other than its own; each source is cited. Not judged while a record is broken.

    Args:
        world: The World.
        meant: Ids that misspelt ones were probably meant to be; what they name counts as used.
    """
    if world.incomplete or not world.stories:
        return
    used_claims, named = _uses(world)
    used_claims |= set(meant)
    named |= set(meant)
    listed = [*world.shared_claims, *(claim for story in world.stories.values() for claim in story.claims)]
    for claim in listed:
        if claim.id is not None and not {claim.key, claim.id} & used_claims:
            expected = "its id in a section, an event, a note or another list of claims"
            yield Problem(claim.place("id"), "orphan", f"the claim {claim.id!r} is shown on no page", expected)
    for kind, entity in world.entities():
        if entity.id not in named:
            expected = "a claim about it, or this file removed"
            message = f"the {kind} {entity.id!r} is named by no claim"
            yield Problem(entity.place("name"), "orphan", message, expected)
    for source in world.sources.values():
        if source.id not in named:
            message = f"the source {source.id!r} is cited by no claim"
            yield Problem(source.place("name"), "orphan", message, "evidence that cites it, or this file removed")


def _uses(world: World) -> tuple[set[str], set[str]]:
    used: set[str] = set()
    named: set[str] = set()
    for pointer in all_pointers(world):
        if isinstance(pointer.value, Claim):
            continue
        if pointer.target == "claim":
            found = world.find_claim(pointer.value, pointer.scope)
            if found is not None:
                used.add(found.key)
        else:
            named.add(pointer.value)
    forms = index_of(world)
    for claim in world.claims.values():
        for ref in claim.rests_on():
            found = world.find_claim(ref, claim.scope)
            if found is not None and found is not claim:
                used.add(found.key)
            named.add(ref)
        mentioned = {found.id for found in references(claim.text)}
        mentioned |= {mention.id for mention in forms.mentions(claim.text)}
        named |= mentioned - {claim.scope}
    return used, named
