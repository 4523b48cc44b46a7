# The places page: places and roads with what is known of their position.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.links.backlinks import Backlinks
from macros.model.entities import Entity, Place, Road
from macros.views.mentions import Mentions, mentions
from macros.views.opening import shared_answer
from macros.views.outward import Written
from macros.views.sentence import Piece, Sentence, Writer


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place or road."""

    id: str
    name: Piece
    forms: tuple[str, ...]
    role: Sentence
    lat: str
    """Degrees north, WGS 84, as written to four decimals; "" when no source gives a position."""
    lon: str
    precision: str
    position_source: Piece | None


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place or road with what mentions it."""

    place: PlaceView
    mentions: Mentions
    written: Written


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """What the places page shows."""

    answer: tuple[Sentence, ...]
    places: tuple[PlaceEntry, ...]
    roads: tuple[PlaceEntry, ...]


def place_view(writer: Writer, place_id: str) -> PlaceView:
    """One place or road of a checked World."""
    world = writer.world
    place: Place | Road = world.places[place_id] if place_id in world.places else world.roads[place_id]
    writer.new_section(own=place_id)
    role = writer.sentence(world.claim(place.role, place_id))
    lat = lon = precision = ""
    source = None
    if isinstance(place, Place) and place.lat is not None and place.lon is not None:
        lat, lon, precision = f"{place.lat:.4f}", f"{place.lon:.4f}", place.precision or ""
        source = writer.source(place.position_source or "")
    return PlaceView(place_id, writer.name(place_id, card=False), place.forms, role, lat, lon, precision, source)


def places_page(writer: Writer, links: Mapping[str, Backlinks]) -> PlacesPage:
    """All places and roads, by name."""

    def entries(group: Mapping[str, Entity]) -> tuple[PlaceEntry, ...]:
        ordered = sorted(group.values(), key=lambda entity: entity.name.casefold())
        return tuple(
            PlaceEntry(
                place_view(writer, entity.id), mentions(writer, links[entity.id], entity.id), writer.written(entity)
            )
            for entity in ordered
        )

    answer = shared_answer(writer, "places")
    return PlacesPage(answer, entries(writer.world.places), entries(writer.world.roads))
