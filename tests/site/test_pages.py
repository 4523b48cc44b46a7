"""The built site: every page is there, and every claim carries its proof on it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import lxml.html
import pytest

from macros.load import load_world
from macros.model.day import Day
from macros.model.world import World
from tests.conftest import ROOT

STORY = "idlib-ceasefire"
ADDRESSES = (
    "",
    f"{STORY}/",
    f"{STORY}/veto/",
    f"{STORY}/corridor/",
    f"{STORY}/winners-and-losers/",
    f"{STORY}/timeline/",
    f"{STORY}/article/",
    f"{STORY}/evidence/",
    "actors/",
    "glossary/",
    "sources/",
    "places/",
    "evidence/",
    "evidence/actors/",
    "evidence/glossary/",
    "evidence/places/",
    "about/",
    "contribute/",
)


@pytest.fixture(scope="module")
def world() -> World:
    loaded = load_world(ROOT)
    assert not loaded.problems
    return loaded.world


def parsed(site: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(site / address / "index.html")).getroot()


def all_pages(site: Path) -> dict[str, lxml.html.HtmlElement]:
    return {
        path.parent.relative_to(site).as_posix(): lxml.html.parse(str(path)).getroot()
        for path in site.rglob("index.html")
    }


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_every_address_of_the_design_has_a_page_with_one_heading(real_site: Path, address: str) -> None:
    root = parsed(real_site, address)

    headings = root.xpath("//article//h1")
    assert len(headings) == 1
    assert headings[0].text_content().strip()


def test_every_actor_has_a_page_that_bears_its_name(real_site: Path, world: World) -> None:
    for actor_id, actor in world.actors.items():
        root = parsed(real_site, f"actors/{actor_id}/")
        assert root.xpath("//article//h1")[0].text_content() == actor.name
        assert root.findtext(".//title") == f"{actor.name} - The Idlib ceasefire, explained"


def test_every_appearance_of_a_claim_carries_its_proof_or_links_to_it(real_site: Path, world: World) -> None:
    """A sentence has a card beside it, or is itself a link to its evidence, or stands there; a
    figure has its sentence beside it; the sentence in a name's own card is proven where the card
    leads."""
    bare = []
    seen = set()
    for page, root in all_pages(real_site).items():
        for shown in root.xpath("//*[@data-claim]"):
            claim = world.claims[shown.get("data-claim")]
            seen.add(claim.key)
            assert shown.get("data-kind") == claim.kind
            cards = shown.xpath("./following-sibling::button[@popovertarget]")
            links = shown.xpath("./ancestor::a/@href")
            at_home = shown.xpath(f"./ancestor::li[@id='claim-{claim.key}']")
            name_card = shown.xpath("./ancestor::*[starts-with(@id, 'card-')][.//a[@href]]")
            figure = "figure" in shown.get("class", "") and shown.xpath(f"./..//span[@data-claim='{claim.key}']")
            linked = any(href.endswith(f"#claim-{claim.key}") for href in links)
            if not cards and not at_home and not name_card and not figure and not linked:
                bare.append(f"{page}: {claim.key}")
    assert bare == []
    assert seen == set(world.claims)


def test_every_card_of_a_claim_links_to_its_evidence_and_holds_its_quotes(real_site: Path, world: World) -> None:
    seen = 0
    for root in all_pages(real_site).values():
        for span in root.xpath("//span[@class='said']"):
            claim_span = span.xpath("./span[@class='claim']")[0]
            claim = world.claims[claim_span.get("data-claim")]
            seen += 1
            button = span.xpath("./button[@popovertarget]")[0]
            assert button.get("aria-label") == f"{claim.kind}: proof"
            card = root.xpath(f"//*[@id='{button.get('popovertarget')}'][@popover]")[0]
            assert [quote.text_content() for quote in card.iter("q")] == [
                item.quote for item in claim.evidence if item.quote
            ]
            assert any(href.endswith(f"#claim-{claim.key}") for href in card.xpath(".//a/@href"))
            if claim.says is not None:
                owner = world.sources.get(claim.says) or world.actors[claim.says]
                assert owner.name in card.text_content()
    assert seen > 300


def test_the_units_of_the_article_are_numbered_in_order_and_hold_its_text(real_site: Path, world: World) -> None:
    article = world.articles["times-of-islamabad"]
    spans = parsed(real_site, f"{STORY}/article/").xpath("//span[@class='sentence']")

    assert [span.get("id") for span in spans] == [f"s{unit.number}" for unit in article.units]
    assert [span.text_content() for span in spans] == [unit.text for unit in article.units]


def test_a_judgement_is_never_shown_without_its_owner_in_the_matrix(real_site: Path) -> None:
    cells = parsed(real_site, f"{STORY}/winners-and-losers/").xpath("//td")

    verdicts = 0
    for cell in cells:
        for verdict in cell.xpath(".//p[contains(@class, 'verdict')]"):
            verdicts += 1
            owner = verdict.xpath("./following-sibling::p[contains(@class, 'owner')]")[0]
            assert owner.xpath(".//a[contains(@href, '/sources/#') or contains(@href, '/actors/')]")
            assert verdict.xpath("./following-sibling::p//*[@data-kind='judgement']")
    assert verdicts > 7


def test_the_articles_own_verdicts_stand_apart_from_those_of_others(real_site: Path, world: World) -> None:
    table = parsed(real_site, f"{STORY}/winners-and-losers/").xpath("//table[contains(@class, 'matrix')]")[0]
    columns = [" ".join(each.text_content().split()) for each in table.xpath(".//thead//th")]
    for row in table.xpath(".//tbody/tr"):
        for column, cell in zip(columns, row.xpath("./th | ./td"), strict=True):
            first = [world.claims[each] for each in cell.xpath("(.//*[@data-claim])[1]/@data-claim")]
            owners = {claim.says for claim in first}
            if column.endswith("the article says"):
                assert owners <= {"times-of-islamabad"}, column
            if column.endswith("others say"):
                assert "times-of-islamabad" not in owners, column


def test_links_made_by_the_linker_name_what_they_lead_to(real_site: Path, world: World) -> None:
    counted: Counter[str] = Counter()
    for root in all_pages(real_site).values():
        for link in root.xpath("//*[@data-claim]//a[@data-ref]"):
            kind, _, entity_id = link.get("data-ref").partition(":")
            found = world.entity(entity_id)
            assert found is not None
            assert found[0] == kind
            assert not link.xpath("ancestor::h1 | ancestor::h2 | ancestor::h3 | ancestor::q | ancestor::a")
            counted[kind] += 1
    assert set(counted) == {"actor", "place", "road", "term"}


def test_an_actors_own_page_never_links_to_itself(real_site: Path, world: World) -> None:
    for actor_id in world.actors:
        root = parsed(real_site, f"actors/{actor_id}/")
        assert not root.xpath(f"//article//a[@data-ref='actor:{actor_id}']")


def test_the_first_screen_of_the_veto_page_answers_no(real_site: Path) -> None:
    root = parsed(real_site, f"{STORY}/veto/")

    assert root.xpath("//h1")[0].text_content().startswith("Did the United States veto ")
    first = root.xpath("//div[@class='answer']//span[@class='claim']")[0]
    assert first.text_content() == "No veto was cast on 6 March 2020."


def test_no_page_says_that_a_veto_was_cast_on_the_day_of_the_story(real_site: Path, world: World) -> None:
    day = Day.parse("2020-03-06")
    judged = 0
    for page, root in all_pages(real_site).items():
        for shown in root.xpath("//article//*[@data-claim]"):
            claim = world.claims[shown.get("data-claim")]
            if claim.on is None or not claim.on.overlaps(day):
                continue
            judged += 1
            text = re.sub(r"“[^”]*”", "", shown.text_content().lower())
            assert "vetoed" not in text, page
            assert "used its veto" not in text, page
    assert judged > 100


def test_the_site_asks_nothing_of_another_host(real_site: Path) -> None:
    for root in all_pages(real_site).values():
        asked = root.xpath("//script/@src | //img/@src | //link[@rel='stylesheet']/@href | //link[@rel='icon']/@href")
        assert asked
        assert not [address for address in asked if "//" in address]
