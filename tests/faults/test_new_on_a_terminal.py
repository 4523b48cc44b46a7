"""`explainer new` on a real terminal: what it asks, how it takes wrong answers, how it is left."""

from __future__ import annotations

import sys
import time

import pytest

from macros.project import judge_project
from tests.conftest import Project
from tests.faults.test_command_line import PROBLEMS, WELL, bytes_of

if sys.platform == "win32":
    pytest.skip("a terminal of POSIX", allow_module_level=True)

from tests.terminal import Terminal

CLAIMS = "data/stories/dredging/claims.yml"
STOPPED = 130


def talk(harbour: Project, *arguments: str) -> Terminal:
    return Terminal("new", *arguments, "--project", str(harbour.root))


def answer_all(terminal: Terminal, *turns: tuple[str, str]) -> None:
    for prompt, words in turns:
        terminal.answer(f"{prompt}> ", words)


def test_each_wrong_answer_is_told_at_once_and_asked_again(harbour: Project) -> None:
    before = harbour.path(CLAIMS).read_bytes()
    terminal = talk(harbour, "claim")
    answer_all(terminal, ("kind", "qouted"))
    terminal.expect("did you mean: quoted")
    answer_all(terminal, ("kind", "quoted"), ("source", "harbour-gazete"))
    terminal.expect("did you mean: harbour-gazette")
    answer_all(terminal, ("source", ""))
    terminal.expect("this is needed")
    answer_all(terminal, ("source", "harbour-gazette"), ("quote", "St. Orin's delegate called it"))
    terminal.expect("a straight apostrophe ' for a curly apostrophe ’")
    terminal.expect("did you mean: St. Orin’s delegate called it")
    answer_all(terminal, ("quote", "delegate called it “too costly.”"), ("quote, another, Enter for none", ""))
    answer_all(terminal, ("text", "A delegate called it “too dear”."))
    terminal.expect("[words-not-in-evidence]")
    answer_all(terminal, ("text", "A delegate called it “too costly”."), ("about", "harbour-board, skiper"))
    terminal.expect("'skiper' is not an actor")
    answer_all(terminal, ("about", "harbour-board, skippers"), ("on", "May"))
    terminal.expect("[bad-date]")
    answer_all(terminal, ("on", "2001-05-08"), ("id", "too-costly"))
    terminal.expect("the id 'too-costly' is taken")
    terminal.expect(f"see {CLAIMS}:")
    answer_all(terminal, ("id", "called-costly"))
    assert terminal.end() == WELL, terminal.said
    assert (
        harbour.path(CLAIMS).read_bytes()
        == before
        + (
            "- id: called-costly\n  kind: quoted\n  text: A delegate called it “too costly”.\n"
            "  about: [harbour-board, skippers]\n  on: 2001-05-08\n  evidence:\n    - source: harbour-gazette\n"
            "      quote: delegate called it “too costly.”\n"
        ).encode()
    )
    assert f"Written: {CLAIMS}:" in terminal.said
    assert [problem.code for problem in judge_project(harbour.root).problems] == ["orphan"]


def test_nothing_is_asked_where_options_answer_all_that_is_needed(harbour: Project) -> None:
    terminal = talk(
        harbour, "claim", "--kind=reported", "--source=harbour-gazette", "--quote=The Harbour Board met on Tuesday.",
        "--text=The Board met on Tuesday.", "--id=met",
    )  # fmt: skip
    assert terminal.end() == WELL, terminal.said
    assert "> " not in terminal.said
    assert "- id: met\n" in harbour.read(CLAIMS)


def test_what_an_option_says_wrong_is_asked_for(harbour: Project) -> None:
    terminal = talk(
        harbour, "claim", "--kind=reported", "--source=harbour-gazette", "--quote=The Harbor Board met",
        "--text=The Board met on Tuesday.", "--id=met",
    )  # fmt: skip
    terminal.expect("--quote: these words do not stand in")
    answer_all(terminal, ("quote", "The Harbour Board met on Tuesday."), ("quote, another, Enter for none", ""))
    assert terminal.end() == WELL, terminal.said
    assert "- id: met\n" in harbour.read(CLAIMS)


