"""Who is who and who stands how to whom: the same in the diagram and in words, each with its proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from macros.links.forms import index_of
from macros.load import load_world
from macros.model.world import World
from macros.render.words import say
from tests.conftest import Project

STORY = "idlib-ceasefire"
WINNERS = f"{STORY}/winners-and-losers/"
FIFTEEN = frozenset(
    "belgium china dominican-republic estonia france germany indonesia niger russia "
    "saint-vincent-and-the-grenadines south-africa tunisia united-kingdom united-states viet-nam".split()
)
ORDER = ("wanted-1", "did-1", "said-1", "happened-1", "gained-and-lost-1", "stood-1")
LAST = ("more", "also-named", "spellings")

Element = Any
"""An element of lxml."""


@pytest.fixture(scope="module")
def world(real_site: Path) -> World:
    """Loaded from the copy that the site was built from."""
    return load_world(real_site.parent).world


def parsed(site: Path, address: str) -> Element:
    return lxml.html.parse(str(site / address / "index.html")).getroot()


def words(element: Element) -> str:
    """An element's text in one line, without the joiners between words and marks."""
    return " ".join(element.text_content().replace("\u2060", " ").split())


def proof(said: Element) -> Element:
    """The card that a sentence's mark opens; it holds a source at least."""
    [target] = said.xpath("./button/@popovertarget")
    [card] = said.xpath(f"//*[@id='{target}'][@popover]")
    assert card.xpath(".//a[starts-with(@data-ref, 'source:')] | .//a[contains(@href, '#claim-')]")
    return card


def row_of(table: Element, actor: str) -> Element:
    [row] = table.xpath(f".//tbody/tr[th//a[@data-ref='actor:{actor}']]")
    return row


# --- the diagram ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def actors_page(real_site: Path) -> Element:
    return parsed(real_site, "actors")


def test_the_diagram_and_its_list_say_the_same(actors_page: Element, world: World) -> None:
    [figure] = actors_page.xpath("//figure[contains(@class, 'relations')]")
    [drawn] = figure.xpath("./svg")
    at = {float(node.xpath("./circle/@cy")[0]): node for node in drawn.xpath("./a")}
    ties = drawn.xpath("./g[path]")
    numbers = [int(text.text) for text in drawn.xpath("./g/text")]
    listed = actors_page.xpath("//ol[contains(@class, 'relation-list')]/li")
    relations = world.stories[STORY].relations

    assert numbers == [int(item.get("value")) for item in listed] == list(range(1, len(relations) + 1))
    assert len(ties) == len(listed)
    for tie, item, relation in zip(ties, listed, relations, strict=True):
        first, second = item.xpath("./p/a")
        match = re.fullmatch(r"M[\d.]+ ([\d.]+)A[\d. ]+ ([\d.]+)", tie.xpath("./path/@d")[0])
        assert match is not None
        ends = [at[float(each)] for each in match.groups()]
        assert {(end.get("href"), words(end)) for end in ends} == {(a.get("href"), words(a)) for a in (first, second)}
        assert [a.get("data-ref") for a in (first, second)] == [f"actor:{relation.actor}", f"actor:{relation.to}"]
        assert words(item.xpath("./p/span")[0]) == say(f"relation_{relation.type}")
        for head in tie.xpath("./path[@class='head']/@d"):
            arrives = float(re.findall(r"[\d.]+", head)[3])
            assert at[arrives].get("href") == second.get("href"), "the arrow leads to the second"


def test_each_relation_of_the_list_leads_to_what_shows_it(actors_page: Element, world: World) -> None:
    for item, relation in zip(
        actors_page.xpath("//ol[contains(@class, 'relation-list')]/li"), world.stories[STORY].relations, strict=True
    ):
        shown = item.xpath(".//*[@data-claim]/@data-claim")
        assert shown == [world.claim(slot, STORY).key for slot in relation.claims]
        assert all(f"#claim-{key}" in "".join(item.xpath(".//a/@href")) for key in shown)


def test_what_no_relation_names_stands_in_no_diagram(actors_page: Element, world: World) -> None:
    named = {end for each in world.stories[STORY].relations for end in (each.actor, each.to)}

    assert len(actors_page.xpath("//figure[contains(@class, 'relations')]/svg/a")) == len(named) < len(world.actors)


def test_the_drawing_weighs_at_most_25_kilobytes(real_site: Path) -> None:
    text = (real_site / "actors" / "index.html").read_text("utf-8")
    drawings = re.findall(r"<svg[^>]*role=\"group\".*?</svg>", text, re.DOTALL)

    assert drawings
    assert all(len(drawing.encode()) <= 25_000 for drawing in drawings)


# --- spellings ------------------------------------------------------------------------------------


