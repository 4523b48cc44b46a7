# Dates hold together.
from __future__ import annotations

from collections.abc import Iterator

from macros.model.day import Day
from macros.model.story import Event, Guard
from macros.model.world import StoryData, World
from macros.problem import Problem
from macros.rules.value import parse_value


def timeline_is_in_order(world: World) -> Iterator[Problem]:
    """The events of a timeline stand in order of time."""
    for story in world.stories.values():
        for before, after in zip(story.events, story.events[1:], strict=False):
            if after.when.ends_before(before.when):
                message = f"{after.when.text} stands after {before.when.text}"
                related = ((before.place("when"), "the event before"),)
                yield Problem(after.place("when"), "out-of-order", message, "the earlier event first", "", related)


def periods_run_forward(world: World) -> Iterator[Problem]:
    """What ends does not end before it starts; a story is not checked before it was added."""
    for institution in world.institutions.values():
        for seat in institution.seats:
            if seat.until is not None and seat.until.start < seat.since.start:
                message = f"the seat ends on {seat.until.text}, before {seat.since.text}"
                related = ((seat.place("since"), "its first day"),)
                yield Problem(seat.place("until"), "out-of-order", message, "a day after 'since'", "", related)
    for story in world.stories.values():
        for guard in story.guards:
            yield from _guard(guard)
        added, checked = story.story.added, story.story.checked
        if checked.start < added.start:
            message = f"checked on {checked.text}, before it was added on {added.text}"
            related = ((story.story.place("added"), "the day it was added"),)
            expected = "a day on or after 'added'"
            yield Problem(story.story.place("checked"), "out-of-order", message, expected, "", related)


def _guard(guard: Guard) -> Iterator[Problem]:
    if guard.until is None:
        return
    if guard.on is None:
        message = f"the guard ends on {guard.until.text} and has no first day"
        yield Problem(guard.place("until"), "out-of-order", message, "its first day under 'on'")
    elif guard.until.start < guard.on.start:
        message = f"the guard ends on {guard.until.text}, before {guard.on.text}"
        related = ((guard.place("on"), "its first day"),)
        yield Problem(guard.place("until"), "out-of-order", message, "a day after 'on'", "", related)


def derived_dates_agree(world: World) -> Iterator[Problem]:
    """An event's date is that of its claims, and that of the claim it is derived by."""
    for story in world.stories.values():
        for event in story.events:
            yield from _event(world, story, event)


def _event(world: World, story: StoryData, event: Event) -> Iterator[Problem]:
    deriving = world.find_claim(event.derived_by, story.id) if event.derived_by is not None else None
    if deriving is not None:
        derived = _as_day(deriving.value)
        if derived is None or not derived.overlaps(event.when):
            given = derived.text if derived is not None else "no date"
            message = f"the claim {deriving.key} gives {given}, the event says {event.when.text}"
            related = ((deriving.place("value"), "the derived date"),)
            yield Problem(event.place("when"), "dates-differ", message, given, "", related)
            return
    for number, slot in enumerate(event.claims):
        claim = world.find_claim(slot, story.id)
        if claim is not None and claim.on is not None and not claim.on.overlaps(event.when):
            message = f"the claim {claim.key} is dated {claim.on.text}, the event {event.when.text}"
            related = ((claim.place("on"), "the claim's date"),)
            place = event.place("claims", number)
            yield Problem(place, "dates-differ", message, "claims of the event's date", "", related)


def values_have_the_date_of_their_claim(world: World) -> Iterator[Problem]:
    """A claim that states a date as its value is dated so, where it is dated."""
    for claim in world.claims.values():
        stated = _as_day(claim.value)
        if claim.derivation is None and stated is not None and claim.on is not None and not stated.overlaps(claim.on):
            message = f"the value {stated.text} is another date than 'on: {claim.on.text}'"
            related = ((claim.place("on"), "the claim's date"),)
            yield Problem(claim.place("value"), "dates-differ", message, claim.on.text, "", related)


def _as_day(value: str | None) -> Day | None:
    try:
        parsed = parse_value(value or "")
    except ValueError:
        return None
    return parsed if isinstance(parsed, Day) else None
