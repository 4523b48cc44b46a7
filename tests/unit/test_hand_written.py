"""First mentions in hand-written pages are linked, and nowhere that a link does not belong."""

from __future__ import annotations

import pytest

from macros.hand_written import link_first_mentions
from macros.pages import Site
from tests.conftest import Project


@pytest.fixture
def site(harbour: Project) -> Site:
    loaded = harbour.load()
    assert not loaded.problems
    return Site(loaded.world)


def links(html: str) -> int:
    return html.count("<a href=")


def test_the_first_mention_in_each_section_is_a_link_and_no_other(site: Site) -> None:
    html = "<h2>One</h2><p>Dredging, dredging.</p><h2>Two</h2><p>On dredging.</p>"

    linked = link_first_mentions(html, site.writer("about/"))

    assert links(linked) == 2
    link = '<a href="../glossary/#to-dredge" data-ref="term:to-dredge" interestfor="card-to-dredge">Dredging</a>'
    assert f"<p>{link}, dredging.</p>" in linked


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "a", "q", "blockquote", "code", "pre", "cite", "button"])
def test_headings_links_quotations_and_code_are_left_alone(site: Site, tag: str) -> None:
    html = f"<{tag}>dredging</{tag}>"

    assert link_first_mentions(html, site.writer("")) == html


def test_text_around_a_link_stays_as_it_was(site: Site) -> None:
    html = "<p>A &lt;b&gt; &amp; <em>more</em> dredging &quot;so&quot;.</p><!-- dredging -->"

    linked = link_first_mentions(html, site.writer(""))

    assert links(linked) == 1
    assert "&lt;b&gt; &amp; <em>more</em> " in linked
    assert linked.endswith(".</p><!-- dredging -->")


def test_what_names_nothing_comes_back_byte_for_byte(site: Site) -> None:
    html = '<div data-slot="0"></div>\n<p>Nothing &#39;here&#39; — at all.</p>'

    assert link_first_mentions(html, site.writer("")) == html
