"""A sentence reaches its reader with each name linked once, its kind, and all of its proof."""

from __future__ import annotations

from typing import Any

import pytest

from macros.links.forms import index_of
from macros.model.world import World
from macros.views.sentence import Piece, Sentence, Writer

CLAIMS = "data/stories/dredging/claims.yml"


def written(harbour: Any, text: str) -> Sentence:
    """A claim of the given text, as the page of the story shows it."""
    harbour.edit(CLAIMS, "text: The Harbour Board met on Tuesday.", f"text: {text!r}")
    return writer(harbour.load().world).sentence(harbour.load().world.claims["dredging.board-met"])


def writer(world: World, page: str = "dredging/", own: str = "") -> Writer:
    return Writer(world, index_of(world), page, own)


def shown(sentence: Sentence) -> str:
    return "".join(piece.text for piece in sentence.pieces)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Nobody met.", []),
        ("Mara Voss met.", [("Mara Voss", "actor:mara-voss", "../actors/mara-voss/")]),
        ("[[mara-voss]] met.", [("Mara Voss", "actor:mara-voss", "../actors/mara-voss/")]),
        ("[[mara-voss|She]] met.", [("She", "actor:mara-voss", "../actors/mara-voss/")]),
        ("Mara Voss met Captain Voss.", [("Mara Voss", "actor:mara-voss", "../actors/mara-voss/")]),
        ("“Mara Voss” met Mara Voss.", [("Mara Voss", "actor:mara-voss", "../actors/mara-voss/")]),
        (
            "Dredging at Port Ella by the Long Quay.",
            [
                ("Dredging", "term:to-dredge", "../glossary/#to-dredge"),
                ("Port Ella", "place:port-ella", "../places/#port-ella"),
                ("Long Quay", "road:long-quay", "../places/#long-quay"),
            ],
        ),
    ],
    ids=["no name", "form", "reference", "label", "first mention only", "not in a quotation", "each sort"],
)
def test_a_name_is_linked_at_its_first_mention(harbour: Any, text: str, links: list[tuple[str, str, str]]) -> None:
    sentence = written(harbour, text)
    assert [(piece.text, piece.ref, piece.href) for piece in sentence.pieces if piece.href] == links


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mara Voss met Captain Voss.", "Mara Voss met Captain Voss."),
        ("[[mara-voss]] met [[mara-voss|her]].", "Mara Voss met her."),
        ("“Mara Voss”", "“Mara Voss”"),
        ("Port Ella", "Port Ella"),
    ],
)
def test_no_word_is_lost_or_added_by_linking(harbour: Any, text: str, words: str) -> None:
    assert shown(written(harbour, text)) == words


def test_a_name_is_linked_again_in_a_new_section(world: World) -> None:
    page, claim = writer(world), world.claims["dredging.board-met"]
    first, second = page.sentence(claim), page.sentence(claim)
    page.new_section()
    third = page.sentence(claim)
    linked = [any(piece.href for piece in sentence.pieces) for sentence in (first, second, third)]
    assert linked == [True, False, True]
    assert shown(first) == shown(second) == shown(third)


def test_a_page_does_not_link_to_itself(world: World) -> None:
    page = writer(world, "actors/harbour-board/", "harbour-board")
    page.new_section()
    assert not any(piece.href for piece in page.sentence(world.claims["dredging.board-met"]).pieces)
    assert page.name("harbour-board") == Piece("Harbour Board")
    assert page.name("mara-voss") == Piece("Mara Voss", "../mara-voss/", "actor:mara-voss", "card-mara-voss")


def test_a_section_about_a_thing_does_not_link_to_it(world: World) -> None:
    page, claim = writer(world), world.claims["dredging.board-met"]
    page.new_section("harbour-board")
    assert not any(piece.href for piece in page.sentence(claim).pieces)
    page.new_section()
    assert any(piece.href for piece in page.sentence(claim).pieces)


def test_an_unknown_name_raises(world: World) -> None:
    with pytest.raises(KeyError, match="nobody"):
        writer(world).name("nobody")


def test_every_sentence_of_a_page_has_a_proof_card_of_its_own(world: World) -> None:
    sentences = writer(world).sentences(["board-met", "board-met", "width"], "dredging")
    assert [sentence.card for sentence in sentences] == ["proof-1", "proof-2", "proof-3"]


