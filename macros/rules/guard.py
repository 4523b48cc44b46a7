# Whether a sentence says what must never be said.
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from macros.model.story import Guard
from macros.rules.stated import NEGATORS

_GAP = 4
# A word that ends a gap: "no doubt they voted" denies nothing, nor does "not only did they vote".
_NO_BRIDGE = (
    "doubt|only|just|long|before|until|but|less|longer|than|sooner|surprise|wonder|secret|and|then|so|that|because"
)


def guard_fires(guard: Guard, sentence: str) -> bool:
    """Whether a sentence has words of each of the guard's groups once its harmless phrases, and
    words of the last group that are denied ("nobody voted"), are taken out.

    Words are compared without regard to case. `vote*` takes any word that starts so, and
    `cast ... vote*` lets up to four words stand between, none of which may be one that undoes
    the phrase ("no doubt", "not only", "not long before"), and no comma or stop. The sentence is
    taken as a reader sees it; quoted passages are the caller's to remove.
    """
    left = sentence.replace("’", "'")
    if not all(_pattern(words).search(left) for words in guard.words):
        return False  # taking words out would not change that
    for harmless in (guard.unless, _denied(guard.words[-1])):
        left = _pattern(harmless).sub(" … ", left) if harmless else left
    return all(_pattern(words).search(left) for words in guard.words)


@lru_cache(maxsize=256)
def _denied(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{negator} ... {word}" for word in words for negator in NEGATORS)


@lru_cache(maxsize=1024)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    # Longer phrases first, so that the widest harmless one is taken out.
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase, ordered))})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    gap = rf"(?:[\s“”-]+(?!(?:{_NO_BRIDGE})\b)[\w'-]+){{0,{_GAP}}}[\s“”-]+"
    return gap.join(_words(part.split()) for part in phrase.replace("’", "'").split("..."))


def _words(words: Iterable[str]) -> str:
    spelled = [re.escape(word.removesuffix("*")) + (r"[\w'-]*" if word.endswith("*") else "") for word in words]
    return r"[\s-]+".join(spelled)
