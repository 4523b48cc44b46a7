# The ids that a field may name, by what it names: for editors that complete them.
from __future__ import annotations

from collections.abc import Mapping

from macros.links.addresses import page_addresses
from macros.links.pointers import POINTERS, Target
from macros.model.source import Origin
from macros.model.world import World


def known_ids(world: World) -> Mapping[Target, tuple[str, ...]]:
    """Every id of a World by the targets that fields have, in order; a story's claims by their short ids
    too."""
    claims = {*world.claims}
    for claim in world.claims.values():
        if claim.scope in world.stories:
            claims.add(claim.key.removeprefix(f"{claim.scope}."))
    seats = {each.member for body in world.institutions.values() for each in body.seats}
    members = {each.id for body in world.institutions.values() for each in body.members}
    outcomes = [story.outcomes for story in world.stories.values() if story.outcomes is not None]
    found: dict[Target, set[str]] = {
        "claim": claims,
        "entity": set(world.names),
        "actor": set(world.actors),
        "place": set(world.places),
        "road": set(world.roads),
        "source": set(world.sources),
        "owner": {*world.actors, *world.sources},
        "article": {each.id for each in world.sources.values() if isinstance(each, Origin)},
        "institution": set(world.institutions),
        "route": {route.id for body in world.institutions.values() for route in body.routes},
        "stake": {stake.id for each in outcomes for stake in each.stakes},
        "base-map": set(world.base_maps),
        "member": seats | members,
        "moved": {*world.claims, *page_addresses(world)},
    }
    used = {target for fields in POINTERS.values() for target in fields.values()}
    return {target: tuple(sorted(found[target])) for target in sorted(used)}
