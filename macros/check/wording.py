# What stands inside a claim's text: references, words in quotation marks, values.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from macros.check.pointers import unknown
from macros.check.quotes import closest_words, evidence_places
from macros.links.wording import as_read, broken_references, quotations, references
from macros.model.claim import Claim
from macros.model.day import Day
from macros.model.world import World
from macros.problem import Problem
from macros.rules.value import is_stated, parse_value


def references_lead_somewhere(world: World) -> Iterator[Problem]:
    """Each `[[id]]` in a claim's text is the id of an actor, place, road or term."""
    for claim in world.claims.values():
        place = claim.place("text")
        for position in broken_references(claim.text):
            expected = "[[id]] or [[id|words]]"
            message = "double brackets that are no reference"
            yield Problem(place.inside(position, 2), "bad-reference", message, expected)
        for found in references(claim.text):
            if found.id not in world.names:
                at = place.inside(found.start + 2, max(1, len(found.id)))
                yield from unknown(world, found.id, "entity", world.names, at)


def quoted_words_stand_in_evidence(world: World) -> Iterator[Problem]:
    """Words in “quotation marks” stand, byte for byte, in the quotes the claim rests on."""
    for claim in world.claims.values():
        known = list(_quotes(world, claim, set()))
        for start, end in quotations(claim.text):
            words = claim.text[start:end]
            if claim.text[end : end + 1] != "”":
                message = "a quotation mark that is never closed"
                yield Problem(claim.place("text").inside(start - 1, 1), "open-quotation", message, "a closing ”")
            elif not any(words in quote for quote in known):
                message = f"the words “{words}” stand in no quote of this claim's evidence"
                at = claim.place("text").inside(start, len(words))
                expected, meant = "exact words of a quote under 'evidence'", _nearest(words, known)
                yield Problem(at, "words-not-in-evidence", message, expected, meant, evidence_places(claim))
        if claim.kind == "quoted" and not quotations(claim.text):
            message = "a quoted claim shows no words in “quotation marks”"
            place, expected = claim.place("text"), "the source's words between “ and ”"
            yield Problem(place, "words-not-in-evidence", message, expected, "", evidence_places(claim))


def _nearest(words: str, known: Collection[str]) -> str:
    """The words of the evidence that are most like these, without marks that would stand twice."""
    found = closest_words(words, "\n".join(known))
    return max(re.split("[“”]", found), key=len).strip()


def _quotes(world: World, claim: Claim, seen: set[str]) -> Iterator[str]:
    for item in claim.evidence:
        if item.quote is not None:
            yield item.quote
        if item.claim is not None and item.claim not in seen:
            seen.add(item.claim)
            other = world.find_claim(item.claim, claim.scope)
            if other is not None:
                yield from _quotes(world, other, seen)


def values_are_stated(world: World) -> Iterator[Problem]:
    """A claim's value stands in its text and, unless it was derived, in the words it rests on."""
    for claim in world.claims.values():
        if claim.value is None:
            continue
        try:
            value = parse_value(claim.value)
        except ValueError:
            expected = "a quantity such as 6 km or 14, a date, yes or no"
            message = f"{claim.value!r} is not a value"
            yield Problem(claim.place("value"), "bad-value", message, expected)
            continue
        if not is_stated(value, as_read(claim.text, world.names)):
            what = "day and month" if isinstance(value, Day) else "number"
            message = f"the text does not state the value {claim.value!r}"
            related = ((claim.place("text"), "the text"),)
            yield Problem(claim.place("value"), "value-not-stated", message, f"its {what} in the text", "", related)
        quotes = [item.quote for item in claim.evidence if item.quote is not None]
        if claim.kind != "derived" and quotes and not any(is_stated(value, quote) for quote in quotes):
            message = f"no quote states the value {claim.value!r}"
            place, words = claim.place("value"), evidence_places(claim)
            yield Problem(place, "value-not-stated", message, "a quote that states it", "", words)
