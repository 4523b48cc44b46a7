# Winners and losers: a matrix of actors by what was at stake.
from __future__ import annotations

from dataclasses import dataclass

from macros.model.world import StoryData
from macros.views.opening import OpeningView, opening
from macros.views.sentence import Piece, Sentence, Writer


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One verdict of a cell."""

    verdict: str
    sentence: Sentence
    others: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said of one actor and one stake; no verdicts when the article gives none."""

    stake: str
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
    stakes: tuple[str, ...]
    rows: tuple[Row, ...]


def outcomes_page(writer: Writer, story: StoryData) -> OutcomesPage:
    """The page of winners and losers of a checked story that has outcomes."""
    begins = opening(writer, story, "winners-and-losers")
    stakes, rows = matrix(writer, story)
    return OutcomesPage(begins, stakes, rows)


def matrix(writer: Writer, story: StoryData) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Names of the stakes, and a row for each actor in the order of the data."""
    outcomes = story.outcomes
    assert outcomes is not None
    writer.new_section()
    rows = []
    for actor in dict.fromkeys(outcome.actor for outcome in outcomes.outcomes):
        cells = []
        for stake in outcomes.stakes:
            found = [each for each in outcomes.outcomes if each.actor == actor and each.stake == stake.id]
            verdicts = tuple(
                VerdictView(
                    outcome.verdict,
                    writer.sentence(writer.world.claim(outcome.claim, story.id)),
                    writer.sentences(outcome.others, story.id),
                )
                for outcome in found
            )
            cells.append(Cell(stake.name, verdicts))
        rows.append(Row(writer.name(actor), tuple(cells)))
    return tuple(stake.name for stake in outcomes.stakes), tuple(rows)
