# Texts that can be cited: named outside sources, and those kept whole under seeds/.
from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import PrivateAttr

from macros.model.day import DayField
from macros.model.record import Record
from macros.model.scalars import Address, Line, Sha256, Slug

SourceType = Literal[
    "primary-document",
    "news-agency",
    "newspaper",
    "state-media",
    "partisan-site",
    "website",
    "reference-work",
]


class Source(Record):
    """A text that can be cited. Its id is the name of its file."""

    NEEDED: ClassVar[Mapping[str, str]] = {
        "published": "when it is known",
        "copy_of": "when a copy was read and not the original",
        "excerpts": "when a claim quotes it",
    }
    WRONG: ClassVar[Mapping[str, tuple[str, str]]] = {
        "excerpts": ("[Voss said the harbour was sandy]", "told again; its exact words are needed"),
    }

    name: Line
    """Short name for use in a sentence. Example: Harbour Gazette, 10 May 2001"""
    title: Line
    """The text's own title; a description in [brackets] where it has none or it is not known."""
    publisher: Line
    """Who published it."""
    type: SourceType
    """What sort of source it is; shown wherever it is cited."""
    published: DayField | None = None
    """When it was published; left out when the date is not known."""
    address: Address | None = None
    """Where it can be read."""
    copy_of: Line | None = None
    """Whose text it is a copy of, when the copy was read and not the original."""
    excerpts: tuple[Line, ...] = ()
    """The short passages that were read, in its exact words. Evidence quotes one of them."""

    _id: Slug = PrivateAttr(default="")

    @property
    def id(self) -> str:
        """Its id: the name of its file or, under seeds/, of its folder."""
        return self._id

    def name_as(self, own_id: str) -> None:
        """Tell the source its id; done once, while reading."""
        self._id = own_id


class Origin(Source):
    """A source kept whole under seeds/<id>/, with what is needed to trust the copy."""

    file: Line
    """Name of the text's file beside this one."""
    sha256: Sha256
    """SHA-256 of the file's bytes."""
    rights: Line
    """Whose text it is and on what ground it is kept."""
    publish: Literal["full", "quoted"] = "full"
    """Whether the site shows the whole text, or only the words that claims quote."""
