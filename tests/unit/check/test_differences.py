"""Where two passages differ is told in words, so that marks that look alike are told apart."""

from __future__ import annotations

import pytest

from macros.check.differences import differences, differing


@pytest.mark.parametrize(
    ("written", "meant", "told", "marks"),
    [
        ("it's", "it’s", "character 3: a straight apostrophe ' for a curly apostrophe ’", [(2, 3)]),
        ("a\u00a0b", "a b", "character 2: a non-breaking space for a space", [(1, 2)]),
        ("a  b", "a b", "character 3: a space too much", [(2, 3)]),
        ("skipers", "skippers", "character 5: 'p' missing", [(4, 5)]),
        ("same", "same", "", []),
        ("ab", "a", "character 2: 'b' too much", [(0, 1)]),
        ("1-2", "1–2", "character 2: a hyphen - for an en dash –", [(1, 2)]),
    ],
)
def test_a_difference_is_named_and_marked(written: str, meant: str, told: str, marks: list[tuple[int, int]]) -> None:
    assert differences(written, meant) == told
    assert differing(written, meant) == marks


def test_of_many_differences_the_first_are_named_and_the_others_counted() -> None:
    assert differences("a1b2c3d4e5", "aXbXcXdXeX").endswith("; and 2 more")
