# Ballots are whole, of members with a seat that day, and come out as the rule says.
from __future__ import annotations

import re
from collections.abc import Iterator

from macros.links.seating import body_of, listed_votes, rule_of, seats_on, votes_of
from macros.model.council import Ballot
from macros.model.entities import Institution
from macros.model.world import World
from macros.problem import Place, Problem
from macros.rules.council import decide


def ballots_come_out(world: World) -> Iterator[Problem]:
    """Each member votes once and has a seat that day, none is left out, and the outcome is what
    the rule of the route gives."""
    for story in world.stories.values():
        body = body_of(world, story)
        if body is not None:
            for ballot in story.votes:
                yield from _ballot(world, body, ballot)


def _ballot(world: World, body: Institution, ballot: Ballot) -> Iterator[Problem]:
    seats = seats_on(world, body, ballot.on)
    seen: dict[str, Place] = {}
    faults = []
    for field, number, member, _ in listed_votes(ballot):
        place = ballot.place(field, number)
        if member in seen:
            message = f"{member!r} is listed twice"
            related = ((seen[member], "first listed here"),)
            faults.append(Problem(place, "voted-twice", message, "each member once", "", related))
        elif member not in seats and any(member == each.id for each in body.members):
            message = f"{member!r} has no seat on {ballot.on.text}"
            faults.append(
                Problem(place, "not-seated", message, "a member with a seat that day", "", _seats(body, member))
            )
        seen.setdefault(member, place)
    missing = [member for member in seats if member not in seen]
    if missing and ballot.others is None:
        message = "members are left out: " + ", ".join(missing)
        held = tuple(seat for member in missing for seat in _seats(body, member))[:4]
        expected = "each of them in a list, or 'others:'"
        faults.append(Problem(ballot.place("id"), "vote-incomplete", message, expected, "", held))
    yield from faults
    route = next((each for each in body.routes if each.id == ballot.route), None)
    if faults or route is None:
        return
    rule = rule_of(route)
    if rule is None or route.rule is None:
        message = f"the route {ballot.route!r} has no rule to decide by"
        related = ((route.place("name"), "the route"),)
        yield Problem(ballot.place("route"), "no-rule-then", message, "a 'rule:' for the route", "", related)
    elif ballot.on.ends_before(route.rule.since):
        message = f"the rule of {ballot.route!r} holds since {route.rule.since.text}, after {ballot.on.text}"
        related = ((route.place("rule", "since"), "the rule's first day"),)
        yield Problem(ballot.place("on"), "no-rule-then", message, "a day on which the rule holds", "", related)
    else:
        why = decide(rule, seats, votes_of(ballot, seats)).why
        if why != ballot.outcome:
            message = f"these votes give {why!r}, not {ballot.outcome!r}"
            related = ((route.place("rule"), "the rule"),)
            yield Problem(ballot.place("outcome"), "vote-outcome", message, why, why, related)


def _seats(body: Institution, member: str) -> tuple[tuple[Place, str], ...]:
    return tuple((seat.place("member"), f"a seat of {member!r}") for seat in body.seats if seat.member == member)


def vetoes_are_possible(world: World) -> Iterator[Problem]:
    """A veto is cast by members with a permanent seat that day, and a tally has a vote against for
    each of them."""
    for story in world.stories.values():
        body = body_of(world, story)
        for vetoed in story.vetoes if body is not None else ():
            assert body is not None
            seats = seats_on(world, body, vetoed.on)
            for number, member in enumerate(vetoed.by):
                if any(member == each.id for each in body.members) and not seats.get(member):
                    message = f"{member!r} has no permanent seat on {vetoed.on.text}"
                    place = vetoed.place("by", number)
                    yield Problem(place, "not-permanent", message, "a permanent member", "", _seats(body, member))
            if vetoed.tally is None:
                continue
            match = re.fullmatch(r"(\d+)-(\d+)-(\d+)", vetoed.tally)
            if match is None or int(match[2]) < len(vetoed.by):
                message = f"{vetoed.tally!r} is not the tally of a text that these members stopped"
                expected = "for-against-abstaining, such as 13-2-0, with a vote against for each veto"
                plain = re.sub(r"\s*[–—−:/]\s*", "-", vetoed.tally)
                meant = plain if plain != vetoed.tally and re.fullmatch(r"\d+-\d+-\d+", plain) else ""
                related = ((vetoed.place("by"), "the vetoes"),)
                yield Problem(vetoed.place("tally"), "bad-tally", message, expected, meant, related)
