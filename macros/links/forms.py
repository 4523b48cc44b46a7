# Finds the names of things in running text, by their listed word forms and no others.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.links.wording import quotations, references
from macros.model.entities import Entity, EntityType
from macros.model.world import World

_WORD_START = re.compile(r"(?<!\w)\w+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A word form found in a text; positions count characters."""

    start: int
    end: int
    type: EntityType
    id: str


class FormIndex:
    """Looks word forms up by their first word, longest form first."""

    def __init__(self, entities: Iterable[tuple[EntityType, Entity]]) -> None:
        self._forms: dict[str, list[tuple[str, int, EntityType, str]]] = {}
        self._found: dict[str, tuple[Mention, ...]] = {}
        for kind, entity in entities:
            for form in entity.forms:
                for spelling in {form, _capitalised(form)}:
                    first = _WORD_START.search(spelling)
                    if first is not None:
                        entry = (spelling, first.start(), kind, entity.id)
                        self._forms.setdefault(first[0], []).append(entry)
        for entries in self._forms.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The names in a text from left to right, the longest at each place, none overlapping.

        Passages in quotation marks and explicit references are passed over.
        """
        if text not in self._found:
            self._found[text] = tuple(self._mentions(text))
        return self._found[text]

    def _mentions(self, text: str) -> Iterator[Mention]:
        closed = [*quotations(text), *((found.start, found.end) for found in references(text))]
        done = 0
        for word in _WORD_START.finditer(text):
            at = word.start()
            if at < done or any(start <= at < end for start, end in closed):
                continue
            for form, lead, kind, entity_id in self._forms.get(word[0], ()):
                start, end = at - lead, at - lead + len(form)
                if start >= done and text.startswith(form, start) and not text[end : end + 1].isalnum():
                    yield Mention(start, end, kind, entity_id)
                    done = end
                    break


def index_of(world: World) -> FormIndex:
    """The index of every word form of a World."""
    if "forms" not in world.worked_out:
        world.worked_out["forms"] = FormIndex(world.entities())
    index: FormIndex = world.worked_out["forms"]
    return index


def _capitalised(form: str) -> str:
    return form[:1].upper() + form[1:]
