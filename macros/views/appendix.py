# What a single file keeps of the pages beside a story: who is who, terms, places, sources, and the
# proof of every claim, each once.
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.links.addresses import entity_address
from macros.model.claim import Claim
from macros.model.entities import Actor
from macros.views.sentence import Piece, Sentence, Writer
from macros.views.sources_page import SourceGroup, sources_page


@dataclass(frozen=True, slots=True)
class EntryView:
    """A name or term with what it is; also the card that opens at the name."""

    id: str
    place: str
    """Its address on the site, which is also its id here."""
    name: str
    kind: str
    """Key of the word for what it is."""
    sentence: Sentence
    forms: tuple[str, ...]
    """Its spellings besides the name."""
    see_also: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The entries of one of the site's lists."""

    place: str
    """The list's address on the site."""
    word: str
    """Key of the word for it."""
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A claim's proof, numbered."""

    number: int
    sentence: Sentence
    shown: bool
    """Whether the sentence stands elsewhere in the file, so that the note need not repeat it."""
    old_anchors: tuple[str, ...]
    """Anchors of the ids it once had."""


def entries(writer: Writer) -> tuple[EntryGroup, ...]:
    """Actors, terms, and places with roads, each by name."""
    world = writer.world
    found: dict[str, list[EntryView]] = {"actors": [], "glossary": [], "places": []}
    ordered = sorted(world.entities(), key=lambda each: each[1].name.casefold())
    for kind, entity in ordered:
        group = {"actor": "actors", "term": "glossary"}.get(kind, "places")
        writer.new_section(entity.id)
        found[group].append(
            EntryView(
                id=entity.id,
                place=entity_address(world, entity.id).replace("#", ""),
                name=entity.name,
                kind=f"kind_{entity.kind}" if isinstance(entity, Actor) else f"a_{kind}",
                sentence=writer.sentence(world.claim(entity.explanation(), entity.id)),
                forms=tuple(form for form in entity.forms if form != entity.name),
                see_also=tuple(writer.name(other) for other in getattr(entity, "see_also", ())),
            )
        )
    return tuple(EntryGroup(f"{word}/", word, tuple(held)) for word, held in found.items() if held)


def sources(writer: Writer) -> tuple[SourceGroup, ...]:
    """Every source by type."""
    return sources_page(writer).groups


def notes(writer: Writer, shown: Sequence[str]) -> tuple[NoteView, ...]:
    """The proof of every claim of the World: first of those shown elsewhere, in the order they are
    first shown, then of the others with their sentences.

    Args:
        writer: Writes the file.
        shown: Keys of the claims shown elsewhere, each once.
    """
    world = writer.world
    old: dict[str, list[str]] = {}
    for moved in (each for each in world.moved if not each.is_page()):
        old.setdefault(world.claim(moved.new, "").key, []).append(f"claim-{moved.old}")
    others = [key for key in world.claims if key not in set(shown)]
    return tuple(_notes(writer, [world.claims[key] for key in (*shown, *others)], len(shown), old))


def _notes(writer: Writer, claims: Iterable[Claim], shown: int, old: dict[str, list[str]]) -> Iterable[NoteView]:
    for number, claim in enumerate(claims, start=1):
        writer.new_section()
        yield NoteView(number, writer.sentence(claim), number <= shown, tuple(old.get(claim.key, ())))
