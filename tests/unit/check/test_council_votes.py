"""Who sits on which day, how a ballot of the data is read, and what is told of one that cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from macros.check.council import ballots_come_out, vetoes_are_possible
from macros.links.seating import OTHERS, listed_votes, member_names, seats_on, votes_of
from macros.model.council import Ballot, Vetoed
from macros.model.day import Day
from macros.model.entities import Institution
from macros.model.story import Matter, Story
from macros.model.world import StoryData, World
from tests.conftest import Project
from tests.unit.making import actor

RULES = {
    "draft": {"by": "vote", "needed": 3, "veto": True, "since": "1990-01-01", "claim": "c"},
    "statement": {"by": "consensus", "since": "1990-01-01", "claim": "c"},
    "bare": None,
}
SEATS = [
    {"member": "zeta", "permanent": True, "since": "1990"},
    {"member": "eta", "since": "1990", "until": "1999"},
    {"member": "beta", "since": "2000-03-02", "until": "2000-03-05"},
    {"member": "alpha", "since": "1990"},
    {"member": "gamma", "since": "1990"},
]
NAMES = {"zeta": "Zeta", "eta": "Eta", "beta": "beta", "alpha": "Álpha", "gamma": "Gamma"}


def board(seats: list[dict[str, Any]] | None = None) -> Institution:
    made = Institution.model_validate(
        {
            "routes": [
                {"id": own_id, "name": own_id, "how": "c", "stopped_by": "c", "rule": rule}
                for own_id, rule in RULES.items()
            ],
            "members": [{"id": own_id, "name": name} for own_id, name in NAMES.items()],
            "seats": SEATS if seats is None else seats,
        }
    )
    made.name_as("board")
    return made


def world(seats: list[dict[str, Any]] | None = None, **parts: Any) -> World:
    """A World with a body of five members and one story that was put to it."""
    matter = Matter.model_construct(id="m", body="board", on=Day.parse("2000-03-03"))
    return World(
        actors={"alpha": actor("alpha", "Alpha Bay"), "stranger": actor("stranger", "A stranger")},
        institutions={"board": board(seats)},
        stories={"tale": StoryData("tale", Story.model_construct(), matter=matter, **parts)},
    )


def seated(on: str, seats: list[dict[str, Any]] | None = None) -> dict[str, bool]:
    made = world(seats)
    return dict(seats_on(made, made.institutions["board"], Day.parse(on)))


def ballot(**fields: Any) -> Ballot:
    kept = {"id": "b", "name": "A vote", "on": "2000-03-03", "route": "draft", "outcome": "adopted", "claims": ["c"]}
    return Ballot.model_validate({**kept, **fields})


def told(**fields: Any) -> list[str]:
    return [problem.code for problem in ballots_come_out(world(votes=(ballot(**fields),)))]


# --- seats ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "sits"),
    [("2000-03-01", False), ("2000-03-02", True), ("2000-03-04", True), ("2000-03-05", True), ("2000-03-06", False)],
)
def test_a_seat_is_held_on_its_first_and_its_last_day(on: str, sits: bool) -> None:
    assert ("beta" in seated(on)) is sits


def test_a_seat_until_a_year_is_held_to_its_last_day() -> None:
    assert "eta" in seated("1999-12-31")
    assert "eta" not in seated("2000-01-01")
    assert "eta" in seated("1990-01-01")
    assert seated("1989-12-31") == {}


def test_members_come_by_the_name_they_are_shown_by_whatever_its_case() -> None:
    assert list(seated("2000-03-03")) == ["alpha", "beta", "gamma", "zeta"]


def test_a_member_that_is_an_actor_has_the_actors_name() -> None:
    made = world()
    assert member_names(made, made.institutions["board"]) == {**NAMES, "alpha": "Alpha Bay"}


def test_only_a_seat_held_that_day_says_whether_it_is_permanent() -> None:
    later: list[dict[str, Any]] = [
        {"member": "zeta", "since": "1990", "until": "1999"},
        {"member": "zeta", "permanent": True, "since": "2000"},
    ]
    before: list[dict[str, Any]] = [
        {"member": "zeta", "permanent": True, "since": "1990", "until": "1999"},
        {"member": "zeta", "since": "2000"},
    ]

    assert seated("1999-12-31", later) == seated("2000-01-01", before) == {"zeta": False}
    assert seated("2000-01-01", later) == seated("1999-12-31", before) == {"zeta": True}


# --- ballots --------------------------------------------------------------------------------------


def test_each_list_of_a_ballot_is_its_vote() -> None:
    made = ballot(in_favour=["a", "b"], against=["c"], abstaining=["d"], absent=["e"], not_reported=["f"])

    assert [(member, vote) for _, _, member, vote in listed_votes(made)] == [
        ("a", "yes"),
        ("b", "yes"),
        ("c", "no"),
        ("d", "abstain"),
        ("e", "absent"),
        ("f", "unknown"),
    ]


@pytest.mark.parametrize(("word", "vote"), [*OTHERS.items(), (None, "unknown")])
def test_others_gives_a_vote_to_each_member_that_is_not_listed(word: str | None, vote: str) -> None:
    made = ballot(against=["zeta"], others=word)

    assert votes_of(made, seated("2000-03-03")) == {"alpha": vote, "beta": vote, "gamma": vote, "zeta": "no"}


def test_a_whole_ballot_that_comes_out_as_it_says_is_right() -> None:
    assert told(in_favour=["alpha", "beta", "gamma"], abstaining=["zeta"]) == []
    assert told(in_favour=["alpha", "beta", "gamma", "zeta"]) == []
    assert told(in_favour=["alpha", "beta", "gamma"], against=["zeta"], outcome="vetoed") == []
    assert told(in_favour=["alpha"], against=["zeta"], others="not-reported", outcome="blocked") == []
    assert told(route="statement", against=["beta"], others="not-reported", outcome="objection") == []


@pytest.mark.parametrize("outcome", ["adopted", "vetoed", "too-few-votes", "blocked", "objection", "not-known"])
def test_any_other_outcome_than_the_rules_is_told(outcome: str) -> None:
    votes = {"in_favour": ["alpha", "beta"], "against": ["zeta"], "abstaining": ["gamma"]}

    assert told(**votes, outcome=outcome) == ([] if outcome == "too-few-votes" else ["vote-outcome"])


def test_faults_of_a_list_are_told_and_no_outcome_is_decided_on_them() -> None:
    assert told(in_favour=["alpha", "alpha", "beta", "gamma"], against=["zeta"]) == ["voted-twice"]
    assert told(in_favour=["alpha", "beta", "gamma", "eta"], against=["zeta"]) == ["not-seated"]
    assert told(in_favour=["alpha", "beta", "gamma"]) == ["vote-incomplete"]
    assert told(in_favour=["eta", "eta", "beta", "gamma"]) == ["not-seated", "voted-twice", "vote-incomplete"]


def test_others_makes_a_ballot_whole_but_seats_nobody() -> None:
    assert told(in_favour=["alpha", "eta"], others="in-favour") == ["not-seated"]


def test_a_route_without_a_rule_or_with_a_later_one_decides_nothing() -> None:
    everybody = {"in_favour": ["alpha", "gamma", "zeta"]}

    assert told(route="bare", **everybody, others="in-favour") == ["no-rule-then"]
    assert told(route="no-such-route", **everybody, others="in-favour") == []
    assert told(on="1989-12-31") == ["no-rule-then"]
    assert told(on="1990-01-01", **everybody, abstaining=["eta"]) == []


def test_without_a_body_nothing_is_judged() -> None:
    made = world(votes=(ballot(in_favour=["eta"]),))
    assert list(ballots_come_out(World(stories=made.stories))) == []


# --- vetoes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "tally", "codes"),
    [
        (["zeta"], "3-1-0", []),
        (["zeta"], None, []),
        (["alpha"], None, ["not-permanent"]),
        (["zeta", "alpha"], "3-1-0", ["not-permanent", "bad-tally"]),
        (["zeta"], "3-0-1", ["bad-tally"]),
        (["zeta"], "3-1", ["bad-tally"]),
        (["zeta"], " 3-1-0", ["bad-tally"]),
        (["zeta"], "3:1:0", ["bad-tally"]),
        (["zeta"], "unknown", ["bad-tally"]),
    ],
)
def test_a_veto_is_cast_with_a_permanent_seat_and_counted_against(
    by: list[str], tally: str | None, codes: list[str]
) -> None:
    kept = {"id": "v", "on": "2000-03-03", "by": by, "subject": "A thing", "claim": "c"}
    vetoed = Vetoed.model_construct(**{**Vetoed.model_validate(kept).__dict__, "tally": tally})

    assert [problem.code for problem in vetoes_are_possible(world(vetoes=(vetoed,)))] == codes


# --- a member is a member -------------------------------------------------------------------------

VOTES, VETOES, BODY = (
    f"data/{name}.yml" for name in ("stories/dredging/votes", "stories/dredging/vetoes", "institutions/harbour-board")
)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (VOTES, "in_favour: [hale]", "in_favour: [hale, skippers]"),
        (VETOES, "by: [hale]", "by: [skippers]"),
        (BODY, "- {member: dunn,", "- {member: skippers, since: 2000-01-01}\n  - {member: dunn,"),
    ],
    ids=["in a vote", "in a veto", "in a seat"],
)
def test_an_actor_that_is_no_member_is_told_wherever_a_member_is_meant(
    harbour: Project, file: str, old: str, new: str
) -> None:
    harbour.edit(file, old, new)

    problems = harbour.load().problems
    assert [(problem.code, problem.place.file) for problem in problems] == [("unknown-id", file)]
    assert "'skippers'" in problems[0].message
