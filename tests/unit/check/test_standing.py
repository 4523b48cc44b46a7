"""What is said of actors is shown: by claims about them or that name them, and by no others."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from macros.check.standing import conduct_is_shown, positions_are_shown, relations_are_shown, verdicts_have_owners
from macros.model.claim import Claim
from macros.model.standing import SYMMETRICAL, Conduct, Outcomes, Position, Relation, RelationType
from macros.model.story import Matter, Story
from macros.model.world import StoryData, World
from macros.report import as_text
from tests.conftest import Project
from tests.unit.making import actor, claim

BOTH = claim("both", "They met.", about=["voss", "fleet"])
BY_ID = claim("by-id", "[[voss]] met [[fleet|them]].")
BY_FORM = claim("by-form", "Captain Voss met the skippers.")
IN_PART = claim("in-part", "Captain Vossen met the skippersons.")
QUOTED = claim("quoted", "Voss’s words were “too deep”.", about=["voss"])
JUDGED = claim("judged", "Voss won.", kind="judgement", says="fleet", about=["voss"])
CLAIMS = (BOTH, BY_ID, BY_FORM, IN_PART, QUOTED, JUDGED)
ROLE = claim("role", "A captain.", "voss")


def world(**fields: Any) -> World:
    """A World of three actors and one story `tale` with these parts."""
    return World(
        actors={
            "voss": actor("voss", "Mara Voss", "Mara Voss", "Captain Voss"),
            "fleet": actor("fleet", "The fleet", "the skippers"),
            "board": actor("board", "The Board", "the Board"),
        },
        claims={each.key: each for each in (*CLAIMS, ROLE)},
        stories={"tale": StoryData("tale", Story.model_construct(), claims=CLAIMS, **fields)},
    )


def relation(number: int, first: str, sort: str, second: str, *claims: str) -> Relation:
    return Relation.model_validate(
        {"id": f"r{number}", "actor": first, "type": sort, "to": second, "claims": claims or ("both",)}
    )


def related(*relations: tuple[Any, ...]) -> list[str]:
    made = tuple(relation(number, *each) for number, each in enumerate(relations))
    return [problem.code for problem in relations_are_shown(world(relations=made))]


# --- relations ------------------------------------------------------------------------------------


@pytest.mark.parametrize("own_id", ["both", "by-id", "by-form"])
def test_a_relation_is_shown_by_a_claim_that_is_about_both_or_names_both(own_id: str) -> None:
    assert related(("voss", "backs", "fleet", own_id)) == []


def test_a_name_inside_a_longer_word_shows_nothing() -> None:
    assert related(("voss", "backs", "fleet", "in-part")) == ["relation-not-shown"] * 2


def test_an_actors_own_role_is_about_it() -> None:
    assert related(("voss", "backs", "voss", "voss.role")) == ["relation-twice"]
    assert related(("voss", "backs", "fleet", "voss.role")) == ["relation-not-shown"]


def test_each_claim_of_a_relation_has_to_show_it() -> None:
    assert related(("voss", "backs", "fleet", "both", "quoted", "in-part")) == ["relation-not-shown"] * 3


@pytest.mark.parametrize("sort", get_args(RelationType))
def test_only_what_holds_both_ways_may_not_be_stated_the_other_way_round(sort: RelationType) -> None:
    there_and_back = related(("voss", sort, "fleet"), ("fleet", sort, "voss"))

    assert there_and_back == (["relation-twice"] if sort in SYMMETRICAL else [])
    assert related(("voss", sort, "fleet"), ("voss", sort, "fleet")) == ["relation-twice"]


def test_two_relations_of_other_sorts_between_the_same_two_are_no_repetition() -> None:
    assert related(("voss", "backs", "fleet"), ("voss", "leads", "fleet"), ("voss", "fights", "fleet")) == []


def test_a_relation_of_an_actor_that_is_not_there_is_told_elsewhere() -> None:
    assert related(("nobody", "backs", "fleet")) == []
    assert related(("voss", "backs", "fleet", "no-such-claim")) == []


# --- positions, verdicts, conduct -----------------------------------------------------------------


@pytest.mark.parametrize(("who", "codes"), [("voss", []), ("board", ["stance-not-shown"])])
def test_a_stance_is_an_actors_only_when_its_claim_is_about_that_actor(who: str, codes: list[str]) -> None:
    held = Position.model_validate({"actor": who, "stance": "for", "claims": ["both"]})
    matter = Matter.model_construct(positions=(held,))

    assert [problem.code for problem in positions_are_shown(world(matter=matter))] == codes


@pytest.mark.parametrize(
    ("who", "own_id", "codes"),
    [
        ("voss", "judged", []),
        ("board", "judged", ["verdict-not-shown"]),
        ("voss", "both", ["verdict-without-owner"]),
        ("board", "both", ["verdict-without-owner", "verdict-not-shown"]),
        ("voss", "no-such-claim", []),
    ],
)
def test_a_verdict_is_somebodys_judgement_of_the_actor(who: str, own_id: str, codes: list[str]) -> None:
    outcome = {"id": "o", "actor": who, "stake": "s", "verdict": "gain", "claim": own_id}
    outcomes = Outcomes.model_validate({"stakes": [{"id": "s", "name": "S"}], "outcomes": [outcome]})

    assert [problem.code for problem in verdicts_have_owners(world(outcomes=outcomes))] == codes


def conduct(*entries: dict[str, Any]) -> list[str]:
    made = tuple(Conduct.model_validate(entry) for entry in entries)
    return [problem.code for problem in conduct_is_shown(world(conduct=made))]


@pytest.mark.parametrize("part", ["wanted", "did"])
def test_what_an_actor_wanted_and_did_is_shown_by_claims_about_it(part: str) -> None:
    assert conduct({"actor": "voss", part: ["both", "by-form"]}) == []
    assert conduct({"actor": "board", part: ["both", "by-form"]}) == ["conduct-not-shown"] * 2


def test_what_an_actor_said_is_quoted() -> None:
    assert conduct({"actor": "voss", "said": ["quoted"]}) == []
    assert conduct({"actor": "voss", "said": ["both"]}) == ["nothing-said"]
    assert conduct({"actor": "fleet", "said": ["quoted"]}) == ["conduct-not-shown"]


def test_an_actor_has_one_entry() -> None:
    assert conduct({"actor": "voss", "did": ["both"]}, {"actor": "voss", "said": ["quoted"]}) == ["duplicate-id"]


def test_all_of_it_holds_for_the_made_up_story(harbour: Project) -> None:
    loaded = harbour.load()
    story = loaded.world.stories["dredging"]

    assert loaded.problems == ()
    assert story.relations and story.conduct and story.votes and story.vetoes
    assert all(
        isinstance(loaded.world.find_claim(slot, story.id), Claim) for each in story.conduct for slot in each.said
    )


# --- what is told of such mistakes in the files -----------------------------------------------------

RELATIONS = "data/stories/dredging/relations.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "report"),
    [
        (
            RELATIONS,
            "claims: [board-votes.voss-sits]",
            "claims: []",
            """\
