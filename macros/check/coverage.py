# Nothing of an article is passed over in silence.
from __future__ import annotations

from collections.abc import Iterator

from macros.check.quotes import passage
from macros.links.coverage import coverage_of, passages
from macros.model.world import StoryData, World
from macros.problem import Problem


def units_are_used(world: World) -> Iterator[Problem]:
    """Every sentence, title line and image line of an article is quoted by a claim or explained
    by a note. Not judged while a quote or a record is broken: that mistake comes first."""
    for story in world.stories.values():
        coverage = coverage_of(world, story)
        if coverage is None or world.incomplete or not _quotes_hold(world, story):
            continue
        for unit in coverage.unused_units():
            shown = unit.text if len(unit.text) <= 60 else unit.text[:57] + "..."
            message = f"unit {unit.number} of the article ({unit.kind}) is not used: {shown!r}"
            expected = "a claim that quotes it, or a note that explains it"
            article = world.article_of(story)
            related = ((passage(article, (unit.start, unit.end)), "the unit"),) if article is not None else ()
            yield Problem(story.story.place("article"), "unit-unused", message, expected, "", related)


def _quotes_hold(world: World, story: StoryData) -> bool:
    article = world.article_of(story)
    assert article is not None
    for claim in world.claims.values():
        for item in claim.evidence:
            if item.source == article.source and item.quote is not None:
                if passages(article, item.quote, item.occurrence) is None:
                    return False
    return all(passages(article, note.quote, note.occurrence) is not None for note in story.notes)
