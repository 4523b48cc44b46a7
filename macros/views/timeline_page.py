# The timeline: events with how exactly and by whose clock each is known.
from __future__ import annotations

from dataclasses import dataclass

from macros.model.world import StoryData
from macros.views.dates import ShownDate, shown
from macros.views.opening import OpeningView, opening
from macros.views.sentence import Sentence, Writer


@dataclass(frozen=True, slots=True)
class EventView:
    """One event."""

    id: str
    when: ShownDate | None
    zone: str
    derived: tuple[Sentence, ...]
    """The sentence that derives its date, if one does."""
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What the timeline page shows."""

    opening: OpeningView
    events: tuple[EventView, ...]


def timeline_page(writer: Writer, story: StoryData) -> TimelinePage:
    """The timeline page of a checked story that has events."""
    return TimelinePage(opening(writer, story, "timeline"), events(writer, story))


def events(writer: Writer, story: StoryData) -> tuple[EventView, ...]:
    """The story's events in order of time."""
    found = []
    for event in story.events:
        writer.new_section()
        derived = writer.sentences((event.derived_by,) if event.derived_by else (), story.id)
        sentences = writer.sentences(event.claims, story.id)
        found.append(EventView(event.id, shown(event.when), event.zone or "", derived, sentences))
    return tuple(found)
