"""One wrong letter anywhere it matters is told at its line, with what was meant.

Slips are made by rule over the real data files: the words to slip in are found by their keys, the
slips themselves are drawn at random from a fixed seed. Left out, because the data stays valid or
means something else that is right in itself:

- free prose: `text`, `name`, `title`, `menu`, `publisher`, `never`, `forms`, the `why` of a fact left
  out and the like; what a sentence says is for its reader to judge;
- a slip that gives another id that is valid in the same place (see `VALID_IDS`), another date that
  the same record may carry, another key or value of the same list;
- a slip of a quote that is itself a passage of the source, whole words from end to end and as
  often as before (a final full stop or a closing mark that falls off the end);
- the id of a record that nothing refers to (a section, an event, an outcome, a note, a guard).
"""

from __future__ import annotations

import random
import re
import string
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from macros.load import Loaded, load_world
from macros.model.claim import Claim, Derivation, Evidence, Exemption, Kind, Rule
from macros.model.council import Ballot, Vetoed
from macros.model.day import Day
from macros.model.entities import Actor
from macros.model.scalars import SLUG
from macros.model.source import SourceType
from macros.model.standing import Conduct, Outcome, Position, Relation
from macros.model.story import DealTerm, PageName
from macros.model.world import World
from macros.problem import Problem
from macros.read.project import read_project
from macros.rules.value import is_stated, parse_value
from tests.conftest import ROOT, copy_project

SEED = 20200306
LOOKALIKE = {"“": '"', "”": '"', "’": "'", " ": "\u00a0"}
TYPOGRAPHIC = "“”’–'\u00a0 "
ID_LETTERS = string.ascii_lowercase + "--"
SHORT_RUN, LONG_RUN = 101, 2000
RIGHT_AT_LEAST = 0.95

KINDS: dict[str, frozenset[str]] = {
    "claim kind": frozenset(get_args(Kind)),
    "actor kind": frozenset(get_args(Actor.model_fields["kind"].annotation)),
    "verdict": frozenset(get_args(Outcome.model_fields["verdict"].annotation)),
    "stance": frozenset(get_args(Position.model_fields["stance"].annotation)),
    "type": frozenset(get_args(SourceType)),
    "rule": frozenset(get_args(Rule)),
    "page": frozenset(get_args(PageName)),
}
ID_KEYS = frozenset(
    "about says source claim actor routes route stake see_also member body road article derived_by why places "
    "claims asked later outcome not_what_it_was same_before answer open width_claims silent others position_source "
    "wanted did said to by in_favour against on-or-before of".split()
)
MODELS = (Claim, Evidence, Derivation, Exemption, Actor, Outcome, Position, Relation, Conduct, Ballot, Vetoed, DealTerm)
KEYS = frozenset(
    [name for model in MODELS for name in model.model_fields]
    + "title publisher published address copy_of excerpts file sha256 rights article added checked openings "
    "numbers sections open page menu answer when zone derived_by body asked not_what_it_was same_before "
    "positions never why words "
    "unless fires_at silent_at road metres_north metres_south width_claims terms places patrols stakes outcomes "
    "routes how stopped_by definition see_also figure".split()
)
WITH_SUGGESTION = frozenset(["id", "reference", "own id", "key", "kind", "quote"])


@dataclass(frozen=True)
class Spot:
    """A word of a data file that a slip may fall on."""

    kind: str
    """Which class of slips it belongs to."""
    file: str
    line: int
    start: int
    """Where it starts in its line, from 0."""
    word: str
    key: str
    """The key whose value it is, or the word itself for a key."""


@dataclass(frozen=True)
class Slip:
    """A spot with the wrong word that stands there instead."""

    spot: Spot
    wrong: str


# --- spots -------------------------------------------------------------------------------------

_PAIR = re.compile(r"^( *(?:- )?)([a-z_-]+):(?: (.*))?$")
_ITEM = re.compile(r"^ *- ([a-z0-9.-]+)$")
_DATE = re.compile(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d)?)?")
_WORD = re.compile(r"[a-z0-9][a-z0-9.-]*")


def spots(root: Path) -> list[Spot]:
    """Every word of every data file of the real project that the rules below name."""
    found: list[Spot] = []
    for path in sorted([*(root / "data").rglob("*.yml"), *(root / "seeds").rglob("*.yml")]):
        file = path.relative_to(root).as_posix()
        listing = ""
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            pair = _PAIR.match(line)
            if pair is None:
                item = _ITEM.match(line)
                if item is not None and listing in ID_KEYS:
                    found.append(Spot("id", file, number, item.start(1), item[1], listing))
                continue
            key, value = pair[2], pair[3] or ""
            listing = key if not value else listing
            if key in KEYS:
                found.append(Spot("key", file, number, pair.start(2), key, key))
            found += _values(file, number, line, key, value, pair.start(3))
    return found


