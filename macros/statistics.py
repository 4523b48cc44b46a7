# What a project holds, in figures: for `explainer check --stats`.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from macros.links.coverage import coverage_of
from macros.model.claim import Kind
from macros.model.world import World
from macros.problem import Problem


def statistics(world: World, problems: tuple[Problem, ...]) -> Iterator[str]:
    """The figures, a line each: entities, claims by kind, coverage of each article with the
    stretches that no quote covers, exemptions and facts left out with their reasons, guards and
    how many fire, problems."""
    counts = Counter(kind for kind, _ in world.entities())
    yield ", ".join(f"{counts[kind]} {kind}s" for kind in ("actor", "place", "road", "term"))
    kinds = Counter(claim.kind for claim in world.claims.values())
    by_kind = ", ".join(f"{kinds[kind]} {kind}" for kind in get_args(Kind))
    yield f"{len(world.claims)} claims: {by_kind}"
    background = [claim for claim in world.claims.values() if claim.kind == "background"]
    sourced = [claim for claim in background if any(item.source for item in claim.evidence)]
    yield f"background claims with a source: {len(sourced)} of {len(background)}"
    for story in world.stories.values():
        coverage = coverage_of(world, story)
        if coverage is None:
            continue
        units = coverage.article.units
        used = len(units) - len(coverage.unused_units())
        open_bytes, all_bytes = coverage.unquoted_bytes(), coverage.unit_bytes()
        share = 100 * open_bytes / all_bytes if all_bytes else 0.0
        yield f"{story.id}: {used} of {len(units)} units used or explained"
        yield f"{story.id}: {open_bytes} of {all_bytes} bytes of units lie under no quote ({share:.1f} %)"
        for start, end in coverage.unquoted():
            words = coverage.article.raw[start:end].decode("utf-8", "replace")
            yield f"  bytes {start} to {end - 1}: {words!r}"
    exempt = [(claim, each) for claim in world.claims.values() for each in claim.exempt]
    yield f"{len(exempt)} exemptions"
    yield from (f"  {claim.key}: {each.words!r}: {each.why}" for claim, each in exempt)
    for story in world.stories.values():
        yield f"{story.id}: {len(story.left_out)} facts looked at and left out"
        yield from (f"  {each.part}: {each.what}: {each.why}" for each in story.left_out)
    guards = sum(len(story.guards) for story in world.stories.values())
    fired = sum(1 for problem in problems if problem.code == "guard-fires")
    yield f"{guards} guards, {fired} fired"
    yield f"{len(problems)} problems"
