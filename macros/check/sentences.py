# A claim is one sentence, short enough to be checked, in words that take no side.
from __future__ import annotations

import re
from collections.abc import Iterator

from macros.links.wording import as_read, outside_quotations, own_words, quotations
from macros.model.world import World
from macros.problem import Problem
from macros.rules.sentence import LONGEST_SENTENCE, count_words, sentence_starts


def claims_are_one_short_sentence(world: World) -> Iterator[Problem]:
    """Each claim is one sentence of at most 35 words, quotations apart."""
    for claim in world.claims.values():
        starts = sentence_starts(_filled(claim.text))
        if starts:
            at = claim.place("text").inside(starts[0], len(claim.text) - starts[0])
            message = "a claim of more than one sentence"
            yield Problem(at, "second-sentence", message, "one sentence; a second claim for the rest")
        if not re.search(r"[.?!]”?$", as_read(claim.text, world.names)):
            yield Problem(
                claim.place("text"), "unfinished-sentence", "a claim without its full stop", "one whole sentence"
            )
        words = count_words(outside_quotations(as_read(claim.text, world.names)))
        if words > LONGEST_SENTENCE:
            message = f"a sentence of {words} words outside quotations"
            expected = f"at most {LONGEST_SENTENCE}; say it in two claims"
            yield Problem(claim.place("text"), "long-sentence", message, expected)


def loaded_words_are_owned(world: World) -> Iterator[Problem]:
    """A word that the project lists as loaded stands only in a quotation, in a name, or in a
    judgement, which has its owner."""
    loaded = world.style.loaded if world.style is not None else ()
    if not loaded:
        return
    pattern = _pattern(loaded)
    names = {*world.names.values(), *(source.name for source in world.sources.values())}
    exempt = sorted((name for name in names if pattern.search(name)), key=len, reverse=True)
    for claim in world.claims.values():
        if claim.kind == "judgement" or not pattern.search(claim.text):
            continue
        text = own_words(claim.text)
        for name in exempt:
            text = text.replace(name, " " * len(name))
        for match in pattern.finditer(text):
            place = claim.place("text").inside(match.start(), len(match[0]))
            expected = "a neutral word, or the word inside a quotation or a judgement with its owner"
            yield Problem(place, "loaded-word", f"{match[0]!r} takes a side", expected)


def _filled(text: str) -> str:
    """The text with its quotations written over, so that they begin sentences but end none."""
    letters = list(text)
    for start, end in quotations(text):
        letters[start:end] = "X" * (end - start)
    return "".join(letters)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