data/stories/dredging/relations.yml:5:11: this is empty [bad-value]
    5 |   claims: []
      |           ^
  expected: at least one character or item
""",
        ),
        (
            RELATIONS,
            "to: skippers",
            "to: skiper",
            """\
data/stories/dredging/relations.yml:10:7: 'skiper' is not an actor [unknown-id]
   10 |   to: skiper
      |       ^^^^^^
  expected: the id of an actor
  did you mean: skippers
""",
        ),
        (
            RELATIONS,
            "actor: mara-voss",
            "actor: port-ella",
            """\
data/stories/dredging/relations.yml:2:10: 'port-ella' is a place, not an actor [unknown-id]
    2 |   actor: port-ella
      |          ^^^^^^^^^
  expected: the id of an actor
  see data/places/port-ella.yml:1:1: what has this id
""",
        ),
        (
            "data/stories/dredging/zone.yml",
            "  - actor: skippers",
            "  - actor: skipers",
            """\
data/stories/dredging/zone.yml:13:12: 'skipers' is not an actor [unknown-id]
   13 |   - actor: skipers
      |            ^^^^^^^
  expected: the id of an actor
  did you mean: skippers
""",
        ),
    ],
    ids=["a relation without evidence", "an unknown actor", "a place", "a position of an unknown actor"],
)
def test_a_mistake_in_the_files_is_told_at_its_words(
    harbour: Project, file: str, old: str, new: str, report: str
) -> None:
    harbour.edit(file, old, new)

    assert as_text(harbour.load().problems, harbour.root) == report + "\n1 problem in 1 file.\n"
