# Each kind of claim has the proof its kind needs.
from __future__ import annotations

from collections.abc import Iterator

from macros.links.forms import index_of
from macros.links.wording import as_read, references
from macros.model.claim import Claim
from macros.model.source import Origin
from macros.model.world import World
from macros.problem import Place, Problem


def _kind_place(claim: Claim) -> Place:
    return claim.place("kind")


def claims_have_what_their_kind_needs(world: World) -> Iterator[Problem]:
    """Quoted and reported claims quote the article, a judgement has an owner, background names an
    outside source, a derived claim has its rule; and none carries what belongs to another kind."""
    for claim in world.claims.values():
        place = _kind_place(claim)
        kept = [item for item in claim.evidence if world.article_source(item.source) is not None]
        outside = [item for item in claim.evidence if item.source in world.sources and item not in kept]
        if claim.kind in ("quoted", "reported") and not any(item.quote for item in kept):
            if not _names_broken_source(world, claim):
                message = f"a {claim.kind} claim without the article's words"
                yield Problem(place, "no-quote", message, "evidence with a source under seeds/ and a quote")
        if claim.kind == "background" and not outside and not _names_broken_source(world, claim):
            message = "a background claim without an outside source"
            yield Problem(place, "no-source", message, "evidence with a source of data/sources/")
        if claim.kind == "judgement" and not claim.evidence:
            yield Problem(place, "no-quote", "a judgement without evidence", "where its owner says so")
        if claim.kind == "derived" and claim.derivation is None:
            yield Problem(place, "no-rule", "a derived claim without its rule", "a 'derivation:' and a 'value:'")
        if claim.kind == "derived" and claim.value is None:
            yield Problem(place, "no-rule", "a derived claim without a value to recompute", "a 'value:'")
        yield from _owner(claim)
        if claim.kind != "derived" and claim.derivation is not None:
            message = f"a {claim.kind} claim with a rule of derivation"
            yield Problem(claim.place("derivation", key=True), "needless-rule", message, "'kind: derived'")


def _owner(claim: Claim) -> Iterator[Problem]:
    if claim.kind == "judgement" and claim.says is None:
        message = "a judgement without an owner"
        yield Problem(_kind_place(claim), "no-owner", message, "'says:' with the id of an actor or a source")
    if claim.kind != "judgement" and claim.says is not None:
        message = f"a {claim.kind} claim with an owner"
        yield Problem(claim.place("says", key=True), "needless-owner", message, "'kind: judgement'")


def judgements_name_their_owner(world: World) -> Iterator[Problem]:
    """The sentence itself says whose opinion it is, and a source that holds one is its evidence."""
    forms = index_of(world)
    for claim in world.claims.values():
        if claim.kind != "judgement" or claim.says is None:
            continue
        text = as_read(claim.text, world.names)
        source = world.sources.get(claim.says)
        if source is not None:
            kept = world.article_source(claim.says) is not None and "the article" in text.lower()
            named = kept or source.publisher in text or source.name.split(",")[0] in text
            if claim.evidence and claim.says not in [item.source for item in claim.evidence]:
                message = f"the owner {claim.says!r} is not among the evidence"
                yield Problem(claim.place("says"), "no-owner", message, "the source that says so")
        else:
            met = {each.id for each in references(claim.text)} | {each.id for each in forms.mentions(claim.text)}
            named = claim.says in met or claim.says not in world.actors
        if not named:
            message = f"the sentence does not name its owner {claim.says!r}"
            yield Problem(claim.place("text"), "no-owner", message, "'the article says', 'X said' or the like")


def _names_broken_source(world: World, claim: Claim) -> bool:
    return any(item.source is not None and item.source not in world.sources for item in claim.evidence)


def evidence_has_one_shape(world: World) -> Iterator[Problem]:
    """An item of evidence names a source or a claim, not both; only a source is quoted, and one
    kept under seeds/ always is."""
    for claim in world.claims.values():
        for number, item in enumerate(claim.evidence):
            place = claim.place("evidence", number)
            first = place._replace(end_line=place.line, end_column=place.column + 1)
            if (item.source is None) == (item.claim is None):
                message = "evidence that names " + ("both a source and a claim" if item.source else "nothing")
                yield Problem(first, "evidence-shape", message, "'source:' with a 'quote:', or 'claim:'")
            elif item.quote is not None and item.source is None:
                yield Problem(item.place("quote", key=True), "evidence-shape", "a quote without a source", "'source:'")
            elif item.occurrence is not None and item.quote is None:
                message = "an occurrence without a quote"
                yield Problem(item.place("occurrence", key=True), "evidence-shape", message, "'quote:'")
            elif isinstance(world.sources.get(item.source or ""), Origin) and item.quote is None:
                message = "the article is named but not quoted"
                yield Problem(first, "evidence-shape", message, "'quote:' with its exact words")
