# How actors stand to one another and on a matter: relations with their drawing, and stances.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.drawing.arcs import ArcDiagram, arc_diagram
from macros.links.seating import seats_on
from macros.model.standing import SYMMETRICAL, Position, Relation
from macros.model.world import StoryData
from macros.views.sentence import Piece, Sentence, Writer

TIES = {
    "represents": "belongs",
    "leads": "belongs",
    "member-of": "belongs",
    "backs": "with",
    "agreed-with": "with",
    "patrols-with": "with",
    "fights": "against",
    "objected-to": "against",
}
"""Three sorts of relation, told apart by the line they are drawn with."""


@dataclass(frozen=True, slots=True)
class RelationView:
    """A relation as a line of a list."""

    number: int
    actor: Piece
    type: str
    back: bool
    """Whether it is read from the actor it leads to ("is represented by")."""
    other: Piece
    sentences: tuple[Sentence, ...]
    """With their proofs on an actor's own page; on the page of all actors the proof is a link away."""


@dataclass(frozen=True, slots=True)
class NodeView:
    """An actor in the drawing."""

    name: Piece
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class TieView:
    """A relation in the drawing."""

    number: int
    sort: str
    path: str
    """SVG path."""
    arrow: bool
    """Whether it leads one way, to (x, y)."""
    x: float
    y: float
    mark_x: float
    mark_y: float


@dataclass(frozen=True, slots=True)
class RelationsView:
    """All relations of a story: the drawing and the same as a list."""

    story: str
    width: float
    height: float
    nodes: tuple[NodeView, ...]
    ties: tuple[TieView, ...]
    relations: tuple[RelationView, ...]


@dataclass(frozen=True, slots=True)
class StanceView:
    """An actor's stance on one thing, with what shows it; "" when none is reported."""

    stance: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class StanceRow:
    """Where an actor stood on the deal and on the statement."""

    actor: Piece
    deal: StanceView
    statement: StanceView


def relations_view(writer: Writer, story: StoryData) -> RelationsView | None:
    """The relations of a story; None when it states none."""
    if not story.relations:
        return None
    actors = list(dict.fromkeys(end for each in story.relations for end in (each.actor, each.to)))
    ties = [(actors.index(each.actor), actors.index(each.to)) for each in story.relations]
    drawn = arc_diagram([writer.world.names[actor] for actor in actors], ties)
    nodes = tuple(
        NodeView(writer.name(actors[node.name], card=False), round(node.x, 1), round(node.y, 1)) for node in drawn.nodes
    )
    listed = []
    for number, relation in enumerate(story.relations, 1):
        writer.new_section()
        listed.append(relation_view(writer, story, relation, number))
    return RelationsView(
        story.story.title,
        round(drawn.width),
        round(drawn.height),
        nodes,
        tuple(_ties(drawn, story.relations, actors)),
        tuple(listed),
    )


def relation_view(
    writer: Writer, story: StoryData, relation: Relation, number: int, seen_from: str = ""
) -> RelationView:
    """One relation; seen from the actor it leads to, the other way round."""
    back = relation.to == seen_from
    first, second = (relation.to, relation.actor) if back else (relation.actor, relation.to)
    return RelationView(
        number,
        writer.name(first, card=False),
        relation.type,
        back and relation.type not in SYMMETRICAL,
        writer.name(second, card=False),
        writer.sentences(relation.claims, story.id)
        if seen_from
        else tuple(writer.bare(writer.world.claim(slot, story.id)) for slot in relation.claims),
    )


def _ties(drawn: ArcDiagram, relations: Iterable[Relation], actors: list[str]) -> Iterable[TieView]:
    rows = {actors[node.name]: node.y for node in drawn.nodes}
    for arc, relation in zip(drawn.arcs, relations, strict=True):
        path = f"M{arc.x:.1f} {arc.y1:.1f}A{arc.rx:.1f} {arc.ry:.1f} 0 0 1 {arc.x:.1f} {arc.y2:.1f}"
        yield TieView(
            arc.tie + 1,
            TIES[relation.type],
            path,
            relation.type not in SYMMETRICAL,
            round(arc.x, 1),
            round(rows[relation.to], 1),
            round(arc.mark_x, 1),
            round(arc.mark_y, 1),
        )


def stances(writer: Writer, story: StoryData) -> tuple[StanceRow, ...]:
    """Where actors stood: everyone for whom a stance is reported, and the members on that day of
    the body that was asked, reported or not."""
    held: dict[str, dict[str, Position]] = {}
    for thing, position in story.positions():
        held.setdefault(position.actor, {})[thing] = position
    for member in members_on_the_day(writer, story):
        held.setdefault(member, {})
    rows = []
    for actor in sorted(held, key=lambda actor: (not held[actor], writer.world.names[actor].casefold())):
        writer.new_section(own=actor)
        deal, statement = (_stance(writer, story, held[actor].get(thing)) for thing in ("deal", "statement"))
        rows.append(StanceRow(writer.name(actor, card=False), deal, statement))
    return tuple(rows)


def members_on_the_day(writer: Writer, story: StoryData) -> tuple[str, ...]:
    """The actors with a seat in the body on the day of the story's matter."""
    matter = story.matter
    if matter is None or matter.body not in writer.world.institutions:
        return ()
    body = writer.world.institutions[matter.body]
    return tuple(member for member in seats_on(writer.world, body, matter.on) if member in writer.world.actors)


def _stance(writer: Writer, story: StoryData, position: Position | None) -> StanceView:
    if position is None:
        return StanceView("", ())
    return StanceView(position.stance, writer.sentences(position.claims, story.id))
