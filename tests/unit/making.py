"""Small pieces that several unit tests are made of."""

from __future__ import annotations

from typing import Any

from macros.model.claim import Claim
from macros.model.entities import Actor, Road, Term
from macros.problem import Place, Problem


def spot(problem: Problem) -> tuple[str, int, int, int, int]:
    """A problem's code and where it stands: line, column, end line, end column."""
    return (problem.code, *problem.place[1:5])


def spots(problems: list[Problem]) -> list[tuple[str, int, int, int, int]]:
    return [spot(problem) for problem in problems]


def at(line: int, column: int, end_column: int, file: str = "data/a.yml") -> Place:
    """A place on one line."""
    return Place(file, line, column, line, end_column)


def claim(own_id: str, text: str = "A sentence.", scope: str = "tale", **fields: Any) -> Claim:
    """A claim that knows its key."""
    made = Claim.model_validate({"id": own_id, "kind": "reported", "text": text, **fields})
    made.name(f"{scope}.{own_id}", scope)
    return made


def actor(own_id: str, name: str, *forms: str) -> Actor:
    made = Actor.model_validate({"name": name, "forms": forms or (name,), "kind": "state", "role": "some-claim"})
    made.name_as(own_id)
    return made


def road(own_id: str, name: str, *forms: str) -> Road:
    made = Road.model_validate({"name": name, "forms": forms or (name,), "role": "some-claim"})
    made.name_as(own_id)
    return made


def term(own_id: str, name: str, *forms: str) -> Term:
    made = Term.model_validate({"name": name, "forms": forms or (name,), "definition": "some-claim"})
    made.name_as(own_id)
    return made
