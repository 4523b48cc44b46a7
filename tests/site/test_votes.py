"""Votes and vetoes as the page has them: counted, told apart, and never called what they were not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from macros.links.seating import body_of, listed_votes, seats_on
from macros.load import load_world
from macros.model.world import World
from macros.render.words import say
from tests.conftest import Project

STORY = "idlib-ceasefire"
THE_DAY = date(2020, 3, 6)
FIVE = {"China", "France", "Russia", "United Kingdom", "United States"}

Element = Any
"""An element of lxml."""


def veto_page(site: Path, story: str = STORY) -> Element:
    return lxml.html.parse(str(site / story / "veto" / "index.html")).getroot()


@pytest.fixture(scope="module")
def world(real_site: Path) -> World:
    """Loaded from the copy that the site was built from."""
    return load_world(real_site.parent).world


@pytest.fixture(scope="module")
def page(real_site: Path) -> Element:
    return veto_page(real_site)


def words(element: Element) -> str:
    return " ".join(element.text_content().replace("\u2060", " ").split())


def section(page: Element, own_id: str) -> Element:
    [found] = page.xpath(f"//section[h2[@id='{own_id}']]")
    return found


def lists(page: Element) -> tuple[list[Element], list[Element]]:
    """The rows of the vetoes up to the day, and of those since."""
    until, after = section(page, "vetoes").xpath(".//table[contains(@class, 'vetoed')]")
    return until.xpath("./tbody/tr"), after.xpath("./tbody/tr")


def cast_by(row: Element) -> list[str]:
    return [words(each) for each in row.xpath("./td[2]/span[@data-shown='name']")]


def day_of(row: Element) -> date:
    return date.fromisoformat(row.xpath("./th/time/@datetime")[0])


# --- vetoes ---------------------------------------------------------------------------------------


def test_fourteen_drafts_were_stopped_up_to_that_day_and_the_later_ones_stand_apart(page: Element) -> None:
    until, after = lists(page)
    heads = [words(each) for each in section(page, "vetoes").xpath("./h3")]

    assert heads == [say("vetoes_until"), say("vetoes_after")]
    assert len(until) == 14
    assert [day_of(row) for row in until] == sorted(day_of(row) for row in until)
    assert all(day_of(row) <= THE_DAY for row in until)
    assert len(after) == 4
    assert all(day_of(row) > THE_DAY for row in after)


def test_the_counts_are_those_of_the_rows(page: Element) -> None:
    tally = [words(each) for each in section(page, "vetoes").xpath("./ul[@class='tally']/li")]
    counted = Counter(name for row in lists(page)[0] for name in cast_by(row))

    assert tally == [say("vetoes_count", n=14), "Russia 14", "China 8"]
    assert counted == {"Russia": 14, "China": 8}
    assert say("vetoes_rule") in words(section(page, "vetoes"))


def test_the_chart_has_a_block_for_each_row_in_its_year(page: Element) -> None:
    until, _ = lists(page)
    [svg] = section(page, "vetoes").xpath(".//figure/svg")
    rects = svg.xpath("./rect")
    texts = [(float(each.get("x")), each.text) for each in svg.xpath("./text")]
    bars = dict.fromkeys(x for x, _ in texts)
    numbers = {x: [text for at, text in texts if at == x] for x in bars}
    years = {x: 2000 + int(found[0]) for x, found in numbers.items()}

    def year_at(rect: Element) -> int:
        middle = float(rect.get("x")) + float(rect.get("width")) / 2
        return years[min(years, key=lambda x: abs(x - middle))]

    in_rows = Counter(day_of(row).year for row in until)
    assert len(rects) == len(until)
    assert Counter(year_at(each) for each in rects) == in_rows
    assert {years[x]: int(found[1]) for x, found in numbers.items() if len(found) > 1} == in_rows
    assert list(years.values()) == list(range(2011, 2020))
    joint = Counter(year_at(each) for each in rects if each.get("class") == "joint")
    assert joint == Counter(day_of(row).year for row in until if len(cast_by(row)) > 1)
    left, top, width, height = (float(part) for part in svg.get("viewbox", svg.get("viewBox")).split())
    for each in rects:
        x, y, wide, high = (float(each.get(name)) for name in ("x", "y", "width", "height"))
        assert left <= x and x + wide <= left + width
        assert top <= y and y + high <= top + height


def test_no_row_says_that_the_united_states_stopped_a_draft(page: Element) -> None:
    for row in [row for part in lists(page) for row in part]:
        assert set(cast_by(row)) <= {"China", "Russia"}
        assert "United States" not in words(row)


def test_each_row_has_its_claim_and_a_tally_or_the_words_that_there_is_none(page: Element, world: World) -> None:
    rows = [row for part in lists(page) for row in part]
    for row, vetoed in zip(rows, world.stories[STORY].vetoes, strict=True):
        assert row.get("id") == f"veto-{vetoed.id}"
        [key] = row.xpath("./td[1]//*[@data-claim]/@data-claim")
        assert key == world.claim(vetoed.claim, STORY).key
        [tally] = row.xpath("./td[3]/*[not(@class)]")
        assert words(tally) == (vetoed.tally or say("tally_unknown"))


def test_vetoes_that_are_not_in_order_of_time_are_shown_in_it(harbour: Project, build: Callable[[Path], Path]) -> None:
    file = "data/stories/dredging/vetoes.yml"
    earlier = "- {id: pier-1995, on: 1995-06-01, by: [hale], subject: The pier, claim: board-votes.sluice}\n"
    harbour.write(file, harbour.read(file) + earlier)

    shown = section(veto_page(build(harbour.root), "dredging"), "vetoes")

    assert shown.xpath(".//tbody/tr/@id") == ["veto-pier-1995", "veto-sluice-1998"]
    assert [words(each) for each in shown.xpath(".//svg/text")] == ["95", "1", "96", "97", "98", "1"]
    assert len({each.get("x") for each in shown.xpath(".//svg/rect")}) == 2


# --- routes ---------------------------------------------------------------------------------------


def test_every_route_says_how_it_decides_who_can_stop_it_and_what_remains(page: Element, world: World) -> None:
    table = section(page, "routes")
    body = world.institutions["security-council"]
    assert [words(each) for each in table.xpath(".//thead//th")] == [
        say(key) for key in ("route", "how", "stopped_by", "trace")
    ]
    for row, route in zip(table.xpath(".//tbody/tr"), body.routes, strict=True):
        how, stopped, trace = row.xpath("./td")
        assert words(row.xpath("./th/span")[0]) == route.name
        assert how.xpath(".//span[@class='said']/button") and stopped.xpath(".//span[@class='said']/button")
        if route.trace is None:
            assert words(trace.xpath("./small")[0]) == say("trace_unknown")
        else:
            assert trace.xpath(".//span[@class='said']/button")


def test_routes_that_may_have_been_asked_for_are_marked(page: Element, world: World) -> None:
    matter = world.stories[STORY].matter
    assert matter is not None
    names = {route.id: route.name for route in world.institutions[matter.body].routes}
    marked = [words(row.xpath("./th/span")[0]) for row in page.xpath("//tr[@class='taken']")]

    assert marked == [names[route] for route in matter.routes]
    assert names["substantive-draft-resolution"] not in marked


# --- votes as they were cast ----------------------------------------------------------------------


def case(page: Element, own_id: str) -> Element:
    [row] = section(page, "cases").xpath(f".//tbody/tr[th[@id='case-{own_id}']]")
    return row


def outcome(page: Element, own_id: str) -> tuple[str, list[str]]:
    """The word for what came of it, and the reasons."""
    [last] = case(page, own_id).xpath("./td[2]")
    return words(last.xpath("./p[contains(@class, 'outcome-word')]")[0]), [words(li) for li in last.xpath("./ol/li")]


def test_only_the_thought_experiment_is_marked_as_one(page: Element, world: World) -> None:
    marked = section(page, "cases").xpath(".//tr[@class='hypothetical']")
    [ballot] = [each for each in world.stories[STORY].votes if each.hypothetical]

    assert [row.xpath("./th/@id") for row in marked] == [[f"case-{ballot.id}"]]
    assert say("thought_experiment") in words(marked[0].xpath("./th")[0])
    assert not marked[0].xpath("./th//time"), "what did not happen has no day"
    assert words(section(page, "cases")).count(say("thought_experiment")) == 1
    assert "Thought experiment, not what happened" in words(marked[0])


def test_on_the_day_itself_an_objection_was_enough_and_no_veto_is_spoken_of(page: Element) -> None:
    word, reasons = outcome(page, "as-reported-on-6-march")

    assert word == say("outcome_consensus_objection")
    assert reasons == [f"{say('reason_objections_failed')} United States"]
    assert say("case_unknown", n=13) in words(case(page, "as-reported-on-6-march"))
    assert "veto" not in word.lower()


@pytest.mark.parametrize(("own_id", "votes"), [("second-idlib-2019", 2), ("russian-draft-8-july-2020", 4)])
def test_permanent_members_against_a_text_without_nine_votes_cast_no_veto(
    page: Element, own_id: str, votes: int
) -> None:
    word, reasons = outcome(page, own_id)
    three = "France, United Kingdom, United States"

    assert word == say("outcome_vote_too-few-votes")
    assert reasons == [
        say("reason_affirmative_failed", n=votes, m=9),
        f"{say('reason_permanent-against_failed')} {three}",
        f"{say('reason_not-a-veto_failed', n=votes, m=9)} {three}",
    ]
    assert any("veto" in words(each) for each in case(page, own_id).xpath(".//details//*[@data-claim]"))


def test_resolution_2504_was_adopted_while_four_permanent_members_abstained(page: Element) -> None:
    word, reasons = outcome(page, "resolution-2504")
    four = "China, Russia, United Kingdom, United States"

    assert word == say("outcome_vote_adopted")
    assert reasons[-1] == f"{say('reason_permanent-abstained_passed')} {four}"
    assert f"{say('case_abstaining')} {four}" in words(case(page, "resolution-2504"))


def test_every_vote_names_who_was_against_and_counts_to_all_the_seats(page: Element, world: World) -> None:
    story = world.stories[STORY]
    body = body_of(world, story)
    assert body is not None
    names = {member.id: world.names.get(member.id, member.name) for member in body.members}
    assert len(section(page, "cases").xpath(".//tbody/tr")) == len(story.votes)
    for ballot in story.votes:
        seats = seats_on(world, body, ballot.on)
        assert len(seats) == 15
        assert {names[member] for member, permanent in seats.items() if permanent} == FIVE
        listed = Counter(vote for _, _, _, vote in listed_votes(ballot))
        text = words(case(page, ballot.id).xpath("./td[1]/ul")[0])
        assert say("case_for", n=listed["yes"]) in text
        against = sorted((names[member] for member in ballot.against), key=str.casefold)
        assert ", ".join(against) in text
        assert case(page, ballot.id).xpath(".//details//*[@data-claim]")