def _values(file: str, number: int, line: str, key: str, value: str, at: int) -> Iterator[Spot]:
    prose = key == "why" and not file.endswith("guards.yml")
    if key in ID_KEYS and value and value != "[]" and not prose:
        for word in _WORD.finditer(line, at):
            yield Spot("id", file, number, word.start(), word[0], key)
    if key == "text":
        for ref in re.finditer(r"\[\[([a-z0-9-]+)", line):
            yield Spot("reference", file, number, ref.start(1), ref[1], key)
    if key == "id" and file.endswith("claims.yml"):
        yield Spot("own id", file, number, at, value, key)
    if _kind_of(file, key, value):
        yield Spot("kind", file, number, at, value, _kind_of(file, key, value))
    if key == "quote":
        quoted = value.startswith('"')
        yield Spot("quote", file, number, at + quoted, value.strip('"') if quoted else value, key)
    if key in ("on", "when", "published", "added", "checked") and _DATE.fullmatch(value):
        yield Spot("date", file, number, at, value, key)
    if key == "address":
        yield Spot("address", file, number, at, value.split("//")[0] + "//", key)
    if key == "value":
        quoted = value.startswith('"')
        yield Spot("value", file, number, at + quoted, value.strip('"'), key)


def _kind_of(file: str, key: str, value: str) -> str:
    name = {"kind": "claim kind"}.get(key, key)
    if key == "kind" and value in KINDS["actor kind"]:
        name = "actor kind"
    return name if name in KINDS and value in KINDS[name] else ""


# --- slips -------------------------------------------------------------------------------------


def slipped(word: str, draw: random.Random, letters: str) -> str:
    """The word with one letter deleted, inserted, put for another, or two neighbours swapped."""
    at = draw.randrange(len(word))
    how = draw.choice(["delete", "insert", "substitute", "swap"])
    if how == "delete":
        return word[:at] + word[at + 1 :]
    if how == "insert":
        return word[:at] + draw.choice(letters) + word[at:]
    if how == "substitute":
        return word[:at] + draw.choice(letters) + word[at + 1 :]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]


def straightened(words: str, draw: random.Random) -> str:
    """The words with one curly mark straight, or one space that does not break."""
    places = [at for at, letter in enumerate(words) if letter in LOOKALIKE]
    at = draw.choice([place for place in places if words[place] != " "] or places)
    return words[:at] + LOOKALIKE[words[at]] + words[at + 1 :]


