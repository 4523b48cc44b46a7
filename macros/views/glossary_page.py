# The glossary: terms from A to Z.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.links.backlinks import Backlinks
from macros.views.mentions import Mentions, mentions
from macros.views.outward import Written
from macros.views.sentence import Piece, Sentence, Writer


@dataclass(frozen=True, slots=True)
class TermView:
    """One term."""

    id: str
    name: str
    forms: tuple[str, ...]
    definition: Sentence
    see_also: tuple[Piece, ...]
    mentions: Mentions
    written: Written


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """What the glossary shows."""

    terms: tuple[TermView, ...]


def glossary_page(writer: Writer, links: Mapping[str, Backlinks]) -> GlossaryPage:
    """All terms, by name."""
    writer.with_cards = False
    views = []
    for term in sorted(writer.world.terms.values(), key=lambda term: term.name.casefold()):
        writer.new_section(own=term.id)
        definition = writer.sentence(writer.world.claim(term.definition, term.id))
        see_also = tuple(writer.name(other) for other in term.see_also)
        found = mentions(writer, links[term.id], term.id)
        views.append(TermView(term.id, term.name, term.forms, definition, see_also, found, writer.written(term)))
    return GlossaryPage(tuple(views))
