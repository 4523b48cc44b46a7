# Which claims the pages written by hand show: those they name, and those that their macros bring along.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.links.pointers import pointers_in
from macros.model.record import Record
from macros.model.standing import Outcome
from macros.model.story import Event, KeyNumber, Opening, OpenQuestion
from macros.review.state import State

_CALL = re.compile(r"""\b([a-z_]+)\(\s*["']([^"']+)["'](?:\s*,\s*["']([^"']+)["'])?""")
_BRING: Mapping[str, type[Record]] = {
    "answer": Opening,
    "questions": Opening,
    "key_numbers": KeyNumber,
    "open_questions": OpenQuestion,
    "timeline": Event,
    "matrix": Outcome,
}
"""What of a story each macro shows."""


def shown_by_hand(state: State) -> Mapping[str, frozenset[str]]:
    """The keys of the claims that each page written by hand shows, by its address."""
    return {address: frozenset(_claims(state, text)) for address, text in state.written.items()}


def _claims(state: State, text: str) -> Iterator[str]:
    for macro, given, page in _CALL.findall(text):
        if macro in ("claim", "quote"):
            yield given
        elif macro in _BRING and given in state.world.stories:
            wanted = page or ("story" if macro == "answer" else "")
            yield from _of_story(state, given, _BRING[macro], wanted)


def _of_story(state: State, story: str, kind: type[Record], page: str) -> Iterator[str]:
    for record in state.world.stories[story].records():
        for pointer in pointers_in(record, story):
            holder = pointer.holder
            if pointer.target != "claim" or not isinstance(holder, kind):
                continue
            if isinstance(holder, Opening) and page not in ("", holder.page):
                continue
            claim = state.world.find_claim(pointer.value, story)
            if claim is not None:
                yield claim.key
