# A comparison told in Markdown, for a pull request. Whatever comes from the data is text there and
# nothing else: no markup, no link, no mention of anybody.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from markupsafe import Markup

from macros.problem import Problem
from macros.render.environment import environment
from macros.report import visible
from macros.review.comparison import Change, Comparison
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

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>&|~#@$]|:(?=\S)|(?<=www)\.|^\s*[-+=]|^\s*\d+[.)]", re.IGNORECASE)
# Written as characters, these would still be found after Markdown is done, as mentions and issues.
_CALLING = frozenset("@#")

MOST_OPEN = 12
"""Longer lists are folded away."""


@cache
def _marks() -> Any:
    return environment().get_template("review/marks.html.j2").module


def escaped(text: str) -> str:
    """A text of one line that Markdown and HTML show as it is."""
    return _ACTIVE.sub(_as_characters, visible(text).replace("\t", " "))


def _as_characters(match: re.Match[str]) -> str:
    last = match[0][-1]
    return f"{match[0][:-1]}&#{ord(last)};" + (str(_marks().cut()) if last in _CALLING else "")


def as_markdown(comparison: Comparison, revision: str) -> str:
    """The comparison under headings, with what is long folded away."""
    return "\n".join(_blocks(comparison, revision)).rstrip("\n") + "\n"


def _blocks(comparison: Comparison, revision: str) -> Iterator[str]:
    yield "## What this change does\n"
    yield from (f"**{words}**\n" for words in broken(comparison))
    if comparison.nothing:
        yield NOTHING
        return
    yield f"Compared with {escaped(revision)}. {tally(comparison)}\n"
    for what, heading in (("changed", "Claims changed"), ("added", "Claims added"), ("removed", "Claims removed")):
        found = comparison.of_claims(what)  # type: ignore[arg-type]
        yield from _heading(heading, len(found))
        for change in found:
            yield from _claim(comparison, change)
    yield from _others(comparison)
    yield from _heading("Ids moved", len(comparison.moved) + len(comparison.moved_no_more))
    yield from _list(f"{escaped(old)} is now {escaped(new)}" for old, new in comparison.moved)
    yield from _list(f"{escaped(old)} no longer leads to {escaped(new)}" for old, new in comparison.moved_no_more)
    yield from _pages(comparison)
    yield from _heading("Coverage", len(comparison.coverage))
    for story, before, after in comparison.coverage:
        yield from _list(f"{escaped(story)}: {figure}" for figure in covered(before, after))
    yield f"### Problems: {problem_counts(comparison)}\n"
    yield from _list(f"new: {_problem(each)}" for each in comparison.problems_come)
    yield from _list(f"mended: {_problem(each)}" for each in comparison.problems_gone)


def _heading(words: str, count: int) -> Iterator[str]:
    if count:
        yield f"### {words} ({count})\n"


def _list(items: Iterable[str]) -> Iterator[str]:
    lines = [f"- {item}" for item in items]
    if lines:
        yield "\n".join(lines) + "\n"


def _claim(comparison: Comparison, change: Change) -> Iterator[str]:
    item = change.item
    remark = f", {doubt(change)}" if change.unreadable else ""
    yield f"**{escaped(item.key)}** ({item.fields['kind'][0]}{remark})\n"
    if change.renamed_from:
        yield f"Its id was {escaped(change.renamed_from)}.\n"
    old, new = sentences(comparison, change)
    if old == new:
        yield f"> {escaped(new)}\n"
    else:
        was, now = differences(old, new)
        yield f"| before | now |\n| --- | --- |\n| {_marked(was)} | {_marked(now)} |\n"
    lines = [line for field in details(change) for line in _field(field, change.what == "changed")]
    yield from _folded("evidence and the rest" if change.what != "changed" else "what else changed", lines)


def _marked(stretches: tuple[Words, ...]) -> str:
    parts = []
    for each in stretches:
        text = Markup(escaped(each.text))  # noqa: S704 (escaped just now)
        parts.append(str(text) if each.what == "same" else str(getattr(_marks(), each.what)(text)))
    return "".join(parts)


def _folded(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        body = Markup("\n".join(f"- {line}" for line in lines))  # noqa: S704 (each line is escaped)
        yield str(_marks().folded(title, body)) + "\n"


def _others(comparison: Comparison) -> Iterator[str]:
    found = comparison.of_others()
    yield from _heading("Other records", len(found))
    lines = [_other(change) for change in found]
    yield from _folded("all of them", lines) if len(lines) > MOST_OPEN else _list(lines)


def _other(change: Change) -> str:
    remark = f", {doubt(change)}" if change.unreadable else ""
    told = f"{change.item.kind} **{escaped(called(change.item))}**: {change.what}{remark}"
    fields = details(change) if change.what == "changed" else ()
    return "\n".join([told, *(f"  - {line}" for field in fields for line in _field(field, True))])


def _field(field: FieldChange, changed: bool) -> Iterator[str]:
    name = escaped(field.name)
    if not changed:
        yield f"{name}: {'; '.join(map(escaped, field.new))}"
    elif field.is_list:
        yield from (f"{name}, gone: {escaped(value)}" for value in field.gone)
        yield from (f"{name}, new: {escaped(value)}" for value in field.come)
        if not field.gone and not field.come:
            yield f"{name}: in another order: {', '.join(map(escaped, field.new))}"
    else:
        was, now = differences("".join(field.old), "".join(field.new))
        yield f"{name}: {_marked(was) or 'nothing'} → {_marked(now) or 'nothing'}"


def _pages(comparison: Comparison) -> Iterator[str]:
    yield from _heading("Pages touched", len(comparison.pages))
    lines = []
    for address in comparison.pages:
        news = comparison.page_news.get(address, "")
        lines.append(f"/{escaped(address)}" + (f" ({news})" if news else ""))
    yield from _folded("all of them", lines) if len(lines) > MOST_OPEN else _list(lines)


def _problem(problem: Problem) -> str:
    place = escaped(f"{problem.place.file}:{problem.place.line}")
    return f"{place}: {escaped(problem.message)} (code {escaped(problem.code)})"
