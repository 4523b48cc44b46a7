"""The Council's rules against a statement of them made another way: by what each word of the rule
says, over every class of ballots."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement, product
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.rules.council import BallotError, DecisionRule, Outcome, Vote, decide

DRAFT = DecisionRule("vote", 9, True)
PROCEDURE = DecisionRule("vote", 9, False)
STATEMENT = DecisionRule("consensus")
PERMANENT = ("p1", "p2", "p3", "p4", "p5")
ELECTED = tuple(f"e{number}" for number in range(1, 11))
SEATS = {member: member in PERMANENT for member in (*PERMANENT, *ELECTED)}
KNOWN: tuple[Vote, ...] = ("yes", "no", "abstain", "absent")
ALL: tuple[Vote, ...] = (*KNOWN, "unknown")


def classes(votes: tuple[Vote, ...]) -> Iterator[dict[str, Vote]]:
    """One ballot of each class: who of the permanent five and of the ten voted how does not matter."""
    for permanent in combinations_with_replacement(votes, 5):
        for elected in combinations_with_replacement(votes, 10):
            yield dict(zip(SEATS, (*permanent, *elected), strict=True))


def adopted(rule: DecisionRule, votes: dict[str, Vote]) -> bool:
    """The rule in its own words, for votes that are all known."""
    if rule.by == "consensus":
        return "no" not in votes.values()
    in_favour = [member for member, vote in votes.items() if vote == "yes"]
    concurring = all(votes[member] != "no" for member in PERMANENT)
    return len(in_favour) >= 9 and (concurring or not rule.veto)


def turners(rule: DecisionRule, votes: dict[str, Vote]) -> set[str]:
    """Who, by voting otherwise, would have made another outcome."""
    now = adopted(rule, votes)
    found, tried = set(), dict[tuple[bool, Vote], bool]()
    for member, vote in votes.items():
        like = (SEATS[member], vote)
        if like not in tried:
            tried[like] = any(adopted(rule, {**votes, member: other}) != now for other in KNOWN)
        if tried[like]:
            found.add(member)
    return found


@pytest.mark.parametrize("rule", [DRAFT, PROCEDURE], ids=["draft", "procedure"])
def test_every_class_of_ballots_comes_out_as_the_rule_says_and_names_who_could_have_turned_it(
    rule: DecisionRule,
) -> None:
    count = 0
    for votes in classes(KNOWN):
        outcome = decide(rule, SEATS, votes)
        assert (outcome.result == "adopted") is adopted(rule, votes), votes
        assert set(outcome.turners) == turners(rule, votes), votes
        assert outcome.perhaps == () and outcome.unknown == 0
        count += 1
    assert count == 56 * 286


def test_a_text_without_a_vote_is_agreed_exactly_when_nobody_objects() -> None:
    for votes in classes(("yes", "no")):
        outcome = decide(STATEMENT, SEATS, votes)
        objectors = {member for member, vote in votes.items() if vote == "no"}
        assert (outcome.result == "adopted") is (not objectors)
        assert set(outcome.turners) == (set(SEATS) if not objectors else objectors if len(objectors) == 1 else set())


def completions(votes: dict[str, Vote]) -> Iterator[dict[str, Vote]]:
    """Every way in which the unknown may turn out, members alike taken once."""
    permanent = [member for member in PERMANENT if votes[member] == "unknown"]
    elected = [member for member in ELECTED if votes[member] == "unknown"]
    for first, second in product(
        combinations_with_replacement(KNOWN, len(permanent)), combinations_with_replacement(KNOWN, len(elected))
    ):
        yield {**votes, **dict(zip(permanent, first, strict=True)), **dict(zip(elected, second, strict=True))}


ballots = st.tuples(*[st.sampled_from(ALL) for _ in SEATS]).map(lambda votes: dict(zip(SEATS, votes, strict=True)))


@settings(max_examples=150, deadline=None)
@given(ballots, st.sampled_from([DRAFT, PROCEDURE, STATEMENT]))
def test_an_outcome_is_certain_exactly_when_every_completion_agrees(votes: dict[str, Vote], rule: DecisionRule) -> None:
    possible = {adopted(rule, each) for each in completions(votes)}
    result = decide(rule, SEATS, votes).result

    assert (result == "not-known") is (len(possible) == 2)
    if len(possible) == 1:
        assert (result == "adopted") is possible.pop()


@settings(max_examples=60, deadline=None)
@given(ballots, st.sampled_from([DRAFT, PROCEDURE, STATEMENT]))
def test_with_unknown_positions_a_turner_is_one_whose_change_makes_the_other_outcome_certain(
    votes: dict[str, Vote], rule: DecisionRule
) -> None:
    outcome = decide(rule, SEATS, votes)
    for member in outcome.turners:
        results = {decide(rule, SEATS, {**votes, member: other}).result for other in KNOWN}
        assert results - {outcome.result, "not-known"}
    for member in outcome.perhaps:
        results = {decide(rule, SEATS, {**votes, member: other}).result for other in KNOWN}
        assert "not-known" in results and not results - {outcome.result, "not-known"}


@settings(max_examples=200)
@given(ballots, st.permutations(PERMANENT), st.sampled_from([DRAFT, PROCEDURE, STATEMENT]))
def test_permanent_members_are_interchangeable(votes: dict[str, Vote], order: list[str], rule: DecisionRule) -> None:
    swapped = {**votes, **{new: votes[old] for old, new in zip(PERMANENT, order, strict=True)}}
    mapping = {**dict(zip(PERMANENT, order, strict=True)), **{member: member for member in ELECTED}}
    before, after = decide(rule, SEATS, votes), decide(rule, SEATS, swapped)

    assert (before.result, before.why) == (after.result, after.why)
    assert {mapping[member] for member in before.turners} == set(after.turners)


def ballot(yes: int = 0, no: int = 0, **named: Vote) -> dict[str, Vote]:
    """So many elected members in favour and against, the rest abstaining, and some members by name."""
    votes: list[Vote] = [*["yes"] * yes, *["no"] * no, *["abstain"] * (10 - yes - no)]  # type: ignore[list-item]
    return {**dict.fromkeys(PERMANENT, "abstain"), **dict(zip(ELECTED, votes, strict=True)), **named}


def why(rule: DecisionRule, votes: dict[str, Vote]) -> str:
    return decide(rule, SEATS, votes).why


def test_abstention_by_a_permanent_member_does_not_block() -> None:
    assert why(DRAFT, ballot(yes=9)) == "adopted"


def test_absence_of_a_permanent_member_does_not_block() -> None:
    assert why(DRAFT, ballot(yes=9, p1="absent")) == "adopted"


def test_one_permanent_member_against_nine_in_favour_is_a_veto() -> None:
    outcome = decide(DRAFT, SEATS, ballot(yes=9, p1="no"))

    assert outcome.why == "vetoed"
    assert outcome.turners == ("p1",)


def test_a_permanent_member_against_eight_in_favour_is_no_veto() -> None:
    outcome = decide(DRAFT, SEATS, ballot(yes=8, p1="no"))

    assert outcome.why == "too-few-votes"
    assert [reason.test for reason in outcome.reasons] == ["affirmative", "permanent-against", "not-a-veto"]
    assert outcome.turners == ("p1",), "in favour instead of against it makes nine and blocks no more"


def test_eight_are_too_few_and_nine_are_enough() -> None:
    assert why(DRAFT, ballot(yes=8)) == why(PROCEDURE, ballot(yes=8)) == "too-few-votes"
    assert why(DRAFT, ballot(yes=9)) == why(PROCEDURE, ballot(yes=9)) == "adopted"


def test_on_procedure_five_permanent_members_against_block_nothing() -> None:
    votes = {**ballot(yes=9), **dict[str, Vote](dict.fromkeys(PERMANENT, "no"))}

    assert why(PROCEDURE, votes) == "adopted"
    assert why(DRAFT, votes) == "vetoed"


@pytest.mark.parametrize("member", ["p1", "e1"])
def test_any_one_member_stops_a_statement_permanent_or_elected(member: str) -> None:
    votes: dict[str, Vote] = {**dict[str, Vote](dict.fromkeys(SEATS, "yes")), member: "no"}
    outcome = decide(STATEMENT, SEATS, votes)

    assert (outcome.why, outcome.turners) == ("objection", (member,))


def test_an_objection_is_enough_whatever_the_thirteen_others_think() -> None:
    outcome = decide(STATEMENT, SEATS, {"p1": "yes", "p2": "no"})

    assert (outcome.why, outcome.unknown) == ("objection", 13)
    assert (outcome.turners, outcome.perhaps) == ((), ("p2",)), "whether the others agreed is not reported"


def test_a_permanent_member_against_with_the_rest_unknown_is_not_called_a_veto() -> None:
    assert why(DRAFT, {"p1": "yes", "p2": "no"}) == "blocked"
    assert why(DRAFT, {"p1": "yes"}) == "not-known"


def test_a_member_left_out_is_unknown_and_not_absent() -> None:
    assert decide(DRAFT, SEATS, {}).unknown == 15
    assert decide(DRAFT, SEATS, dict.fromkeys(SEATS, "absent")).why == "too-few-votes"


def test_a_vote_of_one_without_a_seat_is_an_error_that_names_it() -> None:
    with pytest.raises(BallotError, match="'stranger' has no seat") as caught:
        decide(DRAFT, SEATS, {"stranger": "yes"})
    assert caught.value.member == "stranger"


@pytest.mark.parametrize("vote", ["yes", "no"])
def test_a_party_to_the_dispute_must_abstain(vote: Literal["yes", "no"]) -> None:
    with pytest.raises(BallotError, match="party to the dispute"):
        decide(DRAFT, SEATS, {"p1": vote}, parties=frozenset({"p1"}))


def test_a_party_that_must_abstain_turns_nothing() -> None:
    def of(parties: frozenset[str]) -> Outcome:
        return decide(DRAFT, SEATS, ballot(yes=9), parties)

    assert "p1" in of(frozenset()).turners
    assert "p1" not in of(frozenset({"p1"})).turners


def test_a_body_of_eleven_may_need_seven() -> None:
    """The numbers are the rule's and the seats', not the program's."""
    seats = {**dict.fromkeys(PERMANENT, True), **dict.fromkeys(ELECTED[:6], False)}
    votes: dict[str, Vote] = {**dict.fromkeys(PERMANENT, "abstain"), **dict.fromkeys(ELECTED[:6], "yes")}

    assert decide(DecisionRule("vote", 7, True), seats, votes).why == "too-few-votes"
    assert decide(DecisionRule("vote", 7, True), seats, {**votes, "p1": "yes"}).why == "adopted"
