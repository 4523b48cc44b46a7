# What is published besides the site, made from the finished site and the same World: an archive to
# unpack, and one file for each story.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.editions.archive import archive
from macros.editions.imprint import Imprint
from macros.editions.one_file import one_file
from macros.editions.unpacked import unpacked
from macros.pages import Site


@dataclass(frozen=True, slots=True)
class Edition:
    """A file to hand on."""

    name: str
    content: bytes


def editions(folder: Path, site: Site, imprint: Imprint) -> Iterator[Edition]:
    """The editions of a finished site, one after the other: first the archive of all its pages, named
    after the story that was added first, then a single file for each story.

    Args:
        folder: The built and inspected site.
        site: What it was built from.
        imprint: What the editions say of themselves.
    """
    first = next(iter(site.world.stories))
    top = f"{first}-{imprint.version}-offline"
    yield Edition(f"{top}.zip", archive(unpacked(folder, imprint), top, imprint.moment))
    for story in site.world.stories.values():
        yield Edition(f"{story.id}.html", one_file(folder, site, story, imprint))
