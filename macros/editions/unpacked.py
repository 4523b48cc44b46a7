# The site as a folder that opens by double-click: links name files, search brings its own worker and
# index, and a manifest lists every file.
from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html

from macros.editions.imprint import Imprint
from macros.render.assets import verify_style
from macros.render.environment import render, render_text

MANIFEST = "SHA256SUMS"
VERIFY = "verify.html"
_INDEX, _WORKER, _STAND_IN = "search/search_index", "assets/javascripts/workers/", "assets/javascripts/worker.js"
_LEFT_OUT = ("assets/javascripts/lunr/", "sitemap.xml", "404.html", f"{_INDEX}.json", _WORKER)
"""What only a web server, or another language's search, has a use for."""


@dataclass(frozen=True, slots=True)
class VerifyView:
    """What the page that checks the files knows."""

    imprint: Imprint
    manifest: str
    sums: tuple[tuple[str, str], ...]
    """Path and SHA-256 of every file but the page itself and the manifest, which vouch for each other."""


def unpacked(folder: Path, imprint: Imprint) -> Mapping[str, bytes]:
    """The files of the unpacked edition, by path below its folder.

    Args:
        folder: The built and inspected site.
        imprint: What the edition says of itself.
    """
    built = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    files = {path: _content(path, file) for path, file in built.items() if _is_kept(path)}
    worker = next(file for path, file in built.items() if path.startswith(_WORKER) and path.endswith(".js"))
    files[_STAND_IN] = render_text("editions/worker.js", _literal(worker.read_text("utf-8"))).encode()
    files[f"{_INDEX}.js"] = _index(built[f"{_INDEX}.json"].read_text("utf-8"))
    files["README.txt"] = render_text("editions/readme.txt", imprint).replace("\n", "\r\n").encode()
    files["assets/stylesheets/verify.css"] = verify_style().encode()
    files["assets/javascripts/verify.js"] = render_text("editions/verify.js", MANIFEST).encode()
    sums = {path: sha256(content).hexdigest() for path, content in files.items()}
    files[VERIFY] = render("editions/verify", VerifyView(imprint, MANIFEST, tuple(sorted(sums.items())))).encode()
    sums[VERIFY] = sha256(files[VERIFY]).hexdigest()
    files[MANIFEST] = "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()
    return files


def _is_kept(path: str) -> bool:
    return not path.startswith(_LEFT_OUT) and not path.endswith(".map")


def _content(path: str, file: Path) -> bytes:
    content = file.read_bytes()
    return _page(content, path) if path.endswith(".html") else content


def _page(content: bytes, path: str) -> bytes:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.document_fromstring(content, parser=parser)
    for element in root.iter("a", "meta", "script"):
        _point_to_files(element, path)
    made: bytes = lxml.html.tostring(root, encoding="utf-8", doctype="<!doctype html>")
    return made


def _point_to_files(element: Any, page: str) -> None:
    address, turned = element.get("href"), element.get("content", "")
    if address is not None:
        element.set("href", file_address(address))
    if element.get("http-equiv") == "refresh":
        delay, mark, to = turned.partition("url=")
        element.set("content", delay + mark + file_address(to))
    if element.get("data-search"):
        stand_in = posixpath.relpath(_STAND_IN, posixpath.dirname(page) or ".")
        element.set("data-search", f"{stand_in} {element.get('data-search')}")


def file_address(address: str) -> str:
    """An address of the site with the file it leads to named; others as they are."""
    parts = urlsplit(address)
    last = parts.path.rpartition("/")[2]
    if parts.scheme or parts.netloc or not parts.path or last not in ("", ".", ".."):
        return address
    folder = parts.path if last == "" else f"{parts.path}/"
    return parts._replace(path=f"{folder.removeprefix('./')}index.html").geturl()


def _literal(value: object) -> str:
    """A value as a script writes it: JSON is a part of JavaScript."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _index(text: str) -> bytes:
    index = json.loads(text)
    for entry in index["docs"]:
        path, mark, anchor = entry["location"].partition("#")
        entry["location"] = f"{path}index.html{mark}{anchor}"
    return render_text("editions/index.js", _literal(index)).encode()
