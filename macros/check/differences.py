# Where two almost equal passages differ, told in words and as stretches to point at: curly marks and
# unusual spaces look like plain ones, so they are named.
from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

_NAMES = {
    "’": "a curly apostrophe ’",
    "‘": "a curly quotation mark ‘",
    "“": "a curly quotation mark “",
    "”": "a curly quotation mark ”",
    "\u00a0": "a non-breaking space",
    "\u202f": "a narrow non-breaking space",
    "\u2009": "a thin space",
    "'": "a straight apostrophe '",
    '"': 'a straight quotation mark "',
    "–": "an en dash –",
    "—": "an em dash —",
    "-": "a hyphen -",
    "…": "an ellipsis …",
    " ": "a space",
}
_TOLD = 3


def differing(written: str, meant: str) -> list[tuple[int, int]]:
    """The stretches of `meant` that `written` has otherwise, as start and end. Where `written` has
    something more, the stretch is the character that stands there instead."""
    found = []
    for change in Levenshtein.opcodes(written, meant):
        if change.tag != "equal":
            start = min(change.dest_start, max(0, len(meant) - 1))
            found.append((start, max(start + 1, change.dest_end)))
    return found


def differences(written: str, meant: str) -> str:
    """The first differences in words: what `written` has, and what `meant` has there."""
    told = list(_told(written, meant))
    more = f"; and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    return "; ".join(told[:_TOLD]) + more


def _told(written: str, meant: str) -> Iterator[str]:
    for change in Levenshtein.opcodes(written, meant):
        here = written[change.src_start : change.src_end]
        there = meant[change.dest_start : change.dest_end]
        at = f"character {change.src_start + 1}"
        if change.tag == "replace":
            yield f"{at}: {_named(here)} for {_named(there)}"
        elif change.tag == "delete":
            yield f"{at}: {_named(here)} too much"
        elif change.tag == "insert":
            yield f"{at}: {_named(there)} missing"


def _named(text: str) -> str:
    if len(text) == 1:
        return _NAMES.get(text, repr(text))
    odd = [name for character, name in _NAMES.items() if character in text and character not in " -"]
    return f"{text!r} with {', '.join(odd)}" if odd else repr(text)
