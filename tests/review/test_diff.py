"""`explainer diff` as it is run: a real git repository, a change, and what is said of it."""

from __future__ import annotations

import os
import subprocess
from html import unescape
from pathlib import Path

import markdown
import pytest

from macros.review.as_markdown import escaped
from macros.review.report import compare_with
from tests.conftest import HARBOUR, Project, copy_project
from tests.faults.test_command_line import bytes_of, explainer

CLAIMS = "data/stories/dredging/claims.yml"
WELL, WRONG_USE = 0, 2
NEW = """- id: delegate
  kind: reported
  text: A delegate of St. Orin spoke.
  about: [harbour-board]
  on: 2001-05-08
  evidence:
    - source: harbour-gazette
      quote: St. Orin’s delegate
"""


def git(folder: Path, *arguments: str) -> str:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {**plain, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    own = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "core.autocrlf=false"]
    done = subprocess.run(
        ["git", *own, *arguments], cwd=folder, env=quiet, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def commit_all(folder: Path) -> None:
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Start")


@pytest.fixture
def kept(harbour: Project) -> Project:
    """The made-up world, committed."""
    commit_all(harbour.root)
    return harbour


def told(project: Project, *options: str, revision: str = "HEAD") -> str:
    done = explainer("diff", revision, "--project", str(project.root), *options)
    assert (done.returncode, done.stderr) == (WELL, "")
    return done.stdout


def below(text: str, heading: str) -> list[str]:
    """The lines of a part of the report, up to the next empty line."""
    lines = text.split("\n")
    start = lines.index(heading) + 1
    return lines[start : lines.index("", start)]


def add_claim(project: Project, text: str = NEW) -> None:
    project.write(CLAIMS, project.read(CLAIMS).rstrip("\n") + "\n" + text)


def test_no_change_is_said_in_so_many_words(kept: Project) -> None:
    assert told(kept) == "Nothing changed in the data.\n"
    assert told(kept, "--format", "markdown").endswith("\nNothing changed in the data.\n")


def test_a_claim_that_only_moved_to_another_line_is_no_change(kept: Project) -> None:
    kept.write(CLAIMS, "# A remark.\n" + kept.read(CLAIMS))

    assert told(kept) == "Nothing changed in the data.\n"


def test_an_added_claim_is_told_with_its_sentence_its_proof_and_its_pages(kept: Project) -> None:
    add_claim(kept)

    text = told(kept)

    assert "Claims: 1 added, 0 changed, 0 removed. Other records: 0." in text
    added = below(text, "Claims added")
    assert added[0] == f"+ dredging.delegate: reported, {CLAIMS}:84"
    assert "    A delegate of St. Orin spoke." in added
    assert "    evidence: harbour-gazette: “St. Orin’s delegate”" in added
    assert below(text, "Pages touched") == ["  /dredging/article/", "  /dredging/evidence/"]


def test_a_changed_sentence_stands_beside_the_old_one_with_its_words_marked(kept: Project) -> None:
    kept.edit(CLAIMS, "text: The Harbour Board met on Tuesday.", "text: The Harbour Board met.")

    assert below(told(kept), "Claims changed")[1:] == [
        "    was: The Harbour Board met[- on Tuesday-].",
        "    now: The Harbour Board met.",
    ]
    shown = told(kept, "--format", "markdown")
    assert "| before | now |\n| --- | --- |\n" in shown
    assert "| The Harbour Board met<del> on Tuesday</del>. | The Harbour Board met. |" in shown


def test_the_pages_of_a_changed_claim_are_those_that_show_it(kept: Project) -> None:
    kept.edit(CLAIMS, "text: The Harbour Board met on Tuesday.", "text: The Harbour Board met.")

    pages = below(told(kept), "Pages touched")

    assert set(pages) >= {"  /dredging/", "  /dredging/timeline/", "  /dredging/evidence/", "  /dredging/article/"}
    assert "  /dredging/veto/" not in pages and "  /sources/" not in pages


def test_a_page_written_by_hand_is_touched_when_its_macros_show_the_claim(kept: Project) -> None:
    kept.write("docs/help.md", '# Help\n\n{{ claim("dredging.board-met") }}\n')
    commit_all(kept.root)
    kept.edit(CLAIMS, "called it “too costly”.", "called the plan “too costly”.")
    assert {"  /", "  /dredging/veto/"} <= set(below(told(kept), "Pages touched"))
    commit_all(kept.root)
    kept.edit(CLAIMS, "text: The Harbour Board met on Tuesday.", "text: The Harbour Board met.")

    pages = below(told(kept), "Pages touched")

    assert "  /help/" in pages
    assert "  /" in pages, "the timeline's answer is one of the first page's questions"


def test_changed_evidence_is_told_though_the_sentence_stays(kept: Project) -> None:
    kept.edit(CLAIMS, "      quote: The Harbour Board met on Tuesday.", "      quote: The Harbour Board met")

    sentence, evidence = below(told(kept), "Claims changed")[1:]

    assert sentence == "    The Harbour Board met on Tuesday."
    old, new = "harbour-gazette: “The Harbour Board met on Tuesday.”", "harbour-gazette: “The Harbour Board met”"
    assert evidence == f"    evidence: {old} -> {new}"


def test_kind_owner_and_value_are_told_where_they_changed(kept: Project) -> None:
    kept.edit(CLAIMS, "  says: harbour-board\n", "  says: skippers\n")
    kept.edit(CLAIMS, '  value: "4"\n', '  value: "5"\n')

    changed = below(told(kept), "Claims changed")

    assert "    says: harbour-board -> skippers" in changed
    assert "    value: 4 -> 5" in changed


def test_a_removed_claim_is_told_with_the_sentence_it_was_and_coverage_goes_down(kept: Project) -> None:
    text = kept.read(CLAIMS)
    start = text.index("- id: picture")
    kept.write(CLAIMS, text[:start] + text[text.index("- id: east") :])
    kept.edit("data/stories/dredging/story.yml", " picture,", "")

    said = told(kept)

    assert "    The picture is “The harbour at dawn”." in below(said, "Claims removed")
    assert "  dredging: 5 of 6 units used or explained (before: 6 of 6)" in below(said, "Coverage")
    assert any(line.endswith(": down") for line in below(said, "Coverage"))
    assert "Problems: 1 (before: 0)" in said
    assert "[unit-unused]" in said.split("Problems: ")[1]
    assert "~ story dredging (Dredging at Port Ella): changed" in said


def test_a_renamed_actor_is_told_with_both_names_and_the_pages_that_name_it(kept: Project) -> None:
    kept.edit("data/actors/mara-voss.yml", "name: Mara Voss", "name: Captain Mara Voss")

    said = told(kept)

    assert "    name: Mara Voss -> Captain Mara Voss" in below(said, "Other records")
    assert {"  /actors/", "  /actors/mara-voss/", "  /dredging/veto/"} <= set(below(said, "Pages touched"))
    assert "Claims changed" not in said


def test_a_claim_with_a_new_id_that_moved_yml_knows_is_the_same_claim(kept: Project) -> None:
    for name in (CLAIMS, "data/stories/dredging/story.yml"):
        kept.write(name, kept.read(name).replace("picture", "dawn-picture", 1))
    kept.write("data/moved.yml", "- {old: dredging.picture, new: dredging.dawn-picture}\n")

    said = told(kept)

    assert below(said, "Moved") == ["  dredging.picture is now dredging.dawn-picture"]
    assert "    its id was dredging.picture" in below(said, "Claims changed")
    assert "Claims added" not in said and "Claims removed" not in said


def test_lists_are_told_by_what_came_and_went_and_records_in_them_by_their_id(kept: Project) -> None:
    kept.edit("data/actors/skippers.yml", "forms: [skippers]", "forms: [skippers, the skippers]")
    kept.edit("data/stories/dredging/story.yml", "title: Who pays?", "title: Who pays for it?")
    kept.edit("data/stories/dredging/votes.yml", "abstaining: [dunn]", "absent: [dunn]")

    others = below(told(kept), "Other records")

    assert "    forms, new: the skippers" in others
    assert "    open.cost.title: Who pays? -> Who pays for it?" in others
    assert "    abstaining: dunn -> nothing" in others and "    absent: nothing -> dunn" in others


def test_a_page_that_came_and_a_page_that_went_are_named_so(kept: Project) -> None:
    kept.path("data/stories/dredging/timeline.yml").unlink()
    kept.write("docs/help.md", "# Help\n")

    pages = below(told(kept), "Pages touched")

    assert "  /dredging/timeline/ (gone)" in pages
    assert "  /help/ (new)" in pages


def test_data_that_cannot_be_read_is_said_and_the_rest_is_still_told(kept: Project) -> None:
    kept.edit(CLAIMS, "kind: quoted", "kind: qouted")
    kept.edit("data/actors/skippers.yml", "name: The skippers", "name: Skippers")

    said = told(kept)

    assert said.startswith("Part of the new state cannot be read:")
    assert "or it stands in a file that cannot be read now" in below(said, "Claims removed")[0]
    assert "    name: The skippers -> Skippers" in below(said, "Other records")
    assert "[bad-value]" in said


def test_an_old_state_with_mistakes_is_said_and_what_was_mended_is_named(harbour: Project) -> None:
    good = harbour.read(CLAIMS)
    harbour.write(CLAIMS, good.replace("kind: quoted", "kind: [", 1))
    commit_all(harbour.root)
    harbour.write(CLAIMS, good)

    said = told(harbour)

    assert said.startswith("Part of the old state cannot be read:")
    assert "or it stood in a file that could not be read before" in below(said, "Claims added")[0]
    assert "  mended: " in said and "[yaml-syntax]" in said


def test_a_project_in_a_folder_of_a_larger_repository_is_compared_with_its_own_past(tmp_path: Path) -> None:
    project = Project(copy_project(HARBOUR, tmp_path / "all" / "sites" / "harbour"))
    commit_all(tmp_path / "all")
    add_claim(project)

    assert "+ dredging.delegate" in told(project)


def test_neither_the_working_tree_nor_the_repository_is_touched(kept: Project) -> None:
    add_claim(kept)
    before = bytes_of(kept.root / "data") | bytes_of(kept.root / "docs")
    head, status = git(kept.root, "rev-parse", "HEAD"), git(kept.root, "status", "--porcelain")

    told(kept)

    assert bytes_of(kept.root / "data") | bytes_of(kept.root / "docs") == before
    assert (git(kept.root, "rev-parse", "HEAD"), git(kept.root, "status", "--porcelain")) == (head, status)


@pytest.mark.parametrize("revision", ["nowhere", "", "HEAD; touch owned", "--output=owned", "HEAD:data"])
def test_an_unknown_revision_is_wrong_use_and_runs_nothing(kept: Project, revision: str) -> None:
    done = explainer("diff", "--project", str(kept.root), "--", revision)

    assert (done.returncode, done.stdout) == (WRONG_USE, "")
    assert "git knows no revision" in done.stderr and "Traceback" not in done.stderr
    assert not list(kept.root.rglob("owned"))


def test_a_folder_outside_any_repository_is_wrong_use(harbour: Project) -> None:
    done = explainer("diff", "HEAD", "--project", str(harbour.root))

    assert done.returncode == WRONG_USE
    assert "is not in a git repository" in done.stderr


def test_a_revision_without_data_is_wrong_use(kept: Project) -> None:
    git(kept.root, "rm", "-r", "--quiet", "--cached", "data")
    git(kept.root, "commit", "--quiet", "--message=Without")

    done = explainer("diff", "HEAD", "--project", str(kept.root))

    assert done.returncode == WRONG_USE
    assert "holds no data/" in done.stderr
    assert explainer("diff", "HEAD~1", "--project", str(kept.root)).returncode == WELL


def test_without_git_it_says_so(kept: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(kept.root / "docs"))

    done = explainer("diff", "HEAD", "--project", str(kept.root))

    assert done.returncode == WRONG_USE
    assert "git is not installed" in done.stderr


# --- hostile text -------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "a | b || c",
    "**bold** _thin_ ~~gone~~ `code`",
    "[link](javascript:alert(1)) ![image](http://x.example/a.png)",
    "<https://x.example> http://x.example www.x.example",
    "- a list",
    "1. a number",
    "# a heading",
    "&lt;b&gt; &amp; \\*",
    "</details><img src=x onerror=alert(1)>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    html = markdown.markdown(escaped(text))

    assert html.startswith("<p>") and html.endswith("</p>")
    inside = html.removeprefix("<p>").removesuffix("</p>").replace("<!-- -->", "")
    assert "<" not in inside
    assert unescape(inside) == text


def test_a_mention_and_an_issue_number_are_broken_up() -> None:
    assert "@everyone" not in unescape(escaped("for @everyone")) and "#12" not in unescape(escaped("see #12"))


def test_hostile_words_of_the_data_stay_words_in_both_formats(kept: Project) -> None:
    words = "<img src=x> | **Pay** @all [here](http://x.example)"
    kept.edit(CLAIMS, "text: The Harbour Board met on Tuesday.", f'text: "The Board met {words}."')
    kept.edit("data/actors/skippers.yml", "name: The skippers", f'name: "{words}"')
    kept.edit("data/stories/dredging/claims.yml", "kind: quoted", 'kind: "\\e[2Jquoted"')

    shown = told(kept, "--format", "markdown")

    html = markdown.markdown(shown, extensions=["tables"])
    assert "<img" not in html and "<strong>Pay" not in html and "x.example" not in "".join(html.split('href="')[1:])
    rows = [line for line in shown.split("\n") if line.startswith("| ") and "met" in line]
    assert [row.count("|") for row in rows] == [3]
    assert "\x1b" not in shown + told(kept)


def test_a_link_in_the_old_tree_leads_nowhere(kept: Project) -> None:
    outside = kept.root.parent / "outside.yml"
    outside.write_text("name: Outside\n", "utf-8")
    link = kept.path("data/actors/linked.yml")
    try:
        link.symlink_to(outside)
    except OSError:
        pytest.skip("no links here")
    git(kept.root, "add", "--all")
    git(kept.root, "commit", "--quiet", "--message=Link")
    link.unlink()

    comparison, _ = compare_with(kept.root, "HEAD")

    assert comparison.old.problems == ()
