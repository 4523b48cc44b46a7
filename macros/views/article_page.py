# The annotated article: unit by unit, with what the site made of each.
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.links.coverage import Coverage, coverage_of
from macros.model.article import Unit
from macros.model.claim import Claim
from macros.model.files import FILE_KINDS
from macros.model.source import Origin
from macros.model.world import StoryData
from macros.views.dates import ShownDate, shown
from macros.views.evidence_page import ShownOn
from macros.views.opening import OpeningView, opening
from macros.views.sentence import Piece, Sentence, Writer


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note on a unit."""

    id: str
    title: str
    quote: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a unit's text, or a gap where it is not published."""

    text: str
    shown: bool


@dataclass(frozen=True, slots=True)
class UnitView:
    """One unit with its claims and notes."""

    number: int
    kind: str
    text: str
    claims: tuple[Sentence, ...]
    notes: tuple[NoteView, ...]
    shown_on: tuple[Piece, ...]
    """The pages that use it."""
    stretches: tuple[Stretch, ...]
    """Its text in pieces; where only quoted words are published, the rest is left out."""
    before: str | None
    """The white space between it and the unit before it in its paragraph; None for the first."""


@dataclass(frozen=True, slots=True)
class SelectView:
    """What a reader needs to make a claim of words of the article."""

    source: str
    """Id of the article."""
    file: str
    """Path of the file that the claim belongs in."""
    taken: str
    """Ids of that file's claims that this page does not show, with spaces between."""
    script: str
    """The way to the script that does it."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """How much of the article is used."""

    used: int
    units: int
    percent: int
    """Whole per cent of the characters in units that lie under a quote, rounded down."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What the article page shows."""

    opening: OpeningView
    title: str
    publisher: str
    published: ShownDate | None
    address: str
    rights: str
    sha256: str
    coverage: CoverageView
    published_percent: int
    """How much of the text this page shows."""
    paragraphs: tuple[tuple[UnitView, ...], ...]
    select: SelectView | None
    """None where the text is not published whole: how often words stand in it cannot be seen then."""


def article_page(writer: Writer, story: StoryData, shown_on: ShownOn) -> ArticlePage:
    """The article page of a checked story."""
    world = writer.world
    writer.with_cards = False
    begins = opening(writer, story, "article")
    coverage = coverage_of(world, story)
    origin = world.sources[story.story.article]
    assert coverage is not None and isinstance(origin, Origin)
    units = coverage.article.units
    paragraphs = tuple(
        tuple(_unit(writer, story, coverage, unit, shown_on, before) for before, unit in _with_gaps(coverage, group))
        for _, group in groupby(units, key=lambda unit: unit.paragraph)
    )
    return ArticlePage(
        opening=begins,
        title=origin.title,
        publisher=origin.publisher,
        published=shown(origin.published),
        address=origin.address or "",
        rights=origin.rights,
        sha256=origin.sha256,
        coverage=coverage_view(coverage),
        published_percent=100 if origin.publish == "full" else coverage_view(coverage).percent,
        paragraphs=paragraphs,
        select=_select(writer, story, coverage) if origin.publish == "full" else None,
    )


def coverage_view(coverage: Coverage) -> CoverageView:
    """The coverage in whole numbers."""
    units, total = len(coverage.article.units), coverage.unit_bytes()
    percent = (total - coverage.unquoted_bytes()) * 100 // total if total else 100
    return CoverageView(units - len(coverage.unused_units()), units, percent)


def _with_gaps(coverage: Coverage, units: Iterable[Unit]) -> Iterator[tuple[str | None, Unit]]:
    end = None
    for unit in units:
        gap = coverage.article.raw[end : unit.start].decode("utf-8", "replace") if end is not None else None
        yield gap, unit
        end = unit.end


def _select(writer: Writer, story: StoryData, coverage: Coverage) -> SelectView:
    shown = {use.by.key for use in coverage.uses if isinstance(use.by, Claim)}
    taken = " ".join(claim.id for claim in story.claims if claim.id and claim.key not in shown)
    file = next(kind.pattern for kind in FILE_KINDS if kind.name == "claims").replace("*", story.id)
    return SelectView(story.story.article, file, taken, writer.to("assets/javascripts/select.js"))


def _unit(
    writer: Writer, story: StoryData, coverage: Coverage, unit: Unit, shown_on: ShownOn, before: str | None
) -> UnitView:
    writer.new_section()
    claims = tuple(writer.bare(claim) for claim in coverage.claims_on(unit))
    notes = tuple(
        NoteView(note.id, note.title, note.quote, writer.sentences(note.claims, story.id))
        for note in coverage.notes_on(unit)
    )
    pages = {piece.href: piece for claim in claims for piece in shown_on(writer, claim.key)}
    origin = writer.world.sources[story.story.article]
    whole = not isinstance(origin, Origin) or origin.publish == "full"
    stretches = (Stretch(unit.text, True),) if whole else _quoted_only(coverage, unit)
    return UnitView(unit.number, unit.kind, unit.text, claims, notes, tuple(pages.values()), stretches, before)


def _quoted_only(coverage: Coverage, unit: Unit) -> tuple[Stretch, ...]:
    gaps = [gap for gap in coverage.unquoted() if unit.start <= gap[0] < unit.end]
    stretches, at = [], unit.start
    for start, end in gaps:
        if at < start:
            stretches.append(Stretch(coverage.article.raw[at:start].decode("utf-8", "replace"), True))
        gap = coverage.article.raw[start:end].decode("utf-8", "replace")
        words = any(character.isalnum() for character in gap)
        stretches.append(Stretch("", False) if words else Stretch(gap, True))
        at = end
    if at < unit.end:
        stretches.append(Stretch(coverage.article.raw[at : unit.end].decode("utf-8", "replace"), True))
    return tuple(stretches)
