# The timeline: events with how exactly and by whose clock each is known.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.story import Event
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
    until_article: tuple[EventView, ...]
    """What the article can know of."""
    after: tuple[EventView, ...]
    """What came after its day."""


def timeline_page(writer: Writer, story: StoryData) -> TimelinePage:
    """The timeline page of a checked story that has events."""
    begins = opening(writer, story, "timeline")
    published = writer.world.sources[story.story.article].published
    later = [event for event in story.events if published is not None and published.ends_before(event.when)]
    earlier = [event for event in story.events if event not in later]
    return TimelinePage(begins, _views(writer, story, earlier), _views(writer, story, later))


def events(writer: Writer, story: StoryData) -> tuple[EventView, ...]:
    """The story's events in order of time."""
    return _views(writer, story, story.events)


def _views(writer: Writer, story: StoryData, listed: Iterable[Event]) -> tuple[EventView, ...]:
    found = []
    for event in listed:
        writer.new_section()
        derived = writer.sentences((event.derived_by,) if event.derived_by else (), story.id)
        sentences = writer.sentences(event.claims, story.id)
        found.append(EventView(event.id, shown(event.when), event.zone or "", derived, sentences))
    return tuple(found)
