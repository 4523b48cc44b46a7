# The base of every record: strict about keys, frozen, and able to say where it was written.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from macros.problem import Entries, Place, place_of, whole_file


class Record(BaseModel):
    """A frozen record that refuses unknown keys and knows its place in the data."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    NEEDED: ClassVar[Mapping[str, str]] = {}
    """When a field that may be left out is needed all the same, in words that follow "needed"."""
    WRONG: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """For some fields, a value that the rules or good sense refuse, and why, in a few words."""

    _raw: Entries | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, Entries):
            data.known_keys = tuple(cls.model_fields)
            data.key_order = cls.key_order()
        record = handler(data)
        if isinstance(data, Entries):
            record._raw = data
        return record

    @classmethod
    def key_order(cls) -> tuple[str, ...]:
        """Its keys in the order in which files write them."""
        return tuple(cls.model_fields)

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where the value at `path` was written (its key with `key=True`); for a key that was
        left out, the record itself; for a record made in code, a file without a name."""
        raw = (self.__pydantic_private__ or {}).get("_raw")  # ten times as fast as self._raw
        return place_of(raw, path, key=key) if raw is not None else whole_file("")
