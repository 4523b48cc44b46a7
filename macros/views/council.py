# The Council a reader can work: its seats and routes, ready-made cases, and what each comes to.
from __future__ import annotations

import json
from dataclasses import dataclass

from macros.drawing.horseshoe import HEIGHT, WIDTH, SeatPlace, horseshoe
from macros.links.addresses import entity_address
from macros.links.seating import body_of, member_names, rule_of, seats_on, votes_of
from macros.model.council import Ballot
from macros.model.entities import Institution, Route
from macros.model.world import StoryData
from macros.rules.council import Outcome, Reason, Vote, decide
from macros.views.dates import ShownDate, shown
from macros.views.sentence import Piece, Sentence, Writer

LETTERS = {"yes": "y", "no": "n", "abstain": "a", "absent": "x", "unknown": "u"}
"""How a vote is written in an address, one letter a seat."""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One test with the names it is about."""

    test: str
    state: str
    names: tuple[str, ...]
    count: int
    needed: int
    unknown: int


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What a vote comes to, in keys of words and in names."""

    by: str
    why: str
    reasons: tuple[ReasonView, ...]
    turners: tuple[str, ...]
    perhaps: tuple[str, ...]
    unknown: int


@dataclass(frozen=True, slots=True)
class CaseView:
    """One worked case."""

    id: str
    name: str
    on: ShownDate | None
    draft: str
    hypothetical: bool
    route: str
    state: str
    """Its state as an address has it: seats, route and votes."""
    in_favour: int
    against: tuple[str, ...]
    abstaining: tuple[str, ...]
    unknown: int
    outcome: OutcomeView
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class RouteChoice:
    """A route to choose."""

    id: str
    name: str
    by: str
    rule: Sentence


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat in the drawing."""

    place: SeatPlace
    name: str
    permanent: bool
    vote: str
    """Its letter."""


@dataclass(frozen=True, slots=True)
class CouncilView:
    """The model: what a script needs, and what is there without one."""

    width: float
    height: float
    seats: tuple[SeatView, ...]
    """As in the first case."""
    routes: tuple[RouteChoice, ...]
    cases: tuple[CaseView, ...]
    data: str
    """Seats by year and rules by route, as JSON for the script."""
    script: str
    body: Piece


def council_view(writer: Writer, story: StoryData) -> CouncilView | None:
    """The model of the body that a story's matter was put to; None without votes to show."""
    body = body_of(writer.world, story)
    if body is None or not story.votes:
        return None
    rules = {route.id: route.rule for route in body.routes if route.rule is not None}
    routes = []
    for route in body.routes:
        rule = rules.get(route.id)
        if rule is not None:
            writer.new_section()
            sentence = writer.sentence(writer.world.claim(route.how, body.id))
            routes.append(RouteChoice(route.id, route.name, rule.by, sentence))
    first = seats_on(writer.world, body, story.votes[0].on)
    votes = votes_of(story.votes[0], first)
    names = member_names(writer.world, body)
    places = horseshoe(len(first))
    seats = tuple(
        SeatView(place, names[member], permanent, LETTERS[votes[member]])
        for place, (member, permanent) in zip(places, first.items(), strict=True)
    )
    cases = tuple(_case(writer, story, body, ballot) for ballot in story.votes)
    return CouncilView(
        WIDTH,
        HEIGHT,
        seats,
        tuple(routes),
        cases,
        _data(writer, story, body),
        writer.to("assets/javascripts/council.js"),
        Piece(writer.world.names.get(body.id, body.id), writer.to(entity_address(writer.world, body.id))),
    )


def _case(writer: Writer, story: StoryData, body: Institution, ballot: Ballot) -> CaseView:
    seats = seats_on(writer.world, body, ballot.on)
    votes = votes_of(ballot, seats)
    names = member_names(writer.world, body)
    route = _route(body, ballot.route)
    rule = rule_of(route)
    assert rule is not None  # the check has seen to it
    outcome = decide(rule, seats, votes)
    writer.new_section()

    def who(vote: Vote) -> tuple[str, ...]:
        return tuple(names[member] for member in seats if votes[member] == vote)

    return CaseView(
        id=ballot.id,
        name=ballot.name,
        on=shown(ballot.on),
        draft=ballot.draft or "",
        hypothetical=ballot.hypothetical,
        route=route.name,
        state=f"{_year(ballot)}.{ballot.route}." + "".join(LETTERS[votes[member]] for member in seats),
        in_favour=len(who("yes")),
        against=who("no"),
        abstaining=who("abstain"),
        unknown=outcome.unknown,
        outcome=_outcome(outcome, rule.by, names),
        sentences=tuple(writer.bare(writer.world.claim(slot, story.id)) for slot in ballot.claims),
    )


def _route(body: Institution, route_id: str) -> Route:
    return next(route for route in body.routes if route.id == route_id)


def _year(ballot: Ballot) -> str:
    return str(ballot.on.start.year)


def _outcome(outcome: Outcome, by: str, names: dict[str, str]) -> OutcomeView:
    def named(members: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names[member] for member in members)

    def reason(each: Reason) -> ReasonView:
        return ReasonView(each.test, each.state, named(each.members), each.count, each.needed, each.unknown)

    reasons = tuple(reason(each) for each in outcome.reasons)
    return OutcomeView(by, outcome.why, reasons, named(outcome.turners), named(outcome.perhaps), outcome.unknown)


def _data(writer: Writer, story: StoryData, body: Institution) -> str:
    names = member_names(writer.world, body)
    years = {}
    for ballot in story.votes:
        seats = seats_on(writer.world, body, ballot.on)
        years[_year(ballot)] = [[names[member], int(permanent)] for member, permanent in seats.items()]
    rules = {
        route.id: [rule.by == "consensus", rule.needed, rule.veto]
        for route in body.routes
        if (rule := rule_of(route)) is not None
    }
    return json.dumps({"seats": years, "rules": rules}, ensure_ascii=False, separators=(",", ":"))
