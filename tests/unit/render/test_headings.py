"""The contents list follows from the headings that a page has."""

from __future__ import annotations

from typing import Any

import pytest

from macros.render.headings import headings, plain_title


def heading(level: int, own_id: str, name: str, *children: dict[str, Any]) -> dict[str, Any]:
    return {"level": level, "id": own_id, "name": name, "children": list(children)}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Text</p>", []),
        ('<h2 id="a">One</h2>', [heading(2, "a", "One")]),
        (
            '<h2 id="a">One</h2><h3 id="b">Two</h3><h3 id="c">Three</h3><h2 id="d">Four</h2><h3 id="e">Five</h3>',
            [
                heading(2, "a", "One", heading(3, "b", "Two"), heading(3, "c", "Three")),
                heading(2, "d", "Four", heading(3, "e", "Five")),
            ],
        ),
        ('<h3 id="a">One</h3><h2 id="b">Two</h2>', [heading(3, "a", "One"), heading(2, "b", "Two")]),
        ('<h1 id="a">One</h1><h4 id="b">Two</h4><h2>Three</h2><h2 id="">Four</h2>', []),
        ('<h2 id="a">One</h2><h2>no id</h2><p>Text</p>', [heading(2, "a", "One")]),
        ('<h2 id="a">One <em>and <a href="#">two</a></em>\n  three</h2>', [heading(2, "a", "One and two three")]),
        (
            '<h2 class="x" id="a">A &amp; &lt;b&gt; &quot;c&quot;</h2>',
            [heading(2, "a", "A &amp; &lt;b&gt; &#34;c&#34;")],
        ),
        ("<H2 ID='a'>One</H2>", [heading(2, "a", "One")]),
        ('<!-- <h2 id="a">One</h2> -->', []),
    ],
    ids=[
        "none",
        "one",
        "inside the one before",
        "before any",
        "others",
        "without an id",
        "markup and white space",
        "escaped again",
        "upper case",
        "in a remark",
    ],
)
def test_headings_with_ids_are_listed_with_those_below_them_inside(html: str, found: list[dict[str, Any]]) -> None:
    assert headings(html) == found


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Who & <why>?", "Who &amp; &lt;why&gt;?"), ("“Why?”", "“Why?”"), ("", "")],
)
def test_a_title_is_escaped_once(text: str, plain: str) -> None:
    assert plain_title(text) == plain
    assert type(plain_title(text)) is str
