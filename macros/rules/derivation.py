# The closed list of rules by which a derived claim follows from others.
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Literal

from macros.model.claim import Rule
from macros.model.day import Day
from macros.model.entities import Seat
from macros.rules.stated import WEEKDAYS
from macros.rules.value import Quantity, Value

InputKind = Literal["claims", "claim", "any-claims", "weekday", "dated", "duration", "body", "actor", "zone"]
"""What a rule's input names: claims with values, one such claim, claims of any sort, a weekday, a
claim or source with a date, a duration (`7 days`) or a claim that states one, a body, an actor, a story with a zone."""


class DerivationError(ValueError):
    """The inputs do not fit the rule; `input` names the one at fault."""

    def __init__(self, input_name: str, message: str, expected: str = "") -> None:
        super().__init__(message)
        self.input = input_name
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Ground:
    """A strip as measured on the ground."""

    length: float
    """Along its road, in metres."""
    area: float
    """In square metres."""
    inside: float
    """As far as it lies in its country, in square metres."""


@dataclass(frozen=True)
class Member:
    """The answer to who sits: the seats of a body and the actor asked about."""

    seats: tuple[Seat, ...]
    actor: str = ""


Inputs = Mapping[str, Sequence[Value | Member | Ground]]


@dataclass(frozen=True, slots=True)
class RuleOfDerivation:
    """One rule: what it takes and how it computes."""

    inputs: Mapping[str, InputKind]
    compute: Callable[[Inputs], Value]


def _quantities(inputs: Inputs, name: str) -> list[Quantity]:
    values = []
    for value in inputs[name]:
        if not isinstance(value, Quantity):
            raise DerivationError(name, "is not a quantity")
        values.append(value)
    return values


def _same_unit(quantities: Sequence[Quantity], name: str) -> str:
    units = {quantity.unit for quantity in quantities}
    if len(units) > 1:
        raise DerivationError(
            name, f"has different units: {', '.join(unit or 'none' for unit in sorted(units))}", "inputs of one unit"
        )
    return units.pop()


def _sum(inputs: Inputs) -> Value:
    of = _quantities(inputs, "of")
    return Quantity(sum((quantity.number for quantity in of), Fraction(0)), _same_unit(of, "of"))


def _difference(inputs: Inputs) -> Value:
    pair = [*_quantities(inputs, "from"), *_quantities(inputs, "minus")]
    return Quantity(pair[0].number - pair[1].number, _same_unit(pair, "minus"))


def _product(inputs: Inputs) -> Value:
    number, unit = Fraction(1), ""
    for quantity in _quantities(inputs, "of"):
        if unit and quantity.unit:
            raise DerivationError("of", "has more than one unit")
        number, unit = number * quantity.number, unit or quantity.unit
    return Quantity(number, unit)


def _count(inputs: Inputs) -> Value:
    return Quantity(Fraction(len(inputs["of"])))


def _weekday(inputs: Inputs) -> Value:
    wanted, latest = inputs["weekday"][0], inputs["on-or-before"][0]
    if wanted not in WEEKDAYS:
        raise DerivationError("weekday", "is not a day of the week")
    if not isinstance(latest, Day) or latest.precision not in ("day", "minute"):
        raise DerivationError("on-or-before", "has no date to the day")
    back = (latest.date.weekday() - WEEKDAYS.index(str(wanted))) % 7
    return _as_day(latest.date - timedelta(days=back))


def _offset(inputs: Inputs) -> Value:
    start, by = inputs["start"][0], inputs["by"][0]
    if not isinstance(start, Day) or start.precision not in ("day", "minute"):
        raise DerivationError("start", "has no date to the day")
    steps = {"days": 1440, "day": 1440, "hours": 60, "hour": 60, "h": 60, "minutes": 1, "minute": 1}
    if not isinstance(by, Quantity) or by.unit not in steps:
        raise DerivationError("by", f"is not a number of {', '.join(steps)}")
    minutes = by.number * steps[by.unit]
    if minutes.denominator != 1 or (start.precision == "day" and minutes % 1440):
        raise DerivationError("by", "is finer than the date it is added to")
    moved = start.start + timedelta(minutes=int(minutes))
    if start.precision == "day":
        return _as_day(moved.date())
    return Day.parse(moved.isoformat(timespec="minutes"))


def _member_on(inputs: Inputs) -> Value:
    body, member, day = inputs["body"][0], inputs["member"][0], inputs["day"][0]
    if not isinstance(body, Member) or not isinstance(member, Member):
        raise DerivationError("body", "is not a body and its member")
    if not isinstance(day, Day):
        raise DerivationError("day", "has no date")
    return "yes" if is_seated(body.seats, member.actor, day.date) else "no"


def is_seated(seats: Sequence[Seat], actor: str, on: date) -> bool:
    """Whether an actor holds one of the seats on a day; first and last day included."""
    return any(
        seat.member == actor and seat.since.date <= on and (seat.until is None or _at_noon(on) < seat.until.end)
        for seat in seats
    )


def _at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)


def _as_day(day: date) -> Day:
    return Day.parse(day.isoformat())


def _length(inputs: Inputs) -> Value:
    return Quantity(two_figures(_ground(inputs).length / 1000), "km")


def _area(inputs: Inputs) -> Value:
    return Quantity(two_figures(_ground(inputs).area / 1_000_000), "km2")


def _area_inside(inputs: Inputs) -> Value:
    return Quantity(two_figures(_ground(inputs).inside / 1_000_000), "km2")


def _ground(inputs: Inputs) -> Ground:
    ground = inputs["zone"][0]
    if not isinstance(ground, Ground):
        raise DerivationError("zone", "is not a strip that can be measured")
    return ground


def two_figures(number: float) -> Fraction:
    """A positive number to the two figures that a line drawn from waypoints deserves."""
    step = Fraction(10) ** (len(str(int(number))) - 2)
    return round(Fraction(number) / step) * step


RULES: Mapping[Rule, RuleOfDerivation] = {
    "sum": RuleOfDerivation({"of": "claims"}, _sum),
    "difference": RuleOfDerivation({"from": "claim", "minus": "claim"}, _difference),
    "product": RuleOfDerivation({"of": "claims"}, _product),
    "count": RuleOfDerivation({"of": "any-claims"}, _count),
    "weekday": RuleOfDerivation({"weekday": "weekday", "on-or-before": "dated"}, _weekday),
    "offset": RuleOfDerivation({"start": "dated", "by": "duration"}, _offset),
    "member-on": RuleOfDerivation({"body": "body", "member": "actor", "day": "dated"}, _member_on),
    "length": RuleOfDerivation({"zone": "zone"}, _length),
    "area": RuleOfDerivation({"zone": "zone"}, _area),
    "area-inside": RuleOfDerivation({"zone": "zone"}, _area_inside),
}
"""Sum and product of the values; the first value less the second; how many claims there are; the
last such weekday on or before a date; a date moved by a duration; whether a seat was held; the
length of a strip along its road and its area, whole and inside its country, to two figures."""
