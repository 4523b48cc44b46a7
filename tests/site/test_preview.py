"""Plain `mkdocs serve`: a mistake is shown, and the server lives on. `explainer serve` as a command."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.render.words import say
from tests.conftest import Project
from tests.previewing import free_address, previewing


@contextmanager
def serving(project: Project) -> Iterator[Callable[[str, Callable[[str], bool]], str]]:
    address = free_address()
    command = ["mkdocs", "serve", "-f", str(project.root / "mkdocs.yml"), "-a", address]
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


def test_a_mistake_is_reported_on_top_of_the_last_good_page_until_it_is_mended(harbour: Project) -> None:
    with serving(harbour) as wait_for:
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

    with serving(harbour) as wait_for:
        broken = wait_for("", lambda text: 'class="report"' in text)
        assert "long-quay" in broken

        harbour.write("data/stories/dredging/zone.yml", good)
        wait_for("dredging/corridor/", lambda text: "How wide is the channel?" in text)


def serve(project: Project, address: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros", "serve", "--project", str(project.root), "--address", address]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


def test_a_port_that_is_taken_is_said_and_ends_with_status_2(harbour: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = serve(harbour, address)

    assert done.returncode == 2
    assert f"cannot serve on {address}: Address already in use; give another with --address" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_that_cannot_be_is_said_and_ends_with_status_2(harbour: Project) -> None:
    for address in ("127.0.0.1:99999", "192.0.2.1:8000", "no.such.host.invalid:8000", "8000"):
        done = serve(harbour, address)
        assert done.returncode == 2, address
        assert address in done.stderr
        assert "Traceback" not in done.stderr


def test_an_interrupt_ends_the_preview_cleanly_and_leaves_nothing_behind(harbour: Project) -> None:
    with previewing(harbour) as preview:
        children = _children(preview.process.pid)
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(15) == 0
        assert "Traceback" not in preview.terminal
        until = time.monotonic() + 5
        while any(_runs(child) for child in children):
            assert time.monotonic() < until, "the rendering process goes on"
            time.sleep(0.05)


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in tasks.read_text().split()] if tasks.exists() else []


def _runs(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


def test_a_preview_that_starts_with_a_mistake_says_so_on_every_page_and_comes_to_life(harbour: Project) -> None:
    good = harbour.read("data/stories/dredging/zone.yml")
    harbour.write("data/stories/dredging/zone.yml", good.replace("road: long-quay", "road: long-key"))

    with previewing(harbour) as preview:
        assert say("preview_nothing_yet") in preview.text("dredging/")
        assert "long-quay" in preview.until_said("unknown-id")
        harbour.write("data/stories/dredging/zone.yml", good)
        preview.until_well(0)
        assert "How wide is the channel?" in preview.text("dredging/corridor/")


def test_an_address_without_its_slash_leads_to_the_page_and_a_missing_one_says_so(harbour: Project) -> None:
    with previewing(harbour) as preview:
        assert preview.get("dredging")[1] == preview.get("dredging/")[1]
        status, body = preview.get("nothing/here/")
        assert status == 404
        assert b"</html>" in body
        for outside in ("../mkdocs.yml", "..%2f..%2fmkdocs.yml", "/etc/passwd", "%00"):
            assert preview.get(outside)[0] == 404
