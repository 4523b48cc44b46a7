# The command line. Exit status: 0 all well, 1 problems in the data or the site, 2 wrong use.
from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import NoReturn

from macros.authoring.options import add_new

ALL_WELL, PROBLEMS, WRONG_USE = 0, 1, 2

Command = Callable[[argparse.Namespace], int]


FORMS_OF_CHECK = """\
text (default): for people. In colour on a terminal; NO_COLOR=1 forbids it, FORCE_COLOR=1 asks for it anywhere.
  'explainer explain CODE' tells more about a problem.

json: one object. "count" is how many problems there are; "problems" lists them, each with
  file        path below the project folder, with forward slashes
  line        first line of the fault, from 1
  column      first character of the fault in that line, from 1
  end_line    last line of the fault
  end_column  the column behind its last character
  code        name of the rule that is broken
  message     what is wrong
  expected    what would be right, or ""
  meant       what was probably meant, ready to paste, or ""
  related     other places involved: each with file, line, column, end_line, end_column, and why, in words
  marks       the characters that differ, inside the first related place: each with file, line, column,
              end_line, end_column

github: one line a problem, which GitHub shows beside the changed line:
  ::error file=,line=,col=,endLine=,endColumn=,title=CODE::MESSAGE; expected EXPECTED; did you mean MEANT
  % is written %25 and a line break %0A; in the file's name , is %2C and : is %3A.

Exit status: 0 all well, 1 problems, 2 wrong use.
"""
"""What `check --help` says of the formats."""


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

    def add(name: str, command: Command, words: str, more: str = "") -> argparse.ArgumentParser:
        layout = argparse.RawDescriptionHelpFormatter
        made = commands.add_parser(name, help=words, description=words, epilog=more, formatter_class=layout)
        made.add_argument(
            "--project", type=Path, default=Path(), metavar="DIR", help="project folder (default: this one)"
        )
        made.set_defaults(command=command)
        return made

    check = add("check", _check, "judge the data and the hand-written pages", FORMS_OF_CHECK)
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="how problems are told")
    check.add_argument("--fix", action="store_true", help="mend what is safe to mend, and show what was changed")
    check.add_argument("--dry-run", action="store_true", help="with --fix: show it and write nothing")
    check.add_argument("--stats", action="store_true", help="print figures on the data")
    add("build", _build, "judge the data, build site/ and judge what was built")
    add("editions", _editions, "build site/ and, from it, the offline editions in dist/")
    serve = add("serve", _serve, "preview the site; it follows changes and survives mistakes")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to serve")
    words = "write a new claim, actor, term, place or source"
    add_new(commands.add_parser("new", help=words, description=words), _new)
    schema = add("schema", _schema, "write the JSON Schemas for editors into data/schema/")
    schema.add_argument("--check", action="store_true", help="write nothing; exit 1 if they are stale")
    explain = add("explain", _explain, "tell more about a code that a report gives")
    explain.add_argument("code", nargs="?", help="the code; without one, all of them are listed")
    diff = add("diff", _diff, "say in words what changed in the data since a git revision")
    diff.add_argument("revision", metavar="REV", help="what to compare the working tree with: HEAD, main, a commit")
    diff.add_argument("--format", choices=("text", "markdown"), default="text", help="how it is told")
    bench = add("bench", _bench, "measure speed and memory, as ratios within one run")
    bench.add_argument("--runs", type=int, default=5, help="runs of each figure (default: 5)")
    return parser


def _root(options: argparse.Namespace) -> Path:
    root: Path = options.project.resolve()
    for needed in ("mkdocs.yml", "data", "seeds", "docs"):
        if not (root / needed).exists():
            _refuse(f"{options.project} is no project folder: it has no {needed}")
    return root


def _refuse(message: str) -> NoReturn:
    sys.stderr.write(f"explainer: {message}\nexplainer: see 'explainer --help'\n")
    raise SystemExit(WRONG_USE)


