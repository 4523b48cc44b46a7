# Whether a sentence says what must never be said.
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from macros.model.story import Guard
from macros.rules.stated import NEGATORS

_GAP = 4
# A word that ends a gap: "no doubt they voted" denies nothing, nor does "not only did they vote",
# "without hesitation they voted", "nobody except them voted" or "it did not get enough votes".
_NO_BRIDGE = (
    "doubt|only|just|merely|long|before|until|but|less|than|sooner|wonder|secret|and|then|so|that|because|"
    r"\w*surpris\w*|\w*expected\w*|except|apart|besides|hesitat\w*|warning|delay|reason|stop\w*|prevent\w*|let|"
    r"enough|sufficient|needed|necessary|required|nine|unanimous\w*"
)
# So does one that denies ("was not a member" is no "was ... member"), but for "not only" and the like.
_DENYING = f"(?:{'|'.join(NEGATORS)})(?! (?:{_NO_BRIDGE})\\b)"
_BETWEEN = rf"(?:[\s“”-]+(?!(?:{_NO_BRIDGE}|{_DENYING})\b)[\w'-]+){{0,{_GAP}}}[\s“”-]+"
_NEGATED = (
    "/".join(NEGATORS),
    "rather than",
    "instead of",
    "denied/denies",
    "denied/denies that",
    "no/none/nothing/nobody ... say/says/suggests/shows that",
)


def guard_fires(guard: Guard, sentence: str) -> bool:
    """Whether a sentence has words of each of the guard's groups once its harmless phrases, and
    words of the last group that are denied ("nobody voted"), are taken out.

    Words are compared without regard to case. `vote*` takes any word that starts so, `cast/used`
    either of two, and `cast ... vote*` lets up to four words stand between, none of which may be
    one that denies or undoes the phrase ("not", "no doubt", "not only"), and no comma or stop. The
    sentence is taken as a reader sees it; quoted passages are the caller's to remove.
    """
    left = sentence.replace("’", "'")
    if not all(_pattern(words).search(left) for words in guard.words):
        return False  # taking words out would not change that
    left = _pattern(guard.unless).sub(" … ", left) if guard.unless else left
    left = _denied(guard.words[-1]).sub(" … ", left)
    return all(_pattern(words).search(left) for words in guard.words)


@lru_cache(maxsize=256)
def _denied(words: tuple[str, ...]) -> re.Pattern[str]:
    # One gap for all: a pattern for each pair of negator and word would take a second to compile.
    return re.compile(rf"(?<!\w){_any(_NEGATED)}{_BETWEEN}{_any(words)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(phrases)}(?!\w)", re.IGNORECASE)


def _any(phrases: Iterable[str]) -> str:
    # Longer phrases first, so that the widest harmless one is taken out.
    return f"(?:{'|'.join(map(_phrase, sorted(phrases, key=len, reverse=True)))})"


def _phrase(phrase: str) -> str:
    return _BETWEEN.join(_words(part.split()) for part in phrase.replace("’", "'").split("..."))


def _words(words: Iterable[str]) -> str:
    return r"[\s-]+".join(f"(?:{'|'.join(map(_word, word.split('/')))})" for word in words)


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"[\w'-]*" if word.endswith("*") else "")
