# Derived claims are computed again from what they rest on.
from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.check.geography import ground_is_sound
from macros.check.pointers import claim_is_known, claims_near, unknown
from macros.links.ground import band_of
from macros.links.pointers import Target
from macros.model.claim import Claim, Derivation
from macros.model.world import World
from macros.nearest import nearest
from macros.problem import Problem
from macros.rules.derivation import RULES, DerivationError, Ground, InputKind, Member
from macros.rules.stated import WEEKDAYS
from macros.rules.value import Value, parse_value, show_value


def derivations_hold(world: World) -> Iterator[Problem]:
    """Each derived claim's value is what its rule gives for its inputs."""
    for claim in world.claims.values():
        if claim.derivation is not None:
            judging = _Judging(world, claim, claim.derivation)
            judging.judge()
            yield from judging.problems


class _Judging:
    """Gathers the inputs of one derivation and computes it, collecting what is wrong."""

    def __init__(self, world: World, claim: Claim, derivation: Derivation) -> None:
        self.world = world
        self.claim = claim
        self.derivation = derivation
        self.wanted = RULES[derivation.rule].inputs
        self.problems: list[Problem] = []

    def judge(self) -> None:
        self._judge_names()
        inputs = {
            name: [self._input(name, number, given) for number, given in enumerate(ids)]
            for name, ids in self.derivation.inputs.items()
            if name in self.wanted
        }
        usable = {name: [value for value in values if value is not None] for name, values in inputs.items()}
        if self.problems or usable != inputs or self.claim.value is None:
            return
        try:
            result = show_value(RULES[self.derivation.rule].compute(usable))
        except DerivationError as error:
            self._problem(error.input, f"the input {error.input!r} {error}", error.expected or self._expected())
            return
        except OverflowError:
            self._problem(next(iter(self.wanted)), "the date is out of range", "a date from year 1 to 9999")
            return
        if not _same(self.claim.value, result):
            message = f"the rule {self.derivation.rule!r} gives {result}, not {self.claim.value}"
            place, related = self.claim.place("value"), ((self.derivation.place("inputs"), "its inputs"),)
            self.problems.append(Problem(place, "derivation-result", message, result, result, related))

    def _judge_names(self) -> None:
        given = self.derivation.inputs
        for name, ids in given.items():
            if name not in self.wanted:
                free = [each for each in self.wanted if each not in given]
                message = f"{name!r} is not an input of the rule {self.derivation.rule!r}"
                place = self.derivation.place("inputs", name, key=True)
                problem = Problem(place, "derivation-input", message, self._expected(), nearest(name, free))
                self.problems.append(problem)
            elif not ids or (len(ids) > 1 and not self.wanted[name].endswith("claims")):
                self._problem(name, f"the input {name!r} has {len(ids)} values", "one value, or more for 'of'")
        misspelt = {problem.meant for problem in self.problems}
        for name in self.wanted:
            if name not in given and name not in misspelt:
                place = self.derivation.place("inputs", key=True)
                message = f"the rule {self.derivation.rule!r} needs the input {name!r}"
                self.problems.append(Problem(place, "derivation-input", message, self._expected()))

    def _problem(self, name: str, message: str, expected: str) -> None:
        self.problems.append(Problem(self.derivation.place("inputs", name), "derivation-input", message, expected))

    def _expected(self) -> str:
        return "inputs: " + ", ".join(self.wanted)

    def _input(self, name: str, number: int, given: str) -> Value | Member | Ground | None:
        kind, world = self.wanted[name], self.world
        if kind == "weekday":
            if given in WEEKDAYS:
                return given
            place = self.derivation.place("inputs", name, number)
            message = f"the input {name!r} is not a day of the week"
            expected = "one of: " + ", ".join(WEEKDAYS)
            self.problems.append(Problem(place, "derivation-input", message, expected, nearest(given, WEEKDAYS)))
            return None
        if kind == "zone":
            return self._ground(name, number, given)
        if kind == "body":
            if self._is_known(name, number, given, "institution", world.institutions):
                return Member(world.institutions[given].seats)
            return None
        if kind == "actor":
            return Member((), given) if self._is_known(name, number, given, "actor", world.actors) else None
        if kind == "dated" and given in world.sources:
            published = world.sources[given].published
            if published is None:
                self._problem(name, f"the source {given!r} has no date", "a source with a date")
            return published
        if kind in ("duration", "dated"):
            try:
                return parse_value(given)
            except ValueError:
                pass  # no literal, so the id of a claim
        return self._claim_value(name, number, given, kind)

    def _ground(self, name: str, number: int, given: str) -> Ground | None:
        if not self._is_known(name, number, given, "story", self.world.stories):
            return None
        story = self.world.stories[given]
        band = band_of(self.world, story)
        if story.zone is None or story.zone.starts is None or story.zone.ends is None:
            if not self.world.incomplete and (story.zone is None or story.zone.base is None):
                message = f"the story {given!r} has no zone that can be measured"
                self._problem(name, message, "a zone with 'starts:' and 'ends:'")
            return None
        if band is None or not ground_is_sound(self.world, story):
            return None  # what keeps it from being measured is told where it stands
        return Ground(band.length(), band.area(band.whole), band.area(band.inside(band.whole)))

    def _is_known(self, name: str, number: int, given: str, target: Target, known: Collection[str]) -> bool:
        if given not in known:
            place = self.derivation.place("inputs", name, number)
            self.problems += unknown(self.world, given, target, known, place)
        return given in known

    def _claim_value(self, name: str, number: int, given: str, kind: InputKind) -> Value | None:
        place = self.derivation.place("inputs", name, number)
        found = self.world.find_claim(given, self.claim.scope)
        if found is None:
            if kind == "dated":
                choices = claims_near(self.world, self.claim.scope) | set(self.world.sources)
                self.problems += unknown(self.world, given, "dated", choices, place)
            else:
                self.problems += claim_is_known(self.world, given, self.claim.scope, place)
            return None
        if kind == "any-claims":
            return "yes"
        if found.value is None:
            if kind == "dated" and found.on is not None:
                return found.on
            message = f"the claim {given!r} states no value"
            related = ((found.place("text"), "this claim"),)
            self.problems.append(Problem(place, "derivation-input", message, "a claim with a 'value:'", "", related))
            return None
        try:
            return parse_value(found.value)
        except ValueError:
            return None  # reported where it is written


