# Guards: what must never be said is not said, and each guard shows that it works.
from __future__ import annotations

from collections.abc import Iterator

from macros.links.forms import FormIndex, index_of
from macros.links.wording import as_read, outside_quotations, references
from macros.model.claim import Claim
from macros.model.story import Guard
from macros.model.world import StoryData, World
from macros.problem import Problem
from macros.rules.guard import guard_fires
from macros.rules.stated import days_in


def guards_prove_themselves(world: World) -> Iterator[Problem]:
    """Each guard fires at the sentences it must fire at, and at none of those it must not."""
    for story in world.stories.values():
        for guard in story.guards:
            for number, sentence in enumerate(guard.fires_at):
                if not guard_fires(guard, _judged(guard, sentence)):
                    message = f"the guard {guard.id!r} does not fire at this sentence"
                    place = guard.place("fires_at", number)
                    expected = "words of every group besides the phrases under 'unless'"
                    yield Problem(place, "guard-silent", message, expected)
            for number, sentence in enumerate(guard.silent_at):
                if guard_fires(guard, _judged(guard, sentence)):
                    message = f"the guard {guard.id!r} fires at this sentence"
                    yield Problem(guard.place("silent_at", number), "guard-loud", message, "silence")


def guards_do_not_fire(world: World) -> Iterator[Problem]:
    """No claim says what a guard forbids. Quoted words, claims marked hypothetical and claims of
    another date are not judged."""
    texts = [(claim, as_read(claim.text, world.names)) for claim in world.claims.values()]
    forms = index_of(world)
    for story in world.stories.values():
        for guard in story.guards:
            for claim, text in texts:
                if guard_fires(guard, _judged(guard, text)) and _in_scope(story, guard, claim, forms):
                    message = f"the guard {guard.id!r} fires: never say {guard.never!r}"
                    related = ((guard.place("never"), "the guard"),)
                    why = f"a sentence that the sources bear; see the claim {guard.why}"
                    yield Problem(claim.place("text"), "guard-fires", message, why, "", related)


def _judged(guard: Guard, text: str) -> str:
    return text if guard.in_quotations else outside_quotations(text)


def _in_scope(story: StoryData, guard: Guard, claim: Claim, forms: FormIndex) -> bool:
    """A claim is judged when its date, or one that its text names, is the guard's; without a date,
    when it belongs to the story or is about what the guard is about."""
    if claim.hypothetical:
        return False
    if guard.on is None:
        return True
    days = [*days_in(claim.text), *([claim.on] if claim.on is not None else [])]
    if not days:
        named = {each.id for each in references(claim.text)} | {each.id for each in forms.mentions(claim.text)}
        return claim.scope == story.id or bool(set(guard.about) & (named | set(claim.about)))
    last = guard.until or guard.on
    return any(day.start < last.end and guard.on.start < day.end for day in days)
