"""Select to claim: words of the article become YAML that the project takes as it is, by mouse, by keyboard
and from a file."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.model.article import Article, Unit
from macros.read.yaml_document import parse
from macros.render.words import say
from tests.browser.test_tools import silent
from tests.conftest import HARBOUR, Project, copy_project
from tests.served import Served, serve_folder

ARTICLE = "dredging/article/"
CLAIMS = "data/stories/dredging/claims.yml"
SEED = "seeds/harbour-gazette/"
HARD = (
    "\"Straight\" marks: a colon, then more. 'Single' marks # and a hash. # A hash at the start. "
    "[A bracket: with a colon] and {braces}. - A dash. Yes. 14 boats, and more.  Two spaces stand before "
    "this one. The tide turned, the tide turned: \\ and all. “Curly,” said St. Orin’s café 𝒜lpha. Ends in a colon:"
)
# Selects, and waits until the page has been told of it.
SELECT = """([first, start, last, end]) => {
  const [a, b] = [first, last].map(number => document.getElementById("s" + number).firstChild);
  getSelection().setBaseAndExtent(a, start, b, end);
  return new Promise(done => setTimeout(done, 60));
}"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The made-up world with a paragraph of all that YAML may stumble over, explained by a note."""
    made = Project(copy_project(HARBOUR, tmp_path_factory.mktemp("select") / "harbour"))
    article = made.read(SEED + "article.txt") + f"\n\n{HARD}\n"
    made.write(SEED + "article.txt", article)
    origin = made.read(SEED + "origin.yml")
    old = next(line for line in origin.split("\n") if line.startswith("sha256: "))
    made.edit(SEED + "origin.yml", old, f"sha256: {hashlib.sha256(article.encode()).hexdigest()}")
    note = {"id": "hard", "title": "Marks?", "quote": HARD, "claims": ["board-met"]}
    notes = "data/stories/dredging/notes.yml"
    made.write(notes, made.read(notes).rstrip("\n") + f"\n- {json.dumps(note, ensure_ascii=False)}\n")
    assert made.load().problems == ()
    return made


@pytest.fixture(scope="module")
def site(project: Project, build: Callable[[Path], Path]) -> Iterator[Served]:
    with serve_folder(build(project.root)) as served:
        yield served


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Served) -> str:
    return site.address + ARTICLE if request.param == "http" else (site.folder / ARTICLE / "index.html").as_uri()


@pytest.fixture(scope="module")
def article(project: Project) -> Article:
    return project.load().world.articles["harbour-gazette"]


def unit_with(article: Article, words: str) -> Unit:
    return next(unit for unit in article.units if words in unit.text)


def in_browser(text: str) -> int:
    """How long a text is as the browser counts."""
    return len(text.encode("utf-16-le")) // 2


def select(page: Any, article: Article, words: str) -> None:
    unit = unit_with(article, words)
    at = unit.text.index(words)
    start = in_browser(unit.text[:at])
    page.evaluate(SELECT, [unit.number, start, unit.number, start + in_browser(words)])
    page.wait_for_selector(".make-claim .ready")


def offered(page: Any) -> str:
    """Press the button of what is selected; gives the YAML, and closes the panel."""
    page.locator(".make-claim .ready").click()
    text: str = page.locator(".select textarea").input_value()
    page.locator(".select button:last-child").click()
    return text


def read(yaml: str) -> Any:
    """What our own reader makes of the YAML."""
    node, problems = parse(yaml, "pasted.yml")
    assert problems == []
    return node[0]


def quote_of(yaml: str) -> str:
    quote: str = read(yaml)["evidence"][0]["quote"]
    return quote


def problems_when_pasted(project: Project, folder: Path, *made: str) -> set[str]:
    """The codes that the check gives when YAML is pasted at the end of the claims file and its
    sentence is written."""
    copy = Project(copy_project(project.root, folder))
    filled = [each.replace("\n  text:\n", "\n  text: Something was said.\n", 1) for each in made]
    copy.write(CLAIMS, copy.read(CLAIMS).rstrip("\n") + "\n" + "".join(filled))
    return {problem.code for problem in copy.load().problems}


def test_selected_words_become_a_claim_that_checks_once_its_sentence_is_written(
    browser: Any, address: str, article: Article, project: Project, tmp_path: Path
) -> None:
    words = "St. Orin’s delegate called it “too costly.”"
    with silent(browser) as page:
        page.goto(address)
        select(page, article, words)
        made = offered(page)

    claim = read(made)
    assert claim["kind"] == "reported" and claim["evidence"] == [{"source": "harbour-gazette", "quote": words}]
    assert claim["id"] == "st-orin-s-delegate-called"
    left = problems_when_pasted(project, tmp_path / "filled", made)
    assert left == {"orphan"}, "that a page shows it is left to its author"


