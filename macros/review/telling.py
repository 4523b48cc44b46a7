# What both ways of telling a comparison share: how things are called and counted.
from __future__ import annotations

from collections.abc import Iterator

from macros.links.wording import as_read
from macros.model.claim import Claim
from macros.review.comparison import Change, Comparison
from macros.review.fields import FieldChange
from macros.review.records import Item
from macros.review.state import Covered, State

NOTHING = "Nothing changed in the data."
NOT_READ_BEFORE = "or it stood in a file that could not be read before"
NOT_READ_NOW = "or it stands in a file that cannot be read now"


def sentence(state: State, item: Item) -> str:
    """A claim's sentence as a reader sees it, names put in."""
    assert isinstance(item.record, Claim)
    return as_read(item.record.text, state.world.names)


def sentences(comparison: Comparison, change: Change) -> tuple[str, str]:
    """The old and the new sentence of a claim, the same twice where it came or went; as they are
    written where a reader would see no difference."""
    if change.old is None or change.new is None:
        only = sentence(comparison.new if change.old is None else comparison.old, change.item)
        return only, only
    shown = sentence(comparison.old, change.old), sentence(comparison.new, change.new)
    written = change.old.fields["text"][0], change.new.fields["text"][0]
    return written if shown[0] == shown[1] and written[0] != written[1] else shown


def details(change: Change) -> tuple[FieldChange, ...]:
    """The fields of a change but the sentence itself."""
    if change.what == "changed":
        return tuple(each for each in change.fields if each.name != "text" or change.item.kind != "claim")
    fields = change.item.fields.items()
    told = ("text", "kind") if change.item.kind == "claim" else ()
    return tuple(FieldChange(name, (), values) for name, values in fields if name not in told)


def called(item: Item) -> str:
    """A thing by its id, with its name where it has one."""
    return f"{item.key} ({item.name})" if item.name else item.key


def doubt(change: Change) -> str:
    """The remark on what may only seem to have come or gone, or ""."""
    if not change.unreadable:
        return ""
    return NOT_READ_BEFORE if change.what == "added" else NOT_READ_NOW


def tally(comparison: Comparison) -> str:
    """How many claims and other things came, changed and went."""
    claims = [len(comparison.of_claims(what)) for what in ("added", "changed", "removed")]
    others = len(comparison.of_others())
    told = f"Claims: {claims[0]} added, {claims[1]} changed, {claims[2]} removed."
    return f"{told} Other records: {others}."


def broken(comparison: Comparison) -> Iterator[str]:
    """A warning for each state of which a part could not be read."""
    if comparison.old.world.incomplete:
        yield "Part of the old state cannot be read: what stands there is left out, and may be told as added."
    if comparison.new.world.incomplete:
        yield "Part of the new state cannot be read: what stands there is left out, and may be told as removed."


def covered(before: Covered | None, after: Covered | None) -> tuple[str, str]:
    """The two figures of a story's coverage, each after and before."""
    if before is None or after is None:
        return _one(before, "before"), _one(after, "now")
    units = f"{after.used} of {after.units} units used or explained (before: {before.used} of {before.units})"
    share = f"{after.share:.1f} % of bytes under a quote (before: {before.share:.1f} %)"
    return units, share + _direction(before, after)


def _one(side: Covered | None, when: str) -> str:
    if side is None:
        return f"{when}: no article that can be read"
    return f"{when}: {side.used} of {side.units} units used or explained, {side.share:.1f} % of bytes under a quote"


def _direction(before: Covered, after: Covered) -> str:
    was, now = (before.used * after.units, before.share), (after.used * before.units, after.share)
    if now == was:
        return ""
    return ": down" if now[0] < was[0] or now[1] < was[1] else ": up"


def problem_counts(comparison: Comparison) -> str:
    """Problems before and now."""
    return f"{len(comparison.new.problems)} (before: {len(comparison.old.problems)})"
