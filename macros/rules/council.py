# What a body decides: from a rule, the seats and the votes to the outcome, with its reasons. Pure
# and exact; what is not known stays unknown.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Vote = Literal["yes", "no", "abstain", "absent", "unknown"]
"""Where text is agreed without a vote, `no` objects, and any other known position does not."""

Result = Literal["adopted", "not-adopted", "not-known"]
Why = Literal["adopted", "vetoed", "too-few-votes", "blocked", "objection", "not-known"]
"""`blocked`: a permanent member is against; whether that is a veto depends on votes not known."""
State = Literal["passed", "failed", "open"]
KNOWN: tuple[Vote, ...] = ("yes", "no", "abstain", "absent")


class BallotError(ValueError):
    """The votes do not fit the seats; `member` names who is at fault."""

    def __init__(self, member: str, message: str) -> None:
        super().__init__(message)
        self.member = member


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """How a body decides on one route.

    Source of the rule it was written for: UN Charter, Article 27 (2) and (3), as amended from 31 August
    1965; for an abstention of a permanent member ICJ, Namibia, 21 June 1971, paragraph 22.
    """

    by: Literal["vote", "consensus"]
    needed: int = 0
    """Affirmative votes needed; 0 where nobody votes."""
    veto: bool = False
    """Whether a permanent member's vote against blocks."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One test of the rule, in the order the rule makes them."""

    test: Literal["affirmative", "permanent-against", "permanent-abstained", "not-a-veto", "objections"]
    state: State
    members: tuple[str, ...] = ()
    """Who is meant, in the order of the seats."""
    count: int = 0
    needed: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided and why."""

    result: Result
    why: Why
    reasons: tuple[Reason, ...]
    turners: tuple[str, ...]
    """Members whose change alone changes the outcome, whatever is not known."""
    perhaps: tuple[str, ...]
    """Members whose change alone may change it, depending on what is not known."""
    unknown: int
    """How many positions are not known."""


def decide(
    rule: DecisionRule, seats: Mapping[str, bool], votes: Mapping[str, Vote], parties: frozenset[str] = frozenset()
) -> Outcome:
    """What a body decides.

    Args:
        rule: The rule of the route.
        seats: Each member with a seat that day, and whether the seat is permanent.
        votes: Each member's vote or position; one who is left out counts as unknown.
        parties: Members that are party to the dispute, who must abstain (UN Charter, Article 27
            (3), for decisions under Chapter VI and Article 52 (3)); none otherwise.

    Raises:
        BallotError: If a vote is of somebody without a seat, or of a party to the dispute and
            neither an abstention, an absence nor unknown.
    """
    for member, vote in votes.items():
        if member not in seats:
            raise BallotError(member, f"{member!r} has no seat on that day")
        if member in parties and vote in ("yes", "no"):
            raise BallotError(member, f"{member!r} is a party to the dispute and must abstain")
    cast = {member: votes.get(member, "unknown") for member in seats}
    result, why = _result(rule, seats, cast)
    turners, perhaps = _turners(rule, seats, cast, result, parties)
    unknown = sum(1 for vote in cast.values() if vote == "unknown")
    return Outcome(result, why, _reasons(rule, seats, cast), turners, perhaps, unknown)


def _count(cast: Mapping[str, Vote], vote: Vote) -> int:
    return sum(1 for each in cast.values() if each == vote)


def _result(rule: DecisionRule, seats: Mapping[str, bool], cast: Mapping[str, Vote]) -> tuple[Result, Why]:
    yes, no, unknown = (_count(cast, vote) for vote in ("yes", "no", "unknown"))
    if rule.by == "consensus":
        if no:
            return "not-adopted", "objection"
        return ("not-known", "not-known") if unknown else ("adopted", "adopted")
    blocked = rule.veto and any(vote == "no" and seats[member] for member, vote in cast.items())
    may_block = rule.veto and any(vote == "unknown" and seats[member] for member, vote in cast.items())
    if blocked and yes >= rule.needed:
        return "not-adopted", "vetoed"
    if yes + unknown < rule.needed:
        return "not-adopted", "too-few-votes"
    if blocked:
        return "not-adopted", "blocked"
    if yes < rule.needed or may_block:
        return "not-known", "not-known"
    return "adopted", "adopted"


def _turners(
    rule: DecisionRule,
    seats: Mapping[str, bool],
    cast: Mapping[str, Vote],
    result: Result,
    parties: frozenset[str],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if result == "not-known":
        return (), ()
    turns: dict[tuple[bool, Vote, bool], set[Result]] = {}
    certain, perhaps = [], []
    for member, permanent in seats.items():
        vote, bound = cast[member], member in parties
        if vote == "unknown":
            continue
        like = (permanent, vote, bound)
        if like not in turns:  # members alike in seat and vote turn alike
            choices = ("abstain", "absent") if bound else KNOWN
            turns[like] = {_result(rule, seats, {**cast, member: other})[0] for other in choices if other != vote}
        others = turns[like] - {result}
        if others - {"not-known"}:
            certain.append(member)
        elif others:
            perhaps.append(member)
    return tuple(certain), tuple(perhaps)


def _reasons(rule: DecisionRule, seats: Mapping[str, bool], cast: Mapping[str, Vote]) -> tuple[Reason, ...]:
    def who(vote: Vote, permanent: bool = False) -> tuple[str, ...]:
        return tuple(member for member in seats if cast[member] == vote and (seats[member] or not permanent))

    yes, unknown = len(who("yes")), len(who("unknown"))
    if rule.by == "consensus":
        objections = who("no")
        state: State = "failed" if objections else "open" if unknown else "passed"
        return (Reason("objections", state, objections, len(objections), unknown=unknown),)
    enough: State = "passed" if yes >= rule.needed else "failed" if yes + unknown < rule.needed else "open"
    reasons = [Reason("affirmative", enough, (), yes, rule.needed, unknown)]
    if rule.veto:
        against, silent = who("no", True), len(who("unknown", True))
        state = "failed" if against else "open" if silent else "passed"
        reasons.append(Reason("permanent-against", state, against, len(against), unknown=silent))
        if against and enough == "failed":
            reasons.append(Reason("not-a-veto", "failed", against, yes, rule.needed))
        abstained = who("abstain", True)
        if abstained and not against:
            reasons.append(Reason("permanent-abstained", "passed", abstained, len(abstained)))
    return tuple(reasons)
