"""`explainer new` as it is run without a terminal: what it writes, what it refuses, what it leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from macros.authoring.options import OPTIONS
from macros.authoring.writing import ChangedMeanwhile, replace_file
from macros.project import judge_project
from tests.conftest import ROOT, Project
from tests.faults.test_command_line import PROBLEMS, WELL, WRONG_USE, bytes_of, explainer

CLAIMS = "data/stories/dredging/claims.yml"
GOOD = {
    "kind": "reported",
    "source": "harbour-gazette",
    "quote": "The Harbour Board met on Tuesday.",
    "text": "The [[harbour-board|Board]] met on Tuesday.",
    "about": "harbour-board",
    "on": "2001-05-08",
    "id": "board-met-again",
}


def new(project: Project, entry: str, *more: str, **answers: str) -> subprocess.CompletedProcess[str]:
    given = [part for name, value in answers.items() for part in (f"--{name.replace('_', '-')}={value}",)]
    done = explainer("new", entry, "--project", str(project.root), *given, *more)
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_a_claim_goes_to_the_end_of_its_storys_file_and_the_rest_stays_byte_for_byte(harbour: Project) -> None:
    before, others = harbour.path(CLAIMS).read_bytes(), bytes_of(harbour.root)
    done = new(harbour, "claim", **GOOD)
    assert (done.returncode, done.stderr) == (WELL, "")
    after = harbour.path(CLAIMS).read_bytes()
    assert after == before + (
        b'- id: board-met-again\n  kind: reported\n  text: The [[harbour-board|Board]] met on Tuesday.\n'
        b'  about: [harbour-board]\n  on: 2001-05-08\n  evidence:\n    - source: harbour-gazette\n'
        b'      quote: The Harbour Board met on Tuesday.\n'
    )  # fmt: skip
    assert {**bytes_of(harbour.root), CLAIMS: ""} == {**others, CLAIMS: ""}
    line = before.count(b"\n") + 1
    assert done.stdout.startswith(f"Written: {CLAIMS}:{line}\n")
    assert "list board-met-again under 'claims:'" in done.stdout
    assert "run 'explainer check'" in done.stdout
    assert "dredging/evidence/#claim-dredging.board-met-again" in done.stdout


def test_what_a_claim_then_needs_is_what_it_says(harbour: Project) -> None:
    new(harbour, "claim", **GOOD)
    assert [problem.code for problem in judge_project(harbour.root).problems] == ["orphan"]
    harbour.edit("data/stories/dredging/timeline.yml", "claims: [board-met,", "claims: [board-met, board-met-again,")
    assert judge_project(harbour.root).problems == ()


def test_a_file_with_windows_line_ends_keeps_them(harbour: Project) -> None:
    before = harbour.path(CLAIMS).read_bytes().replace(b"\n", b"\r\n")
    harbour.write(CLAIMS, before)
    assert new(harbour, "claim", **GOOD).returncode == WELL
    after = harbour.path(CLAIMS).read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n") > before.count(b"\r\n")


ENTITIES = {
    "actor": {"name": "St. Orin", "kind": "state", "id": "st-orin", "text": "A state with a delegate."},
    "term": {"name": "Channel", "id": "channel", "text": "A way for ships."},
    "place": {"name": "East Quay", "id": "east-quay", "text": "A quay of the harbour."},
}


@pytest.mark.parametrize("entry", ENTITIES)
def test_an_entity_gets_a_file_of_its_own_that_editors_understand(entry: str, harbour: Project) -> None:
    quote = "but St. Orin’s delegate called it “too costly.”"
    done = new(harbour, entry, "--source=harbour-gazette", f"--quote={quote}", **ENTITIES[entry])
    assert done.returncode == WELL, done.stdout
    own_id = ENTITIES[entry]["id"]
    folder = {"actor": "actors", "term": "glossary", "place": "places"}[entry]
    written = harbour.read(f"data/{folder}/{own_id}.yml").split("\n")
    assert written[0] == f"# yaml-language-server: $schema=../schema/{entry}.json"
    assert written[1] == f"name: {ENTITIES[entry]['name']}"
    assert done.stdout.startswith(f"Written: data/{folder}/{own_id}.yml:2\n")
    assert "it shows at" in done.stdout


def test_a_source_gets_a_file_and_is_to_be_cited(harbour: Project) -> None:
    answers = {
        "id": "pilot-book",
        "name": "Pilot Book",
        "title": "[on the Sound]",
        "publisher": "Pilots",
        "type": "website",
    }
    done = new(harbour, "source", "--excerpt=a bowl: of sand", "--excerpt=deep", **answers)
    assert done.returncode == WELL, done.stdout
    assert harbour.read("data/sources/pilot-book.yml") == (
        "# yaml-language-server: $schema=../schema/source.json\n"
        'name: Pilot Book\ntitle: "[on the Sound]"\npublisher: Pilots\ntype: website\n'
        'excerpts:\n  - "a bowl: of sand"\n  - deep\n'
    )
    assert "write 'source: pilot-book' under the evidence of one" in done.stdout


@pytest.mark.parametrize(
    ("changed", "code", "meant"),
    [
        ({"kind": "qouted"}, "bad-value", "quoted"),
        ({"source": "harbour-gazete"}, "unknown-id", "harbour-gazette"),
        ({"about": "harbor-board"}, "unknown-id", "harbour-board"),
        ({"id": "board-met"}, "duplicate-id", ""),
        ({"id": "Board Met"}, "bad-id", "board-met"),
        ({"on": "8 May 2001"}, "bad-date", ""),
        ({"text": "No stop"}, "unfinished-sentence", ""),
        ({"text": "Two. Sentences."}, "second-sentence", ""),
        ({"text": "The [[harbor-board]] met."}, "unknown-id", "harbour-board"),
        ({"text": ""}, "bad-value", ""),
        ({"text": "A\nline break."}, "bad-text", ""),
        ({"text": "A bell\x07 rings."}, "bad-text", ""),
        ({"text": "Half a \udcff letter."}, "bad-text", ""),
        ({"text": " Space before."}, "bad-text", ""),
        ({"story": "dreging"}, "unknown-id", "dredging"),
        ({"kind": "judgement", "says": "skipers"}, "unknown-id", "skippers"),
        ({"rests_on": "board-mett"}, "unknown-id", "board-met"),
        ({"quote": "arbour Board met"}, "quote-cuts-word", "Harbour Board met"),
        ({"occurrence": "1 of 2"}, "quote-occurrence", ""),
    ],
)
def test_a_wrong_answer_is_refused_with_the_reason_and_nothing_is_written(
    changed: dict[str, str], code: str, meant: str, harbour: Project
) -> None:
    before = bytes_of(harbour.root)
    done = new(harbour, "claim", **{**GOOD, **changed})
    assert done.returncode == PROBLEMS, done.stderr
    option = list(changed)[-1].replace("_", "-")
    assert done.stderr.startswith(f"explainer: --{option}: ")
    assert f"[{code}]" in done.stderr
    assert (f"did you mean: {meant}\n" in done.stderr) == bool(meant)
    assert bytes_of(harbour.root) == before


def test_a_quote_that_is_not_in_the_source_is_refused_in_the_words_of_check(harbour: Project) -> None:
    wrong = "but St. Orin's delegate called it “too costly.”"
    done = new(harbour, "claim", **{**GOOD, "quote": wrong})
    harbour.edit(CLAIMS, "but St. Orin’s delegate called it “too costly.”", wrong)
    told = json.loads(explainer("check", "--format=json", "--project", str(harbour.root)).stdout)["problems"]
    problem = next(each for each in told if each["code"] == "quote-not-found")
    assert f"{problem['message']} [quote-not-found]\n" in done.stderr
    assert f"expected: {problem['expected']}\n" in done.stderr
    assert "a straight apostrophe ' for a curly apostrophe ’" in problem["expected"]
    assert f"did you mean: {problem['meant']}\n" in done.stderr


@pytest.mark.parametrize("name", ["kind", "text", "id", "source", "quote"])
def test_a_missing_answer_is_named_where_nobody_can_be_asked(name: str, harbour: Project) -> None:
    before = bytes_of(harbour.root)
    done = new(harbour, "claim", **{key: value for key, value in GOOD.items() if key != name})
    assert done.returncode == WRONG_USE
    assert f"--{name}" in done.stderr
    assert bytes_of(harbour.root) == before


def test_a_judgement_lacks_its_owner_and_a_derived_claim_its_rule(harbour: Project) -> None:
    assert "missing --says" in new(harbour, "claim", **{**GOOD, "kind": "judgement"}).stderr
    done = new(harbour, "claim", kind="derived", text="That was so.", id="so")
    assert "missing --rule, --input, --value" in done.stderr


def test_a_derived_claim_is_computed_again(harbour: Project) -> None:
    answers = {"kind": "derived", "rule": "weekday", "id": "that-day", "on": "2001-05-08", "value": "2001-05-08"}
    inputs = ["--input=weekday=Tuesday", "--input=on-or-before=harbour-gazette"]
    done = new(harbour, "claim", *inputs, **answers, text="That Tuesday was 8 May 2001.")
    assert done.returncode == WELL, done.stdout + done.stderr
    wrong = {**answers, "id": "other-day", "on": "2001-05-07", "value": "2001-05-07"}
    done = new(harbour, "claim", *inputs, **wrong, text="That Tuesday was 7 May 2001.")
    assert done.returncode == PROBLEMS
    assert "[derivation-result]" in done.stdout


def test_an_entry_that_gives_problems_is_told_and_not_kept(harbour: Project) -> None:
    before = bytes_of(harbour.root)
    wrong = {**GOOD, "text": "The Board met on Friday."}
    done = new(harbour, "claim", **wrong)
    assert done.returncode == PROBLEMS
    assert "[date-not-in-evidence]" in done.stdout
    assert "Nothing was written. The entry was:\n  - id: board-met-again\n" in done.stdout
    assert bytes_of(harbour.root) == before


def test_it_is_kept_all_the_same_when_that_is_asked_for(harbour: Project) -> None:
    done = new(harbour, "claim", "--keep", **{**GOOD, "text": "The Board met on Friday."})
    assert done.returncode == PROBLEMS
    assert "[date-not-in-evidence]" in done.stdout
    assert "\nKept: data/stories/dredging/claims.yml:" in done.stdout
    assert "mend the problems above" in done.stdout
    codes = {problem.code for problem in judge_project(harbour.root).problems}
    assert "date-not-in-evidence" in codes


def test_problems_that_were_there_before_do_not_stop_a_new_entry(harbour: Project) -> None:
    harbour.edit("data/actors/skippers.yml", "quote: the skippers say.", "quote: the skipers say.")
    done = new(harbour, "claim", **GOOD)
    assert done.returncode == WELL, done.stdout
    assert "skipers" not in done.stdout


def test_a_file_that_cannot_be_read_takes_no_entry(harbour: Project) -> None:
    harbour.edit(CLAIMS, "- id: headline", "- id: [headline")
    before = bytes_of(harbour.root)
    done = new(harbour, "claim", **GOOD)
    assert done.returncode == PROBLEMS
    assert "[yaml-syntax]" in done.stdout
    assert bytes_of(harbour.root) == before


def test_an_id_whose_file_is_broken_is_taken_too(harbour: Project) -> None:
    harbour.write("data/actors/st-orin.yml", "name: [\n")
    quote = "--quote=but St. Orin’s delegate called it “too costly.”"
    done = new(harbour, "actor", "--source=harbour-gazette", quote, **ENTITIES["actor"])
    assert done.returncode == PROBLEMS
    assert "the id 'st-orin' is taken" in done.stderr
    assert harbour.read("data/actors/st-orin.yml") == "name: [\n"


def test_shared_claims_have_files_of_their_own(harbour: Project) -> None:
    answers = {
        "shared": "charts",
        "kind": "background",
        "source": "sea-atlas",
        "id": "deep",
        "text": "To dredge is to dig.",
    }
    done = new(harbour, "claim", "--quote=to dredge is to dig out the bottom", **answers)
    assert done.returncode == WELL, done.stdout + done.stderr
    assert done.stdout.startswith("Written: data/claims/charts.yml:")
    assert "list charts.deep under 'claims:'" in done.stdout


@pytest.mark.parametrize("entry", OPTIONS)
def test_help_explains_each_option_with_an_example(entry: str) -> None:
    done = explainer("new", entry, "--help")
    words = " ".join(done.stdout.split())
    assert done.returncode == WELL
    assert words.count("example:") == len(OPTIONS[entry]) + 1
    assert all(f"--{option.name} " in words for option in OPTIONS[entry])


def test_the_example_of_the_help_is_right(harbour: Project) -> None:
    import shlex

    done = explainer("new", "claim", "--help")
    example = " ".join(done.stdout.split()).split(" example: explainer ")[-1]
    arguments = shlex.split(example.replace("board-met", "board-met-too"))
    done = explainer(*arguments, "--project", str(harbour.root))
    assert done.returncode == WELL, done.stdout + done.stderr


def test_the_real_project_takes_a_claim(real: Project) -> None:
    [story] = real.load().world.stories.values()
    quote = "Questions remain on how the ceasefire will be enforced."
    answers = {
        "kind": "reported",
        "source": story.story.article,
        "quote": quote,
        "id": "open-then",
        "text": "It was open.",
    }
    done = new(real, "claim", **answers)
    assert done.returncode == WELL, done.stdout
    assert real.read(f"data/stories/{story.id}/claims.yml").endswith(f"      quote: {quote}\n")


# --- writing ------------------------------------------------------------------------------------


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile):
        replace_file(path, b"ours", b"new")
    with pytest.raises(ChangedMeanwhile):
        replace_file(path, None, b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.yml", b"theirs")]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_a_file_keeps_its_mode_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.yml"]


def test_the_options_are_read_without_the_engine() -> None:
    code = "import sys, macros.authoring.options; print(any(m in sys.modules for m in ('pydantic', 'yaml', 'shapely')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "False\n"
