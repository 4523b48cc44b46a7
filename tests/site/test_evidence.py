"""The evidence pages: each claim stands there once, whole, at an address that follows from its id."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest

from macros.links.addresses import claim_address
from macros.load import load_world
from macros.model.world import World
from macros.render.words import say
from tests.conftest import ROOT

STORY = "idlib-ceasefire"


@pytest.fixture(scope="module")
def world() -> World:
    loaded = load_world(ROOT)
    assert not loaded.problems
    return loaded.world


def pages(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """Every page by its address, the first one's being empty."""
    return {
        path.parent.relative_to(site).as_posix().removeprefix(".") + ("/" if path.parent != site else ""): (
            lxml.html.parse(str(path)).getroot()
        )
        for path in site.rglob("index.html")
    }


def home(world: World, scope: str) -> str:
    """The evidence page of a claim by the rule of the design, not by the product's own table."""
    if scope in world.stories:
        return f"{scope}/evidence/"
    if scope in world.actors or scope in world.institutions:
        return "evidence/actors/"
    if scope in world.terms:
        return "evidence/glossary/"
    if scope in world.places or scope in world.roads:
        return "evidence/places/"
    return f"evidence/{scope}/"


def test_each_claim_stands_once_in_the_whole_site_on_the_page_that_its_address_says(
    real_site: Path, world: World
) -> None:
    where: Counter[tuple[str, str]] = Counter()
    for page, root in pages(real_site).items():
        for own in root.xpath("//li/@id[starts-with(., 'claim-')]"):
            where[(str(own), page)] += 1

    assert dict(where) == {(f"claim-{key}", home(world, claim.scope)): 1 for key, claim in world.claims.items()}
    for key, claim in world.claims.items():
        assert claim_address(world, claim) == f"{home(world, claim.scope)}#claim-{key}"


def test_no_other_place_of_the_site_has_the_anchor_of_a_claim(real_site: Path, world: World) -> None:
    moved = {f"claim-{each.old}" for each in world.moved if not each.is_page()}
    anchors = Counter(str(own) for root in pages(real_site).values() for own in root.xpath("//@id"))
    for key in world.claims:
        assert anchors[f"claim-{key}"] == 1
    assert {own for own in anchors if own.startswith("claim-")} == {f"claim-{key}" for key in world.claims} | moved


def test_an_entry_holds_all_that_its_claim_rests_on(real_site: Path, world: World) -> None:
    for root in pages(real_site).values():
        for entry in root.xpath("//li[starts-with(@id, 'claim-')]"):
            claim = world.claims[entry.get("id").removeprefix("claim-")]
            assert entry.xpath(".//*[@data-claim]")[0].get("data-claim") == claim.key
            proofs = entry.xpath(".//p[@class='proofs']")[0]
            assert [quote.text_content() for quote in proofs.iter("q")] == [
                item.quote for item in claim.evidence if item.quote
            ]
            told = proofs.text_content()
            named = [ref.partition(":")[2] for ref in proofs.xpath(".//a/@data-ref")]
            assert named == [item.source for item in claim.evidence if item.source], claim.key
            without = sum(1 for item in claim.evidence if item.source and not item.quote)
            assert told.count(say("words_not_kept")) == without, claim.key
            rests_on = proofs.xpath(".//a/span/@data-claim")
            assert len(rests_on) >= sum(1 for item in claim.evidence if item.claim), claim.key
            if claim.says is not None:
                owner = world.sources.get(claim.says) or world.actors[claim.says]
                assert owner.name in told
            if claim.on is not None:
                assert entry.xpath(".//time/@datetime") == [claim.on.text], claim.key
            assert say(f"kind_{claim.kind}") in entry.text_content()


def test_each_group_of_shared_claims_is_linked_with_its_number_from_the_story_and_from_the_list(
    real_site: Path, world: World
) -> None:
    held = Counter(home(world, claim.scope) for claim in world.claims.values())
    shared = {page: number for page, number in held.items() if page.startswith("evidence/")}
    assert len(shared) > 5
    for page in ("evidence/", f"{STORY}/evidence/"):
        root = lxml.html.parse(str(real_site / page / "index.html")).getroot()
        listed = {}
        for item in root.xpath("//ul[@class='parts']/li"):
            address = urljoin(f"http://x/{page}", item.xpath("./a/@href")[0]).removeprefix("http://x/")
            number = re.search(r"\d+", item.xpath("./small")[0].text_content())
            assert number is not None
            listed[address] = int(number[0])
        assert listed == shared, page


def test_an_evidence_page_tells_how_many_claims_it_has_of_each_kind(real_site: Path, world: World) -> None:
    for page in {home(world, claim.scope) for claim in world.claims.values()}:
        root = lxml.html.parse(str(real_site / page / "index.html")).getroot()
        kinds = Counter(claim.kind for claim in world.claims.values() if home(world, claim.scope) == page)
        shown = [item.text_content().split() for item in root.xpath("//ul[contains(@class, 'tally')]/li")]
        assert sum(int(word) for words in shown for word in words if word.isdigit()) == sum(kinds.values()), page
        assert len(shown) == len(kinds), page


def test_the_pages_an_entry_names_show_its_claim(real_site: Path, world: World) -> None:
    all_pages = pages(real_site)
    shown = {page: set(root.xpath("//*/@data-claim")) for page, root in all_pages.items()}
    followed = 0
    for page, root in all_pages.items():
        for entry in root.xpath("//li[starts-with(@id, 'claim-')]"):
            for href in entry.xpath("./p[@class='facts']/a/@href"):
                target = urljoin(f"http://x/{page}", href).removeprefix("http://x/").partition("#")[0]
                assert entry.get("id").removeprefix("claim-") in shown[target], (entry.get("id"), target)
                followed += 1
    assert followed > len(world.claims)
