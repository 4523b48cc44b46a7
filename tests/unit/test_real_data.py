"""The real explanation keeps to its own bars: short sentences, short answers, guards, notes with claims."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.load import load_world
from macros.model.world import World
from tests.conftest import ROOT

LONGEST_SENTENCE, LONGEST_ANSWER, FEWEST_GUARDS = 35, 60, 12


@pytest.fixture(scope="module")
def world() -> World:
    loaded = load_world(ROOT)
    assert loaded.problems == ()
    return loaded.world


def read(world: World, text: str) -> str:
    """A claim's text as a reader sees it, by a way of its own."""
    return re.sub(r"\[\[([^]|]*)(?:\|([^]]*))?\]\]", lambda each: each[2] or world.names[each[1]], text)


def words(text: str) -> int:
    return len([word for word in text.split() if any(letter.isalnum() for letter in word)])


def test_no_claim_has_more_than_35_words_outside_quotations(world: World) -> None:
    long = {}
    for key, claim in world.claims.items():
        own = read(world, claim.text)
        while re.search(r"“[^“”]*”", own):
            own = re.sub(r"“[^“”]*”", " ", own)
        if words(own) > LONGEST_SENTENCE:
            long[key] = words(own)
    assert long == {}


def test_each_answer_of_an_opening_has_at_most_60_words(world: World) -> None:
    counted = {}
    for story in world.stories.values():
        for opening in story.story.openings:
            said = [read(world, world.claim(slot, story.id).text) for slot in opening.answer]
            counted[f"{story.id}/{opening.page}"] = words(" ".join(said))
    for shared in world.openings:
        counted[shared.page] = words(" ".join(read(world, world.claim(key, "").text) for key in shared.answer))
    assert len(counted) > 7
    assert {page: count for page, count in counted.items() if count > LONGEST_ANSWER} == {}


def test_every_page_of_a_story_but_its_evidence_has_an_answer(world: World) -> None:
    for story in world.stories.values():
        bare = {opening.page for opening in story.story.openings if not opening.answer}
        assert bare <= {"evidence"}, story.id


def test_the_story_has_its_guards_and_each_is_shown_why(world: World) -> None:
    for story in world.stories.values():
        assert len(story.guards) >= FEWEST_GUARDS
        for guard in story.guards:
            assert world.find_claim(guard.why, story.id) is not None, guard.id
            assert len(guard.fires_at) >= 2, guard.id
            assert guard.silent_at, guard.id


def test_every_note_is_put_right_by_claims(world: World) -> None:
    for story in world.stories.values():
        assert len(story.notes) > 5
        for note in story.notes:
            assert note.claims, note.id
            assert all(world.find_claim(slot, story.id) is not None for slot in note.claims), note.id


def test_every_exemption_and_every_fact_left_out_has_a_reason_in_words(world: World) -> None:
    reasons = [each.why for claim in world.claims.values() for each in claim.exempt]
    reasons += [each.why for story in world.stories.values() for each in story.left_out]
    assert len(reasons) > 20
    assert [why for why in reasons if words(why) < 2] == []


def test_the_dates_of_upkeep_are_not_ahead_of_one_another(world: World) -> None:
    for story in world.stories.values():
        added, checked = story.story.added, story.story.checked
        assert added.start <= checked.start
        assert all(added.start <= correction.on.start for correction in world.corrections)


def test_no_data_file_of_the_real_project_is_empty_of_data() -> None:
    for path in sorted(Path(ROOT / "data").rglob("*.yml")):
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
        assert lines, path
