# What to do with an entry once it is written.
from __future__ import annotations

from collections.abc import Iterator

from macros.authoring.entries import Draft, one, scope_of
from macros.links.addresses import claim_address, entity_address, source_address
from macros.links.usage import usage
from macros.model.world import World


def next_steps(world: World, entry: str, draft: Draft, *, unused: bool, broken: bool) -> Iterator[str]:
    """Sentences on what comes next: what to mend, what to list it in, which command to run, where
    on the site it shows.

    Args:
        world: The project with the entry in it.
        entry: Its kind.
        draft: Its answers.
        unused: Whether nothing uses it yet.
        broken: Whether it gave problems.
    """
    own_id = one(draft, "id") or ""
    if broken:
        yield "mend the problems above"
    if unused:
        yield _use(entry, draft, own_id)
    yield "run 'explainer check'; then 'explainer serve' to see the site"
    yield from _shown(world, entry, draft, own_id)


def _use(entry: str, draft: Draft, own_id: str) -> str:
    if entry == "source":
        return f"no claim cites it yet: write 'source: {own_id}' under the evidence of one"
    if entry != "claim":
        return f"no claim names it yet: write [[{own_id}]] in a sentence, or its id under 'about:'"
    story = one(draft, "story")
    if "shared" in draft or story is None:
        return f"no page shows it yet: list {scope_of(entry, draft)}.{own_id} under 'claims:' in a file of a story"
    folder = f"data/stories/{story}"
    return (
        f"no page shows it yet: list {own_id} under 'claims:' of a note ({folder}/notes.yml), an event "
        f"({folder}/timeline.yml) or a section ({folder}/story.yml)"
    )


def _shown(world: World, entry: str, draft: Draft, own_id: str) -> Iterator[str]:
    if entry == "source":
        if own_id in world.sources:
            yield f"it shows at {source_address(own_id)}"
    elif entry != "claim":
        if own_id in world.names:
            yield f"it shows at {entity_address(world, own_id)}"
    else:
        claim = world.claims.get(f"{scope_of(entry, draft)}.{own_id}")
        if claim is not None:
            pages = [page or "the first page" for page in usage(world)[claim.key]]
            yield "it shows at " + ", ".join([*pages, claim_address(world, claim)])
