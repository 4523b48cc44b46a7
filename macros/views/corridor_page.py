# The corridor page: the zone's terms, its widths, the places named with it, who patrols it.
from __future__ import annotations

from dataclasses import dataclass

from macros.links.ground import band_of, position_of
from macros.model.claim import Claim
from macros.model.world import StoryData
from macros.views.corridor_map import maps_of
from macros.views.dates import ShownDate, shown
from macros.views.map_view import MapView
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
class WhereView:
    """A place and where it lies from the strip."""

    place: PlaceView
    inside: str
    """`end` of the stretch, `yes` or `no`."""
    side: str
    """`north`, `south` or `on`."""
    kilometres: int
    """From the stretch, to the next whole one."""
    population: int
    """0 when no source counted."""
    population_source: Piece | None


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
    maps: tuple[MapView, ...]
    credits: str
    geojson: str
    """Where the same can be downloaded."""
    as_of: ShownDate | None
    where: tuple[WhereView, ...]
    figures: tuple[Sentence, ...]
    """Length and area as worked out here."""
    lengths: tuple[Sentence, ...]
    """Lengths that others give."""
    drawn: tuple[Sentence, ...]
    roads: tuple[Sentence, ...]
    sides: tuple[Sentence, ...]
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
    base = writer.world.base_maps.get(zone.base or "")

    def section(slots: tuple[Claim | str, ...]) -> tuple[Sentence, ...]:
        writer.new_section()
        return writer.sentences(slots, story.id)

    north, south = round(zone.metres_north), round(zone.metres_south)
    road = writer.name(zone.road)
    return CorridorPage(
        begins,
        zone.name,
        road,
        maps_of(writer.world, story),
        f"{base.origin}, {base.licence}" if base is not None else "",
        writer.to(f"data/{story.id}.geojson"),
        shown(zone.as_of),
        _where(writer, story),
        section(zone.figure_claims),
        section(zone.length_claims),
        section(zone.drawn_claims),
        section(zone.road_claims),
        section(zone.side_claims),
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


_NEAR = 1500.0
"""Metres within which a place counts as on the road, which is drawn no more exactly than that."""


def _where(writer: Writer, story: StoryData) -> tuple[WhereView, ...]:
    band, zone = band_of(writer.world, story), story.zone
    if band is None or zone is None:
        return ()
    views = []
    for place_id in dict.fromkeys((zone.starts or "", zone.ends or "", *zone.places)):
        position = position_of(writer.world, place_id)
        if position is None:
            continue
        place = writer.world.places[place_id]
        source = writer.source(place.population_source) if place.population_source is not None else None
        views.append(
            WhereView(
                place_view(writer, place_id),
                "end" if place_id in (zone.starts, zone.ends) else "yes" if band.holds(position) else "no",
                band.side(position, _NEAR),
                round(band.distance(position) / 1000),
                place.population or 0,
                source,
            )
        )
    return tuple(views)