def test_each_spelling_of_an_actor_in_the_article_leads_to_that_actor(real_site: Path, world: World) -> None:
    """By a link in these very words somewhere, or by what is made of that sentence on the article's page."""
    linked: dict[str, set[str]] = {}
    for path in real_site.rglob("index.html"):
        for link in lxml.html.parse(str(path)).getroot().xpath("//a[starts-with(@data-ref, 'actor:')]"):
            linked.setdefault(words(link), set()).add(link.get("data-ref").removeprefix("actor:"))
    page = parsed(real_site, f"{STORY}/article")
    forms = index_of(world)
    article = world.articles[world.stories[STORY].story.article]
    seen, lost = set(), []
    for unit in article.units:
        [block] = page.xpath(f"//*[@id='s{unit.number}']/ancestor::div[contains(@class, 'unit ')]")
        about = {ref for key in block.xpath(".//@data-claim") for ref in world.claims[key].about}
        about |= {ref.removeprefix("actor:") for ref in block.xpath(".//a/@data-ref")}
        for mention in forms.mentions(unit.text):
            form = unit.text[mention.start : mention.end]
            if mention.id not in world.actors:
                continue
            seen.add(form)
            assert linked.get(form, {mention.id}) == {mention.id}, f"{form!r} leads to more than one actor"
            if form not in linked and mention.id not in about:
                lost.append((unit.number, form))
    assert len(seen) > 20
    assert lost == []


# --- an actor's page ------------------------------------------------------------------------------


def test_every_actors_first_screen_answers_in_at_most_60_words_with_a_proof(real_site: Path, world: World) -> None:
    for actor in world.actors:
        [answer] = parsed(real_site, f"actors/{actor}").xpath("//article//div[@class='answer']")
        said = answer.xpath(".//span[@class='said']")
        text = " ".join(words(each.xpath("./span[@class='claim']")[0]) for each in said)

        assert 1 <= len(text.split()) <= 60, actor
        assert all(proof(each) is not None for each in said)


def test_the_sections_of_an_actors_page_stand_in_one_order(real_site: Path, world: World) -> None:
    shown: set[str] = set()
    for actor in world.actors:
        ids = parsed(real_site, f"actors/{actor}").xpath("//article//h2/@id")
        body = world.institutions.get(actor)
        expected = (*ORDER, *(part.id for part in body.sections if body is not None), *LAST) if body else ORDER + LAST
        assert ids == [each for each in expected if each in ids], actor
        assert ids[-1] == "spellings"
        shown.update(ids)
    assert set(ORDER) - {"happened-1"} <= shown
    assert set(LAST) <= shown


def test_no_section_of_an_actors_page_is_empty(real_site: Path, world: World) -> None:
    for actor in world.actors:
        for section in parsed(real_site, f"actors/{actor}").xpath("//article//section[h2]"):
            [own_id] = section.xpath("./h2/@id")
            assert own_id == "spellings" or section.xpath(".//*[@data-claim]"), (actor, own_id)


def test_a_name_in_its_own_language_says_which_and_which_way_it_reads(real_site: Path, world: World) -> None:
    found = 0
    for own_id, actor in world.actors.items():
        shown = parsed(real_site, f"actors/{own_id}").xpath("//p[@class='original']")
        assert [(words(each), each.get("lang")) for each in shown] == [
            (each.text, each.lang) for each in actor.original
        ]
        for each in shown:
            arabic = any("\u0590" <= letter <= "\u08ff" for letter in words(each))
            assert each.get("dir") == ("rtl" if arabic else "ltr")
        found += len(shown)
    assert found >= 3


def test_an_arabic_name_reads_from_right_to_left(harbour: Project, build: Callable[[Path], Path]) -> None:
    file = "data/actors/mara-voss.yml"
    harbour.write(
        file, harbour.read(file) + "original:\n  - {text: مارا فوس, lang: ar}\n  - {text: Мара Восс, lang: ru}\n"
    )

    shown = parsed(build(harbour.root), "actors/mara-voss").xpath("//p[@class='original']")

    assert [(words(each), each.get("lang"), each.get("dir")) for each in shown] == [
        ("مارا فوس", "ar", "rtl"),
        ("Мара Восс", "ru", "ltr"),
    ]


# --- winners and losers ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def matrix(real_site: Path) -> Element:
    return parsed(real_site, WINNERS).xpath("//table[contains(@class, 'matrix')]")[0]


def test_every_verdict_has_its_owner_and_its_proof(matrix: Element, world: World) -> None:
    verdicts = matrix.xpath(".//div[@class='cell-verdict']")
    outcomes = world.stories[STORY].outcomes
    assert outcomes is not None
    assert len(verdicts) == len(outcomes.outcomes)
    for each in verdicts:
        assert each.xpath("./p[@class='owner']//a[@href]/text()")
        [said] = each.xpath("./p/span[@class='said']")
        assert words(each.xpath("./p[@class='owner']//a")[0]) in words(proof(said))
        assert said.xpath("./span/@data-kind") == ["judgement"]


def test_the_articles_own_verdicts_on_the_whole_stand_apart_from_those_of_others(matrix: Element, world: World) -> None:
    article = world.sources[world.stories[STORY].story.article].name
    heads = [words(head) for head in matrix.xpath(".//thead//th")]

    def owners(column: str) -> set[str]:
        [at] = [at for at, head in enumerate(heads) if head.endswith(say(column))]
        return {words(a) for row in matrix.xpath(".//tbody/tr") for a in row[at].xpath(".//p[@class='owner']//a")}

    assert owners("column_article") == {article}
    assert owners("column_others")
    assert article not in owners("column_others")


