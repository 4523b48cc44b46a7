"""What all tests share: projects to build, a site to look at, a browser to look with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.load import Loaded, load_world
from tests.browser_here import launch, launch_firefox
from tests.served import Served, serve_folder

ROOT = Path(__file__).parent.parent
HARBOUR = ROOT / "tests" / "worlds" / "harbour"
PARTS = ("data", "seeds", "docs")


def copy_project(source: Path, target: Path) -> Path:
    """A project's own parts, and nothing of the engine, in a folder of their own."""
    target.mkdir(parents=True)
    for part in PARTS:
        shutil.copytree(source / part, target / part)
    shutil.copy(source / "mkdocs.yml", target / "mkdocs.yml")
    return target


class Project:
    """A copy of a project that a test may break."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> str:
        return self.path(name).read_text("utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in a file; it must be there."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new, 1))

    def load(self) -> Loaded:
        return load_world(self.root)


@pytest.fixture
def harbour(tmp_path: Path) -> Project:
    """A made-up story with a file of every kind, small enough to read whole."""
    return Project(copy_project(HARBOUR, tmp_path / "harbour"))


@pytest.fixture
def real(tmp_path: Path) -> Project:
    """A copy of the real project."""
    return Project(copy_project(ROOT, tmp_path / "real"))


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Builds a project folder with the command line; gives its site folder."""
    import subprocess
    import sys

    def run(root: Path) -> Path:
        command = [sys.executable, "-m", "macros", "build", "--project", str(root)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return root / "site"

    return run


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project, built once with its editions from a copy in another folder. Read only."""
    import subprocess
    import sys

    root = copy_project(ROOT, tmp_path_factory.mktemp("built") / "real")
    command = [sys.executable, "-m", "macros", "editions", "--project", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def real_editions(real_site: Path) -> Path:
    """The folder with the editions of the real project. Read only."""
    return real_site.parent / "dist"


@pytest.fixture(scope="session")
def unpacked(real_editions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, unpacked into a folder whose name has a space and accents. Read only."""
    import zipfile

    (path,) = real_editions.glob("*-offline.zip")
    folder = tmp_path_factory.mktemp("opened") / "Mappe à lire 2"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder / path.stem


@pytest.fixture(scope="session")
def served_site(real_site: Path) -> Iterator[Served]:
    """The real site behind a real web server."""
    with serve_folder(real_site) as served:
        yield served


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """Playwright, of which a run of the tests has one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Any) -> Iterator[Any]:
    """A real Chromium, installed if this machine has none."""
    with launch(playwright) as running:
        yield running


@pytest.fixture(scope="session")
def firefox(playwright: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real Firefox, installed if this machine has none."""
    with launch_firefox(playwright, tmp_path_factory.mktemp("firefox")) as running:
        yield running
