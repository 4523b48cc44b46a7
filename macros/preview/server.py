# The web server: pages with a script that listens for changes, and the stream it listens to.
from __future__ import annotations

import hashlib
import json
import mimetypes
import os
import socket
import socketserver
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, unquote, urlsplit

from macros.preview.stage import Shown, Stage
from macros.render.environment import TEMPLATES, render

OWN = "/__preview/"
HEARTBEAT = 10.0
"""Seconds after which a quiet stream says that it is alive, and finds out whether the browser is."""
_TYPES = {".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".gz": "application/gzip"}


class Server(socketserver.ThreadingTCPServer):
    """Serves a stage on an address.

    Raises:
        OSError: If the address cannot be had.
    """

    daemon_threads = True
    # Elsewhere this would let two servers share a port in silence.
    allow_reuse_address = os.name == "posix"
    request_queue_size = 64

    def __init__(self, host: str, port: int, stage: Stage) -> None:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        self.address_family = family
        self.stage = stage
        super().__init__(address, _Handler)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for the project."""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == f"{OWN}changes":
            self._stream(parse_qs(url.query).get("path", ["/"])[0])
        elif url.path == f"{OWN}preview.js":
            self._send((TEMPLATES / "preview" / "preview.js").read_bytes(), ".js")
        else:
            self._page(unquote(url.path))

    def _page(self, asked: str) -> None:
        stage = self.server.stage
        path = self._path(asked)
        if path is None:
            self._redirect(stage.mount)
            return
        shown = stage.content(path)
        if shown.body is not None:
            self._show(path, shown)
        elif not asked.endswith("/") and stage.content(f"{path}/index.html").body is not None:
            self._redirect(f"{asked}/")
        elif path.endswith(".html") and stage.report:
            self._show(path, Shown(render("preview/nothing_yet", None).encode(), shown.version))
        else:
            missing = stage.content("404.html").body or render("preview/nothing_yet", None).encode()
            self._show("404.html", Shown(missing, shown.version), HTTPStatus.NOT_FOUND)

    def _path(self, asked: str) -> str | None:
        """The path below the site's root of an address, or None if it is outside the site."""
        mount = self.server.stage.mount
        if not asked.startswith(mount):
            return None
        below = asked.removeprefix(mount)
        return f"{below}index.html" if below.endswith("/") or not below else below

    def _show(self, path: str, shown: Shown, status: HTTPStatus = HTTPStatus.OK) -> None:
        assert shown.body is not None
        body = shown.body
        if path.endswith(".html"):
            before, end, after = body.rpartition(b"</body>")
            script = render("preview/script", {"own": OWN, "version": shown.version}).encode()
            body = before + script + end + after
        self._send(body, os.path.splitext(path)[1], status)  # noqa: PTH122 - a path of the web

    def _send(self, body: bytes, ending: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        kind = _TYPES.get(ending) or mimetypes.types_map.get(ending, "application/octet-stream")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", tag)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", "/" + quote(to.lstrip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self, asked: str) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        path = self._path(asked) or "index.html"
        with self.server.stage.opened(path):
            for message in self._messages(path):
                self.wfile.write(message.encode())
                self.wfile.flush()

    def _messages(self, path: str) -> Iterator[str]:
        """The stream of a page: version and report at first and whenever they change."""
        stage, said = self.server.stage, ""
        yield "retry: 500\n\n"
        while True:
            news, report = stage.news, stage.report
            overlay = render("preview/overlay", report) if report else ""
            state = json.dumps({"version": stage.version_of(path), "overlay": overlay})
            yield f"data: {state}\n\n" if state != said else ": still here\n\n"
            said = state
            stage.wait(news, HEARTBEAT)
