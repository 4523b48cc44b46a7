"""Each page answers first: in sentences with their proof, few enough for the first screen."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

LONGEST_ANSWER = 60
STORY = "idlib-ceasefire"
IN_SENTENCES = (
    "",
    f"{STORY}/",
    f"{STORY}/veto/",
    f"{STORY}/corridor/",
    f"{STORY}/winners-and-losers/",
    f"{STORY}/timeline/",
    f"{STORY}/article/",
    "actors/",
    "places/",
)
IN_FIGURES = ("sources/", "evidence/actors/", "evidence/glossary/", "evidence/places/", f"{STORY}/evidence/")
"""Pages that list what there is answer with how much there is of each kind."""


def main(site: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(site / address / "index.html")).getroot().xpath("//main//article")[0]


def answer(root: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    [found] = root.xpath(".//*[contains(concat(' ', @class, ' '), ' answer ')]")
    return found


def test_every_actor_page_and_every_page_with_a_question_answers_in_sentences(real_site: Path) -> None:
    actors = [f"actors/{path.name}/" for path in sorted((real_site / "actors").iterdir()) if path.is_dir()]
    assert len(actors) > 20
    for address in (*IN_SENTENCES, *actors):
        root = main(real_site, address)
        said = answer(root)
        sentences = said.xpath(".//span[@class='said']")
        assert sentences, address
        assert len(sentences) == len(said.xpath(".//button[@popovertarget]")), address


@pytest.mark.parametrize("address", IN_SENTENCES, ids=lambda address: address or "home")
def test_an_answer_fits_the_first_screen(real_site: Path, address: str) -> None:
    words = " ".join(each.text_content() for each in answer(main(real_site, address)).xpath(".//span[@class='claim']"))
    assert len([word for word in words.split() if any(letter.isalnum() for letter in word)]) <= LONGEST_ANSWER


@pytest.mark.parametrize("address", IN_FIGURES)
def test_a_page_that_lists_answers_in_figures(real_site: Path, address: str) -> None:
    items = answer(main(real_site, address)).xpath("./li")
    assert items
    assert all(any(word.isdigit() for word in item.text_content().split()) for item in items)


def test_nothing_but_the_heading_its_kind_and_whose_page_it_is_stands_before_the_answer(real_site: Path) -> None:
    for address in (*IN_SENTENCES[1:], *IN_FIGURES):
        root = main(real_site, address)
        before = [
            each
            for each in root.iterchildren()
            if each.tag not in ("h1",) and "kind" not in each.get("class", "").split()
        ]
        assert before[0] is answer(root) or answer(root) in before[0].iterdescendants(), address
