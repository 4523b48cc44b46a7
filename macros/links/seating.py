# Who sits in a body on a day, and how its ballots read: the data's words turned into votes.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from macros.model.council import Ballot
from macros.model.day import Day
from macros.model.entities import Institution, Route
from macros.model.world import StoryData, World
from macros.rules.council import DecisionRule, Vote
from macros.rules.derivation import is_seated

OTHERS: Mapping[str, Vote] = {
    "in-favour": "yes",
    "against": "no",
    "abstaining": "abstain",
    "absent": "absent",
    "not-reported": "unknown",
}
"""The data's words for the positions of members."""


def body_of(world: World, story: StoryData) -> Institution | None:
    """The body that a story's matter was put to, or None."""
    return world.institutions.get(story.matter.body) if story.matter is not None else None


def member_names(world: World, body: Institution) -> dict[str, str]:
    """The name of every member of a body: the actor's where it is one, else its own."""
    return {member.id: world.names.get(member.id, member.name) for member in body.members}


def seats_on(world: World, body: Institution, day: Day) -> Mapping[str, bool]:
    """The members with a seat on a day and whether it is permanent, by name in alphabetical order."""
    names = member_names(world, body)
    held = [seat for seat in body.seats if is_seated((seat,), seat.member, day.date)]
    seated = {seat.member: seat.permanent for seat in held}
    return dict(sorted(seated.items(), key=lambda item: names.get(item[0], item[0]).casefold()))


def listed_votes(ballot: Ballot) -> Iterator[tuple[str, int, str, Vote]]:
    """Field, number in it, member and vote of each member that a ballot lists."""
    fields = ("in_favour", "against", "abstaining", "absent", "not_reported")
    for field, vote in zip(fields, get_args(Vote), strict=True):
        for number, member in enumerate(getattr(ballot, field)):
            yield field, number, member, vote


def votes_of(ballot: Ballot, seats: Mapping[str, bool]) -> Mapping[str, Vote]:
    """Each seated member's vote."""
    listed = {member: vote for _, _, member, vote in listed_votes(ballot)}
    rest = OTHERS[ballot.others] if ballot.others is not None else "unknown"
    return {member: listed.get(member, rest) for member in seats}


def rule_of(route: Route) -> DecisionRule | None:
    """The rule of a route, or None when the data gives none."""
    if route.rule is None:
        return None
    return DecisionRule(route.rule.by, route.rule.needed, route.rule.veto)
