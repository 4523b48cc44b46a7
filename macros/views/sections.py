# A page's text in sections: headings with their sentences.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.section import Section
from macros.views.sentence import Sentence, Writer


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading with its sentences."""

    id: str
    title: str
    sentences: tuple[Sentence, ...]


def sections(writer: Writer, listed: Iterable[Section], scope: str) -> tuple[SectionView, ...]:
    """Several sections, names linked anew in each.

    Args:
        writer: The page's writer.
        listed: The sections.
        scope: Where the short ids of their claims are looked up first.
    """
    found = []
    for section in listed:
        writer.new_section()
        found.append(SectionView(section.id, section.title, writer.sentences(section.claims, scope)))
    return tuple(found)
