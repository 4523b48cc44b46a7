# The process that reads, judges and renders. It is another than the server's, so that changed Python
# comes to life in a new one, and a server outlives whatever the new one does.
# It may import nothing of the engine before it can tell what went wrong in that.
from __future__ import annotations

import gc
import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

ENGINE = Path(__file__).parent.parent


class State(NamedTuple):
    """What came of following a change."""

    mistakes: str
    """The report; "" if all is well."""
    pages: tuple[str, ...] = ()
    """The paths of all pages of the newest good site."""
    mount: str = "/"
    """The path under which the site stands."""


class Content(NamedTuple):
    """What stands at a path."""

    body: bytes | None
    """None if there is nothing, or if it is mistaken."""
    mistakes: str = ""


def work(channel: Connection, root: Path, folder: Path) -> None:
    """Answer the server until it goes away: `("follow", changed files)` with a `State`, `("content",
    path)` with a `Content`.

    Args:
        channel: To the server.
        root: The project folder.
        folder: Where pages may be written.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends this process when it ends
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from macros.preview.mistakes import told

    try:
        from macros.preview.rendering import Rendering

        rendering = Rendering(root, folder)
        first = rendering.follow(())
        gc.collect()
        gc.freeze()  # modules and the like stay for good: going through them at each change is slow
    except (Exception, SystemExit) as error:
        channel.send(told(error, (root, ENGINE.parent)))
        return
    try:
        channel.send(first)
        while True:
            what, given = channel.recv()
            channel.send(rendering.follow(given) if what == "follow" else rendering.content(given))
    except (EOFError, ConnectionError):
        return  # the server has gone


def is_python(path: Path) -> bool:
    """Whether a file is Python of the engine."""
    return path.suffix == ".py" and path.is_relative_to(ENGINE)


def of_engine(paths: Sequence[Path]) -> bool:
    """Whether any of these files is the engine's."""
    return any(path.is_relative_to(ENGINE) for path in paths)
