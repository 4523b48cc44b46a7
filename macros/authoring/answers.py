# Judges one answer at a time, by the rules and in the words of `explainer check`.
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.authoring.entries import MODELS, Draft, file_of, one, record_of, scope_of
from macros.authoring.yaml_lines import record_lines
from macros.check import kinds, sentences, wording
from macros.check.pointers import claim_is_known, unknown
from macros.check.quotes import quotes_of_claim
from macros.links.pointers import Target
from macros.model.claim import Claim
from macros.model.scalars import Line
from macros.model.world import World
from macros.problem import Entries, Problem, whole_file
from macros.read.shape import EXPECTED, validate
from macros.read.yaml_document import parse

NOWHERE = whole_file("")
_LINE = TypeAdapter(Line)
_POINTERS: dict[str, Target] = {
    "about": "entity", "see-also": "entity", "says": "owner", "source": "source", "position-source": "source",
}  # fmt: skip


def refusals(root: Path, world: World, entry: str, draft: Draft, name: str) -> list[Problem]:
    """What is wrong with the answer `name` of a draft, given the answers before it; [] if nothing."""
    found = list(_shape(world, entry, draft, name))
    if not found:
        found = list(_meaning(root, world, entry, draft, name))
    return found


def _shape(world: World, entry: str, draft: Draft, name: str) -> Iterator[Problem]:
    if not all(value.strip() for value in draft[name]):
        yield Problem(NOWHERE, "bad-value", "this is empty", "at least one character or item")
        return
    for value in draft[name]:
        if name == "address" and not value.isprintable():
            yield Problem(NOWHERE, "bad-address", f"{value!r} is not a web address", EXPECTED["bad-address"])
            return
        try:
            # Before it is written as YAML, which has no way to write some characters.
            _LINE.validate_python(value if name != "address" else "-")
        except ValidationError as error:
            yield Problem(NOWHERE, "bad-text", str(error.errors()[0]["msg"]), EXPECTED["bad-text"])
            return
        if name == "input" and "=" not in value:
            yield Problem(NOWHERE, "bad-value", f"{value!r} names no input", "name=value")
            return
    if name in ("story", "shared", "id"):
        # The name of a file is judged by the same type as an id.
        fields: dict[str, Any] = {"id": draft[name][0]}
        model = MODELS["claim"]
    else:
        kept = {key: draft[key] for key in ("source",) if key in draft and name in ("quote", "occurrence")}
        fields, model = record_of(world, entry, {**kept, name: draft[name]}), MODELS[entry]
        if name == "occurrence":
            fields = {"evidence": [{"occurrence": draft[name][0]}]}
            model = MODELS["claim"]
    node, problems = parse("\n".join(record_lines(fields)) + "\n", "")
    if isinstance(node, Entries):
        problems = [*problems, *validate(node, model, many=False)[1]]
    yield from (problem for problem in problems if problem.code not in ("missing-key", "empty-file"))


def _meaning(root: Path, world: World, entry: str, draft: Draft, name: str) -> Iterator[Problem]:
    if name in _POINTERS:
        choices = {**world.names, **dict.fromkeys(draft.get("id", ()), "")}
        if _POINTERS[name] == "owner":
            choices = {**dict.fromkeys(world.actors, ""), **dict.fromkeys(world.sources, "")}
        elif _POINTERS[name] == "source":
            choices = dict.fromkeys(world.sources, "")
        for value in draft[name]:
            if value not in choices and not _is_own(entry, draft, value):
                yield from unknown(world, value, _POINTERS[name], choices, NOWHERE)
    elif name == "story" and draft[name][0] not in world.stories:
        yield from unknown(replace(world, unreadable=frozenset()), draft[name][0], "story", world.stories, NOWHERE)
    elif name == "rests-on":
        for value in draft[name]:
            yield from claim_is_known(world, value, scope_of(entry, draft), NOWHERE)
    elif name == "id":
        yield from _taken(root, world, entry, draft)
    elif name == "form":
        yield from _forms(world, draft)
    elif name in ("quote", "occurrence"):
        yield from _quote(world, entry, draft, name)
    elif name == "text":
        yield from _sentence(world, entry, draft)


def _is_own(entry: str, draft: Draft, value: str) -> bool:
    return entry in ("actor", "place", "term") and value == one(draft, "id")


def _taken(root: Path, world: World, entry: str, draft: Draft) -> Iterator[Problem]:
    own_id = draft["id"][0]
    path, _ = file_of(entry, draft)
    if entry == "claim":
        other = world.claims.get(f"{scope_of(entry, draft)}.{own_id}")
        place = other.place("id") if other is not None else None
    else:
        entity, story = world.entity(own_id), world.stories.get(own_id)
        held = [entity[1] if entity else None, world.sources.get(own_id), story.story if story else None]
        record = next((record for record in held if record is not None), None)
        place = whole_file(record.place().file if record is not None else path)
        if record is None and not (root / path).exists():
            place = None
    if place is None and own_id in world.unreadable:
        place = whole_file(path)
    if place is not None:
        related = ((place, "first used here"),)
        yield Problem(NOWHERE, "duplicate-id", f"the id {own_id!r} is taken", "an id of its own", "", related)


def _forms(world: World, draft: Draft) -> Iterator[Problem]:
    for form in draft["form"]:
        for kind, entity in world.entities():
            if form in entity.forms:
                message = f"the form {form!r} stands for the {kind} {entity.id!r} already"
                related = ((entity.place("forms"), "listed here"),)
                yield Problem(NOWHERE, "form-has-two-homes", message, "a form of its own", "", related)


def claim_of(world: World, entry: str, draft: Draft) -> Claim | None:
    """The claim that the answers so far make, or None while they make none."""
    fields = record_of(world, entry, draft)
    fields = fields if entry == "claim" else fields.get("role") or fields.get("definition") or {}
    try:
        claim = Claim.model_validate({"kind": "reported", "text": "-", **fields, "id": "new"})
    except ValidationError:
        return None
    claim.name(f"{scope_of(entry, draft)}.new", scope_of(entry, draft))
    return claim


def _quote(world: World, entry: str, draft: Draft, name: str) -> Iterator[Problem]:
    claim = claim_of(world, entry, draft)
    for problem in quotes_of_claim(world, claim) if claim is not None else ():
        # How often the words stand is asked for after the words themselves.
        if name == "occurrence" or problem.code != "quote-occurrence":
            yield problem


def _sentence(world: World, entry: str, draft: Draft) -> Iterator[Problem]:
    claim = claim_of(world, entry, draft)
    if claim is None:
        return
    alone = replace(world, claims={claim.key: claim})
    rules: list[Callable[[World], Iterator[Problem]]] = [
        sentences.claims_are_one_short_sentence, sentences.loaded_words_are_owned, wording.references_lead_somewhere,
    ]  # fmt: skip
    if not draft.get("rests-on") and claim.evidence:
        rules.append(wording.quoted_words_stand_in_evidence)
    if claim.kind == "judgement":
        rules.append(kinds.judgements_name_their_owner)
    own = f"{one(draft, 'id')!r} is not"
    for rule in rules:
        yield from (problem for problem in rule(alone) if entry == "claim" or not problem.message.startswith(own))
