"""The command line as it is really run: what it prints, what it leaves behind, how it ends."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.codes import CODES
from macros.explained import long_form
from macros.load import load_world
from macros.project import judge_project
from macros.report import as_text
from tests.conftest import ROOT, Project

CLAIMS = "data/stories/dredging/claims.yml"
WELL, PROBLEMS, WRONG_USE = 0, 1, 2


def explainer(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", *arguments]
    there = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=cwd, env=there, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )


def bytes_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with a hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def broken(harbour: Project) -> Project:
    """The made-up world with three mistakes in three files."""
    harbour.edit(CLAIMS, "kind: quoted", "kind: qouted")
    harbour.edit("data/actors/skippers.yml", "quote: the skippers say.", "quote: the skipers say.")
    harbour.edit("docs/index.md", "questions", "qestions")
    return harbour


# --- check --------------------------------------------------------------------------------------


def test_check_of_good_data_says_so_and_exits_0(harbour: Project) -> None:
    done = explainer("check", "--project", str(harbour.root))
    claims = len(harbour.load().world.claims)
    assert (done.returncode, done.stdout, done.stderr) == (WELL, f"All well: {claims} claims checked.\n", "")


def test_check_judges_the_folder_it_is_run_in(harbour: Project) -> None:
    done = explainer("check", cwd=harbour.root)
    assert done.returncode == WELL
    assert done.stdout.startswith("All well: ")


def test_check_of_bad_data_prints_every_problem_of_every_file_in_order_and_exits_1(broken: Project) -> None:
    done = explainer("check", "--project", str(broken.root))
    assert done.returncode == PROBLEMS
    assert done.stderr == ""
    places = re.findall(r"^(\S+):(\d+):(\d+): ", done.stdout, re.MULTILINE)
    assert [place[0] for place in places] == ["data/actors/skippers.yml", CLAIMS, "docs/index.md"]
    assert done.stdout.endswith("\n3 problems in 3 files.\n")


def test_problems_of_one_file_come_by_line_and_column(harbour: Project) -> None:
    for old, new in (
        ("Tuesday,", "Tusday,"),
        ("says: harbour-board", "says: board"),
        ("about: [mara-voss]", "about: [mra, mvoss]"),
    ):
        harbour.edit(CLAIMS, old, new)
    done = explainer("check", "--project", str(harbour.root))
    found = re.findall(r"^(\S+):(\d+):(\d+): ", done.stdout, re.MULTILINE)
    places = [(file, int(line), int(column)) for file, line, column in found]
    assert len(places) == 4
    assert places == sorted(places)


def test_check_prints_the_report_that_the_library_gives(broken: Project) -> None:
    done = explainer("check", "--project", str(broken.root))
    assert done.stdout == as_text(judge_project(broken.root).problems, broken.root)


def test_check_writes_nothing(broken: Project) -> None:
    before = bytes_of(broken.root)
    explainer("check", "--project", str(broken.root), "--stats")
    assert bytes_of(broken.root) == before


def test_json_holds_the_problems_that_the_text_shows(broken: Project) -> None:
    done = explainer("check", "--format", "json", "--project", str(broken.root))
    told = json.loads(done.stdout)
    problems = judge_project(broken.root).problems
    assert done.returncode == PROBLEMS
    assert told["count"] == len(told["problems"]) == len(problems) == 3
    for entry, problem in zip(told["problems"], problems, strict=True):
        assert (entry["file"], entry["line"], entry["column"]) == problem.place[:3]
        assert (entry["end_line"], entry["end_column"]) == problem.place[3:5]
        assert (entry["code"], entry["message"]) == (problem.code, problem.message)
        assert (entry["expected"], entry["meant"]) == (problem.expected, problem.meant)
        assert [place["why"] for place in entry["related"]] == [why for _, why in problem.related]
    assert [entry["meant"] for entry in told["problems"]] == ["the skippers say.", "quoted", "questions"]


def test_json_has_exactly_the_fields_that_the_help_lists(broken: Project) -> None:
    helped = explainer("check", "--help").stdout
    listed = re.findall(
        r"^  ([a-z_]+)  +\S", helped[helped.index("json: one object") : helped.index("github: one")], re.M
    )
    told = json.loads(explainer("check", "--format", "json", "--project", str(broken.root)).stdout)
    assert list(told) == ["problems", "count"]
    place = ["file", "line", "column", "end_line", "end_column"]
    for entry in told["problems"]:
        assert list(entry) == listed
        assert all(list(each) == [*place, "why"] for each in entry["related"])
        assert all(list(each) == place for each in entry["marks"])
    marked = next(entry for entry in told["problems"] if entry["code"] == "quote-not-found")
    assert marked["related"] and marked["marks"]
    assert marked["marks"][0]["file"] == "seeds/harbour-gazette/article.txt"


@pytest.mark.parametrize("form", ["json", "github"])
def test_what_programs_read_is_never_in_colour(form: str, broken: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in explainer("check", "--format", form, "--project", str(broken.root)).stdout
    assert "\x1b[" in explainer("check", "--project", str(broken.root)).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in explainer("check", "--project", str(broken.root)).stdout


def test_json_of_good_data_is_an_empty_list_and_nothing_else(harbour: Project) -> None:
    done = explainer("check", "--format", "json", "--stats", "--project", str(harbour.root))
    assert done.returncode == WELL
    assert json.loads(done.stdout) == {"problems": [], "count": 0}
    assert "0 problems" in done.stderr.splitlines()


def test_a_line_for_github_stands_for_each_problem(broken: Project) -> None:
    done = explainer("check", "--format", "github", "--project", str(broken.root))
    problems = judge_project(broken.root).problems
    lines = done.stdout.splitlines()
    assert done.returncode == PROBLEMS
    assert len(lines) == len(problems) == 3
    for line, problem in zip(lines, problems, strict=True):
        at = problem.place
        assert line.startswith(
            f"::error file={at.file},line={at.line},col={at.column},endLine={at.end_line},"
            f"endColumn={at.end_column},title={problem.code}::{problem.message}"
        )
        assert line.endswith(f"; did you mean {problem.meant}")


def test_a_line_for_github_escapes_what_its_commands_are_made_of(harbour: Project) -> None:
    harbour.write("data/actors/50%,a:b.yml", "name: X\n")
    done = explainer("check", "--format", "github", "--project", str(harbour.root))
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("::error file=data/actors/50%25%2Ca%3Ab.yml,line=1,col=1,")
    assert "the name '50%25,a:b' cannot be an id" in done.stdout


def test_the_statistics_of_the_real_data_are_those_of_a_whole_explanation() -> None:
    done = explainer("check", "--stats")
    assert done.returncode == WELL
    story = "idlib-ceasefire"
    assert f"{story}: 18 of 18 units used or explained" in done.stdout.splitlines()
    share = re.search(rf"^{story}: (\d+) of (\d+) bytes of units lie under no quote \((.+) %\)$", done.stdout, re.M)
    assert share is not None
    assert int(share[1]) <= 0.05 * int(share[2])
    assert float(share[3]) == round(100 * int(share[1]) / int(share[2]), 1)
    sourced = re.search(r"^background claims with a source: (\d+) of (\d+)$", done.stdout, re.M)
    assert sourced is not None and sourced[1] == sourced[2] != "0"
    assert re.search(r"^[1-9]\d* guards, 0 fired$", done.stdout, re.M)
    assert done.stdout.splitlines()[-1] == "0 problems"


def test_the_statistics_of_bad_data_count_a_guard_that_fires(harbour: Project) -> None:
    harbour.edit(CLAIMS, "text: The Harbour Board met on Tuesday.", "text: The Harbour Board voted on Tuesday.")
    done = explainer("check", "--stats", "--project", str(harbour.root))
    assert done.returncode == PROBLEMS
    assert done.stdout.endswith("1 guards, 1 fired\n1 problems\n")


def test_the_statistics_list_every_exemption_and_every_fact_left_out_with_the_reason(harbour: Project) -> None:
    exempt = "  exempt:\n    - words: Wednesday\n      why: The Gazette wrote of the day after.\n"
    told = "text: The Harbour Board met on Wednesday.\n"
    harbour.edit(CLAIMS, "text: The Harbour Board met on Tuesday.\n", told + exempt)
    harbour.write(
        "data/stories/dredging/left-out.yml",
        "- part: 1a\n  what: the weather\n  why: no source was read\n- {part: '2', what: the cost, why: a guess}\n",
    )

    done = explainer("check", "--stats", "--project", str(harbour.root))

    assert done.returncode == WELL, done.stdout
    lines = done.stdout.splitlines()
    at = lines.index("1 exemptions")
    assert lines[at + 1] == "  dredging.board-met: 'Wednesday': The Gazette wrote of the day after."
    at = lines.index("dredging: 2 facts looked at and left out")
    assert lines[at + 1 : at + 3] == ["  1a: the weather: no source was read", "  2: the cost: a guess"]


def test_the_statistics_of_the_real_data_list_all_exemptions_and_all_facts_left_out() -> None:
    world = load_world(ROOT).world
    lines = explainer("check", "--stats").stdout.splitlines()
    exempt = [(claim, each) for claim in world.claims.values() for each in claim.exempt]
    assert f"{len(exempt)} exemptions" in lines
    assert {f"  {claim.key}: {each.words!r}: {each.why}" for claim, each in exempt} <= set(lines)
    for story in world.stories.values():
        assert f"{story.id}: {len(story.left_out)} facts looked at and left out" in lines
        assert {f"  {each.part}: {each.what}: {each.why}" for each in story.left_out} <= set(lines)


# --- wrong use ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["chek"], "chek"),
        (["check", "--formt", "json"], "unrecognized arguments: --formt json"),
        (["check", "--format", "xml"], "'xml'"),
        (["check", "more"], "unrecognized arguments: more"),
        (["check", "--project"], "expected one argument"),
        (["check", "--project", "nowhere"], "nowhere is no project folder: it has no mkdocs.yml"),
        (["build", "--project", "macros"], "macros is no project folder"),
        (["check", "--project", "mkdocs.yml"], "is no project folder"),
        (["schema", "--project", "docs"], "is no project folder"),
        (["explain", "unknown-idd"], "there is no code 'unknown-idd'; did you mean unknown-id?"),
        (["explain", "xyz"], "there is no code 'xyz'; 'explainer explain' lists them all"),
        (["bench", "--runs", "0"], "--runs takes a number from 1"),
        (["bench", "--runs", "many"], "invalid int value: 'many'"),
        (["serve", "--address", "nonsense"], "nonsense"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_exits_2_with_help_and_without_a_traceback(arguments: list[str], said: str) -> None:
    done = explainer(*arguments)
    assert done.returncode == WRONG_USE
    assert said in done.stderr
    assert "usage: explainer" in done.stderr or "see 'explainer --help'" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_help_names_every_command_and_exits_0() -> None:
    done = explainer("--help")
    assert done.returncode == WELL
    assert all(
        re.search(rf"^    {name} ", done.stdout, re.M) for name in "check build serve new schema explain bench".split()
    )


# --- explain, schema ----------------------------------------------------------------------------


def test_explain_tells_the_long_form_of_a_code() -> None:
    done = explainer("explain", "quote-not-found")
    assert (done.returncode, done.stdout, done.stderr) == (WELL, long_form("quote-not-found"), "")
    assert CODES["quote-not-found"] in done.stdout


def test_explain_without_a_code_lists_all_of_them() -> None:
    done = explainer("explain")
    assert done.returncode == WELL
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == sorted(CODES)


def test_stale_schemas_are_named_and_written_and_then_no_longer_stale(harbour: Project) -> None:
    here = ["schema", "--project", str(harbour.root)]
    stale = explainer(*here, "--check")
    assert stale.returncode == PROBLEMS
    assert "stale: data/schema/claims.json\n" in stale.stdout
    assert not harbour.path("data/schema").exists()
    written = explainer(*here)
    assert written.returncode == WELL
    assert written.stdout == stale.stdout.replace("stale: ", "written: ")
    again = explainer(*here, "--check")
    assert (again.returncode, again.stdout) == (WELL, "")


# --- build --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.conftest import HARBOUR, copy_project

    root = copy_project(HARBOUR, tmp_path_factory.mktemp("command") / "harbour")
    done = explainer("build", "--project", str(root))
    assert done.returncode == WELL, done.stderr
    assert re.search(r"^All well: \d+ pages built and checked in ", done.stdout)
    return root


@pytest.fixture
def built(once_built: Path, tmp_path: Path) -> Project:
    """A project with its last good site."""
    import shutil

    shutil.copytree(once_built, tmp_path / "built")
    return Project(tmp_path / "built")


def test_a_build_of_good_data_leaves_a_site_and_nothing_half_built(once_built: Path) -> None:
    assert (once_built / "site" / "index.html").is_file()
    assert (once_built / "site" / "dredging" / "index.html").is_file()
    assert not [path.name for path in once_built.iterdir() if path.name.endswith((".building", ".old"))]


def test_a_build_of_bad_data_prints_the_report_of_check_and_leaves_the_last_site_as_it_was(built: Project) -> None:
    before = bytes_of(built.path("site"))
    built.edit(CLAIMS, "says: harbour-board", "says: harbor-board")
    built.edit("data/actors/skippers.yml", "kind: group", "kind: grup")
    done = explainer("build", "--project", str(built.root))
    report = explainer("check", "--project", str(built.root)).stdout
    assert done.returncode == PROBLEMS
    assert report.count("did you mean") == 2
    assert report in done.stderr
    assert "the last good site stays" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert bytes_of(built.path("site")) == before
    assert not [path.name for path in built.root.iterdir() if path.name.endswith((".building", ".old"))]


def test_a_first_build_of_bad_data_leaves_no_site(harbour: Project) -> None:
    harbour.edit(CLAIMS, "says: harbour-board", "says: harbor-board")
    done = explainer("build", "--project", str(harbour.root))
    assert done.returncode == PROBLEMS
    assert {path.name for path in harbour.root.iterdir()} == {"data", "docs", "seeds", "mkdocs.yml"}


@pytest.mark.parametrize(
    ("call", "place", "said"),
    [
        ('{{ answr("dredging") }}', "docs/more.md:5:4: ", "answr"),
        ('{{ answer("dreging") }}', "docs/more.md:5:12: ", "dreging"),
        ("{{ answer() }}", "docs/more.md:5:4: ", "story_id"),
        ('{{ claim("dredging.eest") }}', "docs/more.md:5:11: ", "dredging.eest"),
        ('Words {{ name("mara-vos") }}', "docs/more.md:5:16: ", "mara-vos"),
        ('{{ answer("dredging") ', "docs/more.md:5:1: ", "not a macro call"),
        ("{{ claim(1) }}", "docs/more.md:5:4: ", "1"),
    ],
)
def test_a_wrong_macro_call_stops_the_build_with_its_page_line_and_column(
    call: str, place: str, said: str, built: Project
) -> None:
    before = bytes_of(built.path("site"))
    built.write("docs/more.md", f"---\nhide: [toc]\n---\n# More\n{call}\n")
    done = explainer("build", "--project", str(built.root))
    assert done.returncode == PROBLEMS
    told = [line for line in done.stderr.splitlines() if line.startswith(place)]
    assert len(told) == 1, done.stderr
    assert said in told[0]
    assert "Traceback" not in done.stdout + done.stderr
    assert bytes_of(built.path("site")) == before


def test_a_macro_call_that_is_worked_out_while_building_stops_the_build_with_its_page(built: Project) -> None:
    before = bytes_of(built.path("site"))
    built.write("docs/more.md", '# More\n\n{% set who = "mara-vos" %}{{ name(who) }}\n')
    done = explainer("build", "--project", str(built.root))
    assert done.returncode == PROBLEMS
    assert "docs/more.md:" in done.stderr
    assert "mara-vos" in done.stderr and "did you mean: mara-voss" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert bytes_of(built.path("site")) == before


def test_a_second_build_of_the_same_data_gives_the_same_bytes(built: Project) -> None:
    before = bytes_of(built.path("site"))
    done = explainer("build", "--project", str(built.root))
    assert done.returncode == WELL, done.stderr
    assert bytes_of(built.path("site")) == before


def test_a_reader_that_stops_reading_gets_no_traceback(broken: Project) -> None:
    command = [sys.executable, "-m", "macros", "check", "--format", "json", "--project", str(broken.root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
        running.wait(60)
    assert "Traceback" not in said and "BrokenPipe" not in said
