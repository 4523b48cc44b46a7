# What was probably meant: the closest of the words that would have been right.
from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein


def as_slug(text: str) -> str:
    """The id that a text was probably meant to be: lower case, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def nearest(word: str, choices: Collection[str]) -> str:
    """The choice that differs least from `word`, or "" when none is close enough to suggest.

    Close enough means that at most a third of the letters differ (one, for very short words),
    counting a swap of neighbours as one difference.
    """
    if not choices:
        return ""
    found = process.extractOne(
        word,
        sorted(choices),
        scorer=DamerauLevenshtein.distance,
        score_cutoff=max(1, len(word) // 3),
    )
    return str(found[0]) if found else ""
