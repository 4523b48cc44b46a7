# Bars that stand side by side, each of equal blocks on top of one another.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BLOCK, STEP = 16.0, 26.0
"""Height of a block and distance of the bars, in the drawing's own units (CSS pixels)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its lower left corner is at (x, y + BLOCK)."""

    item: int
    """Its number among the items given."""
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """All blocks, and the middle of each bar; `height` is that of the highest bar."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    middles: tuple[float, ...]


def bar_chart(bars: int, items: Sequence[int]) -> BarChart:
    """Stack items into bars.

    Args:
        bars: How many bars there are.
        items: For each item the bar it belongs to, from 0; they stack in this order.
    """
    filled = [0] * bars
    placed = []
    for number, bar in enumerate(items):
        placed.append((number, bar, filled[bar]))
        filled[bar] += 1
    height = BLOCK * max(filled, default=0)
    blocks = tuple(Block(number, bar * STEP, height - BLOCK * (level + 1)) for number, bar, level in placed)
    return BarChart(bars * STEP, height, blocks, tuple(bar * STEP + STEP / 2 for bar in range(bars)))
