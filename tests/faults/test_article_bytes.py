"""No byte of the article can change unnoticed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

import pytest

from macros.check.quotes import articles_are_unaltered, quotes_stand_in_their_source
from macros.links.coverage import Coverage, coverage_of
from macros.load import assemble
from macros.model.article import Article, split_units
from macros.model.source import Origin
from macros.model.world import World
from macros.problem import Problem
from macros.project import judge_project
from macros.read.project import Reading, read_project
from tests.conftest import ROOT, Project

SOURCE = "times-of-islamabad"
ARTICLE = f"seeds/{SOURCE}/article.txt"
ORIGIN = f"seeds/{SOURCE}/origin.yml"
LENGTH = 2355
LAST_BIT, ALL_BITS = "last bit", "0xFF"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_project(ROOT)


@pytest.fixture(scope="module")
def world(reading: Reading) -> World:
    return assemble(reading)


@pytest.fixture(scope="module")
def coverage(world: World) -> Coverage:
    found = coverage_of(world, next(iter(world.stories.values())))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def places_by_byte(world: World, coverage: Coverage) -> dict[int, set[tuple[str, int]]]:
    """For each byte the files and lines of the `quote:` of every claim that quotes it."""
    found: dict[int, set[tuple[str, int]]] = {}
    for claim in world.claims.values():
        for item in claim.evidence:
            if item.source != SOURCE or item.quote is None:
                continue
            place = item.place("quote")
            wanted = item.quote.encode("utf-8")
            for use in coverage.uses:
                if use.by is claim and coverage.article.raw[use.start : use.end] == wanted:
                    for at in range(use.start, use.end):
                        found.setdefault(at, set()).add((place.file, place.line))
    return found


def flipped(raw: bytes, at: int, how: str) -> bytes:
    byte = raw[at] ^ 0x01 if how == LAST_BIT else 0xFF
    return raw[:at] + bytes([byte]) + raw[at + 1 :]


def world_with(reading: Reading, world: World, raw: bytes) -> World:
    """The World as `assemble` makes it when the article on disk has these bytes instead."""
    old = reading.articles[SOURCE]
    article = Article(old.source, raw, old.file, split_units(raw))
    return replace(world, articles={**reading.articles, SOURCE: article})


def with_hash(world: World, raw: bytes) -> World:
    origin = world.sources[SOURCE]
    assert isinstance(origin, Origin)
    changed = origin.model_copy(update={"sha256": hashlib.sha256(raw).hexdigest()})
    return replace(world, sources={**world.sources, SOURCE: changed})


def bytes_that_pass(reading: Reading, world: World, how: str, places: Iterable[int]) -> list[int]:
    raw = reading.articles[SOURCE].raw
    passed = []
    for at in places:
        codes = [problem.code for problem in articles_are_unaltered(world_with(reading, world, flipped(raw, at, how)))]
        if codes != ["altered-article"]:
            passed.append(at)
    return passed


def unseen(
    reading: Reading, world: World, places_by_byte: dict[int, set[tuple[str, int]]], how: str
) -> tuple[list[int], list[int]]:
    """The bytes whose change no quote tells, and those whose change is told at a wrong place."""
    raw = reading.articles[SOURCE].raw
    silent, misplaced = [], []
    for at in range(len(raw)):
        changed = flipped(raw, at, how)
        altered = with_hash(world_with(reading, world, changed), changed)
        assert list(articles_are_unaltered(altered)) == []
        told = {_place(problem) for problem in quotes_stand_in_their_source(altered)}
        if not told:
            silent.append(at)
        if not places_by_byte.get(at, set()) <= told:
            misplaced.append(at)
    return silent, misplaced


def _place(problem: Problem) -> tuple[str, int]:
    return problem.place.file, problem.place.line


def test_the_article_has_the_length_that_is_written_down(reading: Reading) -> None:
    assert len(reading.articles[SOURCE].raw) == LENGTH


def test_the_article_as_it_is_gives_no_problem(world: World) -> None:
    assert [*articles_are_unaltered(world), *quotes_stand_in_their_source(world)] == []


@pytest.mark.parametrize("how", [LAST_BIT, ALL_BITS])
def test_a_change_of_any_byte_is_an_altered_article(how: str, reading: Reading, world: World) -> None:
    assert bytes_that_pass(reading, world, how, range(LENGTH)) == []


def test_the_problem_of_an_altered_article_stands_at_the_hash(reading: Reading, world: World) -> None:
    changed = flipped(reading.articles[SOURCE].raw, 700, LAST_BIT)
    [problem] = articles_are_unaltered(world_with(reading, world, changed))
    lines = (ROOT / ORIGIN).read_text("utf-8").split("\n")
    assert problem.place.file == ORIGIN
    assert lines[problem.place.line - 1].startswith("sha256: ")
    assert problem.place.column == len("sha256: ") + 1
    assert hashlib.sha256(changed).hexdigest() in problem.message


def test_with_a_forged_hash_every_quoted_byte_is_still_told_at_each_quote_that_holds_it(
    reading: Reading, world: World, coverage: Coverage, places_by_byte: dict[int, set[tuple[str, int]]]
) -> None:
    silent, misplaced = unseen(reading, world, places_by_byte, LAST_BIT)
    assert misplaced == []
    assert set(silent) == set(range(LENGTH)) - set(places_by_byte)
    assert_only_open_bytes(silent, coverage)


def test_with_a_forged_hash_every_quoted_byte_that_is_no_text_is_still_told(
    reading: Reading, world: World, coverage: Coverage, places_by_byte: dict[int, set[tuple[str, int]]]
) -> None:
    silent, misplaced = unseen(reading, world, places_by_byte, ALL_BITS)
    assert misplaced == []
    assert_only_open_bytes(silent, coverage)


def test_at_most_a_twentieth_of_the_article_lies_under_no_quote(coverage: Coverage) -> None:
    assert 0 < coverage.unquoted_bytes() <= 0.05 * coverage.unit_bytes()


def assert_only_open_bytes(silent: list[int], coverage: Coverage) -> None:
    """Bytes that no quote guards are those that the statistics list, or white space between units."""
    listed = {at for start, end in coverage.unquoted() for at in range(start, end)}
    in_units = {at for unit in coverage.article.units for at in range(unit.start, unit.end)}
    assert set(silent) & in_units <= listed
    assert len(set(silent) & in_units) <= 0.05 * len(in_units)
    between = set(silent) - in_units
    assert all(coverage.article.raw[at : at + 1].isspace() for at in between)


@pytest.mark.parametrize("at", [0, 57, 129, 700, 1290, LENGTH - 1])
@pytest.mark.parametrize("how", [LAST_BIT, ALL_BITS])
def test_a_changed_byte_on_disk_is_told_with_the_place_of_the_hash(at: int, how: str, real: Project) -> None:
    real.write(ARTICLE, flipped(real.path(ARTICLE).read_bytes(), at, how))
    told = [(problem.code, problem.place.file) for problem in judge_project(real.root).problems]
    assert ("altered-article", ORIGIN) in told


@pytest.mark.parametrize("at", [3, 200, 700, 1290, 2000, LENGTH - 1])
def test_a_changed_byte_on_disk_with_a_forged_hash_is_told_if_it_is_quoted(
    at: int, real: Project, places_by_byte: dict[int, set[tuple[str, int]]]
) -> None:
    raw = real.path(ARTICLE).read_bytes()
    changed = flipped(raw, at, LAST_BIT)
    real.write(ARTICLE, changed)
    real.edit(ORIGIN, hashlib.sha256(raw).hexdigest(), hashlib.sha256(changed).hexdigest())
    problems = judge_project(real.root).problems
    told = {_place(problem) for problem in problems if problem.code in ("quote-not-found", "quote-occurrence")}
    assert places_by_byte.get(at, set()) <= told
    assert bool(told) == (at in places_by_byte)
    assert "altered-article" not in {problem.code for problem in problems}


def test_a_byte_that_is_no_text_on_disk_is_told_in_the_article_itself(real: Project) -> None:
    raw = real.path(ARTICLE).read_bytes()
    real.write(ARTICLE, flipped(raw, 1000, ALL_BITS))
    [problem] = [each for each in judge_project(real.root).problems if each.code == "not-utf-8"]
    before = raw[:1000].decode("utf-8")
    assert problem.place[:3] == (ARTICLE, before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_every_place_of_a_quote_is_the_line_of_a_quote(
    world: World, places_by_byte: dict[int, set[tuple[str, int]]]
) -> None:
    files = {claim.place().file for claim in world.claims.values()}
    texts = {file: (ROOT / file).read_text("utf-8").split("\n") for file in files}
    places = {place for found in places_by_byte.values() for place in found}
    assert len(places) > 50
    assert [place for place in places if "quote: " not in texts[place[0]][place[1] - 1]] == []
