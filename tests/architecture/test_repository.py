"""What the repository does for contributors: the editor, the forms, the hooks and the workflow fit what is built."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from macros.model.files import FILE_KINDS
from macros.model.source import SourceType
from tests.conftest import ROOT, Project

VSCODE = ROOT / ".vscode"
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


def settings(name: str) -> Any:
    return json.loads((VSCODE / name).read_text("utf-8"))


def command_line(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)


def test_the_editor_finds_the_schema_of_a_file_by_its_path_too() -> None:
    wanted = {f"./data/schema/{kind.name}.json": kind.pattern for kind in FILE_KINDS}

    assert settings("settings.json")["yaml.schemas"] == wanted
    assert "redhat.vscode-yaml" in settings("extensions.json")["recommendations"]


def test_the_editor_saves_as_the_check_wants_it_and_leaves_articles_alone() -> None:
    held = settings("settings.json")

    assert (held["files.encoding"], held["files.eol"]) == ("utf8", "\n")
    assert held["files.trimTrailingWhitespace"] and held["files.insertFinalNewline"]
    assert held["[plaintext]"] == {"files.trimTrailingWhitespace": False, "files.insertFinalNewline": False}
    common, article = re.split(r"\[seeds/\*\*\.txt\]", (ROOT / ".editorconfig").read_text("utf-8"))
    for line in ("charset = utf-8", "end_of_line = lf", "trim_trailing_whitespace = true"):
        assert line in common
    assert article.count("= unset") == 4
    attributes = (ROOT / ".gitattributes").read_text("utf-8")
    assert "* text=auto eol=lf" in attributes and "**/seeds/**/*.txt -text" in attributes


def test_the_task_of_the_editor_reads_each_problem_of_a_report(harbour: Project) -> None:
    harbour.edit("data/stories/dredging/claims.yml", "kind: quoted", "knid: quoted")
    harbour.edit("data/actors/skippers.yml", "kind: group", "kind: crowd")
    report = command_line("check", "--project", str(harbour.root)).stdout
    told = json.loads(command_line("check", "--format", "json", "--project", str(harbour.root)).stdout)["problems"]
    tasks = {task["label"]: task for task in settings("tasks.json")["tasks"]}
    assert {"check", "serve"} <= set(tasks)
    for label in ("check", "serve"):
        pattern = tasks[label]["problemMatcher"]["pattern"]
        read = [match for line in report.split("\n") if (match := re.fullmatch(pattern["regexp"], line))]

        found = [
            tuple(match[pattern[part]] for part in ("file", "line", "column", "message", "code")) for match in read
        ]
        assert found == [(p["file"], str(p["line"]), str(p["column"]), p["message"], p["code"]) for p in told]
        assert len(found) >= 2
        assert tasks[label]["args"] == [label]
        assert tasks[label]["windows"]["command"].endswith(r".venv\Scripts\explainer.exe")


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_asks_for_the_evidence(form: Path) -> None:
    held = yaml.safe_load(form.read_text("utf-8"))
    asked = {each["id"]: each for each in held["body"]}

    assert held["name"] and held["description"]
    for part in ("source", "words", "address", "date"):
        assert asked[part]["validations"]["required"] is True, part
    if "type" in asked:
        assert asked["type"]["attributes"]["options"] == list(get_args(SourceType))


def test_there_is_a_form_for_what_is_wrong_and_one_for_what_is_missing() -> None:
    assert {path.stem for path in FORMS} == {"wrong-sentence", "missing-fact"}


def test_a_pull_request_is_asked_for_source_words_address_and_date() -> None:
    text = (ROOT / ".github" / "pull_request_template.md").read_text("utf-8")

    assert "| Claim | Source | Its exact words | Address | Published |" in text
    assert "`explainer check`" in text


def test_every_command_that_hooks_and_workflow_run_is_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [each["repo"] for each in hooks] == ["local"]
    entries = [hook["entry"] for each in hooks for hook in each["hooks"]]
    assert all(hook["language"] == "system" for each in hooks for hook in each["hooks"])
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))
    entries += [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]

    assert {"explainer check", "explainer check --format github", "ruff check --force-exclude"} <= set(entries)
    for entry in entries:
        name, *words = entry.split()
        assert name in ("explainer", "ruff", "python")
        if name == "explainer":
            help_text = command_line(words[0], "--help")
            assert help_text.returncode == 0, entry
            assert all(word in help_text.stdout for word in words[1:]), entry


def test_the_workflow_may_only_read() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))

    assert workflow["permissions"] == {"contents": "read"}
