# Guards: what must never be said is not said, and each guard shows that it works.
from __future__ import annotations

from collections.abc import Iterator

from macros.links.wording import as_read, outside_quotations
from macros.model.claim import Claim
from macros.model.story import Guard
from macros.model.world import World
from macros.problem import Problem
from macros.rules.guard import guard_fires


def guards_prove_themselves(world: World) -> Iterator[Problem]:
    """Each guard fires at the sentences it must fire at, and at none of those it must not."""
    for story in world.stories.values():
        for guard in story.guards:
            for number, sentence in enumerate(guard.fires_at):
                if not guard_fires(guard, outside_quotations(sentence)):
                    message = f"the guard {guard.id!r} does not fire at this sentence"
                    place = guard.place("fires_at", number)
                    yield Problem(place, "guard-silent", message, "words of every group, none of 'unless'")
            for number, sentence in enumerate(guard.silent_at):
                if guard_fires(guard, outside_quotations(sentence)):
                    message = f"the guard {guard.id!r} fires at this sentence"
                    yield Problem(guard.place("silent_at", number), "guard-loud", message, "silence")


def guards_do_not_fire(world: World) -> Iterator[Problem]:
    """No claim says what a guard forbids. Quoted words, claims marked hypothetical and claims of
    another date are not judged."""
    texts = [(claim, outside_quotations(as_read(claim.text, world.names))) for claim in world.claims.values()]
    for story in world.stories.values():
        for guard in story.guards:
            for claim, text in texts:
                if _in_scope(guard, claim) and guard_fires(guard, text):
                    message = f"the guard {guard.id!r} fires: never say {guard.never!r}"
                    related = ((guard.place("never"), "the guard"),)
                    why = f"a sentence that the sources bear; see the claim {guard.why}"
                    yield Problem(claim.place("text"), "guard-fires", message, why, "", related)


def _in_scope(guard: Guard, claim: Claim) -> bool:
    if claim.hypothetical:
        return False
    return guard.on is None or claim.on is None or guard.on.overlaps(claim.on)
