# The command line. Exit status: 0 all well, 1 problems in the data or the site, 2 wrong use.
from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ALL_WELL, PROBLEMS, WRONG_USE = 0, 1, 2

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; see `explainer --help`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(argv)
    command: Command = options.command
    try:
        return command(options)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explainer", description="Explains an article from structured data.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, command: Command, words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.add_argument(
            "--project", type=Path, default=Path(), metavar="DIR", help="project folder (default: this one)"
        )
        made.set_defaults(command=command)
        return made

    check = add("check", _check, "judge the data and the hand-written pages")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="how problems are told")
    check.add_argument("--stats", action="store_true", help="print figures on the data")
    add("build", _build, "judge the data, build site/ and judge what was built")
    serve = add("serve", _serve, "preview the site; it follows changes and survives mistakes")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to serve")
    schema = add("schema", _schema, "write the JSON Schemas for editors into data/schema/")
    schema.add_argument("--check", action="store_true", help="write nothing; exit 1 if they are stale")
    explain = add("explain", _explain, "tell more about a code that a report gives")
    explain.add_argument("code", nargs="?", help="the code; without one, all of them are listed")
    bench = add("bench", _bench, "measure speed and memory, as ratios within one run")
    bench.add_argument("--runs", type=int, default=5, help="runs of each figure (default: 5)")
    return parser


def _root(options: argparse.Namespace) -> Path:
    root: Path = options.project.resolve()
    for needed in ("mkdocs.yml", "data", "seeds", "docs"):
        if not (root / needed).exists():
            _refuse(f"{options.project} is no project folder: it has no {needed}")
    return root


def _refuse(message: str) -> None:
    sys.stderr.write(f"explainer: {message}\nexplainer: see 'explainer --help'\n")
    raise SystemExit(WRONG_USE)


def _check(options: argparse.Namespace) -> int:
    from macros.project import judge_project
    from macros.report import FORMATS
    from macros.statistics import statistics

    root = _root(options)
    judged = judge_project(root)
    if judged.problems or options.format == "json":
        sys.stdout.write(FORMATS[options.format](judged.problems, root))
    elif options.format == "text":
        sys.stdout.write(f"All well: {len(judged.site.world.claims)} claims checked.\n")
    if options.stats:
        stream = sys.stderr if options.format == "json" else sys.stdout
        stream.write("".join(f"{line}\n" for line in statistics(judged.site.world, judged.problems)))
    return PROBLEMS if judged.problems else ALL_WELL


def _build(options: argparse.Namespace) -> int:
    from macros.plugin import build_site

    root = _root(options)
    if not build_site(root):
        return PROBLEMS
    pages = sum(1 for _ in (root / "site").rglob("*.html"))
    sys.stdout.write(f"All well: {pages} pages built and checked in {options.project / 'site'}.\n")
    return ALL_WELL


def _serve(options: argparse.Namespace) -> int:
    from macros.preview.follow import AddressTaken, preview

    root = _root(options)
    if not re.fullmatch(r"[^\s:]+:[0-9]{1,5}|\[[0-9a-fA-F:]+\]:[0-9]{1,5}", options.address):
        _refuse(f"--address takes HOST:PORT, not {options.address!r}")
    host, _, port = options.address.rpartition(":")
    try:
        preview(root, host.strip("[]"), int(port))
    except AddressTaken as error:
        _refuse(f"cannot serve on {options.address}: {error}; give another with --address HOST:PORT")
    return ALL_WELL


def _schema(options: argparse.Namespace) -> int:
    from macros.schema import schema_files

    folder = _root(options) / "data" / "schema"
    stale = []
    for name, text in schema_files().items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if not options.check:
                folder.mkdir(exist_ok=True)
                path.write_text(text, "utf-8", newline="\n")
    for name in stale:
        sys.stdout.write(f"{'stale' if options.check else 'written'}: data/schema/{name}\n")
    return PROBLEMS if stale and options.check else ALL_WELL


def _explain(options: argparse.Namespace) -> int:
    from macros.codes import CODES
    from macros.nearest import nearest

    if options.code is None:
        sys.stdout.write("".join(f"{code}: {text}\n" for code, text in sorted(CODES.items())))
        return ALL_WELL
    if options.code not in CODES:
        meant = nearest(options.code, CODES)
        _refuse(f"there is no code {options.code!r}" + (f"; did you mean {meant}?" if meant else ""))
    sys.stdout.write(f"{options.code}\n  {CODES[options.code]}\n")
    return ALL_WELL


def _bench(options: argparse.Namespace) -> int:
    from macros.bench import bench

    root = _root(options)
    if options.runs < 1:
        _refuse("--runs takes a number from 1")
    sys.stdout.write("".join(f"{line}\n" for line in bench(root, options.runs)))
    return ALL_WELL


if __name__ == "__main__":
    raise SystemExit(main())
