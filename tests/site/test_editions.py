"""Editions: small, the same bytes from the same data wherever they are made, and whole whatever happens."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import HARBOUR, ROOT, Project, copy_project

STORY = "idlib-ceasefire"
UNSAFE = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)


def editions(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", "editions", "--project", str(root)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, **environment}
    )  # fmt: skip


def published(root: Path) -> dict[str, str]:
    """The SHA-256 of every file under a final name."""
    found = {}
    for top in ("site", "dist"):
        for path in sorted((root / top).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                found[path.relative_to(root).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def held(archive: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(archive)


# What is in them


def test_the_editions_are_small_enough_to_send(real_editions: Path) -> None:
    (archive,) = real_editions.glob("*-offline.zip")
    single = (real_editions / f"{STORY}.html").read_bytes()
    assert archive.stat().st_size <= 1_000_000
    assert len(single) <= 600_000
    assert len(gzip.compress(single, 9)) <= 150_000


def test_the_archive_holds_one_folder_with_what_a_reader_looks_for_at_its_top(real_editions: Path) -> None:
    (path,) = real_editions.glob("*-offline.zip")
    with held(path) as archive:
        names = archive.namelist()
        assert {name.split("/")[0] for name in names} == {path.stem}
        assert {f"{path.stem}/{name}" for name in ("index.html", "README.txt", "verify.html", "SHA256SUMS")} <= set(
            names
        )
        readme = archive.read(f"{path.stem}/README.txt").decode()
    assert "Open index.html" in readme
    assert "\r\n" in readme
    assert "\n\n" not in readme


def test_every_name_in_the_archive_can_be_unpacked_on_every_system(real_editions: Path) -> None:
    (path,) = real_editions.glob("*-offline.zip")
    with held(path) as archive:
        names = archive.namelist()
    assert [name for name in names if any(UNSAFE.search(part) for part in name.split("/"))] == []
    assert max(map(len, names)) <= 180
    assert len({name.casefold() for name in names}) == len(names)


def test_the_manifest_has_the_sum_of_every_file(real_editions: Path) -> None:
    (path,) = real_editions.glob("*-offline.zip")
    with held(path) as archive:
        files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    sums = dict(reversed(line.split("  ", 1)) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_no_page_of_an_edition_asks_for_anything_outside(real_editions: Path) -> None:
    (path,) = real_editions.glob("*-offline.zip")
    fetched = re.compile(rb'<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)="?((?:https?:)?//[^">]*)')
    with held(path) as archive:
        pages = {name: archive.read(name) for name in archive.namelist() if name.endswith(".html")}
    pages["single"] = (real_editions / f"{STORY}.html").read_bytes()
    assert {name: found for name, page in pages.items() if (found := fetched.findall(page))} == {}


def test_nothing_of_the_machine_is_in_an_edition(real_editions: Path) -> None:
    (path,) = real_editions.glob("*-offline.zip")
    told = [str(ROOT), str(real_editions.parent), os.uname().nodename, str(Path(sys.prefix))]
    with held(path) as archive:
        contents = [archive.read(name) for name in archive.namelist()]
        assert {entry.date_time for entry in archive.infolist()} == {archive.infolist()[0].date_time}
        assert [entry.filename for entry in archive.infolist()] == sorted(archive.namelist())
    contents.append((real_editions / f"{STORY}.html").read_bytes())
    assert [word for word in told if any(word.encode() in content for content in contents)] == []


# The same bytes


def two_builds(source: Path, tmp_path: Path) -> tuple[dict[str, str], dict[str, str]]:
    one = copy_project(source, tmp_path / "one")
    other = copy_project(source, tmp_path / "a place" / "deeper" / "zwei é")
    ways = (
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "USER": "anna", "HOME": str(tmp_path), "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "USER": "bo", "PYTHONHASHSEED": "2"},
    )
    for root, way in zip((one, other), ways, strict=True):
        done = editions(root, **way)
        assert done.returncode == 0, done.stderr
    return published(one), published(other)


def test_two_builds_in_different_places_zones_locales_and_names_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = two_builds(HARBOUR, tmp_path)
    assert len(one) > 60
    assert one == other


@pytest.mark.long
def test_two_builds_of_the_real_project_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = two_builds(ROOT, tmp_path)
    assert len(one) > 60
    assert one == other


def test_the_time_in_an_edition_is_the_story_s_or_the_one_that_is_asked_for(harbour: Project) -> None:
    def times() -> set[tuple[int, ...]]:
        (path,) = (harbour.root / "dist").glob("*-offline.zip")
        with held(path) as archive:
            return {entry.date_time for entry in archive.infolist()}

    checked = next(iter(harbour.load().world.stories.values())).story.checked.date
    assert editions(harbour.root).returncode == 0
    assert times() == {(checked.year, checked.month, checked.day, 0, 0, 0)}
    assert editions(harbour.root, SOURCE_DATE_EPOCH="1000000000").returncode == 0
    assert times() == {(2001, 9, 9, 1, 46, 40)}
    refused = editions(harbour.root, SOURCE_DATE_EPOCH="yesterday")
    assert refused.returncode == 1
    assert "SOURCE_DATE_EPOCH takes whole seconds since 1970, not 'yesterday'" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_each_story_has_a_file_of_its_own_and_the_archive_holds_them_all(harbour: Project) -> None:
    first = next(iter(harbour.load().world.stories))
    done = editions(harbour.root)
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (harbour.root / "dist").iterdir())
    version = harbour.load().world.stories[first].story.checked.date.isoformat()
    assert f"{first}-{version}-offline.zip" in names
    assert {f"{story}.html" for story in harbour.load().world.stories} <= set(names)
    for name in names:
        assert f"made: {name}, " in done.stdout


# Whole whatever happens


def test_a_mistake_in_the_data_leaves_the_editions_as_they_were(harbour: Project) -> None:
    assert editions(harbour.root).returncode == 0
    before = published(harbour.root)
    harbour.edit("data/stories/dredging/claims.yml", "kind: reported", "kind: rumoured")
    assert editions(harbour.root).returncode == 1
    assert published(harbour.root) == before


@pytest.mark.parametrize("way", ["a folder where the file belongs", "a file where dist belongs"])
def test_what_stands_in_the_way_is_named_and_nothing_is_changed(harbour: Project, way: str) -> None:
    story = next(iter(harbour.load().world.stories))
    assert editions(harbour.root).returncode == 0
    before = {name: value for name, value in published(harbour.root).items() if name.startswith("site/")}
    in_the_way = harbour.root / "dist"
    for path in in_the_way.iterdir():
        path.unlink()
    if way == "a folder where the file belongs":
        in_the_way = in_the_way / f"{story}.html"
        in_the_way.mkdir()
    else:
        in_the_way.rmdir()
        in_the_way.write_text("mine", "utf-8")
    harbour.edit("mkdocs.yml", "site_name: ", "site_name: New ")
    done = editions(harbour.root)
    assert done.returncode == 1
    assert str(in_the_way) in done.stderr
    assert "move it away" in done.stderr
    assert "Traceback" not in done.stderr
    assert {name: value for name, value in published(harbour.root).items() if name.startswith("site/")} == before
    assert not list(harbour.root.rglob(".*.building"))


def test_an_old_edition_is_replaced_and_other_files_in_dist_are_left_alone(harbour: Project) -> None:
    assert editions(harbour.root).returncode == 0
    old = published(harbour.root)
    (harbour.root / "dist" / "mine.txt").write_text("mine", "utf-8")
    harbour.edit("mkdocs.yml", "site_name: ", "site_name: New ")
    assert editions(harbour.root).returncode == 0
    new = published(harbour.root)
    assert new.pop("dist/mine.txt")
    assert set(new) == set(old)
    assert all(new[name] != old[name] for name in new if name.startswith("dist/"))


def start(root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "macros", "editions", "--project", str(root)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def test_two_builds_at_once_wait_for_one_another_and_leave_everything_whole(harbour: Project, tmp_path: Path) -> None:
    alone = copy_project(harbour.root, tmp_path / "alone")
    assert editions(alone).returncode == 0
    running = [start(harbour.root) for _ in range(3)]
    told = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], told
    assert sum("Another build is at work on site; waiting for it to end." in text for text in told) >= 1
    assert published(harbour.root) == published(alone)


def mixed(found: dict[str, str], old: dict[str, str], new: dict[str, str]) -> list[str]:
    """What is neither wholly old nor wholly new: the site as one thing, each edition as another."""
    wrong = []

    def part(all_files: dict[str, str], top: str) -> dict[str, str]:
        return {name: value for name, value in all_files.items() if name.startswith(top)}

    if part(found, "site/") not in (part(old, "site/"), part(new, "site/")):
        wrong.append("site")
    editions_found = part(found, "dist/")
    wrong += [name for name, value in editions_found.items() if value not in (old[name], new[name])]
    return wrong + sorted(set(part(old, "dist/")) - set(editions_found))


@pytest.mark.long
def test_a_build_killed_at_ten_moments_leaves_everything_whole_old_or_new(harbour: Project, tmp_path: Path) -> None:
    assert editions(harbour.root).returncode == 0
    old = published(harbour.root)
    harbour.edit("mkdocs.yml", "site_name: ", "site_name: New ")
    began = time.monotonic()
    new_root = copy_project(harbour.root, tmp_path / "new")
    assert editions(new_root).returncode == 0
    whole = time.monotonic() - began
    new = published(new_root)
    seen = []
    for moment in range(10):
        process = start(harbour.root)
        # Most moments late, where files are being put in place.
        time.sleep(whole * (0.3 + 0.75 * moment / 9))
        process.kill()
        process.communicate()
        seen.append(mixed(published(harbour.root), old, new))
    assert seen == [[]] * 10
    done = editions(harbour.root)
    assert done.returncode == 0, done.stderr
    assert published(harbour.root) == new
    assert not list(harbour.root.rglob(".*.building"))


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """A file system of its own and of this size. Needs the right to mount."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, f"this test mounts a small disk, as root: {made.stderr}"
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def free(disk: Path) -> int:
    """Bytes left."""
    space = os.statvfs(disk)
    return space.f_bavail * space.f_frsize