def _same(written: str, computed: str) -> bool:
    try:
        return show_value(parse_value(written)) == computed
    except ValueError:
        return True  # reported as a bad value


def evidence_has_no_circle(world: World) -> Iterator[Problem]:
    """No claim rests, through others, on itself."""
    settled: set[str] = set()
    for start in world.claims.values():
        yield from _walk(world, start, settled)


def _walk(world: World, start: Claim, settled: set[str]) -> Iterator[Problem]:
    """Follow what a claim rests on, depth first and without recursion: chains can be long."""
    trail: list[Claim] = []
    branches: list[Iterator[Claim]] = [iter((start,))]
    while branches:
        claim = next(branches[-1], None)
        if claim is None:
            branches.pop()
            if trail:
                settled.add(trail.pop().key)
        elif any(claim is member for member in trail):
            first = next(number for number, member in enumerate(trail) if member is claim)
            ring = " -> ".join(member.key for member in [*trail[first:], claim])
            message = f"this claim rests on itself: {ring}"
            related = tuple((member.place("kind"), f"rests on it: {member.key}") for member in trail[first + 1 :])
            expected = "evidence that ends at a source"
            yield Problem(claim.place("kind"), "circular-evidence", message, expected, "", related)
        elif claim.key not in settled:
            trail.append(claim)
            found = [world.find_claim(ref, claim.scope) for ref in claim.rests_on()]
            branches.append(iter([each for each in found if each is not None]))
