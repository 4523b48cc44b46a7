# The claim: one checkable sentence with its proof. The only home of a sentence about the world.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, PrivateAttr, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.model.day import DayField
from macros.model.record import Record
from macros.model.scalars import ClaimId, Flag, Line, Slug

Kind = Literal["quoted", "reported", "judgement", "derived", "background"]

Rule = Literal[
    "sum", "difference", "product", "count", "weekday", "offset", "member-on", "length", "area", "area-inside"
]

_OCCURRENCE = re.compile(r"([1-9][0-9]?) of ([1-9][0-9]?)")


def _occurrence(text: str) -> str:
    match = _OCCURRENCE.fullmatch(text)
    if match is None or int(match[1]) > int(match[2]):
        raise PydanticCustomError(
            "bad-value",
            "{value} is not an occurrence",
            {"value": repr(text), "wanted": "the form 1 of 2"},
        )
    return text


Occurrence = Annotated[
    str,
    AfterValidator(_occurrence),
    WithJsonSchema({"type": "string", "pattern": f"^{_OCCURRENCE.pattern}$"}),
]
"""Which of several equal passages is meant: `1 of 2`."""


def read_occurrence(text: str | None) -> tuple[int, int]:
    """(which, of how many), counted from 1; (1, 1) when nothing is written."""
    if text is None:
        return 1, 1
    which, _, total = text.partition(" of ")
    return int(which), int(total)


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_ONE = {"type": ["string", "number"]}
Inputs = Annotated[
    tuple[Line, ...],
    BeforeValidator(_several),
    WithJsonSchema({"anyOf": [_ONE, {"type": "array", "items": _ONE}]}),
]
"""What goes into a rule under one of its names: one thing or several."""


class Evidence(Record):
    """What a claim rests on: words of a source, or another claim."""

    NEEDED: ClassVar[Mapping[str, str]] = {
        "source": "unless it rests on another claim",
        "quote": "for a source kept under seeds/",
        "occurrence": "when the quote stands more than once",
        "claim": "when there is no source",
    }
    WRONG: ClassVar[Mapping[str, tuple[str, str]]] = {
        "quote": ("St. Orin's delegate", "the source has a curly mark, ’: copy its words"),
    }

    source: Slug | None = None
    """Id of the source. Example: harbour-gazette"""
    quote: Line | None = None
    """The source's exact words, typographic quotes and all. Of a source that is not kept
    whole it must stand in one of the excerpts."""
    occurrence: Occurrence | None = None
    """Which one, when the quote stands more than once. Example: 2 of 2"""
    claim: ClaimId | None = None
    """Id of another claim this one rests on, instead of a source."""


class Derivation(Record):
    """How a derived claim follows from others."""

    rule: Rule
    """The rule, from the closed list."""
    inputs: dict[Slug, Inputs]
    """What goes in, by the rule's own names. Example: {of: [width-east, width-west]}"""


class Exemption(Record):
    """A word of a claim that its evidence need not hold, with the reason."""

    words: Line
    """The words of the claim, exactly; `polarity` when claim and evidence may differ in denying."""
    why: Line
    """The reason, for whoever checks the claim. No page shows it."""


class Claim(Record):
    """One checkable sentence."""

    NEEDED: ClassVar[Mapping[str, str]] = {
        "id": "in a claims file; a claim written inside another record has none",
        "says": "for a judgement, and only there",
        "value": "for a derived claim, and where another computes with it",
        "derivation": "for a derived claim, and only there",
        "evidence": "for every kind but derived",
    }
    WRONG: ClassVar[Mapping[str, tuple[str, str]]] = {
        "text": ("The Board met and will surely refuse.", "a second fact, and one that nobody reported"),
    }

    id: Slug | None = None
    """Its id within its file. A claim written inline has none: its place is its id."""
    kind: Kind
    """How it is known."""
    text: Line
    """The sentence. `[[harbour-board]]` names an actor, place, road or term; `[[harbour-board|the Board]]` with
    other words."""
    about: tuple[Slug, ...] = ()
    """Ids of the actors, places, roads and terms it is about, whose pages show it."""
    on: DayField | None = None
    """The date it holds for."""
    says: Slug | None = None
    """Whose opinion it is: id of an actor or a source."""
    value: Line | None = None
    """What it states as a value others can compute with. Examples: 6 km, 14, 2020-03-06"""
    derivation: Derivation | None = None
    """For a derived claim: the rule and what goes in."""
    evidence: tuple[Evidence, ...] = ()
    """What it rests on."""
    exempt: tuple[Exemption, ...] = ()
    """Words that its evidence need not hold, each with the reason."""
    hypothetical: Flag = False
    """True for a sentence about what did not happen ("as a draft resolution, ...")."""

    _key: str = PrivateAttr(default="")
    _scope: str = PrivateAttr(default="")

    @property
    def key(self) -> str:
        """Its id in the whole project: scope, a dot, and its id or place."""
        return self._key

    @property
    def scope(self) -> str:
        """The story or entity it belongs to; short ids are looked up there first."""
        return self._scope

    @classmethod
    def key_order(cls) -> tuple[str, ...]:
        """Whose opinion it is comes before the sentence."""
        return "id", "kind", "says", *(name for name in cls.model_fields if name not in ("id", "kind", "says"))

    def rests_on(self) -> Iterator[str]:
        """What it names as evidence or as inputs of its rule: ids of claims, among other inputs."""
        for item in self.evidence:
            if item.claim is not None:
                yield item.claim
        if self.derivation is not None:
            for ids in self.derivation.inputs.values():
                yield from ids

    def name(self, key: str, scope: str) -> None:
        """Tell the claim its id; done once, while the World is put together."""
        self._key, self._scope = key, scope


def _shape(value: Any) -> str:
    return "<inline>" if isinstance(value, (dict, Claim)) else "<id>"


ClaimSlot = Annotated[
    Annotated[ClaimId, Tag("<id>")] | Annotated[Claim, Tag("<inline>")],
    Discriminator(_shape),
]
"""A claim: the id of one, or one written here."""
