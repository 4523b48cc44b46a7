# `explainer check --fix`: mends what is safe to mend, shows it, and judges the project again.
from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from macros.authoring.mend_order import with_keys_in_order
from macros.authoring.mend_quotes import mended_quotes, with_mended_quotes
from macros.authoring.mend_spacing import with_spacing
from macros.authoring.same_data import read_whole
from macros.authoring.writing import replace_file, trial
from macros.load import assemble
from macros.model.files import FileKind
from macros.read.project import read_project
from macros.read.text_file import decode
from macros.report import visible

PROBLEMS = 1
_BOM = b"\xef\xbb\xbf"


def mended_files(root: Path) -> dict[str, tuple[bytes, bytes]]:
    """What each data file that can be mended holds, and what it would hold, by its path.

    A file that cannot be read whole as YAML is left alone. Data stay what they are, but for quotes
    that come to stand in their source.
    """
    reading = read_project(root)
    quotes = list(mended_quotes(assemble(reading)))
    found: dict[str, tuple[bytes, bytes]] = {}
    for data_file in reading.files:
        raw = (root / data_file.path).read_bytes()
        text, problems = decode(raw, data_file.path)
        if text is None or problems or read_whole(text) is None:
            continue
        text = with_mended_quotes(text, [each for each in quotes if each.place.file == data_file.path])
        text = _tidy(text, data_file.kind)
        after = (_BOM if raw.startswith(_BOM) else b"") + text.encode("utf-8")
        if after != raw:
            found[data_file.path] = (raw, after)
    return found


def _tidy(text: str, kind: FileKind) -> str:
    return with_keys_in_order(with_spacing(text), kind)


def unified_diff(files: Mapping[str, tuple[bytes, bytes]]) -> Iterator[str]:
    """The change as lines of a unified diff. Line ends are not shown."""
    for name, (before, after) in files.items():
        old, new = (_lines(raw) for raw in (before, after))
        for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm=""):
            yield visible(line)


def _lines(raw: bytes) -> list[str]:
    text = decode(raw, "")[0] or ""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[-1] == "":
        return lines[:-1]
    return [*lines[:-1], f"{lines[-1]}\n\\ No newline at end of file"]


@contextmanager
def fixed(root: Path, *, dry_run: bool, aside: bool) -> Iterator[Path]:
    """Mend a project's data, show the diff, and give the folder to judge: the project itself, or
    on a dry run a copy of it as it would be.

    Args:
        root: The project folder.
        dry_run: Show everything, and write nothing.
        aside: Show it on the error stream, where a program reads what comes after.

    Raises:
        SystemExit: With status 1 when a file cannot be read or written; the reason is told.
    """
    files = mended_files(root)
    stream = sys.stderr if aside else sys.stdout
    for name, (before, after) in files.items() if not dry_run else ():
        try:
            replace_file(root / name, before, after)
        except OSError as error:
            sys.stderr.write(f"explainer: {name} cannot be written: {error.strerror or error}\n")
            raise SystemExit(PROBLEMS) from None
    if files:
        count = "1 file" if len(files) == 1 else f"{len(files)} files"
        done = f"{'Would mend' if dry_run else 'Mended'} {count}."
        stream.write("".join(f"{line}\n" for line in (*unified_diff(files), "", done, "")))
    if not dry_run:
        yield root
        return
    with ExitStack() as stack:
        try:
            copy = stack.enter_context(trial(root, {name: after for name, (_, after) in files.items()}))
        except OSError as error:
            sys.stderr.write(f"explainer: {error}\n")
            raise SystemExit(PROBLEMS) from None
        yield copy
