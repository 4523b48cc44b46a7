"""The Council a reader can work: the browser's rule is Python's rule, and the model works by
keyboard, from an address, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest

from macros.links.seating import body_of, rule_of, seats_on, votes_of
from macros.model.world import World
from macros.render.words import say
from macros.rules.council import DecisionRule, Vote, decide
from macros.views.council import LETTERS
from tests.browser.test_tools import STORY, VETO, silent
from tests.served import Served

VOTES = {letter: vote for vote, letter in LETTERS.items()}
SEATS = {f"m{number:02}": number < 5 for number in range(15)}
RULES = {
    "draft": DecisionRule("vote", 9, True),
    "procedure": DecisionRule("vote", 9, False),
    "statement": DecisionRule("consensus"),
}
ASK = """([rules, permanent, ballots]) => ballots.map(votes => rules.map(rule => {
  const [result, why] = councilRule.result(rule, permanent, votes);
  const { certain, perhaps } = councilRule.turners(rule, permanent, votes, result);
  const reasons = councilRule.reasons(rule, permanent, votes);
  return JSON.stringify([why, certain, perhaps, reasons]);
}))"""


def ballots(letters: str) -> Iterator[str]:
    """One ballot of each class, the five permanent members first."""
    for permanent in combinations_with_replacement(letters, 5):
        for elected in combinations_with_replacement(letters, 10):
            yield "".join((*permanent, *elected))


def in_python(rule: DecisionRule, ballot: str) -> list[Any]:
    members = list(SEATS)
    votes: dict[str, Vote] = {member: VOTES[letter] for member, letter in zip(members, ballot, strict=True)}  # type: ignore[misc]
    found = decide(rule, SEATS, votes)

    def places(names: tuple[str, ...]) -> list[int]:
        return [members.index(name) for name in names]

    reasons = [
        [f"{each.test}_{each.state}", places(each.members), each.count, each.needed, each.unknown]
        for each in found.reasons
    ]
    return [found.why, places(found.turners), places(found.perhaps), reasons]


def differences(browser: Any, served: Served, sample: list[str]) -> list[Any]:
    """Where the browser's rule and Python's differ, over some ballots and every route's rule."""
    import json

    with silent(browser) as page:
        page.goto(served.address + VETO)
        rules = [[rule.by == "consensus", rule.needed, rule.veto] for rule in RULES.values()]
        answers = page.evaluate(ASK, [rules, [int(seat) for seat in SEATS.values()], sample])
    found = []
    for ballot, answer in zip(sample, answers, strict=True):
        for (name, rule), said in zip(RULES.items(), answer, strict=True):
            if json.loads(said) != in_python(rule, ballot):
                found.append((name, ballot, json.loads(said), in_python(rule, ballot)))
    return found


def test_the_browser_decides_as_python_does_on_every_class_of_known_ballots(browser: Any, served_site: Served) -> None:
    sample = list(ballots("ynax"))

    assert len(sample) == 56 * 286
    assert differences(browser, served_site, sample) == []


def test_the_browser_decides_as_python_does_on_ballots_with_unknown_positions(
    browser: Any, served_site: Served
) -> None:
    sample = list(ballots("ynu"))

    assert len(sample) == 21 * 66
    assert differences(browser, served_site, sample) == []


@pytest.mark.long
def test_the_browser_decides_as_python_does_on_every_class_of_all_ballots(browser: Any, served_site: Served) -> None:
    sample = list(ballots("ynaxu"))

    assert len(sample) == 126 * 1001
    for start in range(0, len(sample), 20_000):
        assert differences(browser, served_site, sample[start : start + 20_000]) == []


def test_each_vote_of_the_data_comes_out_in_the_model_as_it_did(
    browser: Any, served_site: Served, world: World
) -> None:
    story = world.stories[STORY]
    body = body_of(world, story)
    assert body is not None
    with silent(browser) as page:
        page.goto(served_site.address + VETO)
        for number, ballot in enumerate(story.votes, 1):
            page.select_option("select[name=preset]", index=number)
            by = (
                "consensus"
                if page.evaluate("document.querySelector('[name=route]:checked').value")
                in (
                    "press-statement",
                    "press-elements",
                    "presidential-statement",
                )
                else "vote"
            )
            assert page.inner_text(".council-outcome .outcome-word") == say(f"outcome_{by}_{ballot.outcome}"), ballot.id
            seats = seats_on(world, body, ballot.on)
            letters = page.evaluate(
                "[...document.querySelectorAll('select[name=seat]')].map(each => each.value).join('')"
            )
            assert letters == "".join(LETTERS[vote] for vote in votes_of(ballot, seats).values())
            route = next(each for each in body.routes if each.id == ballot.route)
            rule = rule_of(route)
            assert rule is not None
            assert decide(rule, seats, votes_of(ballot, seats)).why == ballot.outcome


