# Derived claims are computed again from what they rest on.
from __future__ import annotations

from collections.abc import Iterator

from macros.check.pointers import claim_is_known, unknown
from macros.model.claim import Claim, Derivation
from macros.model.day import Day
from macros.model.world import World
from macros.nearest import nearest
from macros.problem import Problem
from macros.rules.derivation import RULES, DerivationError, InputKind, Member
from macros.rules.value import Value, parse_value, show_value


class _Unusable(Exception):
    """An input cannot be used; why has been reported, or is elsewhere."""


def derivations_hold(world: World) -> Iterator[Problem]:
    """Each derived claim's value is what its rule gives for its inputs."""
    for claim in world.claims.values():
        if claim.derivation is not None:
            yield from _judge(world, claim, claim.derivation)


def _judge(world: World, claim: Claim, derivation: Derivation) -> Iterator[Problem]:
    wanted = RULES[derivation.rule].inputs
    problems = list(_input_names(derivation, wanted))
    inputs: dict[str, list[Value | Member]] = {}
    for name, ids in derivation.inputs.items():
        for number, given in enumerate(ids) if name in wanted else ():
            try:
                value = _input(world, claim, derivation, name, number, given, wanted[name], problems)
            except _Unusable:
                continue
            inputs.setdefault(name, []).append(value)
    yield from problems
    complete = all(len(inputs.get(name, ())) == len(derivation.inputs.get(name, ("",))) for name in wanted)
    if problems or not complete or claim.value is None:
        return
    try:
        result = show_value(RULES[derivation.rule].compute(inputs))
    except (DerivationError, OverflowError) as error:
        name = getattr(error, "input", next(iter(wanted)))
        message = f"the input {name!r} {error}" if isinstance(error, DerivationError) else "the date is out of range"
        yield Problem(derivation.place("inputs", name), "derivation-input", message, _expected(wanted))
        return
    if not _same(claim.value, result):
        message = f"the rule {derivation.rule!r} gives {result}, not {claim.value}"
        yield Problem(claim.place("value"), "derivation-result", message, result, result)


def _same(written: str, computed: str) -> bool:
    try:
        return show_value(parse_value(written)) == computed
    except ValueError:
        return True  # reported as a bad value


def _input_names(derivation: Derivation, wanted: object) -> Iterator[Problem]:
    assert hasattr(wanted, "keys")
    names = list(wanted.keys())
    for name, given in derivation.inputs.items():
        if name not in names:
            free = [free for free in names if free not in derivation.inputs]
            message = f"{name!r} is not an input of the rule {derivation.rule!r}"
            place = derivation.place("inputs", name, key=True)
            yield Problem(place, "derivation-input", message, _expected(names), nearest(name, free))
        elif not given:
            yield Problem(derivation.place("inputs", name), "derivation-input", f"the input {name!r} is empty")
    for name in names:
        if name not in derivation.inputs:
            message = f"the rule {derivation.rule!r} needs the input {name!r}"
            yield Problem(derivation.place("inputs", key=True), "derivation-input", message, _expected(names))


def _expected(names: object) -> str:
    assert hasattr(names, "__iter__")
    return "inputs: " + ", ".join(names)


def _input(
    world: World,
    claim: Claim,
    derivation: Derivation,
    name: str,
    number: int,
    given: str,
    kind: InputKind,
    problems: list[Problem],
) -> Value | Member:
    place = derivation.place("inputs", name, number)
    if kind == "weekday":
        return given
    if kind == "body":
        body = world.institutions.get(given)
        if body is None:
            problems += unknown(world, given, "institution", list(world.institutions), place)
            raise _Unusable
        return Member(body.seats)
    if kind == "actor":
        if given not in world.actors:
            problems += unknown(world, given, "actor", list(world.actors), place)
            raise _Unusable
        return Member((), given)
    if kind == "dated" and given in world.sources:
        published = world.sources[given].published
        if published is None:
            problems.append(Problem(place, "derivation-input", f"the source {given!r} has no date"))
            raise _Unusable
        return published
    if kind in ("duration", "dated"):
        try:
            return parse_value(given)
        except ValueError:
            pass
    return _claim_value(world, claim, given, kind, derivation, name, number, problems)


def _claim_value(
    world: World,
    claim: Claim,
    given: str,
    kind: InputKind,
    derivation: Derivation,
    name: str,
    number: int,
    problems: list[Problem],
) -> Value:
    place = derivation.place("inputs", name, number)
    found = world.find_claim(given, claim.scope)
    if found is None:
        problems += claim_is_known(world, given, claim.scope, place)
        raise _Unusable
    if kind == "any-claims":
        return "yes"
    if found.value is None and kind == "dated" and isinstance(found.on, Day):
        return found.on
    if found.value is None:
        message = f"the claim {given!r} states no value"
        related = ((found.place("text"), "this claim"),)
        problems.append(Problem(place, "derivation-input", message, "a claim with a 'value:'", "", related))
        raise _Unusable
    try:
        return parse_value(found.value)
    except ValueError:
        raise _Unusable from None


def rests_on(claim: Claim) -> Iterator[str]:
    """The ids of the claims that a claim rests on, as evidence or as inputs of its rule."""
    for item in claim.evidence:
        if item.claim is not None:
            yield item.claim
    if claim.derivation is not None:
        for ids in claim.derivation.inputs.values():
            yield from ids


def evidence_has_no_circle(world: World) -> Iterator[Problem]:
    """No claim rests, through others, on itself."""
    settled: set[str] = set()
    for start in world.claims.values():
        trail: list[Claim] = []
        yield from _walk(world, start, trail, settled)


def _walk(world: World, claim: Claim, trail: list[Claim], settled: set[str]) -> Iterator[Problem]:
    if claim.key in settled:
        return
    if claim in trail or len(trail) > 50:
        settled.update(member.key for member in trail)
        ring = " -> ".join(member.key for member in [*trail[trail.index(claim) :], claim]) if claim in trail else "..."
        yield Problem(_kind(claim), "circular-evidence", f"this claim rests on itself: {ring}", "evidence from a source")
        return
    for ref in rests_on(claim):
        other = world.find_claim(ref, claim.scope)
        if other is not None:
            yield from _walk(world, other, [*trail, claim], settled)
    settled.add(claim.key)


def _kind(claim: Claim):  # type: ignore[no-untyped-def]
    return claim.place("kind")
