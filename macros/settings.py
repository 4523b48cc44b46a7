# What a site may set under `explainer` in mkdocs.yml; everything else is in the data.
from __future__ import annotations

import re

from mkdocs.config.base import Config, ValidationError
from mkdocs.config.config_options import OptionallyRequired, Type

from macros.views.outward import is_edit_address

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,29}")


class EditAddress(OptionallyRequired[str]):
    """An address that edit links start with, or ""."""

    def __init__(self) -> None:
        super().__init__(default="")

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str) or (value and not is_edit_address(value)):
            raise ValidationError("an address such as https://code.example/project/edit/main/ is needed")
        return value


class Version(OptionallyRequired[str]):
    """A version that can be a part of a file's name, or ""."""

    def __init__(self) -> None:
        super().__init__(default="")

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str) or (value and not _VERSION.fullmatch(value)):
            raise ValidationError("up to 30 letters, digits, dots, plus and hyphens are needed, such as 1.2.0")
        return value


class ExplainerConfig(Config):  # type: ignore[no-untyped-call]
    """The settings."""

    report = Type(str, default="")
    """Where readers report a wrong sentence: a mailto:, http: or https: address."""
    version = Version()
    """What the editions are called after; without one, the last day a story was checked."""
    edit = EditAddress()
    """Where the project's files are edited: an http: or https: address that their paths are added to."""
