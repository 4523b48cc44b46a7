"""A guard judges what it is about: claims of its date, of its story, in words of the author's own."""

from __future__ import annotations

from typing import Any

import pytest

from macros.check.guards import guards_do_not_fire, guards_prove_themselves, headings_do_not_fire
from macros.model.section import Section
from macros.model.story import Guard, Matter, Story
from macros.model.world import StoryData, World
from tests.unit.making import actor, claim

FIELDS: dict[str, Any] = {
    "id": "no-vote",
    "never": "that the Board voted",
    "why": "board-met",
    "on": "2001-05-08",
    "words": [["voted"]],
    "fires_at": ["It voted."],
    "silent_at": ["It met."],
}


def world(text: str = "It met.", scope: str = "tale", guard: dict[str, Any] | None = None, **fields: Any) -> World:
    """A World with one claim and one guard of the story `tale`; `board` is its actor."""
    judged = claim("it", text, scope, **fields)
    made = Guard.model_validate({**FIELDS, **(guard or {})})
    return World(
        actors={"board": actor("board", "The Board", "the Board"), "voted": actor("voted", "Those who voted")},
        claims={judged.key: judged},
        stories={"tale": StoryData("tale", Story.model_construct(), guards=(made,))},
    )


def fires(text: str, scope: str = "tale", guard: dict[str, Any] | None = None, **fields: Any) -> bool:
    codes = [each.code for each in guards_do_not_fire(world(text, scope, guard, **fields))]
    assert codes in ([], ["guard-fires"])
    return codes != []


# --- date -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "judged"),
    [
        ("2001-05-08", True),
        ("2001-05-08T09:00", True),
        ("2001-05", True),
        ("2001", True),
        ("2001-05-07", False),
        ("2001-05-09", False),
        ("2001-04", False),
        ("2002", False),
    ],
)
@pytest.mark.parametrize("scope", ["tale", "elsewhere"])
def test_a_dated_claim_is_judged_when_its_date_may_be_the_guards(on: str, judged: bool, scope: str) -> None:
    assert fires("It voted.", scope, on=on) is judged


@pytest.mark.parametrize(
    ("on", "judged"),
    [("2001-05-07", False), ("2001-05-08", True), ("2001-05-20", True), ("2001-06-30", True), ("2001-07-01", False)],
)
def test_a_guard_for_a_span_of_days_holds_from_the_first_to_the_last(on: str, judged: bool) -> None:
    assert fires("It voted.", guard={"until": "2001-06-30"}, on=on) is judged
    assert fires("It voted.", guard={"until": "2001-06"}, on=on) is judged


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("On 8 May 2001 it voted.", True),
        ("On May 8, 2001, it voted.", True),
        ("In May 2001 it voted.", True),
        ("On 9 May 2001 it voted.", False),
        ("On 8 May it voted.", True),
        ("On 9 May it voted.", False),
        ("On 30 February it voted.", False),
        ("In May it voted.", False),
    ],
)
def test_a_date_that_the_text_names_counts_beside_the_claims_own(text: str, judged: bool) -> None:
    assert fires(text, on="2010-01-01") is judged
    assert fires(text, "elsewhere", on="2010-01-01") is judged


def test_a_claim_that_names_another_date_is_still_judged_by_its_own() -> None:
    assert fires("By 1 June 2001 it had voted.", on="2001-05-08")


def test_a_guard_without_a_date_judges_claims_of_any_date_and_any_place() -> None:
    for on in ("1900", "2001-05-08", None):
        for scope in ("tale", "elsewhere"):
            assert fires("It voted.", scope, guard={"on": None}, on=on)


# --- undated claims -------------------------------------------------------------------------------


def test_an_undated_claim_of_the_story_is_judged() -> None:
    assert fires("It voted.")


def test_an_undated_claim_of_elsewhere_is_judged_when_it_is_about_what_the_guard_is_about() -> None:
    about = {"about": ["board"]}
    assert not fires("It voted.", "elsewhere", guard=about)
    assert fires("It voted.", "elsewhere", guard=about, about=["board"])
    assert fires("Here the Board voted.", "elsewhere", guard=about)
    assert fires("[[board|It]] voted.", "elsewhere", guard=about)
    assert not fires("Here the Board voted.", "elsewhere")
    assert not fires("It voted in “the Board”.", "elsewhere", guard=about)


def test_an_undated_claim_that_names_a_date_is_judged_by_it() -> None:
    assert fires("On 8 May 2001 it voted.", "elsewhere")
    assert not fires("On 9 May 2001 it voted.")


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Then it would have voted.", "If it voted, it met.", "It might have voted."])
def test_a_claim_that_is_marked_hypothetical_and_reads_like_one_is_not_judged(text: str) -> None:
    assert not fires(text, hypothetical=True)
    assert fires(text)