def test_the_panel_says_where_the_claim_belongs(browser: Any, address: str, article: Article) -> None:
    with silent(browser) as page:
        page.goto(address)
        assert not page.locator(".select").is_visible()
        select(page, article, "met on Tuesday")
        page.locator(".make-claim .ready").click()
        assert CLAIMS in page.locator(".select").inner_text()


def test_the_actors_that_the_words_name_stand_under_about(browser: Any, address: str, article: Article) -> None:
    with silent(browser) as page:
        page.goto(address)
        select(page, article, "The Harbour Board met")
        assert read(offered(page))["about"] == ["harbour-board"]
        select(page, article, "Two spaces")
        assert read(offered(page))["about"] == []


def test_a_cut_word_is_made_whole_and_spaces_at_the_ends_are_dropped(
    browser: Any, address: str, article: Article
) -> None:
    with silent(browser) as page:
        page.goto(address)
        select(page, article, "ptain Mara Voss as")
        assert quote_of(offered(page)) == "Captain Mara Voss asked"
        select(page, article, " Mara Voss ")
        assert quote_of(offered(page)) == "Mara Voss"


def test_words_may_go_over_the_sentences_of_one_paragraph_with_the_space_between_them_as_it_is(
    browser: Any, address: str, article: Article
) -> None:
    first, second = unit_with(article, "14 boats"), unit_with(article, "Two spaces")
    with silent(browser) as page:
        page.goto(address)
        page.evaluate(SELECT, [first.number, 3, second.number, 10])
        page.wait_for_selector(".make-claim .ready")
        assert quote_of(offered(page)) == "boats, and more.  Two spaces"


def test_words_of_several_paragraphs_are_refused_with_the_reason(browser: Any, address: str) -> None:
    with silent(browser) as page:
        page.goto(address)
        page.evaluate(SELECT, [1, 3, 2, 10])
        page.locator(".make-claim .ready").click()
        assert page.locator(".select-why").inner_text() == say("select_paragraphs")
        assert not page.locator(".select textarea").is_visible()


def test_words_that_stand_twice_say_which_they_are(
    browser: Any, address: str, article: Article, project: Project, tmp_path: Path
) -> None:
    unit = unit_with(article, "the tide turned:")
    start = unit.text.index("the tide turned:")
    with silent(browser) as page:
        page.goto(address)
        page.evaluate(SELECT, [unit.number, start + 4, unit.number, start + 15])
        page.wait_for_selector(".make-claim .ready")
        second = offered(page)
        page.evaluate(SELECT, [unit.number, 4, unit.number, 15])
        first = offered(page).replace("- id: ", "- id: first-")

    assert read(second)["evidence"][0]["occurrence"] == "2 of 2"
    assert read(first)["evidence"][0]["occurrence"] == "1 of 2"
    assert problems_when_pasted(project, tmp_path / "filled", first, second) == {"orphan"}


def test_the_id_it_suggests_is_free(browser: Any, address: str, article: Article) -> None:
    with silent(browser) as page:
        page.goto(address)
        select(page, article, "Tuesday")
        assert read(offered(page))["id"] == "tuesday-2", "the story has a derived claim of this id"


def test_every_unit_has_a_button_for_its_whole_sentence_and_all_of_them_check(
    browser: Any, address: str, article: Article, project: Project, tmp_path: Path
) -> None:
    made = []
    with silent(browser) as page:
        page.goto(address)
        buttons = page.locator(".make-claim button")
        assert buttons.count() == len(article.units)
        for unit in article.units:
            buttons.nth(unit.number - 1).click()
            made.append(page.locator(".select textarea").input_value())
            page.keyboard.press("Escape")
            assert not page.locator(".select").is_visible()

    assert [quote_of(each) for each in made] == [unit.text for unit in article.units]
    assert problems_when_pasted(project, tmp_path / "filled", *made) == {"orphan"}


def test_whatever_is_selected_the_quote_is_in_the_article_and_reads_back(
    browser: Any, site: Served, article: Article, project: Project, tmp_path: Path
) -> None:
    """Any two ends within a paragraph, hard marks of YAML included."""
    chance = random.Random(9)
    units = [unit for unit in article.units if unit.text in HARD]
    made: list[str] = []
    with silent(browser) as page:
        page.goto(site.address + ARTICLE)
        for number in range(40):
            first = chance.randrange(len(units))
            last = min(len(units) - 1, first + chance.choice([0, 0, 1, 2]))
            ends = [chance.randrange(in_browser(units[each].text) + 1) for each in (first, last)]
            page.evaluate(SELECT, [units[first].number, ends[0], units[last].number, ends[1]])
            if not page.evaluate("getSelection().toString().trim()"):
                continue
            made.append(offered(page))
            own = read(made[-1])["id"]
            made[-1] = (
                made[-1]
                .replace(f"- id: {own}", f"- id: try-{number}", 1)
                .replace(f'- id: "{own}"', f"- id: try-{number}", 1)
            )

    assert len(made) > 30
    assert problems_when_pasted(project, tmp_path / "filled", *made) == {"orphan"}


