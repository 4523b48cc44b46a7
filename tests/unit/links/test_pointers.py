"""No field that names something by its id escapes the list that all checks of ids go by."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

import macros.model
from macros.links.pointers import POINTERS, all_pointers, pointers_in, scoped_records
from macros.model.claim import Claim, ClaimSlot
from macros.model.record import Record
from macros.model.scalars import ClaimId, ClaimOrPage, Slug
from macros.model.section import Section
from macros.model.story import DealTerm, Guard
from tests.unit.making import claim

OWN = {"id", "old"}
BY_RULE = {"inputs", "country"}
"""What an input names depends on its rule; the check of derivations looks it up. A base map's country
is one of its shapes."""
VALIDATORS = [get_args(kind)[1].func for kind in (Slug, ClaimId, ClaimOrPage)]


def record_classes() -> list[type[Record]]:
    for module in pkgutil.iter_modules(macros.model.__path__, "macros.model."):
        importlib.import_module(module.name)
    found: list[type[Record]] = []
    waiting: list[type[Record]] = [Record]
    while waiting:
        subclasses = waiting.pop().__subclasses__()
        found += subclasses
        waiting += subclasses
    return sorted(
        {each for each in found if each.__module__.startswith("macros.model.")}, key=lambda each: each.__name__
    )


def names_something(annotation: Any) -> bool:
    """Whether an annotation involves Slug, ClaimId, ClaimOrPage or ClaimSlot."""
    if any(getattr(part, "func", None) in VALIDATORS for part in getattr(annotation, "__metadata__", ())):
        return True
    return any(names_something(part) for part in get_args(annotation))


def naming_fields(model: type[Record]) -> set[str]:
    hints = get_type_hints(model, include_extras=True)
    return {name for name in model.model_fields if name not in OWN | BY_RULE and names_something(hints[name])}


def test_the_search_for_pointers_sees_each_way_to_write_one() -> None:
    for annotation in (Slug, ClaimId, ClaimOrPage, ClaimSlot, Slug | None, tuple[ClaimSlot, ...], dict[Slug, str]):
        assert names_something(annotation)
    assert not names_something(str)
    assert naming_fields(DealTerm) == {"article", "text"}
    assert naming_fields(Guard) == {"why", "about"}


@pytest.mark.parametrize("model", record_classes(), ids=lambda model: model.__name__)
def test_every_field_that_names_something_is_listed(model: type[Record]) -> None:
    assert naming_fields(model) - set(POINTERS.get(model, {})) == set()


@pytest.mark.parametrize("model", list(POINTERS), ids=lambda model: model.__name__)
def test_every_listed_field_is_one_of_the_model_that_names_something(model: type[Record]) -> None:
    assert set(POINTERS[model]) - naming_fields(model) == set()


@pytest.mark.parametrize("model", list(POINTERS), ids=lambda model: model.__name__)
def test_a_field_that_may_hold_a_claim_names_claims(model: type[Record]) -> None:
    hints = get_type_hints(model, include_extras=True)
    for name, target in POINTERS[model].items():
        holds = any(part is Claim for part in _parts(hints[name])) or _has_validator(hints[name], VALIDATORS[1])
        assert (target == "claim") == holds, name


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _has_validator(annotation: Any, validator: Any) -> bool:
    return any(
        getattr(extra, "func", None) is validator
        for part in _parts(annotation)
        for extra in getattr(part, "__metadata__", ())
    )


def test_pointers_of_a_record_come_with_their_path_target_and_scope() -> None:
    inline = {"kind": "judgement", "text": "So.", "says": "mara", "about": ["a", "b"], "evidence": [{"source": "s"}]}
    section = Section.model_validate({"id": "end", "title": "End", "claims": ["one", inline]})
    found = list(pointers_in(section, "tale"))
    assert [(pointer.path, pointer.target, pointer.value) for pointer in found] == [
        (("claims", 0), "claim", "one"),
        (("claims", 1), "claim", section.claims[1]),
        (("about", 0), "entity", "a"),
        (("about", 1), "entity", "b"),
        (("says",), "owner", "mara"),
        (("source",), "source", "s"),
    ]
    assert {pointer.scope for pointer in found} == {"tale"}
    assert all(pointer.root is section for pointer in found)


def test_what_is_left_out_points_nowhere() -> None:
    assert list(pointers_in(claim("one"), "tale")) == []


def test_every_record_of_a_project_is_walked_once_in_its_scope(harbour: Any) -> None:
    harbour.write("data/moved.yml", "- old: dredging.was\n  new: dredging.width\n")
    records = list(scoped_records(harbour.load().world))
    assert len({id(record) for record, _ in records}) == len(records)
    scopes = {(type(record).__name__, scope) for record, scope in records}
    assert {("Claim", "harbours"), ("Claim", "dredging"), ("Actor", "skippers"), ("Moved", "")} <= scopes
    assert {("Zone", "dredging"), ("Matter", "dredging"), ("Outcomes", "dredging"), ("Guard", "dredging")} <= scopes


def test_the_pointers_of_a_project_reach_into_nested_records(harbour: Any) -> None:
    found = {(pointer.target, pointer.value) for pointer in all_pointers(harbour.load().world)}
    assert {
        ("stake", "harbour"),
        ("route", "plain-vote"),
        ("road", "long-quay"),
        ("owner", "skippers"),
        ("article", "harbour-gazette"),
        ("institution", "harbour-board"),
        ("source", "sea-atlas"),
        ("claim", "harbours.tides"),
        ("place", "port-ella"),
        ("actor", "mara-voss"),
        ("entity", "to-dredge"),
    } <= found
