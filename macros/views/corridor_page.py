# The corridor page: the zone's terms, its widths, the places named with it, who patrols it.
from __future__ import annotations

from dataclasses import dataclass

from macros.model.world import StoryData
from macros.views.opening import OpeningView, opening
from macros.views.places_page import PlaceView, place_view
from macros.views.sentence import Piece, Sentence, Writer


@dataclass(frozen=True, slots=True)
class DealTermView:
    """One term of the deal."""

    id: str
    name: str
    article: tuple[Sentence, ...]
    """What the article says of it."""
    text: tuple[Sentence, ...]
    """What the deal's own text says."""


@dataclass(frozen=True, slots=True)
class PatrolView:
    """Who patrols."""

    actor: Piece
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Width:
    """A width in the largest unit that gives a whole number."""

    number: int
    unit: str
    """`kilometres` or `metres`."""


@dataclass(frozen=True, slots=True)
class CorridorPage:
    """What the corridor page shows."""

    opening: OpeningView
    name: str
    road: Piece
    terms: tuple[DealTermView, ...]
    silent: tuple[Sentence, ...]
    """What the deal does not say."""
    north: Width
    """North of the road."""
    south: Width
    """South of the road."""
    width: Width
    """From edge to edge."""
    width_sentences: tuple[Sentence, ...]
    places: tuple[PlaceView, ...]
    patrols: tuple[PatrolView, ...]
    open: tuple[Sentence, ...]


def corridor_page(writer: Writer, story: StoryData) -> CorridorPage:
    """The corridor page of a checked story that has a zone."""
    zone = story.zone
    assert zone is not None
    begins = opening(writer, story, "corridor")
    writer.new_section()
    terms = tuple(
        DealTermView(
            term.id, term.name, writer.sentences(term.article, story.id), writer.sentences(term.text, story.id)
        )
        for term in zone.terms
    )
    writer.new_section()
    silent = writer.sentences(zone.silent, story.id)
    writer.new_section()
    widths = writer.sentences(zone.width_claims, story.id)
    places = tuple(place_view(writer, place_id) for place_id in zone.places)
    writer.new_section()
    patrols = tuple(
        PatrolView(writer.name(patrol.actor), writer.sentences(patrol.claims, story.id)) for patrol in zone.patrols
    )
    writer.new_section()
    left_open = writer.sentences(zone.open, story.id)
    north, south = round(zone.metres_north), round(zone.metres_south)
    road = writer.name(zone.road)
    return CorridorPage(
        begins,
        zone.name,
        road,
        terms,
        silent,
        _width(north),
        _width(south),
        _width(north + south),
        widths,
        places,
        patrols,
        left_open,
    )


def _width(metres: int) -> Width:
    return Width(metres // 1000, "kilometres") if metres % 1000 == 0 else Width(metres, "metres")