def test_an_empty_cell_says_in_words_that_nobody_judges(matrix: Element) -> None:
    empty = [cell for cell in matrix.xpath(".//tbody//td") if not cell.xpath(".//div[@class='cell-verdict']")]

    assert len(empty) > 10
    for cell in empty:
        [text] = cell.xpath("./small")
        assert words(text) in (say("no_judgement"), say("no_others"))


# --- who stood where ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stances(actors_page: Element) -> Element:
    return actors_page.xpath("//table[contains(@class, 'stances')]")[0]


def test_all_fifteen_members_are_listed_and_what_nobody_reported_is_said_to_be_so(
    stances: Element, world: World
) -> None:
    held = {(str(thing), position.actor): position for thing, position in world.stories[STORY].positions()}
    listed = [ref.removeprefix("actor:") for ref in stances.xpath("./tbody/tr/th//a/@data-ref")]
    assert set(listed) >= FIFTEEN
    assert len(listed) == len(set(listed))
    unknown = 0
    for actor in listed:
        row = row_of(stances, actor)
        for thing, cell in zip(("deal", "statement"), row.xpath("./td"), strict=True):
            position = held.get((thing, actor))
            if position is None:
                assert words(cell.xpath("./small")[0]) == say("stance_unknown")
                assert not cell.xpath(".//*[@data-claim]")
                unknown += 1
            else:
                assert words(cell.xpath("./b")[0]) == say(f"stance_{position.stance}")
                assert all(proof(said) is not None for said in cell.xpath(".//span[@class='said']"))
                assert cell.xpath(".//span[@class='said']")
    assert unknown > 20


@pytest.mark.parametrize(
    ("actor", "thing", "stance"),
    [
        ("russia", "statement", "for"),
        ("united-states", "statement", "against"),
        ("united-kingdom", "deal", "asked-questions"),
        ("germany", "deal", "asked-questions"),
        ("estonia", "statement", ""),
        ("china", "statement", ""),
    ],
)
def test_each_is_put_down_for_what_is_reported_of_it(stances: Element, actor: str, thing: str, stance: str) -> None:
    cell = row_of(stances, actor).xpath("./td")[("deal", "statement").index(thing)]

    assert words(cell.xpath("./b | ./small")[0]) == say(f"stance_{stance or 'unknown'}")


# --- what was asked of the site -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "says", "shown"),
    [
        (f"{STORY}/veto", "Russia asked the UN Security Council to endorse a ceasefire", "Russia requested"),
        (f"{STORY}/veto", "Vassily Nebenzia had asked the other 14 members", "Vassily Nebenzia"),
        ("actors/vassily-nebenzia", "Vassily Nebenzia had asked the other 14 members", "Vassily Nebenzia"),
        (f"{STORY}/veto", "Diplomats told AFP that the United States rejected a joint statement", "premature"),
        ("actors/united-states", "Diplomats told AFP that the United States rejected a joint statement", "premature"),
        ("actors/united-kingdom", "the British ambassador, saw many questions", "There are a lot of questions"),
        ("actors/germany", "the German ambassador, said “We have to see if this will work”", "We have to see"),
        ("actors/russia", "The deal's parties are Turkey and Russia", "as guarantors of the observance"),
        ("actors/turkey", "The deal's parties are Turkey and Russia", "as guarantors of the observance"),
        ("actors/syrian-government", "Neither the Syrian government nor the armed opposition signed", "Protocol"),
        ("actors/syrian-opposition", "Neither the Syrian government nor the armed opposition signed", "Protocol"),
        (WINNERS, "The deal is a major loss for Turkey, the article says.", "a major loss for Turkey"),
        (WINNERS, "The deal left Turkey a foothold, The Guardian wrote.", "The Guardian"),
    ],
)
def test_a_question_of_the_reader_is_answered_with_its_proof(
    real_site: Path, address: str, says: str, shown: str
) -> None:
    page = parsed(real_site, address)
    found = [each for each in page.xpath("//article//span[@class='said']") if says in words(each.xpath("./span")[0])]

    assert found
    assert all(shown in words(proof(each)) for each in found)


@pytest.mark.parametrize(
    ("owner", "verdict"),
    [("Times of Islamabad, 7 March 2020", "loss"), ("The Guardian, on the Moscow deal", "disputed")],
)
def test_on_turkey_the_article_says_one_thing_and_the_guardian_another(
    matrix: Element, owner: str, verdict: str
) -> None:
    cells = row_of(matrix, "turkey").xpath("./td")[:2]
    [each] = [each for cell in cells for each in cell.xpath("./div") if owner in words(each)]

    assert words(each.xpath("./p[contains(@class, 'verdict')]/b")[0]) == say(f"verdict_{verdict}")
