"""Stands between Playwright and a stock Firefox. Playwright (1.65) asks every Firefox for
`emulation.setMediaFeaturesOverride`, which an ESR does not know yet, and gives up when it is refused. That one
command is answered here; every other message passes through as it is. Started in place of Firefox."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.sync.server import ServerConnection, serve

UNKNOWN = "emulation.setMediaFeaturesOverride"
LISTENING = re.compile(r"(WebDriver BiDi listening on )(ws://\S+)")


def answer(message: str | bytes) -> str | None:
    """The answer to a command that Firefox does not know, or None if it is one for Firefox."""
    command = json.loads(message)
    if command.get("method") != UNKNOWN:
        return None
    return json.dumps({"type": "success", "id": command["id"], "result": {}})


def _between(address: str) -> Callable[[ServerConnection], None]:
    def relay(asking: ServerConnection) -> None:
        with connect(address + "/session", max_size=None, compression=None) as firefox:

            def back() -> None:
                with suppress(ConnectionClosed):
                    for message in firefox:
                        asking.send(message)
                asking.close()

            threading.Thread(target=back, daemon=True).start()
            with suppress(ConnectionClosed):
                for message in asking:
                    own = answer(message)
                    if own is None:
                        firefox.send(message)
                    else:
                        asking.send(own)

    return relay


def main(firefox: str, arguments: list[str]) -> int:
    """Firefox's exit status, once it has ended; says where it listens in the words Firefox has for it."""
    running = subprocess.Popen([firefox, *arguments], stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert running.stderr
    for line in running.stderr:
        found = LISTENING.search(line)
        if found:
            server = serve(_between(found[2]), "127.0.0.1", 0, max_size=None, compression=None)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            line = f"{found[1]}ws://127.0.0.1:{server.socket.getsockname()[1]}\n"
        sys.stderr.write(line)
        sys.stderr.flush()
    return running.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
