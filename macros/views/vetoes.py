# Vetoes on the same subject: those up to the matter's day, those since, and a chart of the first.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.drawing.bars import BLOCK, STEP, bar_chart
from macros.links.seating import body_of, member_names
from macros.model.council import Vetoed
from macros.model.world import StoryData
from macros.views.dates import ShownDate, shown
from macros.views.sentence import Sentence, Writer

_GAP = 2.0


@dataclass(frozen=True, slots=True)
class VetoedView:
    """A draft that a veto stopped."""

    id: str
    on: ShownDate | None
    draft: str
    meeting: str
    by: tuple[str, ...]
    tally: str
    subject: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class BlockView:
    """A draft in the chart."""

    x: float
    y: float
    joint: bool
    """Whether more than one member stopped it."""


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the chart with its number of drafts."""

    x: float
    year: int
    count: int
    top: float
    """Where the number stands, above the bar."""


@dataclass(frozen=True, slots=True)
class VetoesView:
    """The lists and the chart."""

    until: tuple[VetoedView, ...]
    after: tuple[VetoedView, ...]
    members: tuple[tuple[str, int], ...]
    """How many of the first each member stopped, most first."""
    width: float
    height: float
    block_width: float
    block_height: float
    blocks: tuple[BlockView, ...]
    years: tuple[YearView, ...]


def vetoes_view(writer: Writer, story: StoryData) -> VetoesView | None:
    """The vetoes of a story that lists some; None otherwise."""
    body = body_of(writer.world, story)
    if body is None or story.matter is None or not story.vetoes:
        return None
    names = member_names(writer.world, body)
    listed = sorted(story.vetoes, key=lambda each: each.on.start)
    after = [each for each in listed if story.matter.on.ends_before(each.on)]
    until = [each for each in listed if each not in after]
    blocks, years, height = _chart(until)
    counts = {name: sum(1 for each in until if name in each.by) for each in until for name in each.by}
    return VetoesView(
        tuple(_vetoed(writer, story, names, each) for each in until),
        tuple(_vetoed(writer, story, names, each) for each in after),
        tuple(
            sorted(((names[member], count) for member, count in counts.items()), key=lambda each: (-each[1], each[0]))
        ),
        STEP * len(years),
        height,
        STEP - 2 * _GAP,
        BLOCK - _GAP,
        blocks,
        years,
    )


def _vetoed(writer: Writer, story: StoryData, names: dict[str, str], each: Vetoed) -> VetoedView:
    writer.new_section()
    return VetoedView(
        each.id,
        shown(each.on),
        each.draft or "",
        each.meeting or "",
        tuple(names[member] for member in each.by),
        each.tally or "",
        each.subject,
        writer.bare(writer.world.claim(each.claim, story.id)),
    )


def _chart(listed: Sequence[Vetoed]) -> tuple[tuple[BlockView, ...], tuple[YearView, ...], float]:
    if not listed:
        return (), (), 0.0
    first, last = listed[0].on.start.year, listed[-1].on.start.year
    bars = [each.on.start.year - first for each in listed]
    chart = bar_chart(last - first + 1, bars)
    blocks = tuple(BlockView(block.x + _GAP, block.y, len(listed[block.item].by) > 1) for block in chart.blocks)
    years = []
    for bar, middle in enumerate(chart.middles):
        count = bars.count(bar)
        years.append(YearView(middle, first + bar, count, chart.height - BLOCK * count - 5))
    return blocks, tuple(years), chart.height
