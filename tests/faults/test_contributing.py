"""What CONTRIBUTING tells a newcomer to type is right as it stands."""

from __future__ import annotations

import re
import textwrap

from tests.conftest import ROOT, Project

CLAIMS = "data/stories/idlib-ceasefire/claims.yml"
STORY = "data/stories/idlib-ceasefire/story.yml"
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def first_fact() -> tuple[str, str, str]:
    """The claim, its id, and the section that shall show it."""
    found = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found
    claim = textwrap.dedent(found[1]).strip() + "\n"
    told = re.search(r"put `([a-z-]+)` into the claims of the section `([a-z-]+)`", TEXT)
    assert told
    return claim, told[1], told[2]


def test_the_first_fact_of_contributing_is_all_well_when_typed_as_it_stands(real: Project) -> None:
    claim, own_id, section = first_fact()
    before = len(real.load().world.claims)
    real.write(CLAIMS, f"{real.read(CLAIMS).rstrip()}\n\n{claim}")
    text = real.read(STORY)
    at = text.index("claims:", text.index(f"id: {section}"))
    real.write(STORY, text[:at] + text[at:].replace("[", f"[{own_id}, ", 1))

    loaded = real.load()

    assert loaded.problems == ()
    assert len(loaded.world.claims) == before + 1
    assert f"id: {own_id}" in claim


def test_without_its_place_the_first_fact_is_told_to_be_shown_nowhere(real: Project) -> None:
    claim, own_id, _ = first_fact()
    real.write(CLAIMS, f"{real.read(CLAIMS).rstrip()}\n\n{claim}")

    assert [(problem.code, own_id in problem.message) for problem in real.load().problems] == [("orphan", True)]
