# What is said of actors is shown: relations, positions, verdicts and words have claims that bear them.
from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.links.forms import FormIndex, index_of
from macros.links.wording import quotations, references
from macros.model.claim import Claim
from macros.model.record import Record
from macros.model.standing import SYMMETRICAL
from macros.model.world import StoryData, World
from macros.problem import Place, Problem


def relations_are_shown(world: World) -> Iterator[Problem]:
    """Each claim of a relation is about both its actors or names them; no actor stands in a
    relation to itself, and none is stated twice, a symmetrical one not the other way round either."""
    forms = index_of(world)
    for story in world.stories.values():
        seen: dict[tuple[str, ...], Place] = {}
        for relation in story.relations:
            if relation.actor == relation.to:
                message = f"{relation.actor!r} stands in a relation to itself"
                yield Problem(relation.place("to"), "relation-twice", message, "another actor")
            ends = [relation.actor, relation.to]
            key = (relation.type, *(sorted(ends) if relation.type in SYMMETRICAL else ends))
            if key in seen:
                message = f"the relation {relation.type!r} of these two is stated already"
                related = ((seen[key], "first stated here"),)
                yield Problem(relation.place("type"), "relation-twice", message, "each relation once", "", related)
            seen.setdefault(key, relation.place("type"))
            yield from _about(world, forms, story, relation, relation.claims, ends, "relation-not-shown")


def positions_are_shown(world: World) -> Iterator[Problem]:
    """Each claim of a position is about the actor or names it: a stance is never guessed."""
    forms = index_of(world)
    for story in world.stories.values():
        for _, held in story.positions():
            yield from _about(world, forms, story, held, held.claims, [held.actor], "stance-not-shown")


def verdicts_have_owners(world: World) -> Iterator[Problem]:
    """Each verdict is somebody's: its claim is a judgement, and about the actor."""
    forms = index_of(world)
    for story in world.stories.values():
        for outcome in story.outcomes.outcomes if story.outcomes is not None else ():
            claim = world.find_claim(outcome.claim, story.id)
            if claim is None:
                continue
            if claim.kind != "judgement":
                message = f"the verdict rests on a {claim.kind} claim, which has no owner"
                place = outcome.place("claim") if isinstance(outcome.claim, str) else claim.place("kind")
                related = ((claim.place("kind"), "the claim"),) if isinstance(outcome.claim, str) else ()
                expected = "a judgement with its owner under 'says:'"
                yield Problem(place, "verdict-without-owner", message, expected, "", related)
            yield from _about(world, forms, story, outcome, [outcome.claim], [outcome.actor], "verdict-not-shown")


def conduct_is_shown(world: World) -> Iterator[Problem]:
    """What an actor wanted, did and said is shown by claims about it; what it said is quoted; and
    each actor has one entry."""
    forms = index_of(world)
    for story in world.stories.values():
        seen: dict[str, Place] = {}
        for conduct in story.conduct:
            if conduct.actor in seen:
                message = f"the conduct of {conduct.actor!r} stands here twice"
                related = ((seen[conduct.actor], "first entry"),)
                yield Problem(conduct.place("actor"), "duplicate-id", message, "one entry an actor", "", related)
            seen.setdefault(conduct.actor, conduct.place("actor"))
            parts = (
                ("wanted", conduct.wanted),
                ("did", conduct.did),
                ("said", conduct.said),
                ("happened", conduct.happened),
            )
            for name, slots in parts:
                yield from _about(world, forms, story, conduct, slots, [conduct.actor], "conduct-not-shown", name)
            for number, slot in enumerate(conduct.said):
                claim = world.find_claim(slot, story.id)
                if claim is not None and not quotations(claim.text):
                    message = f"the claim {slot!r} quotes no words"
                    place = conduct.place("said", number)
                    related = ((claim.place("text"), "the claim"),)
                    expected = "a claim with words in “quotation marks”"
                    yield Problem(place, "nothing-said", message, expected, "", related)


def _about(
    world: World,
    forms: FormIndex,
    story: StoryData,
    record: Record,
    slots: Iterable[Claim | str],
    actors: list[str],
    code: str,
    field: str = "claims",
) -> Iterator[Problem]:
    for number, slot in enumerate(slots):
        claim = world.find_claim(slot, story.id)
        if claim is None:
            continue
        named = {*claim.about, *(each.id for each in references(claim.text))}
        named |= {each.id for each in forms.mentions(claim.text)} | {claim.scope}
        for actor in actors:
            if actor in world.actors and actor not in named:
                place = record.place("claim") if code == "verdict-not-shown" else record.place(field, number)
                message = f"the claim {claim.key} is not about {actor!r} and does not name it"
                related = ((claim.place("text"), "the claim"),)
                yield Problem(place, code, message, "a claim that is about the actor", "", related)
