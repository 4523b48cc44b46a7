# Cards on the names a page links: who or what each is.
from __future__ import annotations

from dataclasses import dataclass

from macros.links.addresses import entity_address
from macros.model.entities import Actor
from macros.views.sentence import Sentence, Writer


@dataclass(frozen=True, slots=True)
class CardView:
    """One card."""

    id: str
    name: str
    kind: str
    """Key of the word for what it is."""
    sentence: Sentence
    href: str
    """Where to read on."""


def cards(writer: Writer) -> tuple[CardView, ...]:
    """A card for each name that the writer has linked so far, by first link."""
    return tuple(_card(writer, entity_id) for entity_id in writer.carded)


def _card(writer: Writer, entity_id: str) -> CardView:
    found = writer.world.entity(entity_id)
    assert found is not None
    kind, entity = found
    sentence = writer.bare(writer.world.claim(entity.explanation(), entity_id))
    word = f"kind_{entity.kind}" if isinstance(entity, Actor) else f"a_{kind}"
    return CardView(entity_id, entity.name, word, sentence, writer.to(entity_address(writer.world, entity_id)))
