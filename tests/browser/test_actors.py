"""Actors and verdicts in a real browser: found by kind and by name, readable on a phone."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from macros.model.world import World
from macros.render.words import say
from macros.views.actors_pages import GROUPS
from tests.browser.test_tools import STORY, silent
from tests.served import Served

PHONE = {"width": 390, "height": 844}
WINNERS = f"{STORY}/winners-and-losers/"
SHOWN = """[...document.querySelectorAll("#who .actors > div")]
  .filter(each => each.checkVisibility()).map(each => each.querySelector("dt").textContent.trim())"""


def test_a_kind_shows_its_actors_and_no_others(browser: Any, served_site: Served, world: World) -> None:
    with silent(browser) as page:
        page.goto(served_site.address + "actors/")
        assert len(page.evaluate(SHOWN)) == len(world.actors)
        for kind, group in GROUPS.items():
            of_kind = sorted(actor.name for actor in world.actors.values() if actor.kind == kind)
            if not of_kind:
                continue
            page.select_option("select[name=kind]", group)
            assert sorted(page.evaluate(SHOWN)) == of_kind
            count = say("actors_count_1") if len(of_kind) == 1 else say("actors_count", n=len(of_kind))
            assert page.inner_text(".filters [role=status]") == count
            headings = page.locator("#who h2").all()
            assert [each.get_attribute("id") for each in headings if each.is_visible()] == [group]
        page.select_option("select[name=kind]", "")
        assert len(page.evaluate(SHOWN)) == len(world.actors)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Erdogan", ["Recep Tayyip Erdoğan"]),
        ("erdoğan", ["Recep Tayyip Erdoğan"]),
        ("riviere", ["Nicolas de Rivière"]),
        ("RIVIÈRE", ["Nicolas de Rivière"]),
        ("no such name", []),
    ],
)
def test_a_name_is_found_without_its_accents_and_in_any_case(
    browser: Any, served_site: Served, typed: str, found: list[str]
) -> None:
    with silent(browser) as page:
        page.goto(served_site.address + "actors/")
        page.fill("input[name=name]", typed)
        assert page.evaluate(SHOWN) == found


def test_kind_and_name_narrow_together(browser: Any, served_site: Served) -> None:
    with silent(browser) as page:
        page.goto(served_site.address + "actors/")
        page.fill("input[name=name]", "Erdogan")
        page.select_option("select[name=kind]", GROUPS["state"])
        assert page.evaluate(SHOWN) == []
        page.select_option("select[name=kind]", GROUPS["person"])
        assert page.evaluate(SHOWN) == ["Recep Tayyip Erdoğan"]


def test_without_scripts_all_actors_are_there_and_no_filter_is(browser: Any, served_site: Served, world: World) -> None:
    with silent(browser, java_script_enabled=False) as page:
        page.goto(served_site.address + "actors/")
        assert not page.locator("form.filters").is_visible()
        assert page.locator("#who .actors > div").count() == len(world.actors)
        assert page.locator("#who .actors > div").last.is_visible()


@pytest.mark.parametrize("address", ["actors/", WINNERS, "actors/russia/"])
def test_on_a_phone_nothing_scrolls_sideways_even_with_all_that_can_be_opened_open(
    browser: Any, served_site: Served, address: str
) -> None:
    with silent(browser, viewport=PHONE) as page:
        page.goto(served_site.address + address)
        page.evaluate("document.querySelectorAll('article details').forEach(each => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        inside = """[...document.querySelectorAll("article table, article .wide")]
          .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.className)"""
        assert page.evaluate(inside) == []


def test_on_a_phone_the_matrix_is_a_list_for_each_actor(browser: Any, served_site: Served) -> None:
    with silent(browser, viewport=PHONE) as page:
        page.goto(served_site.address + WINNERS)
        assert not page.locator(".matrix thead").is_visible()
        columns = page.locator(".matrix thead th").count() - 1
        for row in page.locator(".matrix tbody tr").all():
            boxes = [cell.bounding_box() for cell in row.locator("th, td").all()]
            assert len(boxes) == columns + 1
            for above, below in pairwise(boxes):
                assert below["y"] >= above["y"] + above["height"] - 1, "one under the other"
            assert row.locator(".cell-name").count() == columns
            assert all(name.is_visible() for name in row.locator(".cell-name").all()), "each says its column"


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_the_diagrams_words_are_at_least_9_pixels_high_and_lie_inside_it(
    browser: Any, served_site: Served, width: int
) -> None:
    with silent(browser, viewport={"width": width, "height": 900}) as page:
        page.goto(served_site.address + "actors/")
        drawn = page.evaluate("""() => {
          const svg = document.querySelector(".relations > svg"), scale = svg.getScreenCTM().a;
          const edge = svg.getBoundingClientRect();
          return [...svg.querySelectorAll("text")].map(text => {
            const box = text.getBoundingClientRect();
            return [text.textContent, parseFloat(getComputedStyle(text).fontSize) * scale,
                    box.left - edge.left, edge.right - box.right];
          });
        }""")
        assert len(drawn) > 40
        assert [text for text, size, _, _ in drawn if size < 9] == []
        assert [text for text, _, left, right in drawn if left < 0 or right < 0] == []


def test_in_the_diagram_as_painted_no_two_words_overlap(browser: Any, served_site: Served) -> None:
    """The drawing gives each letter its room by a rule of thumb; here the real font is measured."""
    with silent(browser, viewport=PHONE) as page:
        page.goto(served_site.address + "actors/")
        overlap = page.evaluate("""() => {
          const boxes = [...document.querySelectorAll(".relations > svg text")]
            .map(text => [text.textContent, text.getBoundingClientRect()]);
          const found = [];
          boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 0.5 && down > 2) found.push([one, other, across, down]);
          }));
          return found;
        }""")
        assert overlap == []