class Maker:
    """Draws slips that make the data wrong, and counts what it leaves out and why."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.world = load_world(root).world
        self.by_kind: dict[str, list[Spot]] = {}
        for spot in spots(root):
            self.by_kind.setdefault(spot.kind, []).append(spot)
        self.left_out: Counter[str] = Counter()

    def slips(self, number: int, seed: int) -> Iterator[Slip]:
        draw = random.Random(seed)
        kinds = sorted(self.by_kind)
        made = 0
        while made < number:
            kind = kinds[made % len(kinds)]
            spot = draw.choice(self.by_kind[kind])
            letters = {"date": string.digits, "quote": string.ascii_lowercase + TYPOGRAPHIC}.get(kind, ID_LETTERS)
            wrong = slipped(spot.word, draw, letters)
            if kind == "quote" and draw.random() < 0.3:
                wrong = straightened(spot.word, draw)
            reason = self.still_right(spot, wrong)
            if reason:
                self.left_out[reason] += 1
                continue
            made += 1
            yield Slip(spot, wrong)

    def still_right(self, spot: Spot, wrong: str) -> str:
        """Why the slip leaves the data valid, or "" when it must be told."""
        if wrong == spot.word:
            return "two equal neighbours swapped, or a letter put for itself"
        if not wrong or wrong != wrong.strip():
            return "an empty word, or white space at an end that YAML itself drops"
        rule: Callable[[Spot, str], str] = {
            "id": self._id,
            "reference": self._id,
            "own id": self._own_id,
            "key": self._key,
            "kind": self._kind,
            "quote": self._quote,
            "date": self._date,
            "address": self._address,
            "value": self._value,
        }[spot.kind]
        return rule(spot, wrong)

    def _id(self, spot: Spot, wrong: str) -> str:
        if wrong in known_ids(self.world):
            return "an id slip that makes another existing id"
        return ""

    def _own_id(self, spot: Spot, wrong: str) -> str:
        return "an id slip that makes another existing id" if wrong in known_ids(self.world) else ""

    def _key(self, spot: Spot, wrong: str) -> str:
        return "a key slip that makes another key" if wrong in KEYS or wrong in ("id", "forms", "name") else ""

    def _kind(self, spot: Spot, wrong: str) -> str:
        return "a slip that makes another value of the list" if wrong in KINDS[spot.key] else ""

    def _quote(self, spot: Spot, wrong: str) -> str:
        quoted = (self.root / spot.file).read_text("utf-8").split("\n")[spot.line - 1][spot.start - 1] == '"'
        if '"' in wrong if quoted else re.search(r": | #|:$|^[\[\]{}&*!|>'\"%@`,?-]", wrong):
            return "a slip of a quote that YAML reads otherwise"
        texts = [article.raw.decode("utf-8") for article in self.world.articles.values()]
        texts += [excerpt for source in self.world.sources.values() for excerpt in source.excerpts]
        if any(_whole_words(wrong, text) for text in texts):
            return "a quote cut at its end by a mark or grown by one"
        return ""

    def _date(self, spot: Spot, wrong: str) -> str:
        try:
            Day.parse(wrong)
        except ValueError:
            return ""
        return "a date slip that makes another date; dates of events and derived dates are told by other tests"

    def _address(self, spot: Spot, wrong: str) -> str:
        return "https for http or http for https" if wrong in ("http://", "https://") else ""

    def _value(self, spot: Spot, wrong: str) -> str:
        # Units are not compared with the text: "six kilometers" states 6 km.
        number = re.match(r"[\d.]+", spot.word)
        same = re.fullmatch(r"([\d.]+)(?: [a-z]+)?", wrong)
        if number and same and number[0] == same[1]:
            return "a slip in the unit of a value that no rule computes with"
        if same and any(_states(claim, spot, wrong) for claim in self.world.claims.values()):
            return "a slip that makes another number of the same sentence"
        return ""


def _states(claim: Claim, spot: Spot, wrong: str) -> bool:
    """Whether it is the claim of the spot, and one that states the wrong value too."""
    place = claim.place("value")
    if claim.value is None or claim.derivation is not None or (place.file, place.line) != (spot.file, spot.line):
        return False
    quotes = [item.quote for item in claim.evidence if item.quote is not None]
    value = parse_value(wrong)
    return is_stated(value, claim.text) and (not quotes or any(is_stated(value, quote) for quote in quotes))


def known_ids(world: World) -> set[str]:
    """Everything that an id may name somewhere."""
    named = {entity.id for _, entity in world.entities()} | set(world.sources) | set(world.institutions)
    named |= set(world.claims) | {key.split(".", 1)[-1] for key in world.claims}
    return (
        named
        | {"overall", "territory", "roads"}
        | {route.id for i in world.institutions.values() for route in i.routes}
    )


def _whole_words(words: str, text: str) -> bool:
    at = text.find(words)
    if at < 0:
        return False
    before, after = text[:at][-1:], text[at + len(words) :][:1]
    return not (before.isalnum() and words[:1].isalnum()) and not (words[-1:].isalnum() and after.isalnum())


# --- what is told -------------------------------------------------------------------------------


class Bench:
    """One copy of the project in which one file at a time is broken and mended."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def load_with(self, slip: Slip) -> Loaded:
        path = self.root / slip.spot.file
        before = path.read_bytes()
        lines = before.decode("utf-8").split("\n")
        line = lines[slip.spot.line - 1]
        start, end = slip.spot.start, slip.spot.start + len(slip.spot.word)
        assert line[start:end] == slip.spot.word
        lines[slip.spot.line - 1] = line[:start] + slip.wrong + line[end:]
        path.write_bytes("\n".join(lines).encode("utf-8"))
        try:
            return load_world(self.root)
        finally:
            path.write_bytes(before)


def at_its_place(slip: Slip, problems: tuple[Problem, ...], root: Path) -> list[Problem]:
    """The problems at the slip's file and line; for a claim's own id that still can be an id, where
    it is referred to."""
    if slip.spot.kind == "own id" and SLUG.fullmatch(slip.wrong):
        return [each for each in problems if each.code == "unknown-id" and slip.spot.word in _line(root, each)]
    return [each for each in problems if (each.place.file, each.place.line) == (slip.spot.file, slip.spot.line)]


