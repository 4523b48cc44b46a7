# How much of an article its story uses: which units, which bytes, by which claims and notes.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.article import Article, Unit
from macros.model.claim import Claim, read_occurrence
from macros.model.story import Note
from macros.model.world import StoryData, World


@dataclass(frozen=True, slots=True)
class Use:
    """A passage of an article that a claim or a note quotes."""

    start: int
    """Offset of its first byte."""
    end: int
    """Offset after its last byte."""
    by: Claim | Note


@dataclass(frozen=True)
class Coverage:
    """What a story makes of its article."""

    article: Article
    uses: tuple[Use, ...]
    """Every quoted passage, by place."""

    def claims_on(self, unit: Unit) -> tuple[Claim, ...]:
        """The claims that quote a unit, each once, in order of the passage."""
        found = {use.by.key: use.by for use in self._on(unit) if isinstance(use.by, Claim)}
        return tuple(found.values())

    def notes_on(self, unit: Unit) -> tuple[Note, ...]:
        """The notes on a unit, each once."""
        found = {use.by.id: use.by for use in self._on(unit) if isinstance(use.by, Note)}
        return tuple(found.values())

    def unused_units(self) -> tuple[Unit, ...]:
        """The units that no claim quotes and no note explains."""
        return tuple(unit for unit in self.article.units if not any(True for _ in self._on(unit)))

    def unquoted(self) -> tuple[tuple[int, int], ...]:
        """The stretches of units that no claim quotes, as byte spans."""
        gaps = []
        for unit in self.article.units:
            position = unit.start
            for use in self._on(unit):
                if not isinstance(use.by, Claim):
                    continue
                if use.start > position:
                    gaps.append((position, use.start))
                position = max(position, use.end)
            if position < unit.end:
                gaps.append((position, unit.end))
        return tuple(gaps)

    def unit_bytes(self) -> int:
        """Bytes in units: all but the white space between them."""
        return sum(unit.end - unit.start for unit in self.article.units)

    def unquoted_bytes(self) -> int:
        """Bytes of units that no claim quotes."""
        return sum(end - start for start, end in self.unquoted())

    def _on(self, unit: Unit) -> Iterator[Use]:
        return (use for use in self.uses if use.start < unit.end and unit.start < use.end)


def passages(article: Article, quote: str, occurrence: str | None) -> tuple[int, int] | None:
    """The byte span of a quote, or None when the article does not hold it that often."""
    spans = article.occurrences(quote)
    which, total = read_occurrence(occurrence)
    return spans[which - 1] if len(spans) == total else None


def coverage_of(world: World, story: StoryData) -> Coverage | None:
    """What the claims and notes of a World make of a story's article; None without an article."""
    article = world.article_of(story)
    if article is None:
        return None
    uses = []
    for claim in world.claims.values():
        for item in claim.evidence:
            if item.source == article.source and item.quote is not None:
                span = passages(article, item.quote, item.occurrence)
                if span is not None:
                    uses.append(Use(*span, claim))
    for note in story.notes:
        span = passages(article, note.quote, note.occurrence)
        if span is not None:
            uses.append(Use(*span, note))
    return Coverage(article, tuple(sorted(uses, key=lambda use: (use.start, use.end))))
