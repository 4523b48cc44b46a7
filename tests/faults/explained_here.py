"""What is wrong and right in an explanation, made in a project."""

from __future__ import annotations

from typing import Any

from macros.explained import LongForm
from tests.conftest import Project


def apply(project: Project, edit: dict[str, Any]) -> None:
    """Make one edit: remove, move, a folder, whole text, whole bytes, comments up to a size, or a replacement."""
    if "remove" in edit:
        project.path(edit["remove"]).unlink()
    elif "move" in edit:
        project.path(edit["to"]).parent.mkdir(parents=True, exist_ok=True)
        project.path(edit["move"]).rename(project.path(edit["to"]))
    elif "folder" in edit:
        project.path(edit["folder"]).mkdir(parents=True)
    elif "write" in edit:
        project.write(edit["file"], edit["write"])
    elif "bytes_hex" in edit:
        project.write(edit["file"], bytes.fromhex(edit["bytes_hex"]))
    elif "pad" in edit:
        text = project.path(edit["file"]).read_bytes() + b"# "
        project.write(edit["file"], text.ljust(edit["pad"], b"-"))
    else:
        project.edit(edit["file"], edit["old"], edit["new"])


def set_the_scene(project: Project, told: LongForm) -> None:
    """What the example takes for granted."""
    for edit in told.given:
        apply(project, edit)


def break_it(project: Project, told: LongForm) -> None:
    """The mistake of the example, in a project where its right form stands."""
    if told.whole:
        project.write(told.file, told.wrong)
    elif told.in_words:
        for edit in told.breaks:
            apply(project, edit)
    else:
        project.edit(told.file, told.right, told.wrong)


def make_right(project: Project, told: LongForm) -> None:
    """The right form, where it is a file of its own; elsewhere it stands in the project already."""
    if told.whole:
        project.write(told.right_file or told.file, told.right)
    elif not told.in_words:
        assert told.right in project.read(told.file)
