"""Under the final name there is only ever a finished folder."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from macros import swap
from macros.swap import alone_with, beside, put_files, recover, refusal, remove, swap_in


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture(params=["in one step", "in two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to swap: with the system's exchange, and without."""
    if request.param == "in two steps":
        monkeypatch.setattr("macros.swap._exchange", lambda one, other: False)
    return str(request.param)


def fill(folder: Path, word: str) -> Path:
    (folder / "deep").mkdir(parents=True, exist_ok=True)
    (folder / "deep" / "page.html").write_text(word, "utf-8")
    return folder


def content(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def names(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_the_first_swap_puts_the_folder_under_its_name(target: Path, way: str) -> None:
    swap_in(fill(beside(target), "new"), target)
    assert content(target) == {"deep/page.html": "new"}
    assert names(target) == ["site"]


def test_a_swap_replaces_a_full_folder_whole_and_leaves_nothing_over(target: Path, way: str) -> None:
    fill(target, "old")
    (target / "gone.html").write_text("old", "utf-8")
    swap_in(fill(beside(target), "new"), target)
    assert content(target) == {"deep/page.html": "new"}
    assert names(target) == ["site"]


def test_a_swap_can_be_done_again_and_again(target: Path, way: str) -> None:
    for word in ("one", "two", "three"):
        swap_in(fill(beside(target), word), target)
        assert content(target) == {"deep/page.html": word}
    assert names(target) == ["site"]


@pytest.mark.parametrize("lacking", ["another system", "an old library"])
def test_a_system_without_exchange_says_so_and_changes_nothing(
    target: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    fill(target, "old")
    staging = fill(beside(target), "new")
    with monkeypatch.context() as patched:
        if lacking == "another system":
            patched.setattr("macros.swap.sys.platform", "darwin")
        else:
            patched.setattr("macros.swap.ctypes.CDLL", lambda *args, **kwargs: object())
        exchanged = swap._exchange(staging, target)
    assert exchanged is False
    assert content(target) == {"deep/page.html": "old"}
    assert content(staging) == {"deep/page.html": "new"}


def test_building_beside_starts_empty_and_leaves_the_finished_folder_alone(target: Path) -> None:
    fill(target, "old")
    fill(target.with_name(".site.building"), "broken")
    staging = beside(target)
    assert staging.parent == target.parent
    assert list(staging.iterdir()) == []
    assert content(target) == {"deep/page.html": "old"}


def test_building_beside_makes_the_folders_above(tmp_path: Path) -> None:
    assert beside(tmp_path / "a" / "b" / "site").is_dir()


def test_a_leftover_file_in_the_way_is_cleared(target: Path) -> None:
    target.with_name(".site.building").write_text("x", "utf-8")
    assert beside(target).is_dir()


def break_the_second_rename(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    monkeypatch.setattr("macros.swap._exchange", lambda one, other: False)
    rename = Path.rename

    def breaking(self: Path, to: Path) -> Path:
        if self.name == ".site.building":
            raise error
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", breaking)


def test_the_old_folder_is_brought_back_after_a_break_between_the_two_steps(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(target, "old")
    staging = fill(beside(target), "new")
    with monkeypatch.context() as broken:
        break_the_second_rename(broken, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            swap_in(staging, target)
    recover(target)
    assert content(target) == {"deep/page.html": "old"}
    swap_in(fill(beside(target), "newer"), target)
    assert content(target) == {"deep/page.html": "newer"}
    assert names(target) == ["site"]


def test_the_next_build_brings_the_old_folder_back_by_itself(target: Path) -> None:
    fill(target.with_name(".site.old"), "old")
    fill(target.with_name(".site.building"), "half")
    staging = beside(target)
    assert content(target) == {"deep/page.html": "old"}
    assert names(target) == [staging.name, "site"]


def test_the_old_folder_still_stands_when_the_new_one_cannot_be_renamed(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(target, "old")
    staging = fill(beside(target), "new")
    break_the_second_rename(monkeypatch, PermissionError(13, "Permission denied"))
    with pytest.raises(OSError, match="Permission denied"):
        swap_in(staging, target)
    assert target.is_dir(), "nothing stands under the final name"
    assert content(target) == {"deep/page.html": "old"}


def test_recovering_never_undoes_a_finished_swap(target: Path) -> None:
    fill(target, "new")
    fill(target.with_name(".site.old"), "old")
    recover(target)
    assert content(target) == {"deep/page.html": "new"}
    assert names(target) == ["site"]


def test_recovering_where_nothing_broke_changes_nothing(target: Path) -> None:
    recover(target)
    assert names(target) == []


def test_removing_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    kept = fill(tmp_path / "kept", "kept")
    link = tmp_path / "link"
    link.symlink_to(kept, target_is_directory=True)
    remove(link)
    assert not link.is_symlink()
    assert content(kept) == {"deep/page.html": "kept"}


def test_removing_takes_files_and_full_folders_and_nothing_that_is_not_there(tmp_path: Path) -> None:
    fill(tmp_path / "folder", "x")
    (tmp_path / "file").write_text("x", "utf-8")
    for name in ("folder", "file", "nothing"):
        remove(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


# Files


def test_a_file_is_whole_before_it_has_its_name_and_old_until_then(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    waiting = put_files(tmp_path, {"a": b"new", "b": b"more"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert not (tmp_path / "b").exists()
    waiting.into_place()
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"new", b"more"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_what_was_written_can_be_dropped(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    put_files(tmp_path, {"a": b"new"}).drop()
    assert content(tmp_path) == {"a": "old"}


def test_a_folder_in_the_way_of_one_file_leaves_all_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").mkdir()
    with pytest.raises(IsADirectoryError) as refused:
        put_files(tmp_path, {"a": b"new", "b": b"more"})
    assert (
        refusal(refused.value)
        == f"{tmp_path / 'b'}: Is a directory; a folder stands where a file belongs; move it away"
    )
    assert content(tmp_path) == {"a": "old"}


def test_what_a_broken_run_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".a.building").write_bytes(b"half")
    put_files(tmp_path, {"b": b"new"}).into_place()
    assert content(tmp_path) == {"b": "new"}


# One build at a time


def test_a_second_build_waits_for_the_first(target: Path) -> None:
    first = alone_with(target)
    code = (
        "import sys; from pathlib import Path; from macros.swap import alone_with;"
        f"alone_with(Path({str(target)!r})); print('in')"
    )
    second = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert second.stderr is not None
    assert second.stderr.readline() == "Another build is at work on site; waiting for it to end.\n"
    assert second.poll() is None
    first.release()
    assert second.communicate(timeout=20)[0] == "in\n"


def test_a_build_that_was_killed_bars_nobody(target: Path) -> None:
    code = (
        "import os, sys, signal; from pathlib import Path; from macros.swap import alone_with;"
        f"alone_with(Path({str(target)!r})); os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    alone_with(target).release()


@pytest.mark.parametrize(
    ("number", "advice"),
    [(errno.ENOSPC, "free some space"), (errno.EACCES, "allow writing there"), (errno.EROFS, "can be written to")],
)
def test_what_the_system_refuses_is_told_with_what_to_do(number: int, advice: str) -> None:
    told = refusal(OSError(number, os.strerror(number), "/somewhere"))
    assert told.startswith(f"/somewhere: {os.strerror(number)}; ")
    assert advice in told


def test_a_refusal_without_a_known_remedy_is_told_plainly() -> None:
    assert refusal(OSError("gone")) == "gone"