@pytest.mark.long
@pytest.mark.parametrize("place", ["at once", "in the first pages", "in the middle", "at the editions"])
def test_a_full_disk_leaves_everything_whole_and_says_what_to_do(tmp_path: Path, place: str) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, 32):
        root = copy_project(HARBOUR, disk / "harbour")
        before = free(disk)
        assert editions(root).returncode == 0
        made = sum(path.stat().st_size for path in (root / "dist").iterdir())
        site = before - free(disk) - made
        old = published(root)
        config = root / "mkdocs.yml"
        config.write_text(config.read_text("utf-8").replace("site_name: ", "site_name: New "), "utf-8")
        left = {
            "at once": 0,
            "in the first pages": site // 10,
            "in the middle": site // 2,
            "at the editions": site + made // 2,
        }
        (disk / "filler").write_bytes(b"x" * (free(disk) - left[place]))
        done = editions(root)
        assert done.returncode == 1
        assert "No space left on device; free some space and build again; the last good site stays." in done.stderr
        assert "Traceback" not in done.stderr
        assert published(root) == old
        (disk / "filler").unlink()
        assert editions(root).returncode == 0
        assert published(root) != old
        assert not list(root.rglob(".*.building"))


@pytest.mark.long
def test_a_read_only_disk_leaves_everything_whole_and_says_what_to_do(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 24):
        root = copy_project(HARBOUR, tmp_path / "disk" / "harbour")
        assert editions(root).returncode == 0
        old = published(root)
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "disk")], check=True)
        done = editions(root)
        subprocess.run(["mount", "-o", "remount,rw", str(tmp_path / "disk")], check=True)
        assert done.returncode == 1
        assert "Read-only file system; build in a folder that can be written to" in done.stderr
        assert "Traceback" not in done.stderr
        assert published(root) == old
