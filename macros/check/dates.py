# Dates hold together.
from __future__ import annotations

from collections.abc import Iterator

from macros.model.day import Day
from macros.model.story import Event
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
        added, checked = story.story.added, story.story.checked
        if checked.start < added.start:
            message = f"checked on {checked.text}, before it was added on {added.text}"
            yield Problem(story.story.place("checked"), "out-of-order", message, "a day on or after 'added'")


def derived_dates_agree(world: World) -> Iterator[Problem]:
    """An event's date is that of its claims, and that of the claim it is derived by."""
    for story in world.stories.values():
        for event in story.events:
            yield from _event(world, story, event)


def _event(world: World, story: StoryData, event: Event) -> Iterator[Problem]:
    for number, slot in enumerate(event.claims):
        claim = world.find_claim(slot, story.id)
        if claim is not None and claim.on is not None and not claim.on.overlaps(event.when):
            message = f"the claim {claim.key} is dated {claim.on.text}, the event {event.when.text}"
            related = ((claim.place("on"), "the claim's date"),)
            place = event.place("claims", number)
            yield Problem(place, "dates-differ", message, "claims of the event's date", "", related)
    deriving = world.find_claim(event.derived_by, story.id) if event.derived_by is not None else None
    if deriving is None:
        return
    try:
        value = parse_value(deriving.value or "")
    except ValueError:
        value = "no date"
    if not isinstance(value, Day) or not value.overlaps(event.when):
        given = value.text if isinstance(value, Day) else "no date"
        message = f"the claim {deriving.key} gives {given}, the event says {event.when.text}"
        related = ((deriving.place("value"), "the derived date"),)
        yield Problem(event.place("when"), "dates-differ", message, given, "", related)