def test_an_entry_with_problems_can_be_put_right_without_starting_again(harbour: Project) -> None:
    before = bytes_of(harbour.root)
    terminal = talk(
        harbour, "claim", "--kind=reported", "--source=harbour-gazette", "--quote=The Harbour Board met on Tuesday.",
        "--text=The Board met on Friday.", "--id=met",
    )  # fmt: skip
    terminal.expect("[date-not-in-evidence]")
    terminal.expect("Nothing was written.")
    assert bytes_of(harbour.root) == before
    terminal.answer("Enter to stop\n> ", "text")
    answer_all(terminal, ("text", "The Board met on Tuesday."))
    assert terminal.end() == WELL, terminal.said
    assert "- id: met\n" in harbour.read(CLAIMS)


def test_enter_gives_up_an_entry_with_problems(harbour: Project) -> None:
    before = bytes_of(harbour.root)
    terminal = talk(
        harbour, "claim", "--kind=reported", "--source=harbour-gazette", "--quote=The Harbour Board met on Tuesday.",
        "--text=The Board met on Friday.", "--id=met",
    )  # fmt: skip
    terminal.answer("Enter to stop\n> ", "")
    assert terminal.end() == PROBLEMS
    assert bytes_of(harbour.root) == before


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_ctrl_c_leaves_everything_as_it_was(key: str, harbour: Project) -> None:
    before = bytes_of(harbour.root)
    terminal = talk(harbour, "claim")
    answer_all(terminal, ("kind", "quoted"), ("source", "harbour-gazette"))
    terminal.expect("quote> ")
    # Between writing its prompt and waiting for a line, readline takes note of no signal.
    time.sleep(0.5)
    terminal.type(key)
    assert terminal.end() == STOPPED
    assert "Nothing was written." in terminal.said
    assert "Traceback" not in terminal.said
    assert bytes_of(harbour.root) == before


def test_an_actor_is_asked_for_with_what_most_likely_fits(harbour: Project) -> None:
    terminal = talk(harbour, "actor")
    answer_all(terminal, ("name", "St. Orin"), ("kind", "state"))
    terminal.expect("[st-orin]")
    answer_all(terminal, ("id", ""), ("form", "skippers"))
    terminal.expect("stands for the actor 'skippers' already")
    answer_all(terminal, ("form", ""), ("source", "harbour-gazette"))
    answer_all(
        terminal, ("quote", "St. Orin’s delegate called it “too costly.”"), ("quote, another, Enter for none", "")
    )
    answer_all(terminal, ("text", "A state with a delegate."), ("about", ""), ("on", ""))
    assert terminal.end() == WELL, terminal.said
    assert harbour.read("data/actors/st-orin.yml") == (
        "# yaml-language-server: $schema=../schema/actor.json\n"
        "name: St. Orin\nkind: state\nforms: [St. Orin]\nrole:\n  kind: reported\n  text: A state with a delegate.\n"
        "  about: [st-orin]\n  evidence:\n    - source: harbour-gazette\n"
        "      quote: St. Orin’s delegate called it “too costly.”\n"
    )


def test_a_passage_that_stands_twice_is_told_apart(harbour: Project) -> None:
    terminal = talk(
        harbour, "claim", "--kind=reported", "--text=There is a plan.", "--id=plan", "--about=harbour-board"
    )
    answer_all(
        terminal, ("source", "harbour-gazette"), ("quote", "dredging plan"), ("quote, another, Enter for none", "")
    )
    answer_all(terminal, ("occurrence", "3 of 3"))
    terminal.expect("[quote-occurrence]")
    answer_all(terminal, ("occurrence", "2 of 2"), ("on", ""))
    assert terminal.end() == WELL, terminal.said
    assert harbour.read(CLAIMS).endswith("      quote: dredging plan\n      occurrence: 2 of 2\n")
