# `explainer serve`: binds the address, follows the files, tells the terminal.
from __future__ import annotations

import signal
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from macros.preview.server import Server
from macros.preview.stage import Stage
from macros.preview.watch import Watch
from macros.preview.worker import ENGINE

MOST = 65535
PARTS = ("mkdocs.yml", "data", "seeds", "docs")


class AddressTaken(Exception):
    """The address cannot be had; its text says why."""


def preview(root: Path, host: str, port: int) -> None:
    """Serve a preview of the project in `root` until it is interrupted.

    Args:
        root: The project folder.
        host: A name or address of this machine.
        port: From 0 (any free one) to 65535.

    Raises:
        AddressTaken: If it cannot be served there.
    """
    if port > MOST:
        raise AddressTaken(f"a port is a number up to {MOST}")
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        stage = Stage(root, Path(folder))
        try:
            server = Server(host, port, stage)
        except OSError as error:
            raise AddressTaken(error.strerror or str(error)) from error
        watch = Watch([*(root / part for part in PARTS), ENGINE])
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            _say(
                f"Preview on http://{f'[{host}]' if ':' in host else host}:{server.server_address[1]}/ (Ctrl-C ends it)"
            )
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
            _follow(root, stage, watch)
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        finally:
            server.shutdown()
            server.server_close()
            watch.stop()
            stage.stop()


def _follow(root: Path, stage: Stage, watch: Watch) -> None:
    told = ""
    changed: frozenset[Path] = frozenset()
    started = time.perf_counter()
    stage.follow(())
    while True:
        seconds = time.perf_counter() - started
        _tell(changed, root, stage.report, told, seconds)
        told = stage.report
        while not (changed := watch.changed(timeout=0)) and stage.warm():
            if stage.report != told:
                _tell(changed, root, stage.report, told, 0)
                told = stage.report
        changed = changed or watch.changed()
        started = time.perf_counter()
        stage.follow(sorted(changed))
        if any(path.parent == ENGINE / "preview" for path in changed):
            _say("The server itself changes when it is started again.")


def _tell(changed: Sequence[Path] | frozenset[Path], root: Path, report: str, told: str, seconds: float) -> None:
    """Say on the terminal what a change has brought."""
    names = [_name(path, root) for path in sorted(changed)[:3]]
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    what = f"{', '.join(names)}{more}: " if names else ""
    if report and (report != told or names):
        _say(f"{what}mistakes; the last good pages stay.\n\n{report}")
    elif not report:
        _say(f"{what}all well, ready after {seconds:.1f} s.")


def _name(path: Path, root: Path) -> str:
    for folder in (root, ENGINE.parent):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return str(path)


def _say(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stderr.flush()
