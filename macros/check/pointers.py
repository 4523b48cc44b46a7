# Ids that name something must name something that is there.
from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.links.addresses import page_addresses
from macros.links.pointers import Pointer, Target, all_pointers
from macros.model.claim import Claim
from macros.model.entities import Institution
from macros.model.standing import Outcomes
from macros.model.world import World
from macros.nearest import nearest
from macros.problem import Place, Problem, whole_file

_A: dict[Target, str] = {
    "claim": "a claim",
    "dated": "a claim or a source",
    "entity": "an actor, place, road or term",
    "actor": "an actor",
    "place": "a place",
    "road": "a road",
    "term": "a term",
    "page": "a page of this story",
    "story": "a story",
    "source": "a source",
    "owner": "an actor or a source",
    "article": "an article under seeds/",
    "institution": "an institution",
    "route": "a route of this body",
    "stake": "one of the stakes above",
    "member": "a member of this body",
    "base-map": "a base map under data/geo/",
    "moved": "a claim, or a page of the site",
}


def pointers_lead_somewhere(world: World) -> Iterator[Problem]:
    """Every id in a field that names something is the id of such a thing."""
    for pointer in all_pointers(world):
        if isinstance(pointer.value, Claim):
            continue
        if pointer.target == "claim":
            if world.find_claim(pointer.value, pointer.scope) is None:
                place = pointer.holder.place(*pointer.path)
                yield from claim_is_known(world, pointer.value, pointer.scope, place)
        elif pointer.value not in (choices := _choices(world, pointer)):
            place = pointer.holder.place(*pointer.path)
            yield from unknown(world, pointer.value, pointer.target, choices, place)


def claim_is_known(world: World, ref: str, scope: str, place: Place) -> Iterator[Problem]:
    """The problem with the id of a claim, if there is one."""
    # A claim of a file that cannot be read may well be there.
    involved = {scope, ref.partition(".")[0], ref.rpartition(".")[2]}
    if world.find_claim(ref, scope) is None and not involved & world.unreadable:
        elsewhere = [key for key in world.claims if key.endswith(f".{ref}")]
        likely = elsewhere[0] if len(elsewhere) == 1 else ""
        yield from unknown(world, ref, "claim", claims_near(world, scope), place, likely)


def claims_near(world: World, scope: str) -> set[str]:
    """The ids by which a scope can name claims: whole ones, and short ones of its own."""
    own = f"{scope}."
    return {*world.claims, *(key.removeprefix(own) for key in world.claims if key.startswith(own))}


def unknown(
    world: World, ref: str, target: Target, choices: Collection[str], place: Place, likely: str = ""
) -> Iterator[Problem]:
    """The problem with an id that is none of the choices, unless what it names is broken itself."""
    if ref in world.unreadable:
        return
    meant = likely or nearest(ref, choices)
    expected = "one of: " + ", ".join(choices) if target == "page" else f"the id of {_A[target]}"
    message = f"{ref!r} is not {_A[target]}"
    related: tuple[tuple[Place, str], ...] = ()
    found = world.entity(ref)
    if found is not None:
        message = f"{ref!r} is {_A[found[0]]}, not {_A[target]}"
        related = ((whole_file(found[1].place().file), "what has this id"),)
    elif not meant and 0 < len(choices) <= 12:
        expected += ": " + ", ".join(sorted(choices))
    yield Problem(place, "unknown-id", message, expected, meant, related)


def _body(world: World, story_id: str) -> Institution | None:
    matter = world.stories[story_id].matter
    return world.institutions.get(matter.body) if matter is not None else None


def _choices(world: World, pointer: Pointer) -> Collection[str]:
    target = pointer.target
    if target == "entity":
        return world.names
    if target == "owner":
        return {**world.actors, **world.sources}
    if target == "member":
        body = pointer.root if isinstance(pointer.root, Institution) else _body(world, pointer.scope)
        if body is None:
            return [str(pointer.value)]
        return [each.id for each in body.members] or list(world.actors)
    if target == "route":
        institution = _body(world, pointer.scope)
        return [route.id for route in institution.routes] if institution else [str(pointer.value)]
    if target == "moved":
        return [*world.claims, *page_addresses(world)]
    if target == "stake" and isinstance(pointer.root, Outcomes):
        return [stake.id for stake in pointer.root.stakes]
    simple: dict[str, Collection[str]] = {
        "actor": world.actors,
        "place": world.places,
        "road": world.roads,
        "source": world.sources,
        "article": world.articles,
        "institution": world.institutions,
        "base-map": world.base_maps,
    }
    return simple[target]
