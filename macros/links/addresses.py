# Every address of the site. Pages are named by their folder from the site's root, with a closing
# slash; an anchor may follow.
from __future__ import annotations

import posixpath

from macros.links.pages import pages_of
from macros.model.claim import Claim
from macros.model.world import StoryData, World

RESERVED = frozenset(
    "actors places glossary sources evidence about contribute data assets search index sitemap 404 javascripts "
    "stylesheets".split()
)
"""First parts of addresses that belong to the site itself; no story may be called so."""

ACTORS, PLACES, GLOSSARY, SOURCES, EVIDENCE = "actors/", "places/", "glossary/", "sources/", "evidence/"


def entity_address(world: World, entity_id: str) -> str:
    """Where an actor, place, road or term is explained.

    Raises:
        KeyError: If nothing has this id.
    """
    if entity_id in world.actors:
        return f"{ACTORS}{entity_id}/"
    if entity_id in world.terms:
        return f"{GLOSSARY}#{entity_id}"
    if entity_id in world.places or entity_id in world.roads:
        return f"{PLACES}#{entity_id}"
    raise KeyError(entity_id)


def page_addresses(world: World) -> frozenset[str]:
    """The address of every generated page, but those that only point to a moved one."""
    stories = {story_address(story.id, page) for story in world.stories.values() for page in pages_of(story)}
    actors = {f"{ACTORS}{actor_id}/" for actor_id in world.actors}
    evidence = {evidence_address(world, claim.scope) for claim in world.claims.values()}
    return frozenset({ACTORS, PLACES, GLOSSARY, SOURCES, EVIDENCE} | stories | actors | evidence)


def source_address(source_id: str) -> str:
    """Where a source stands with all that rests on it."""
    return f"{SOURCES}#{source_id}"


def story_address(story_id: str, page: str = "story") -> str:
    """A page of a story; the story's own page is its folder."""
    return f"{story_id}/" if page == "story" else f"{story_id}/{page}/"


def claim_anchor(claim: Claim) -> str:
    """The id of a claim's entry on its evidence page."""
    return f"claim-{claim.key}"


SHARED_GROUPS = ("actors", "glossary", "places")
"""Evidence pages of the claims written inside actors, terms, places and roads. No file of shared
claims may be called so."""


def evidence_group(world: World, scope: str) -> str:
    """Which evidence page of `/evidence/` holds the claims of a scope that is no story: one for
    each of `SHARED_GROUPS`, and one for each file of shared claims, by its name."""
    if scope in world.terms:
        return "glossary"
    if scope in world.places or scope in world.roads:
        return "places"
    return "actors" if scope in world.actors or scope in world.institutions else scope


def evidence_address(world: World, scope: str) -> str:
    """The evidence page of the claims of a scope: its story's, or one of those that all stories
    share. It follows from the claim's id alone, so that it stays."""
    if scope in world.stories:
        return story_address(scope, "evidence")
    return f"{EVIDENCE}{evidence_group(world, scope)}/"


def claim_address(world: World, claim: Claim) -> str:
    """Where a claim stands with its evidence; every appearance of it links there."""
    return f"{evidence_address(world, claim.scope)}#{claim_anchor(claim)}"


def unit_address(story: StoryData, number: int) -> str:
    """Where a unit of a story's article stands."""
    return f"{story_address(story.id, 'article')}#s{number}"


def relative(page: str, target: str) -> str:
    """How a page links to an address of the site: without a host, so that it works anywhere.

    Args:
        page: Address of the page the link stands on; "" is the first page.
        target: Address to reach, perhaps with an anchor.
    """
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    step = posixpath.relpath(path or ".", page or ".")
    return ("./" if step == "." else step + ("/" if path.endswith("/") or not path else "")) + mark + anchor
