# Whether a sentence says what must never be said.
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from macros.model.story import Guard


def guard_fires(guard: Guard, sentence: str) -> bool:
    """Whether a sentence has a word of each of the guard's groups and none that makes it harmless.

    Words are compared without regard to case; `veto*` takes any word that starts so. The sentence
    is taken as a reader sees it, quoted passages removed by the caller.
    """
    if any(_has_any(words, sentence) is False for words in guard.words):
        return False
    return not (guard.unless and _has_any(guard.unless, sentence))


def _has_any(words: Iterable[str], sentence: str) -> bool:
    return _pattern(tuple(words)).search(sentence) is not None


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
