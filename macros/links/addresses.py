# Every address of the site. Pages are named by their folder from the site's root, with a closing
# slash; an anchor may follow.
from __future__ import annotations

import posixpath

from macros.links.pages import pages_of
from macros.model.claim import Claim
from macros.model.world import StoryData, World

RESERVED = frozenset(
    "actors places glossary sources about contribute data assets search index sitemap 404 javascripts "
    "stylesheets".split()
)
"""First parts of addresses that belong to the site itself; no story may be called so."""

ACTORS, PLACES, GLOSSARY, SOURCES = "actors/", "places/", "glossary/", "sources/"


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
    return frozenset({ACTORS, PLACES, GLOSSARY, SOURCES} | stories | actors)


def source_address(source_id: str) -> str:
    """Where a source stands with all that rests on it."""
    return f"{SOURCES}#{source_id}"


def story_address(story_id: str, page: str = "story") -> str:
    """A page of a story; the story's own page is its folder."""
    return f"{story_id}/" if page == "story" else f"{story_id}/{page}/"


def claim_anchor(claim: Claim) -> str:
    """The id of a claim's entry on its evidence page."""
    return f"claim-{claim.key}"


def claim_address(world: World, claim: Claim) -> str:
    """Where a claim stands with its evidence; every appearance of it links there."""
    return f"{story_address(world.home_story(claim).id, 'evidence')}#{claim_anchor(claim)}"


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
