"""What the preview is told of: files made, changed, removed, moved; with and without the system's notices."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.preview.watch import Watch


@pytest.fixture(params=[True, False], ids=["with notices", "without"])
def watch(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Watch]:
    (tmp_path / "data" / "deep").mkdir(parents=True)
    (tmp_path / "data" / "deep" / "one.yml").write_text("one", "utf-8")
    made = Watch([tmp_path / "data", tmp_path / "settings.yml"], notices=request.param)
    yield made
    made.stop()


def soon(do: Callable[[], object]) -> None:
    threading.Timer(0.1, do).start()


def test_a_change_in_a_folder_below_is_told(watch: Watch, tmp_path: Path) -> None:
    one = tmp_path / "data" / "deep" / "one.yml"
    soon(lambda: one.write_text("another", "utf-8"))

    assert watch.changed() == {one}


def test_a_file_that_was_not_there_is_told_when_it_comes_and_when_it_goes(watch: Watch, tmp_path: Path) -> None:
    settings = tmp_path / "settings.yml"
    settings.write_text("new", "utf-8")
    assert watch.changed() == {settings}

    settings.unlink()
    assert watch.changed() == {settings}


def test_a_folder_moved_away_and_back_is_still_watched(watch: Watch, tmp_path: Path) -> None:
    one = tmp_path / "data" / "deep" / "one.yml"
    (tmp_path / "data").rename(tmp_path / "away")
    assert watch.changed() == {one}
    (tmp_path / "away").rename(tmp_path / "data")
    assert watch.changed() == {one}
    soon(lambda: one.write_text("another", "utf-8"))
    assert watch.changed() == {one}


def test_nothing_is_told_of_reading_hidden_files_or_caches(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "data" / "deep" / "one.yml").read_text("utf-8")
    for name in (".one.yml.swp", "one.yml~", "#one.yml#", "one.pyc"):
        (tmp_path / "data" / name).write_text("x", "utf-8")

    assert watch.changed(timeout=0.3) == frozenset()


def test_several_files_saved_together_are_told_together(watch: Watch, tmp_path: Path) -> None:
    names = {tmp_path / "data" / f"{number}.yml" for number in range(5)}
    for name in names:
        name.write_text("x", "utf-8")

    assert watch.changed() == names
