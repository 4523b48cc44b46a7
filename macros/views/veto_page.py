# The veto page: what was put to a body, what came of it, and how the body decides.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.claim import Claim
from macros.model.world import StoryData
from macros.views.council import CouncilView, council_view
from macros.views.dates import ShownDate, shown
from macros.views.opening import OpeningView, opening
from macros.views.sections import SectionView, sections
from macros.views.sentence import Piece, Sentence, Writer
from macros.views.vetoes import VetoesView, vetoes_view


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where an actor stood."""

    actor: Piece
    stance: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class RouteView:
    """One way in which the body decides."""

    name: str
    taken: bool
    how: Sentence
    stopped_by: Sentence
    trace: Sentence | None
    """What remains of it."""


@dataclass(frozen=True, slots=True)
class VetoPage:
    """What the veto page shows."""

    opening: OpeningView
    name: str
    on: ShownDate | None
    body: Piece
    asked: tuple[Sentence, ...]
    outcome: tuple[Sentence, ...]
    not_what_it_was: tuple[Sentence, ...]
    same_before: tuple[Sentence, ...]
    positions: tuple[PositionView, ...]
    routes: tuple[RouteView, ...]
    council: CouncilView | None
    vetoes: VetoesView | None
    sections: tuple[SectionView, ...]
    """What else a reader should know to judge it."""


def veto_page(writer: Writer, story: StoryData) -> VetoPage:
    """The veto page of a checked story that has a matter."""
    matter = story.matter
    assert matter is not None

    def section(slots: Iterable[Claim | str]) -> tuple[Sentence, ...]:
        writer.new_section()
        return writer.sentences(slots, story.id)

    begins = opening(writer, story, "veto")
    asked, outcome = section(matter.asked), section(matter.outcome)
    was_not, before = section(matter.not_what_it_was), section(matter.same_before)
    writer.new_section()
    positions = tuple(
        PositionView(writer.name(held.actor), held.stance, writer.sentences(held.claims, story.id))
        for held in matter.positions
    )
    writer.new_section()
    institution = writer.world.institutions[matter.body]
    claim, scope = writer.world.claim, institution.id
    routes = tuple(
        RouteView(
            route.name,
            route.id in matter.routes,
            writer.sentence(claim(route.how, scope)),
            writer.sentence(claim(route.stopped_by, scope)),
            writer.sentence(claim(route.trace, scope)) if route.trace is not None else None,
        )
        for route in institution.routes
    )
    return VetoPage(
        opening=begins,
        name=matter.name,
        on=shown(matter.on),
        body=writer.name(matter.body),
        asked=asked,
        outcome=outcome,
        not_what_it_was=was_not,
        same_before=before,
        positions=positions,
        routes=routes,
        council=council_view(writer, story),
        vetoes=vetoes_view(writer, story),
        sections=sections(writer, matter.sections, story.id),
    )
