# A comparison told in plain text, for a terminal. What went stands in [-...-], what came in {+...+}.
from __future__ import annotations

from collections.abc import Iterator

from macros.report import visible
from macros.review.comparison import Change, Comparison, What
from macros.review.fields import FieldChange
from macros.review.telling import (
    NOTHING,
    broken,
    called,
    covered,
    details,
    doubt,
    problem_counts,
    sentences,
    tally,
)
from macros.review.words import Words, differences

_SIGNS: dict[What, str] = {"added": "+", "changed": "~", "removed": "-"}
_AROUND = {"same": ("", ""), "gone": ("[-", "-]"), "come": ("{+", "+}")}


def as_text(comparison: Comparison, revision: str) -> str:
    """The comparison in lines; no character of the data steers the terminal."""
    return "".join(f"{visible(line)}\n" for line in _lines(comparison, revision))


def _lines(comparison: Comparison, revision: str) -> Iterator[str]:
    yield from broken(comparison)
    if comparison.nothing:
        yield NOTHING
        return
    yield f"Compared with {revision}. {tally(comparison)}"
    for what, heading in (("added", "Claims added"), ("changed", "Claims changed"), ("removed", "Claims removed")):
        found = comparison.of_claims(what)  # type: ignore[arg-type]
        yield from _heading(heading, bool(found))
        for change in found:
            yield from _claim(comparison, change)
    yield from _heading("Other records", bool(comparison.of_others()))
    for change in comparison.of_others():
        yield from _other(change)
    yield from _heading("Moved", bool(comparison.moved or comparison.moved_no_more))
    yield from (f"  {old} is now {new}" for old, new in comparison.moved)
    yield from (f"  {old} no longer leads to {new}" for old, new in comparison.moved_no_more)
    yield from _heading("Pages touched", bool(comparison.pages))
    for address in comparison.pages:
        news = comparison.page_news.get(address, "")
        yield f"  /{address}" + (f" ({news})" if news else "")
    yield from _heading("Coverage", bool(comparison.coverage))
    for story, before, after in comparison.coverage:
        yield from (f"  {story}: {line}" for line in covered(before, after))
    yield ""
    yield f"Problems: {problem_counts(comparison)}"
    for heading, problems in (("new", comparison.problems_come), ("mended", comparison.problems_gone)):
        for each in problems:
            yield f"  {heading}: {each.place.file}:{each.place.line}: {each.message} [{each.code}]"


def _heading(words: str, wanted: bool) -> Iterator[str]:
    if wanted:
        yield ""
        yield words


def _claim(comparison: Comparison, change: Change) -> Iterator[str]:
    item = change.item
    remark = f" ({doubt(change)})" if change.unreadable else ""
    yield f"{_SIGNS[change.what]} {item.key}: {item.fields['kind'][0]}, {item.file}:{item.line}{remark}"
    if change.renamed_from:
        yield f"    its id was {change.renamed_from}"
    old, new = sentences(comparison, change)
    if old == new:
        yield f"    {new}"
    else:
        was, now = differences(old, new)
        yield f"    was: {_marked(was)}"
        yield f"    now: {_marked(now)}"
    for field in details(change):
        yield from _field(field, change.what)


def _marked(stretches: tuple[Words, ...]) -> str:
    return "".join(_AROUND[each.what][0] + each.text + _AROUND[each.what][1] for each in stretches)


def _other(change: Change) -> Iterator[str]:
    remark = f" ({doubt(change)})" if change.unreadable else ""
    yield f"{_SIGNS[change.what]} {change.item.kind} {called(change.item)}: {change.what}{remark}"
    if change.what == "changed":
        for field in details(change):
            yield from _field(field, "changed")


def _field(field: FieldChange, what: What) -> Iterator[str]:
    if what != "changed":
        yield f"    {field.name}: {'; '.join(field.new)}"
    elif field.is_list:
        yield from (f"    {field.name}, gone: {value}" for value in field.gone)
        yield from (f"    {field.name}, new: {value}" for value in field.come)
        if not field.gone and not field.come:
            yield f"    {field.name}: in another order: {', '.join(field.new)}"
    else:
        old, new = "".join(field.old) or "nothing", "".join(field.new) or "nothing"
        yield f"    {field.name}: {old} -> {new}"
