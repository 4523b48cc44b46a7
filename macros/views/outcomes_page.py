# Winners and losers: a matrix of actors by what was at stake, the article's own verdicts apart.
from __future__ import annotations

from dataclasses import dataclass

from macros.model.standing import Outcome
from macros.model.world import StoryData
from macros.views.opening import OpeningView, opening
from macros.views.sentence import Piece, Sentence, Writer


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One verdict of a cell."""

    stake: str
    verdict: str
    by_article: bool
    """Whether it is the article's own."""
    sentence: Sentence
    others: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the matrix: a stake, or one half of the stake that is the whole."""

    name: str
    owner: str
    """`article` or `others` for a half, "" for a whole column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said of one actor in one column; no verdicts when nobody gives one."""

    column: Column
    verdicts: tuple[VerdictView, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One actor's cells."""

    actor: Piece
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class OutcomesPage:
    """What the page of winners and losers shows."""

    opening: OpeningView
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def outcomes_page(writer: Writer, story: StoryData) -> OutcomesPage:
    """The page of winners and losers of a checked story that has outcomes."""
    begins = opening(writer, story, "winners-and-losers")
    columns, rows = matrix(writer, story)
    return OutcomesPage(begins, columns, rows)


def matrix(writer: Writer, story: StoryData) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The columns, and a row for each actor in the order of the data. The stake that is the whole
    has two columns, one for the article's own verdict and one for others'."""
    outcomes = story.outcomes
    assert outcomes is not None
    columns: list[tuple[str, Column]] = []
    for stake in outcomes.stakes:
        owners = ("article", "others") if stake.whole else ("",)
        columns += [(stake.id, Column(stake.name, owner)) for owner in owners]
    rows = []
    for actor in dict.fromkeys(outcome.actor for outcome in outcomes.outcomes):
        writer.new_section()
        cells = []
        for stake_id, column in columns:
            found = [each for each in outcomes.outcomes if each.actor == actor and each.stake == stake_id]
            views = [verdict_view(writer, story, each) for each in found]
            if column.owner:
                views = [view for view in views if view.by_article == (column.owner == "article")]
            cells.append(Cell(column, tuple(sorted(views, key=lambda view: not view.by_article))))
        rows.append(Row(writer.name(actor), tuple(cells)))
    return tuple(column for _, column in columns), tuple(rows)


def verdict_view(writer: Writer, story: StoryData, outcome: Outcome) -> VerdictView:
    """One verdict with its owner's words and what others said."""
    assert story.outcomes is not None
    claim = writer.world.claim(outcome.claim, story.id)
    return VerdictView(
        next(stake.name for stake in story.outcomes.stakes if stake.id == outcome.stake),
        outcome.verdict,
        claim.says == story.story.article,
        writer.sentence(claim),
        writer.sentences(outcome.others, story.id),
    )
