# Judges data. Each rule is one small function from the World to the problems it finds.
from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.check import (
    council,
    coverage,
    dates,
    derivations,
    faithful,
    forms,
    geography,
    guards,
    ids,
    kinds,
    orphans,
    pages,
    pointers,
    quotes,
    sentences,
    standing,
    wording,
)
from macros.model.world import World
from macros.problem import Problem

Rule = Callable[[World], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    ids.ids_are_unique,
    ids.claims_have_ids,
    ids.inline_claims_have_lasting_ids,
    ids.addresses_are_free,
    ids.moved_claims_are_gone,
    pointers.pointers_lead_somewhere,
    wording.references_lead_somewhere,
    wording.quoted_words_stand_in_evidence,
    wording.values_are_stated,
    sentences.claims_are_one_short_sentence,
    sentences.loaded_words_are_owned,
    faithful.reports_say_what_their_words_say,
    forms.forms_have_one_home,
    quotes.articles_are_unaltered,
    quotes.quotes_stand_in_their_source,
    quotes.notes_quote_the_article,
    kinds.claims_have_what_their_kind_needs,
    kinds.judgements_name_their_owner,
    kinds.evidence_has_one_shape,
    derivations.derivations_hold,
    derivations.evidence_has_no_circle,
    dates.timeline_is_in_order,
    dates.periods_run_forward,
    dates.derived_dates_agree,
    dates.values_have_the_date_of_their_claim,
    coverage.units_are_used,
    guards.guards_prove_themselves,
    guards.guards_do_not_fire,
    guards.headings_do_not_fire,
    standing.relations_are_shown,
    standing.positions_are_shown,
    standing.verdicts_have_owners,
    standing.conduct_is_shown,
    council.ballots_come_out,
    council.vetoes_are_possible,
    geography.base_maps_are_unaltered,
    geography.roads_run_without_leaps,
    geography.zones_can_be_drawn,
    pages.pages_have_openings,
    pages.figures_stand_in_their_claims,
    pages.positions_are_whole,
)
"""Every rule, in the order of the data's own parts."""


def check_world(world: World) -> Iterator[Problem]:
    """Every problem of a World, in no particular order.

    Orphans are looked for last: what a misspelt id was probably meant to name is not one.
    """
    meant: set[str] = set()
    for rule in RULES:
        for problem in rule(world):
            meant.add(problem.meant)
            yield problem
    yield from orphans.nothing_is_orphaned(world, meant)
