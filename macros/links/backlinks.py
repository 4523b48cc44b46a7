# What mentions a thing: the claims about it, and those that name it in passing.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.links.forms import FormIndex
from macros.links.wording import references
from macros.model.claim import Claim
from macros.model.world import World


@dataclass
class Backlinks:
    """The claims that lead to an entity, in the World's order."""

    about: list[Claim] = field(default_factory=list)
    """Those that list it under `about`."""
    naming: list[Claim] = field(default_factory=list)
    """Those that only name it."""


def backlinks(world: World, forms: FormIndex) -> Mapping[str, Backlinks]:
    """For every entity, what leads to it. Its own role or definition does not count."""
    found: dict[str, Backlinks] = {entity.id: Backlinks() for _, entity in world.entities()}
    for claim in world.claims.values():
        named = {reference.id for reference in references(claim.text)}
        named |= {mention.id for mention in forms.mentions(claim.text)}
        for entity_id in dict.fromkeys([*claim.about, *sorted(named)]):
            if entity_id not in found or claim.scope == entity_id:
                continue
            links = found[entity_id]
            (links.about if entity_id in claim.about else links.naming).append(claim)
    return found
