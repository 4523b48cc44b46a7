# Quotes against their sources, byte for byte.
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from macros.check.differences import differences, differing
from macros.model.article import Article
from macros.model.claim import Claim, read_occurrence
from macros.model.record import Record
from macros.model.source import Origin, Source
from macros.model.world import World
from macros.problem import Place, Problem, whole_file

_SHOWN = 4
"""How many of the places at which words stand a report names."""


def articles_are_unaltered(world: World) -> Iterator[Problem]:
    """Each article under seeds/ has the SHA-256 that its origin records."""
    for source_id, article in world.articles.items():
        origin = world.sources.get(source_id)
        found = hashlib.sha256(article.raw).hexdigest()
        if isinstance(origin, Origin) and found != origin.sha256:
            message = f"{article.file} is not the recorded text: its SHA-256 is {found}"
            expected = "the article byte for byte as it was taken; or, if it truly is, this hash"
            related = ((whole_file(article.file), "the article"),)
            yield Problem(origin.place("sha256"), "altered-article", message, expected, "", related)


def quotes_stand_in_their_source(world: World) -> Iterator[Problem]:
    """A quote stands in the article, or in an excerpt of its source, as often as it says."""
    for claim in world.claims.values():
        yield from quotes_of_claim(world, claim)


def quotes_of_claim(world: World, claim: Claim) -> Iterator[Problem]:
    """The problems with one claim's quotes."""
    for item in claim.evidence:
        if item.source is None or item.quote is None:
            continue
        article = world.articles.get(item.source)
        source = world.sources.get(item.source)
        if article is not None:
            yield from _in_article(item, article, item.quote, item.occurrence)
        elif source is not None and not isinstance(source, Origin):
            yield from _in_excerpts(item, source, item.quote)


def notes_quote_the_article(world: World) -> Iterator[Problem]:
    """A note's words stand in its story's article."""
    for story in world.stories.values():
        article = world.article_of(story)
        for note in story.notes if article is not None else ():
            assert article is not None
            yield from _in_article(note, article, note.quote, note.occurrence)


def evidence_places(claim: Claim) -> tuple[tuple[Place, str], ...]:
    """Where the first of the words and claims that a claim rests on are written, for a report."""
    items = [(item, "quote" if item.quote is not None else "claim") for item in claim.evidence]
    return tuple((item.place(key), "the evidence") for item, key in items[:_SHOWN] if getattr(item, key) is not None)


def _in_article(record: Record, article: Article, quote: str, occurrence: str | None) -> Iterator[Problem]:
    place = record.place("quote")
    spans = article.occurrences(quote)
    which, total = read_occurrence(occurrence)
    if not spans:
        yield _not_found(record, quote, article.text.split("\n"), article.file, _lines_of(article))
    elif len(spans) != total:
        stands = "once" if len(spans) == 1 else f"{len(spans)} times"
        expected = f"a longer quote, or 'occurrence: 1 of {len(spans)}'" if len(spans) > 1 else "no 'occurrence:'"
        said = f", not {total}" if occurrence else ""
        message = f"these words stand {stands} in {article.file}{said}"
        related = tuple((passage(article, span), f"occurrence {at}") for at, span in enumerate(spans[:_SHOWN], 1))
        yield Problem(place, "quote-occurrence", message, expected, "", related)
    else:
        start, end = spans[which - 1]
        yield from _whole_words(record, article, start, end)


def _whole_words(record: Record, article: Article, start: int, end: int) -> Iterator[Problem]:
    before = article.raw[:start].decode("utf-8", "replace")
    inside = article.raw[start:end].decode("utf-8", "replace")
    after = article.raw[end:].decode("utf-8", "replace")
    cut_at_start = inside[:1].isalnum() and before[-1:].isalnum()
    cut_at_end = inside[-1:].isalnum() and after[:1].isalnum()
    if not cut_at_start and not cut_at_end:
        return
    head = _last_word(before) if cut_at_start else ""
    tail = _first_word(after) if cut_at_end else ""
    message = "the quote starts or ends inside a word"
    whole = f"{head}{inside}{tail}"
    related = ((passage(article, (start - len(head.encode()), end + len(tail.encode()))), "the whole words"),)
    yield Problem(record.place("quote"), "quote-cuts-word", message, "whole words", whole, related)


def passage(article: Article, span: tuple[int, int]) -> Place:
    """Where a span of the article's bytes stands."""
    before = article.raw[: span[0]].decode("utf-8", "replace")
    inside = article.raw[span[0] : span[1]].decode("utf-8", "replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    breaks = inside.count("\n")
    last = len(inside) - inside.rfind("\n") if breaks else column + len(inside)
    return Place(article.file, line, column, line + breaks, last)


def _last_word(text: str) -> str:
    start = len(text)
    while start and text[start - 1].isalnum():
        start -= 1
    return text[start:]


def _first_word(text: str) -> str:
    end = 0
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[:end]


def _in_excerpts(record: Record, source: Source, quote: str) -> Iterator[Problem]:
    if not any(quote in excerpt for excerpt in source.excerpts):
        places = [source.place("excerpts", number) for number in range(len(source.excerpts))]
        yield _not_found(record, quote, source.excerpts, "the source's excerpts", places)


def _lines_of(article: Article) -> list[Place]:
    lines = article.text.split("\n")
    return [Place(article.file, at, 1, at, len(line) + 1) for at, line in enumerate(lines, 1)]


def _not_found(record: Record, quote: str, lines: Sequence[str], where: str, places: Sequence[Place]) -> Problem:
    """A quote that stands on none of the lines, with the words of one that are most like it."""
    meant = closest_words(quote, "\n".join(lines))
    message = f"these words do not stand in {where}"
    expected = "exact words, typographic quotes and all"
    if not meant:
        return Problem(record.place("quote"), "quote-not-found", message, expected)
    at = next(number for number, line in enumerate(lines) if meant in line)
    start = lines[at].index(meant)
    nearest = places[at].inside(start, len(meant))
    marks = tuple(places[at].inside(start + first, last - first) for first, last in differing(quote, meant))
    expected += f"; it differs at {differences(quote, meant)}"
    related = ((nearest, "the nearest words"),)
    return Problem(record.place("quote"), "quote-not-found", message, expected, meant, related, marks)


def closest_words(quote: str, text: str) -> str:
    """The passage of whole words in `text` that is most like `quote`, or "" if none is much like it.

    Never crosses a line break.
    """
    best, best_score = "", 70.0
    for line in text.split("\n"):
        found = fuzz.partial_ratio_alignment(quote, line, score_cutoff=best_score)
        if found is None or (best and found.score <= best_score):
            continue
        candidates = _word_windows(line, found.dest_start, found.dest_end)
        best = min(
            candidates, key=lambda words: (DamerauLevenshtein.distance(quote, words), abs(len(words) - len(quote)))
        )
        best_score = found.score
    return best


def _word_windows(line: str, start: int, end: int) -> list[str]:
    """Passages of the line that begin and end near the span, at edges of words or marks."""
    starts = [at for at in range(max(0, start - 12), min(len(line), start + 13)) if _is_edge(line, at)]
    ends = [at for at in range(max(1, end - 12), min(len(line), end + 12) + 1) if _is_edge(line, at)]
    windows = [line[first:last] for first in starts for last in ends if first < last]
    return [words for words in windows if words == words.strip()] or [line[start:end].strip()]


def _is_edge(line: str, at: int) -> bool:
    if at in (0, len(line)):
        return True
    return not (line[at - 1].isalnum() and line[at].isalnum())
