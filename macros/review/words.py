# Two sentences word by word: which words stay, which went, which came.
from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

# A word with its marks apart, so that a comma more does not change the word before it.
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


class Words(NamedTuple):
    """A stretch of a sentence."""

    what: Literal["same", "gone", "come"]
    text: str


def differences(old: str, new: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """The old sentence in stretches that stay or went, and the new one in stretches that stay or came."""
    was, now = _WORD.findall(old), _WORD.findall(new)
    before: list[Words] = []
    after: list[Words] = []
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        for found, what, text in ((before, "gone", "".join(was[a:b])), (after, "come", "".join(now[c:d]))):
            if text:
                found.append(Words("same" if tag == "equal" else what, text))  # type: ignore[arg-type]
    return tuple(before), tuple(after)