def test_by_keyboard_nine_in_favour_and_one_permanent_member_against_is_read_out_as_a_veto(
    browser: Any, served_site: Served
) -> None:
    with silent(browser) as page:
        page.goto(served_site.address + VETO)
        page.focus("input[name=route]:checked")
        for _ in range(6):
            if page.evaluate("document.activeElement.value") == "substantive-draft-resolution":
                break
            page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.value") == "substantive-draft-resolution"
        page.focus("select[name=seat]")
        permanent = page.evaluate(
            "[...document.querySelectorAll('.seats label')].map(each => !!each.querySelector('.permanent'))"
        )
        against = permanent.index(True)
        left = 9
        for seat in range(15):
            assert page.evaluate("document.activeElement.name") == "seat"
            if seat == against:
                page.keyboard.type("against")
            elif left:
                page.keyboard.type("in fav")
                left -= 1
            else:
                page.keyboard.type("abst")
            page.keyboard.press("Tab")
        assert page.inner_text(".council-outcome .outcome-word") == say("outcome_vote_vetoed")
        status = page.locator(".council-outcome")
        assert status.get_attribute("role") == "status"
        assert say("reason_affirmative_passed", n=9, m=9) in status.inner_text()


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_the_address_holds_the_state_and_brings_it_back(browser: Any, served_site: Served, from_disk: bool) -> None:
    base = Path(served_site.folder).as_uri() + "/" if from_disk else served_site.address
    page_file = VETO + ("index.html" if from_disk else "")
    with silent(browser) as page:
        page.goto(base + page_file)
        page.check("input[value=procedural-matter]", force=True)
        page.click("[data-all=y]")
        page.select_option("select[name=seat] >> nth=1", "n")
        address, words = page.url, page.inner_text(".council-outcome")
        assert re.search(r"#council=2020\.procedural-matter\.yn[y]{13}$", address)
        page.goto("about:blank")
        page.goto(address)
        assert page.inner_text(".council-outcome") == words
        assert page.evaluate("document.querySelector('form.council').getBoundingClientRect().top") < 200


@pytest.mark.parametrize("state", ["2020.no-such-route.yyy", "1900.press-statement." + "y" * 15, "%", "<b>.x.y"])
def test_a_broken_state_in_the_address_leaves_the_model_as_it_starts(
    browser: Any, served_site: Served, state: str
) -> None:
    with silent(browser) as page:
        page.goto(served_site.address + VETO)
        words = page.inner_text(".council-outcome")
        page.goto("about:blank")
        page.goto(served_site.address + VETO + "#council=" + state)
        assert page.inner_text(".council-outcome") == words


def test_without_scripts_the_worked_cases_say_the_same(browser: Any, served_site: Served, world: World) -> None:
    with silent(browser, java_script_enabled=False) as page:
        page.goto(served_site.address + VETO)
        assert not page.locator("form.council").is_visible()
        rows = page.locator("table.cases tbody tr")
        assert rows.count() == len(world.stories[STORY].votes)
        assert say("outcome_consensus_objection") in rows.first.inner_text()
        assert say("thought_experiment") in rows.nth(1).inner_text()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_seat_in_the_drawing_can_be_tapped_and_nothing_is_wider_than_the_page(
    browser: Any, served_site: Served, width: int
) -> None:
    with silent(browser, viewport={"width": width, "height": 900}) as page:
        page.goto(served_site.address + VETO)
        page.click("[data-all=u]")
        page.locator("g.seat .sign").first.click()
        assert page.evaluate("document.querySelector('select[name=seat]').value") == "y"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        form = page.locator("form.council").bounding_box()
        for part in page.locator("form.council :is(select, label, fieldset)").all():
            box = part.bounding_box()
            assert box is None or box["x"] + box["width"] <= form["x"] + form["width"] + 1


def test_the_models_script_and_data_weigh_at_most_5_kilobytes(served_site: Served) -> None:
    import gzip
    import html

    page = (served_site.folder / VETO / "index.html").read_text("utf-8")
    data = html.unescape(re.search(r'data-council="([^"]*)"', page)[1])  # type: ignore[index]
    script = (served_site.folder / "assets/javascripts/council.js").read_text("utf-8")

    assert len(gzip.compress((data + script).encode(), 9)) <= 5 * 1024


def test_the_model_does_not_shift_what_stands_around_it(browser: Any, served_site: Served) -> None:
    from tests.site.test_weight import SHIFTS

    with silent(browser) as page:
        page.add_init_script(SHIFTS)
        page.goto(served_site.address + VETO, wait_until="networkidle")
        page.wait_for_timeout(300)
        assert page.evaluate("shifts") == []
