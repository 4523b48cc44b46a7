# Quotes that differ from their source in nothing but the shape of marks and spaces.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.authoring.same_data import Change, differs_by, read_whole
from macros.authoring.yaml_lines import scalar
from macros.check.quotes import quotes_of_claim
from macros.model.claim import Claim, Evidence
from macros.model.source import Origin
from macros.model.story import Note
from macros.model.world import World
from macros.problem import Entries, Place

_SHAPES = {
    **dict.fromkeys("‘’‛ʼ′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
}


@dataclass(frozen=True, slots=True)
class Mended:
    """A quote, and the words of the source that it was meant to be."""

    place: Place
    before: str
    after: str


def mended_quotes(world: World) -> Iterator[Mended]:
    """Every quote that does not stand in its source, but does once the shapes of quotation marks,
    apostrophes, dashes and spaces are passed over; only where the source has one such passage."""
    for claim in world.claims.values():
        for item in claim.evidence:
            yield from _mended(world, item, item.source)
    for story in world.stories.values():
        for note in story.notes:
            yield from _mended(world, note, story.story.article)


def _mended(world: World, record: Evidence | Note, source_id: str | None) -> Iterator[Mended]:
    quote = record.quote
    if quote is None or source_id is None:
        return
    texts = _texts(world, source_id)
    if any(quote in text for text in texts):
        return
    forms = {form for text in texts for form in _passages(quote, text)}
    if len(forms) == 1:
        form = forms.pop()
        if _stands(world, source_id, form):
            yield Mended(record.place("quote"), quote, form)


def _texts(world: World, source_id: str) -> tuple[str, ...]:
    article, source = world.articles.get(source_id), world.sources.get(source_id)
    if article is not None:
        return (article.text,)
    return source.excerpts if source is not None and not isinstance(source, Origin) else ()


def _passages(quote: str, text: str) -> Iterator[str]:
    """The passages of a text that are the quote but for shapes; none crosses a line break."""
    wanted, _ = _folded(quote)
    for line in text.split("\n"):
        plain, at = _folded(line)
        start = plain.find(wanted)
        while start >= 0:
            yield line[at[start] : at[start + len(wanted)]].rstrip()
            start = plain.find(wanted, start + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with one shape for each kind of mark and one space for several, and where each of
    its characters stood, with the end of the text after them."""
    plain: list[str] = []
    at: list[int] = []
    for number, character in enumerate(text):
        shape = _SHAPES.get(character, character)
        if shape == " " and plain and plain[-1] == " ":
            continue
        plain.append(shape)
        at.append(number)
    return "".join(plain), [*at, len(text)]


def _stands(world: World, source_id: str, form: str) -> bool:
    """Whether the passage is right as a quote: there, and of whole words."""
    claim = Claim.model_validate({"kind": "reported", "text": "-", "evidence": [{"source": source_id, "quote": form}]})
    return all(problem.code == "quote-occurrence" for problem in quotes_of_claim(world, claim))


def with_mended_quotes(text: str, mends: list[Mended]) -> str:
    """The text of a file with its quotes mended, each where it stands. A quote whose scalar cannot
    be replaced by itself, such as one with an anchor, stays as it is."""
    for mended in sorted(mends, key=lambda each: each.place, reverse=True):
        tried = _replaced(text, mended)
        meant: set[Change] = {("quote", mended.before, mended.after)}
        if tried is not None and differs_by(text, tried, meant):
            text = tried
    return text


def _replaced(text: str, mended: Mended) -> str | None:
    place = mended.place
    if place.line != place.end_line:
        return None
    lines = text.split("\n")
    line = lines[place.line - 1]
    written = line[place.column - 1 : place.end_column - 1]
    read = read_whole(f"- {written}\n")
    if isinstance(read, Entries) or read != [mended.before] or not re.match(r"""["']|[^&*!|>]""", written):
        return None
    style = written[0] if written[0] in "'\"" else ""
    new = scalar(mended.after, flow=True, style=style) if style else scalar(mended.after)
    lines[place.line - 1] = line[: place.column - 1] + new + line[place.end_column - 1 :]
    return "\n".join(lines)
