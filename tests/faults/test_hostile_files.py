"""Whatever stands in a project's files, judging it ends in a report and never in a crash."""

from __future__ import annotations

import random
import shutil
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.project import judge_project
from macros.report import FORMATS, as_github, as_text
from tests.conftest import HARBOUR, Project, copy_project

FILES = sorted(
    path.relative_to(HARBOUR).as_posix() for part in ("data", "seeds", "docs") for path in (HARBOUR / part).rglob("*.*")
)
CLAIMS = "data/stories/dredging/claims.yml"
NO_FILE_TO_NAME = frozenset(["no-story"])

VALUES = (
    "",
    "~",
    "null",
    "[]",
    "{}",
    "[[]]",
    "{a: {a: {a: {}}}}",
    "9" * 5000,
    "1e999",
    "-0",
    ".nan",
    "0x10",
    "0000",
    "0000-00-00",
    "9999-12-31T23:59",
    "10000-01-01",
    "\u0662\u0660\u0662\u0660-\u0660\u0663-\u0660\u0666",
    "\u00b2",
    "'" + "a" * 3000 + "'",
    "&a [*a]",
    "*a",
    "!!python/object/apply:os.system [x]",
    "<<: {}",
    "? [a]",
    "|\n    two\n    lines",
    "'\u0000'",
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202e"',
    "\ufeff",
    "\u2028",
    "\U0001f600",
    "“" * 200,
    "[[" * 200,
    "]]",
    "[[mara-voss|",
    "'[[mara-voss]] [[x|y]]'",
    "- - - - -",
    "{{ claim('x') }}",
    "<script>",
    "../../etc/passwd",
    "/",
    ".",
    "http://[",
    "https://a b",
    "https://\u202e.example",
    "-1 km",
    "1/0",
    "6  km",
    "yes",
    "x: y: z",
    "%",
    "@",
    "`",
    "#",
)
BYTES = (
    b"\xff\xfe",
    b"\x00",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\x1b[31m",
    b"\r",
    b"\t",
    b"\xef\xbb\xbf",
)
MACROS = (
    "{{ claim() }}",
    '{{ claim("dredging.east") }}',
    "{{ claim(1) }}",
    "{{ claim(none) }}",
    "{{ claim([]) }}",
    '{{ name("x" * 9) }}',
    "{{ timeline(*[1]) }}",
    '{{ source(**{"source_id": 3}) }}',
    "{{",
    "{% raw %}",
    "{% for x in y %}{{ x }}{% endfor %}",
    "{% endfor %}",
    "{{ 1/0 }}",
    "{{ 'a' ~ 'b' }}",
    "{{ claim(2 ** 9) }}",
    '{{ answer("dredging", page="") }}',
    '{{ answer("dredging", page=3) }}',
    "{{ matrix({}) }}",
    "{#",
    "---\nhide: [\n",
)


def spoil_line(lines: list[bytes], draw: random.Random) -> None:
    lines.insert(draw.randrange(len(lines) + 1), draw.choice(lines) if lines else b"x")


def put_value(lines: list[bytes], draw: random.Random) -> None:
    at = [number for number, line in enumerate(lines) if b": " in line]
    if at:
        number = draw.choice(at)
        key = lines[number].split(b": ")[0]
        lines[number] = key + b": " + draw.choice(VALUES).encode("utf-8", "surrogatepass")


def drop_lines(lines: list[bytes], draw: random.Random) -> None:
    if lines:
        at = draw.randrange(len(lines))
        del lines[at : at + draw.randint(1, 4)]


def indent(lines: list[bytes], draw: random.Random) -> None:
    if lines:
        at = draw.randrange(len(lines))
        lines[at] = b" " * draw.randint(0, 40) + lines[at].lstrip()


def add_bytes(lines: list[bytes], draw: random.Random) -> None:
    if lines:
        at = draw.randrange(len(lines))
        cut = draw.randrange(len(lines[at]) + 1)
        noise = draw.choice([draw.randbytes(draw.randint(1, 8)), *BYTES])
        lines[at] = lines[at][:cut] + noise + lines[at][cut:]


def nest(lines: list[bytes], draw: random.Random) -> None:
    put_value(lines, draw)
    if lines:
        depth = draw.choice([5, 30, 5000])
        lines.insert(draw.randrange(len(lines)), b"  deep: " + b"[" * depth + b"]" * draw.choice([0, depth]))


def call_macro(lines: list[bytes], draw: random.Random) -> None:
    lines.insert(draw.randrange(len(lines) + 1), draw.choice(MACROS).encode())


CHANGES: tuple[Callable[[list[bytes], random.Random], None], ...] = (
    spoil_line,
    put_value,
    put_value,
    put_value,
    drop_lines,
    indent,
    add_bytes,
    nest,
    call_macro,
)


def change_tree(root: Path, name: str, draw: random.Random) -> None:
    """Something odd with the file itself: gone, elsewhere, a folder, a link in a ring."""
    path = root / name
    how = draw.choice(["remove", "rename", "folder", "loop", "dangling", "copy"])
    if how == "copy":
        others = [root / other for other in FILES if other != name and (root / other).is_file()]
        shutil.copy(path, draw.choice(others))
        return
    if how == "rename":
        odd = draw.choice(["Odd Name.yml", "ünïcode.yml", "x.yaml", "-.yml", "a.b.yml", "x" * 80 + ".yml", "a:b,c.yml"])
        path.rename(path.with_name(odd))
        return
    path.unlink()
    if how == "folder":
        path.mkdir()
    elif how == "loop":
        path.symlink_to(path.name)
    elif how == "dangling":
        path.symlink_to("nowhere")


def spoil(root: Path, seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(draw.randint(1, 4)):
        name = draw.choice(FILES)
        path = root / name
        if not path.is_file():
            continue
        if draw.random() < 0.15:
            change_tree(root, name, draw)
            continue
        lines = path.read_bytes().split(b"\n")
        for _ in range(draw.randint(1, 3)):
            draw.choice(CHANGES)(lines, draw)
        path.write_bytes(b"\n".join(lines))


def assert_told_well(root: Path) -> None:
    problems = judge_project(root).problems
    for problem in problems:
        place = problem.place
        assert place.line >= 1 and place.column >= 1, problem
        assert (place.end_line, place.end_column) > (place.line, place.column), problem
        if problem.code not in NO_FILE_TO_NAME:
            assert (root / place.file).exists() or (root / place.file).is_symlink(), problem
        assert place.file and not place.file.startswith(("/", "..")), problem
        for other, _ in problem.related:
            assert (root / other.file).is_file() and other.line >= 1 and other.column >= 1, problem
    for form in FORMATS.values():
        form(problems, root).encode("utf-8", "replace")


def judge_spoilt(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(HARBOUR, Path(folder) / "harbour")
        spoil(root, seed)
        assert_told_well(root)


def judge_with(file: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(HARBOUR, Path(folder) / "harbour")
        (root / file).write_bytes(content)
        assert_told_well(root)


quiet = settings(deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))


@settings(quiet, max_examples=60)
@given(st.integers(0, 2**64))
def test_a_spoilt_project_is_judged_without_a_crash(seed: int) -> None:
    judge_spoilt(seed)


@pytest.mark.long
@settings(quiet, max_examples=1500)
@given(st.integers(0, 2**64))
def test_fifteen_hundred_spoilt_projects_are_judged_without_a_crash(seed: int) -> None:
    judge_spoilt(seed)


@settings(quiet, max_examples=60)
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes_in_any_file_are_judged_without_a_crash(file: str, content: bytes) -> None:
    judge_with(file, content)


@pytest.mark.long
@settings(quiet, max_examples=1500)
@given(st.sampled_from(FILES), st.text(alphabet="-:[]{}'\"|>&*!#%@ \nabi0\u202e\u0085“", max_size=120))
def test_any_text_of_yaml_marks_is_judged_without_a_crash(file: str, content: str) -> None:
    judge_with(file, content.encode("utf-8"))


def judge_with_value(root: Path, value: str, chosen: list[tuple[str, int]]) -> None:
    """Put a value in place of each chosen line's, one at a time."""
    for file, number in chosen:
        before = (root / file).read_bytes()
        lines = before.decode("utf-8").split("\n")
        lines[number] = lines[number].split(": ")[0] + ": " + value
        (root / file).write_bytes("\n".join(lines).encode("utf-8"))
        assert_told_well(root)
        (root / file).write_bytes(before)
    assert judge_project(root).problems == ()


LINES_WITH_VALUES = [
    (file, number)
    for file in FILES
    if file.endswith(".yml")
    for number, line in enumerate((HARBOUR / file).read_text("utf-8").split("\n"))
    if ": " in line
]
NAMES_OF_VALUES = [ascii(value)[:40] for value in VALUES]


@pytest.mark.parametrize("value", VALUES, ids=NAMES_OF_VALUES)
def test_an_odd_value_is_judged_without_a_crash(value: str, tmp_path: Path) -> None:
    dates = [(file, number) for file, number in LINES_WITH_VALUES if file.endswith(("timeline.yml", "story.yml"))]
    some = random.Random(len(value)).sample(LINES_WITH_VALUES, 10)
    judge_with_value(copy_project(HARBOUR, tmp_path / "harbour"), value, [*dates[:6], *some])


@pytest.mark.long
@pytest.mark.parametrize("value", VALUES, ids=NAMES_OF_VALUES)
def test_an_odd_value_in_any_line_of_any_file_is_judged_without_a_crash(value: str, tmp_path: Path) -> None:
    judge_with_value(copy_project(HARBOUR, tmp_path / "harbour"), value, LINES_WITH_VALUES)


@pytest.mark.parametrize("day", ["9999-12-31T23:59", "9999-12-31", "9999-12", "9999", "0001-01-01", "0001"])
@pytest.mark.parametrize("file", [CLAIMS, "data/stories/dredging/timeline.yml", "data/stories/dredging/guards.yml"])
def test_the_first_and_last_days_there_are_can_be_compared(day: str, file: str, harbour: Project) -> None:
    harbour.write(
        file, harbour.read(file).replace("on: 2001-05-08", f"on: {day}").replace("when: 2001-05-08", f"when: {day}")
    )
    assert_told_well(harbour.root)


@pytest.mark.parametrize("call", MACROS)
def test_an_odd_macro_call_is_judged_without_a_crash(call: str, harbour: Project) -> None:
    harbour.write("docs/index.md", f"# Page\n\n{call}\n")
    assert_told_well(harbour.root)


def test_a_link_in_a_ring_among_the_data_is_told(harbour: Project) -> None:
    harbour.path("data/actors/ring.yml").symlink_to("ring.yml")
    assert [problem.place.file for problem in judge_project(harbour.root).problems] == ["data/actors/ring.yml"]


def test_a_folder_in_place_of_a_data_file_is_told(harbour: Project) -> None:
    harbour.path("data/actors/gulls.yml").mkdir()
    assert [problem.place.file for problem in judge_project(harbour.root).problems] == ["data/actors/gulls.yml"]


def test_a_link_to_a_folder_above_does_not_make_judging_endless(harbour: Project) -> None:
    harbour.path("data/stories/loop").symlink_to("..")
    harbour.path("docs/loop").symlink_to("..")
    assert_told_well(harbour.root)


@pytest.mark.parametrize("name", ["a\nb.yml", "a\x1b[31m.yml", "a::error::.yml"])
def test_a_file_name_cannot_forge_a_line_of_a_report(name: str, harbour: Project) -> None:
    harbour.write(f"data/actors/{name}", "name: X\n")
    problems = judge_project(harbour.root).problems
    assert [problem.code for problem in problems] == ["bad-id"]
    assert len(as_github(problems).splitlines()) == 1
    assert as_text(problems, harbour.root).splitlines()[0].endswith("[bad-id]")
    assert_plain(as_text(problems, harbour.root))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (CLAIMS, b"- id: \x1b[31mred\n"),
        (CLAIMS, b"- id: a\x00b\n"),
        (CLAIMS, "- id: \u202eabc\n".encode()),
        ("docs/index.md", b"{{ x\x1b[2J }}\n"),
        ("docs/index.md", b"\xff\xfeH\x00i\x00"),
        ("data/actors/skippers.yml", b'"\\e[31m": 1\n'),
    ],
)
def test_a_report_prints_no_control_characters_of_the_files_it_shows(
    file: str, content: bytes, harbour: Project
) -> None:
    harbour.write(file, content)
    problems = judge_project(harbour.root).problems
    assert problems
    assert_plain(as_text(problems, harbour.root))


def assert_plain(text: str) -> None:
    strange = {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs") and char not in "\n\t"}
    assert strange == set()


@pytest.mark.parametrize("depth", [30, 3000, 200_000])
def test_deep_nesting_ends_in_one_problem(depth: int, harbour: Project) -> None:
    harbour.write(CLAIMS, "[" * depth)
    assert [problem.code for problem in judge_project(harbour.root).problems] == ["too-deep"]


def test_lines_that_end_as_on_windows_are_read_like_any(harbour: Project) -> None:
    for file in FILES:
        if file.endswith(".yml"):
            harbour.write(file, harbour.read(file).replace("\n", "\r\n"))
    assert judge_project(harbour.root).problems == ()