def _line(root: Path, problem: Problem) -> str:
    text = (root / problem.place.file).read_text("utf-8").split("\n")[problem.place.line - 1]
    return text[problem.place.column - 1 : problem.place.end_column - 1]


def wanted(slip: Slip) -> str:
    return slip.wrong if slip.spot.kind == "own id" and SLUG.fullmatch(slip.wrong) else slip.spot.word


def run(root: Path, number: int, seed: int) -> tuple[list[Slip], list[tuple[Slip, list[Problem]]], Counter[str], str]:
    """Try slips: those not told at their place, those told without the right suggestion, how many
    of each class there were, and a table for a failing test."""
    maker, bench = Maker(root), Bench(root)
    untold: list[Slip] = []
    unaided: list[tuple[Slip, list[Problem]]] = []
    tried: Counter[str] = Counter()
    for slip in maker.slips(number, seed):
        tried[slip.spot.kind] += 1
        problems = bench.load_with(slip).problems
        placed = at_its_place(slip, problems, root)
        if not placed:
            untold.append(slip)
        elif slip.spot.kind in WITH_SUGGESTION and wanted(slip) not in [each.meant for each in placed]:
            unaided.append((slip, placed))
    return untold, unaided, tried, table(tried, untold, unaided, maker.left_out)


def table(
    tried: Counter[str], untold: list[Slip], unaided: list[tuple[Slip, list[Problem]]], left_out: Counter[str]
) -> str:
    lines = ["class: tried, not told at its place, told without the right suggestion"]
    for kind, number in sorted(tried.items()):
        missed = sum(slip.spot.kind == kind for slip in untold)
        bare = sum(slip.spot.kind == kind for slip, _ in unaided)
        lines.append(f"  {kind}: {number}, {missed}, {bare}")
    lines += [f"  not told: {_shown(slip)}" for slip in untold]
    lines += [
        f"  no suggestion: {_shown(slip)}; told {[(each.code, each.meant) for each in placed]}"
        for slip, placed in unaided
    ]
    lines += [f"  left out {number} times: {reason}" for reason, number in left_out.most_common()]
    return "\n".join(lines)


def _shown(slip: Slip) -> str:
    spot = slip.spot
    return f"{spot.file}:{spot.line}: {spot.kind} of {spot.key!r}: {slip.wrong!r} for {spot.word!r}"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(ROOT, tmp_path_factory.mktemp("slips") / "real")


def test_the_real_data_has_words_of_every_class_to_slip_on() -> None:
    found = Counter(spot.kind for spot in spots(ROOT))
    assert set(found) == WITH_SUGGESTION | {"date", "address", "value"}
    assert found["id"] > 200
    assert found["quote"] > 60
    assert {spot.key for spot in spots(ROOT) if spot.kind == "kind"} == set(KINDS)
    held = {spot.key for spot in spots(ROOT) if spot.kind == "id"}
    assert ID_KEYS - {"others", "member", "position_source"} <= held <= ID_KEYS


def test_every_spot_holds_the_word_it_names_and_the_data_is_right_before_the_slip() -> None:
    for spot in spots(ROOT):
        line = (ROOT / spot.file).read_text("utf-8").split("\n")[spot.line - 1]
        assert line[spot.start : spot.start + len(spot.word)] == spot.word
    assert load_world(ROOT).problems == ()
    assert read_project(ROOT).problems == []


@pytest.mark.parametrize(
    ("number", "seed"),
    [(SHORT_RUN, SEED), (SHORT_RUN, SEED + 1), pytest.param(LONG_RUN, SEED + 2, marks=pytest.mark.long)],
)
def test_slips_of_nine_classes_are_told_in_their_file_at_their_line_with_the_word_that_was_meant(
    number: int, seed: int, copy: Path
) -> None:
    untold, unaided, tried, shown = run(copy, number, seed)
    assert sum(tried.values()) == number
    assert len(tried) == 9
    assert untold == [], shown
    for kind in sorted(WITH_SUGGESTION):
        missing = sum(slip.spot.kind == kind for slip, _ in unaided)
        assert missing <= max(1, (1 - RIGHT_AT_LEAST) * tried[kind]), shown


def test_a_slip_in_the_year_of_a_value_is_told_by_the_date_of_its_claim(copy: Path) -> None:
    dated = [each for each in spots(copy) if each.kind == "value" and each.word == "2020-03-15"]
    assert dated
    for spot in dated:
        problems = Bench(copy).load_with(Slip(spot, "2002-03-15")).problems
        assert [(each.place.file, each.place.line) for each in problems] == [(spot.file, spot.line)]
