"""Bars of blocks: each item is one block of its bar, and blocks stand on one another."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from macros.drawing.bars import BLOCK, STEP, bar_chart

charts = st.integers(1, 20).flatmap(
    lambda bars: st.tuples(st.just(bars), st.lists(st.integers(0, bars - 1), max_size=60))
)


@given(charts)
def test_each_item_is_a_block_and_each_bar_is_as_high_as_its_items(chart: tuple[int, list[int]]) -> None:
    bars, items = chart
    drawn = bar_chart(bars, items)
    counts = Counter(items)

    assert [block.item for block in drawn.blocks] == list(range(len(items)))
    assert drawn.height == BLOCK * max(counts.values(), default=0)
    for bar in range(bars):
        own = [block for block, item in zip(drawn.blocks, items, strict=True) if item == bar]
        assert [block.y for block in own] == [drawn.height - BLOCK * level for level in range(1, counts[bar] + 1)]
        assert {block.x for block in own} <= {bar * STEP}
    assert len({(block.x, block.y) for block in drawn.blocks}) == len(items)


@given(charts)
def test_bars_stand_the_same_way_apart_with_their_middles_between_them(chart: tuple[int, list[int]]) -> None:
    drawn = bar_chart(*chart)

    assert drawn.width == chart[0] * STEP
    assert drawn.middles == tuple(bar * STEP + STEP / 2 for bar in range(chart[0]))
    assert all(0 <= block.x < drawn.width and 0 <= block.y < drawn.height for block in drawn.blocks)


def test_a_chart_of_nothing_has_bars_of_no_height() -> None:
    assert bar_chart(3, []).height == 0
    assert bar_chart(0, []).blocks == ()
