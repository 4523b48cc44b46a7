# How long a text is and how many sentences it has.
from __future__ import annotations

import re

LONGEST_SENTENCE = 35
"""Words, quotations apart. The bar of the project's style."""

# A full stop ends no sentence after a capital alone or these abbreviations (by length: look-behinds
# have one).
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:No|St|Mr|Dr|Lt|vs))(?<!\b(?:Mrs|Art|Gen|Col|Sgt|Rep|Sen|Maj))(?<!\b(?:Prof|Capt))"
    r"[.?!][”)]?\s+(?=[“(]?[A-ZÀ-ÞĞİŞ]|\[\[)"
)


def sentence_starts(text: str) -> list[int]:
    """Where each sentence after the first begins, counted in characters. A full stop after a
    capital (initials) or a common abbreviation ends none."""
    return [match.end() for match in _END.finditer(text)]


def count_words(text: str) -> int:
    """How many words a text has: whatever white space parts, if it holds a letter or a digit."""
    return sum(1 for word in text.split() if re.search(r"\w", word))