def _check(options: argparse.Namespace) -> int:
    from macros.colour import paint_for
    from macros.project import judge_project
    from macros.report import FORMATS, as_text
    from macros.statistics import statistics

    root = _root(options)
    if options.dry_run and not options.fix:
        _refuse("--dry-run goes with --fix")
    with _mended(options, root) as folder:
        judged = judge_project(folder)
        if judged.problems or options.format == "json":
            if options.format == "text":
                sys.stdout.write(as_text(judged.problems, folder, paint_for(sys.stdout)))
            else:
                sys.stdout.write(FORMATS[options.format](judged.problems, folder))
        elif options.format == "text":
            sys.stdout.write(f"All well: {len(judged.site.world.claims)} claims checked.\n")
    if options.stats:
        stream = sys.stderr if options.format == "json" else sys.stdout
        stream.write("".join(f"{line}\n" for line in statistics(judged.site.world, judged.problems)))
    return PROBLEMS if judged.problems else ALL_WELL


def _mended(options: argparse.Namespace, root: Path) -> AbstractContextManager[Path]:
    if not options.fix:
        return nullcontext(root)
    from macros.authoring.fix import fixed

    return fixed(root, dry_run=options.dry_run, aside=options.format != "text")


def _new(options: argparse.Namespace) -> int:
    from macros.authoring.new import new_entry
    from macros.authoring.options import OPTIONS

    given = {each.name: getattr(options, each.name.replace("-", "_")) for each in OPTIONS[options.entry]}
    answers = {name: [value] if isinstance(value, str) else value for name, value in given.items() if value is not None}
    root = _root(options)
    status = new_entry(root, options.entry, answers, keep=options.keep)
    if status == ALL_WELL and (root / "data" / "schema").is_dir():
        _write_schemas(root)
    return status


def _build(options: argparse.Namespace) -> int:
    from macros.plugin import build_site

    root = _root(options)
    if not build_site(root):
        return PROBLEMS
    pages = sum(1 for _ in (root / "site").rglob("*.html"))
    sys.stdout.write(f"All well: {pages} pages built and checked in {options.project / 'site'}.\n")
    return ALL_WELL


def _editions(options: argparse.Namespace) -> int:
    from macros.plugin import build_site

    root = _root(options)

    def told(name: str, size: int) -> None:
        sys.stdout.write(f"made: {name}, {size / 1000:.0f} kB\n")
        sys.stdout.flush()

    sys.stdout.write("Building the site, then its editions.\n")
    sys.stdout.flush()
    if not build_site(root, told):
        return PROBLEMS
    sys.stdout.write(
        f"All well: the site is in {options.project / 'site'}, its editions in {options.project / 'dist'}.\n"
    )
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
    from macros.schema import IDS

    stale = _write_schemas(_root(options), check=options.check)
    for name in stale:
        sys.stdout.write(f"{'stale' if options.check else 'written'}: data/schema/{name}\n")
    # Ids for completion follow the data at the next `new` or `schema`; an editor without the newest
    # of them refuses nothing, so nobody who adds a fact need see to it.
    return PROBLEMS if options.check and set(stale) - {IDS} else ALL_WELL


def _write_schemas(root: Path, *, check: bool = False) -> list[str]:
    from macros.load import load_world
    from macros.schema import schema_files

    folder = root / "data" / "schema"
    stale = []
    for name, text in schema_files(load_world(root).world).items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if not check:
                folder.mkdir(exist_ok=True)
                path.write_text(text, "utf-8", newline="\n")
    return stale


def _explain(options: argparse.Namespace) -> int:
    from macros.codes import CODES
    from macros.colour import paint_for
    from macros.explained import long_form
    from macros.nearest import nearest

    if options.code is None:
        sys.stdout.write("".join(f"{code}: {text}\n" for code, text in sorted(CODES.items())))
        return ALL_WELL
    if options.code not in CODES:
        meant = nearest(options.code, CODES)
        hint = f"; did you mean {meant}?" if meant else "; 'explainer explain' lists them all"
        _refuse(f"there is no code {options.code!r}{hint}")
    sys.stdout.write(long_form(options.code, paint_for(sys.stdout)))
    return ALL_WELL


def _diff(options: argparse.Namespace) -> int:
    from macros.review.report import FORMATS, NoRevision, compare_with

    root = _root(options)
    try:
        comparison, name = compare_with(root, options.revision)
    except NoRevision as error:
        _refuse(str(error))
    sys.stdout.write(FORMATS[options.format](comparison, name))
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