def test_a_claim_that_is_only_marked_hypothetical_is_judged() -> None:
    assert fires("Then it voted.", hypothetical=True)


@pytest.mark.parametrize("said", ["They wrote that it “voted”.", "It “has voted so”.", "The caption is “voted”."])
def test_quoted_words_are_judged_only_when_the_guard_says_so(said: str) -> None:
    assert not fires(said)
    assert fires(said, guard={"in_quotations": True})


def test_words_beside_a_quotation_are_judged() -> None:
    assert fires("They wrote “it met” and it voted.")


@pytest.mark.parametrize("said", ["It “voted”.", "It “voted down” the plan."])
def test_a_word_or_two_in_quotation_marks_that_nobody_said_are_the_authors_own(said: str) -> None:
    assert fires(said)


def test_a_quotation_stands_in_no_gap() -> None:
    assert not fires("They cast, “so to speak”, votes.", guard={"words": [["cast ... votes"]]})
    assert fires("They cast “their” votes.", guard={"words": [["cast ... votes"]]})


def test_a_reference_is_judged_in_the_words_that_a_reader_sees() -> None:
    assert fires("[[voted]] left.")
    assert not fires("[[voted|They]] left.")
    assert fires("[[board|Those who voted]] left.")


def test_a_denied_word_fires_no_guard() -> None:
    assert not fires("It never voted.")
    assert fires("No doubt it voted.")


def test_what_is_told_names_the_guard_and_the_claim_that_shows_why_not() -> None:
    [problem] = guards_do_not_fire(world("It voted."))
    assert problem.message == "the guard 'no-vote' fires: never say 'that the Board voted'"
    assert problem.expected == "a sentence that the sources bear; see the claim board-met"
    assert [why for _, why in problem.related] == ["the guard"]


# --- headings -------------------------------------------------------------------------------------


def heading(**parts: Any) -> list[str]:
    """The codes told of a story with this title, these sections and open questions, this matter."""
    empty: dict[str, Any] = {"title": "T", "openings": (), "sections": (), "open": ()}
    titles = {name: tuple(Section.model_construct(title=each) for each in parts.get(name, ())) for name in empty}
    told = Story.model_construct(**{**titles, "title": parts.get("title", "T")})
    matter = Matter.model_construct(name=parts["matter"]) if "matter" in parts else None
    guard = Guard.model_validate(FIELDS)
    return [
        each.code
        for each in headings_do_not_fire(
            World(stories={"tale": StoryData("tale", told, guards=(guard,), matter=matter)})
        )
    ]


@pytest.mark.parametrize("part", ["openings", "sections", "open"])
def test_a_heading_does_not_say_what_a_guard_forbids(part: str) -> None:
    assert heading(**{part: ["The Board met", "The Board voted"]}) == ["guard-fires"]
    assert heading(**{part: ["The Board met", "The Board never voted"]}) == []
    assert heading(title="How the Board voted") == ["guard-fires"]
    assert heading(matter="What the Board voted on") == ["guard-fires"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Has the Board voted?", []),
        ("Who voted?", []),
        ("Why was it voted down?", ["guard-fires"]),
        ("How was it voted down?", ["guard-fires"]),
        ("Why was it not voted down?", []),
        ("What “voted” means, they said", []),
    ],
)
def test_a_question_that_takes_nothing_for_granted_may_be_asked(text: str, codes: list[str]) -> None:
    assert heading(sections=[text]) == codes


# --- examples -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("guard", "codes"),
    [
        ({}, []),
        ({"fires_at": ["It voted.", "It met."]}, ["guard-silent"]),
        ({"silent_at": ["It met.", "It voted."]}, ["guard-loud"]),
        ({"fires_at": ["They said it “voted”."]}, ["guard-silent"]),
        ({"fires_at": ["They said it “voted”."], "in_quotations": True}, []),
        ({"silent_at": ["They said it “voted”."]}, []),
        ({"silent_at": ["They said it “voted”."], "in_quotations": True}, ["guard-loud"]),
        ({"fires_at": ["It never voted."]}, ["guard-silent"]),
        ({"unless": ["voted"]}, ["guard-silent"]),
    ],
)
def test_a_guard_proves_itself_at_its_examples(guard: dict[str, Any], codes: list[str]) -> None:
    assert [each.code for each in guards_prove_themselves(world(guard=guard))] == codes