def test_it_works_by_keyboard_alone(browser: Any, address: str, article: Article) -> None:
    unit = unit_with(article, "The Harbour Board met")
    with silent(browser) as page:
        page.goto(address)
        page.locator(f"#s{unit.number}").dblclick(position={"x": 60, "y": 8})
        for _ in range(12):
            page.keyboard.press("Shift+ArrowRight")
        page.wait_for_selector(".make-claim .ready")
        selected = page.evaluate("getSelection().toString()")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == say("select_words")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.localName") == "textarea"
        quote = quote_of(page.locator(".select textarea").input_value())
        assert selected.strip() in quote and len(quote) < len(unit.text)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == say("select_copy")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.closest('.make-claim') !== null")


def test_a_tap_that_takes_the_selection_away_still_claims_the_words(
    browser: Any, address: str, article: Article
) -> None:
    with silent(browser, has_touch=True, viewport={"width": 390, "height": 800}) as page:
        page.goto(address)
        select(page, article, "met on Tuesday")
        button = page.locator(".make-claim .ready")
        button.scroll_into_view_if_needed()
        page.evaluate("getSelection().removeAllRanges()")
        button.tap()
        assert quote_of(page.locator(".select textarea").input_value()) == "met on Tuesday"


def test_when_the_selection_goes_the_button_is_for_the_sentence_again(
    browser: Any, site: Served, article: Article
) -> None:
    with silent(browser) as page:
        page.goto(site.address + ARTICLE)
        select(page, article, "met on Tuesday")
        page.evaluate("getSelection().removeAllRanges()")
        page.wait_for_selector(".make-claim .ready", state="detached")
        assert set(page.locator(".make-claim button").all_inner_texts()) == {say("select_sentence")}


def test_copying_fills_the_clipboard(browser: Any, site: Served, article: Article) -> None:
    with silent(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(site.address + ARTICLE)
        select(page, article, "met on Tuesday")
        page.locator(".make-claim .ready").click()
        page.locator(".select button").first.click()
        page.wait_for_function(f"document.querySelector('.select button').textContent === {say('select_copied')!r}")
        text = page.locator(".select textarea").input_value()
        assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == text


@pytest.mark.parametrize(
    ("refused", "words"), [("", "select_copied"), ("document.execCommand = () => false", "select_by_hand")]
)
def test_without_the_clipboard_the_text_is_selected_to_be_copied_by_hand(
    browser: Any, site: Served, article: Article, refused: str, words: str
) -> None:
    with silent(browser) as page:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });" + refused)
        page.goto(site.address + ARTICLE)
        select(page, article, "met on Tuesday")
        page.locator(".make-claim .ready").click()
        page.locator(".select button").first.click()
        assert say(words) in page.locator(".select-ways").inner_text()
        area = page.evaluate(
            "(each => [each.selectionStart, each.selectionEnd, each.value.length])(document.querySelector('textarea'))"
        )
        assert area[0] == 0 and area[1] == area[2] > 100


def test_without_scripts_nothing_is_offered(browser: Any, address: str) -> None:
    with silent(browser, java_script_enabled=False) as page:
        page.goto(address)
        assert page.locator(".make-claim").count() > 0
        assert not any(each.is_visible() for each in page.locator(".make-claim, .select").all())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_open_panel_is_accessible_and_fits_the_page(
    browser: Any, site: Served, article: Article, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with silent(browser, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        page.goto(site.address + ARTICLE)
        select(page, article, HARD[:36])
        page.locator(".make-claim .ready").click()
        box = page.locator(".select").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= 800
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert Axe().run(page, ".select").response["violations"] == []


def test_the_script_is_light_and_only_the_article_page_loads_it(site: Served) -> None:
    script = site.folder / "assets/javascripts/select.js"
    assert len(gzip.compress(script.read_bytes(), 9, mtime=0)) < 2 * 1024
    loading = [path for path in site.folder.rglob("*.html") if "select.js" in path.read_text("utf-8")]
    assert [path.relative_to(site.folder).as_posix() for path in loading] == [ARTICLE + "index.html"]
