# Answers to a record, and the file it belongs in.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.model.claim import Claim, Evidence
from macros.model.entities import Actor, Place, Term
from macros.model.files import FILE_KINDS, FileKind
from macros.model.record import Record
from macros.model.source import Source
from macros.model.world import World

Draft = dict[str, list[str]]
"""Answers by the names of their options; one that takes a single value has a list of one."""

MODELS: Mapping[str, type[Record]] = {"claim": Claim, "actor": Actor, "term": Term, "place": Place, "source": Source}


def one(draft: Draft, name: str) -> str | None:
    """The only answer to a question, or None."""
    return draft[name][0] if draft.get(name) else None


def file_of(entry: str, draft: Draft) -> tuple[str, FileKind]:
    """The path, relative to the project, that the entry belongs in, and its kind."""
    shared = one(draft, "shared")
    name = {"claim": "shared-claims" if shared else "claims"}.get(entry, entry)
    kind = next(kind for kind in FILE_KINDS if kind.name == name)
    own_id = one(draft, "id") if entry != "claim" else shared or one(draft, "story")
    return kind.pattern.replace("*", own_id or ""), kind


def scope_of(entry: str, draft: Draft) -> str:
    """Where short ids of claims are looked up first."""
    return one(draft, "shared" if "shared" in draft else "story" if entry == "claim" else "id") or ""


def record_of(world: World, entry: str, draft: Draft) -> dict[str, Any]:
    """The record as keys with values, in the order in which files write them. What has no answer
    is left out."""
    fields: dict[str, Any] = {name: values[0] for name, values in draft.items() if values}
    if entry == "claim":
        made = _claim(draft, fields)
    elif entry == "source":
        made = {**fields, "copy_of": fields.get("copy-of"), "excerpts": draft.get("excerpt")}
    else:
        made = {**fields, "forms": draft.get("form"), "see_also": draft.get("see-also")}
        made["position_source"] = fields.get("position-source")
        made["definition" if entry == "term" else "role"] = _explanation(world, draft)
    if entry != "claim":
        made.pop("id", None)
    return _in_order(MODELS[entry], made)


def _in_order(model: type[Record], made: Mapping[str, Any]) -> dict[str, Any]:
    return {key: made[key] for key in model.key_order() if made.get(key)}


def _claim(draft: Draft, fields: Mapping[str, Any]) -> dict[str, Any]:
    made = {**fields, "about": draft.get("about"), "evidence": evidence_of(draft)}
    inputs: dict[str, Any] = {}
    for given in draft.get("input", ()):
        name, _, value = given.partition("=")
        parts = [part.strip() for part in value.split(",")]
        inputs[name.strip()] = parts if len(parts) > 1 else parts[0]
    if inputs or "rule" in fields:
        made["derivation"] = {"rule": fields["rule"]} if "rule" in fields else {}
        made["derivation"] |= {"inputs": inputs} if inputs else {}
    return made


def _explanation(world: World, draft: Draft) -> dict[str, Any]:
    """The claim that says who or what an entity is. Its kind follows from its source."""
    text = one(draft, "text")
    if text is None and not draft.get("source"):
        return {}
    kept = world.article_source(one(draft, "source")) is not None
    kind = "background" if not kept else "quoted" if "“" in (text or "") else "reported"
    about = draft.get("about") or draft.get("id")
    made = {"kind": kind, "text": text, "about": about, "on": one(draft, "on"), "evidence": evidence_of(draft)}
    return _in_order(Claim, made)


def evidence_of(draft: Draft) -> list[dict[str, Any]]:
    """The items of evidence: one for each quote, and one for each claim that is named."""
    source = one(draft, "source")
    items: list[dict[str, Any]] = []
    for quote in draft.get("quote") or ([None] if source else []):  # type: ignore[list-item]
        items.append(_in_order(Evidence, {"source": source, "quote": quote, "occurrence": one(draft, "occurrence")}))
    return items + [{"claim": claim_id} for claim_id in draft.get("rests-on", ())]
