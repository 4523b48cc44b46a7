"""A terse document parses to what it was made from."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.editions.terse import terse


def shape(root: Any) -> list[Any]:
    return [(each.tag, dict(each.attrib)) for each in root.iter() if isinstance(each.tag, str)]


def words(root: Any) -> list[str]:
    return [" ".join(text.split()) for text in root.itertext() if text.strip()]


def again(html: str) -> tuple[Any, Any, str]:
    root = lxml.html.document_fromstring(html)
    made = terse(root)
    return root, lxml.html.document_fromstring(made), made


@pytest.mark.parametrize(
    "body",
    [
        "<ul> <li>one</li> <li>two <b>bold</b></li> </ul><p>after</p>",
        "<section><p>one</p><p>two</p></section><p>three</p>",
        "<p>one</p> and more",
        "<table><tbody><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></tbody></table>",
        "<select><option value='a b'>one</option><option>two</option></select>",
        "<dl><div><dt>a</dt><dd><p>b</p></dd></div></dl>",
        '<a href="https://example.org/?a=1&amp;b=2">x</a><img src="data:,"><br>text',
        '<a href="#a/b/">ends with a slash</a>',
        "<p>a &lt;b&gt; &amp; c</p><pre>two  spaces\n and a line</pre>",
        '<p title="it\'s &quot;quoted&quot;">x</p><input disabled value="">',
        "<details><summary>s</summary><p>one</p></details><p>two</p>",
    ],
)
def test_elements_attributes_and_words_are_the_same(body: str) -> None:
    before, after, _ = again(f"<html><head><title>t</title></head><body>{body}</body></html>")
    assert shape(after) == shape(before)
    assert words(after) == words(before)


def test_scripts_and_styles_are_left_as_they_are() -> None:
    text = 'if (1 < 2 && "a" > "b") { run(); }'
    _, after, made = again(f"<html><head><script>{text}</script><style>a > b {{}}</style></head><body></body></html>")
    assert f"<script>{text}</script>" in made
    assert after.xpath("//script")[0].text == text


def test_what_follows_from_the_standard_is_not_written() -> None:
    _, _, made = again("<html><body><ul><li class='a'>x</li> <li>y</li></ul></body></html>")
    assert made == "<!doctype html><html><body><ul><li class=a>x<li>y</ul></body></html>"


def test_space_between_words_in_a_sentence_is_kept() -> None:
    _, _, made = again("<html><body><p><b>one</b> <i>two</i></p></body></html>")
    assert "<b>one</b> <i>two</i>" in made


@given(value=st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20))
def test_every_value_of_an_attribute_comes_back(value: str) -> None:
    root = lxml.html.document_fromstring("<html><body><p>x</p></body></html>")
    root.xpath("//p")[0].set("title", value)
    assert lxml.html.document_fromstring(terse(root)).xpath("//p")[0].get("title") == value
