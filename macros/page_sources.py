# Hand-written pages judged before anything is built: every macro call in docs/ is tried out.
from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.nearest import nearest
from macros.page_macros import MACRO_NAMES, Slots, Vocabulary, WrongArgument, address_of
from macros.pages import Site
from macros.problem import Place, Problem, whole_file
from macros.read.text_file import read_text

# Names that the macros plugin and Jinja give to every page.
GIVEN = frozenset(
    "page config environment git extra plugin macros filters filters_builtin navigation files "
    "loop range dict lipsum cycler joiner namespace context macros_info now fix_url pretty".split()
)
FRONT_MATTER_END = "---"


def check_page_sources(root: Path, site: Site | None) -> Iterator[Problem]:
    """Every problem of the Markdown pages in docs/.

    Args:
        root: The project folder.
        site: The site; without one (the data is broken) only syntax and names are judged.
    """
    docs = root / "docs"
    for path in sorted(docs.rglob("*.md")):
        below = path.relative_to(docs).as_posix()
        name = f"docs/{below}"
        text, problems = read_text(path, name)
        yield from problems
        if site is not None and address_of(below) in site.pages:
            message = "a page is generated at this address"
            yield Problem(whole_file(name), "address-taken", message, "another name for this page")
        if text is not None:
            yield from _check_text(text, name, below, site)


def _check_text(text: str, name: str, below: str, site: Site | None) -> Iterator[Problem]:
    body, offset = _without_front_matter(text)
    lines = text.split("\n")
    try:
        tree = Environment(autoescape=True).parse(body)
    except TemplateSyntaxError as error:
        line = error.lineno + offset
        place = _line_place(name, lines, line)
        expected = "a macro call such as {{ claim(\"...\") }}; write {{ '{{' }} for braces"
        yield Problem(place, "macro-syntax", f"not a macro call: {error.message}", expected)
        return
    for found in tree.find_all(nodes.Name):
        if found.ctx == "load" and found.name not in (*MACRO_NAMES, *GIVEN) and not _assigned(tree, found.name):
            place = _word_place(name, lines, found.lineno + offset, found.name)
            meant = nearest(found.name, MACRO_NAMES)
            expected = "one of: " + ", ".join(each for each in MACRO_NAMES if each != "generated")
            yield Problem(place, "unknown-macro", f"there is no macro {found.name!r}", expected, meant)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in MACRO_NAMES:
            yield from _check_call(call, name, lines, offset, below, site)


def _assigned(tree: nodes.Template, name: str) -> bool:
    return any(node.name == name and node.ctx in ("store", "param") for node in tree.find_all(nodes.Name))


def _check_call(
    call: nodes.Call, name: str, lines: list[str], offset: int, below: str, site: Site | None
) -> Iterator[Problem]:
    assert isinstance(call.node, nodes.Name)
    macro = call.node.name
    place = _word_place(name, lines, call.lineno + offset, macro)
    try:
        args = [arg.as_const() for arg in call.args]
        kwargs = {pair.key: pair.value.as_const() for pair in call.kwargs}
    except nodes.Impossible:
        return  # worked out while the page is built; the plugin reports what goes wrong there
    function = getattr(Vocabulary, macro)
    try:
        given = inspect.signature(function).bind(None, *args, **kwargs).arguments
    except TypeError as error:
        signature = inspect.signature(function)
        wanted = ", ".join(each for each in signature.parameters if each != "self")
        yield Problem(place, "macro-argument", f"{macro}: {error}", f"{macro}({wanted})")
        return
    parameters = inspect.signature(function).parameters
    odd = [
        value
        for name, value in given.items()
        if name != "self" and type(value) is not (int if parameters[name].annotation == "int" else str)
    ]
    if odd:
        message = f"{macro}: {odd[0]!r} is not a text"
        yield Problem(place, "macro-argument", message, "ids in quotation marks")
        return
    if macro == "generated":
        yield Problem(place, "unknown-macro", "generated is for generated pages only", "another macro")
        return
    if site is None:
        return
    try:
        fragment = getattr(Vocabulary(site, site.writer(address_of(below))), macro)(*args, **kwargs)
        Slots().add(fragment)
    except WrongArgument as error:
        for problem in error.problems:
            at = _argument_place(place, lines, error.given)
            yield Problem(at, problem.code, f"{macro}: {problem.message}", problem.expected, problem.meant)


def _without_front_matter(text: str) -> tuple[str, int]:
    """The page's body and how many lines stand before it."""
    lines = text.split("\n")
    if lines[0].strip() == FRONT_MATTER_END:
        for number, line in enumerate(lines[1:], 1):
            if line.strip() in (FRONT_MATTER_END, "..."):
                return "\n".join(lines[number + 1 :]), number + 1
    return text, 0


def _line_place(name: str, lines: list[str], line: int) -> Place:
    line = min(max(1, line), len(lines))
    return Place(name, line, 1, line, max(2, len(lines[line - 1]) + 1))


def _word_place(name: str, lines: list[str], line: int, word: str) -> Place:
    line = min(max(1, line), len(lines))
    column = max(0, lines[line - 1].find(word)) + 1
    return Place(name, line, column, line, column + len(word))


def _argument_place(place: Place, lines: list[str], given: str) -> Place:
    at = lines[place.line - 1].find(given, place.column) if given else -1
    if at < 0:
        return place
    return Place(place.file, place.line, at + 1, place.line, at + 1 + len(given))