@pytest.mark.parametrize(
    ("page", "href"),
    [
        ("", "dredging/evidence/#claim-dredging.width"),
        ("dredging/", "evidence/#claim-dredging.width"),
        ("dredging/evidence/", "#claim-dredging.width"),
        ("actors/skippers/", "../../dredging/evidence/#claim-dredging.width"),
    ],
)
def test_a_sentence_links_to_its_evidence_from_any_page(world: World, page: str, href: str) -> None:
    sentence = writer(world, page).sentence(world.claims["dredging.width"])
    assert sentence.href == href
    assert sentence.anchor == "claim-dredging.width"


def test_a_judgement_names_its_owner(world: World) -> None:
    judged = writer(world).sentence(world.claims["dredging.too-costly"])
    assert (judged.kind, judged.owner, judged.owner_href) == (
        "judgement",
        "Harbour Board",
        "../actors/harbour-board/",
    )
    reported = writer(world).sentence(world.claims["dredging.board-met"])
    assert (reported.kind, reported.owner, reported.owner_href) == ("reported", "", "")


def test_a_source_can_own_a_judgement(harbour: Any) -> None:
    harbour.edit(CLAIMS, "says: harbour-board", "says: harbour-gazette")
    world = harbour.load().world
    judged = writer(world).sentence(world.claims["dredging.too-costly"])
    assert (judged.owner, judged.owner_href) == ("Harbour Gazette, 10 May 2001", "../sources/#harbour-gazette")


def test_a_proof_shows_the_words_their_source_their_sentence_and_the_notes_on_them(world: World) -> None:
    [proof] = writer(world).sentence(world.claims["dredging.too-costly"]).proofs
    assert proof.source == "Harbour Gazette, 10 May 2001"
    assert proof.source_href == "../sources/#harbour-gazette"
    assert proof.source_type == "newspaper"
    assert proof.quote == "but St. Orin’s delegate called it “too costly.”"
    assert (proof.unit, proof.unit_href) == (3, "article/#s3")
    assert [note.text for note in proof.notes] == ["Whose delegate?"]


def test_a_note_on_other_words_of_the_same_sentence_is_not_shown(world: World) -> None:
    [proof] = writer(world).sentence(world.claims["dredging.voss-asked"]).proofs
    assert proof.unit == 3
    assert proof.notes == ()


def test_a_proof_from_a_source_that_was_not_kept_has_no_sentence_to_lead_to(world: World) -> None:
    [proof] = writer(world).sentence(world.claims["harbours.tides"]).proofs
    assert (proof.source, proof.quote, proof.unit, proof.unit_href) == ("Sea Atlas", "", 0, "")
    [quoted] = writer(world).sentence(world.claims["to-dredge.definition"]).proofs
    assert (quoted.quote, quoted.unit) == ("to dredge is to dig out the bottom", 0)


def test_a_derived_sentence_shows_its_rule_and_links_each_input(world: World) -> None:
    width = writer(world).sentence(world.claims["dredging.width"])
    assert width.rule == "sum"
    assert [(each.name, each.key, each.kind, each.href) for each in width.inputs] == [
        ("of", "dredging.east", "reported", "evidence/#claim-dredging.east"),
        ("of", "dredging.west", "reported", "evidence/#claim-dredging.west"),
    ]
    tuesday = writer(world).sentence(world.claims["dredging.tuesday"])
    assert [(each.name, each.text, each.href, each.key) for each in tuesday.inputs] == [
        ("weekday", "Tuesday", "", ""),
        ("on-or-before", "Harbour Gazette, 10 May 2001", "../sources/#harbour-gazette", ""),
    ]


def test_a_sentence_that_rests_on_another_shows_it_as_it_is_read(harbour: Any) -> None:
    harbour.edit(CLAIMS, "- source: harbour-gazette\n      quote: The Harbour Board", "- claim: voss-asked\n      #")
    world = harbour.load().world
    sentence = writer(world).sentence(world.claims["dredging.board-met"])
    [rest] = sentence.rests_on
    assert (rest.key, rest.text) == ("dredging.voss-asked", "Mara Voss asked the other 4 members to back the plan.")
    assert sentence.proofs == ()


def test_a_source_is_named_and_linked(world: World) -> None:
    assert writer(world, "").source("sea-atlas") == Piece("Sea Atlas", "sources/#sea-atlas", "source:sea-atlas")


def test_no_sentence_of_the_real_project_loses_a_word(real: Any) -> None:
    world = real.load().world
    page = writer(world)
    assert len(world.claims) > 50
    for claim in world.claims.values():
        page.new_section()
        assert shown(page.sentence(claim)) == page.plain(claim)
