"""`explainer serve` and plain `mkdocs serve`: a mistake is shown, and the server lives on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.conftest import Project

COMMANDS = {
    "explainer": ["macros", "serve", "--project", "{root}", "--address", "{address}"],
    "mkdocs": ["mkdocs", "serve", "-f", "{root}/mkdocs.yml", "-a", "{address}"],
}


def free_address() -> str:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{found.getsockname()[1]}"


@contextmanager
def serving(engine: str, project: Project) -> Iterator[Callable[[str, Callable[[str], bool]], str]]:
    address = free_address()
    command = [part.format(root=project.root, address=address) for part in COMMANDS[engine]]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    log = project.root / "serve.log"
    with log.open("w") as out:
        process = subprocess.Popen([sys.executable, "-m", *command], stdout=out, stderr=out, env=environment)

        def wait_for(path: str, wanted: Callable[[str], bool]) -> str:
            """The page once it is as wanted; fails after 20 seconds."""
            text, until = "", time.monotonic() + 20
            while time.monotonic() < until:
                assert process.poll() is None, f"the server died:\n{log.read_text('utf-8')}"
                try:
                    with urllib.request.urlopen(f"http://{address}/{path}", timeout=5) as answer:
                        text = answer.read().decode("utf-8")
                except OSError:
                    text = ""
                if text and wanted(text):
                    return text
                time.sleep(0.2)
            raise AssertionError(f"{path} never came to be as wanted:\n{log.read_text('utf-8')}")

        try:
            yield wait_for
        finally:
            process.terminate()
            process.wait(10)


@pytest.mark.parametrize("engine", sorted(COMMANDS))
def test_a_mistake_is_reported_on_top_of_the_last_good_page_until_it_is_mended(engine: str, harbour: Project) -> None:
    with serving(engine, harbour) as wait_for:
        wait_for("dredging/", lambda text: "Those the article quotes" not in text and 'class="report"' not in text)

        good = harbour.read("data/actors/skippers.yml")
        harbour.write("data/actors/skippers.yml", good.replace("kind: group", "kind: groop"))
        broken = wait_for("actors/skippers/", lambda text: 'class="report"' in text)
        assert "data/actors/skippers.yml:2:7" in broken
        assert "Those the article quotes on the gain." in broken

        harbour.write("docs/index.md", harbour.read("docs/index.md") + '\n{{ clam("x") }}\n')
        both = wait_for("", lambda text: "unknown-macro" in text)
        assert "skippers.yml" in both

        harbour.write("data/actors/skippers.yml", good.replace("on the gain", "on their gain"))
        harbour.write("docs/index.md", harbour.read("docs/index.md").replace('{{ clam("x") }}', "All of it."))
        mended = wait_for("actors/skippers/", lambda text: "on their gain" in text)
        assert 'class="report"' not in mended


def test_a_preview_that_starts_with_a_mistake_shows_it_and_comes_to_life_when_it_is_mended(harbour: Project) -> None:
    good = harbour.read("data/stories/dredging/zone.yml")
    harbour.write("data/stories/dredging/zone.yml", good.replace("road: long-quay", "road: long-key"))

    with serving("mkdocs", harbour) as wait_for:
        broken = wait_for("", lambda text: 'class="report"' in text)
        assert "long-quay" in broken

        harbour.write("data/stories/dredging/zone.yml", good)
        wait_for("dredging/corridor/", lambda text: "How wide is the channel?" in text)
