# The sources page: each source with its type and what rests on it.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from macros.model.claim import Claim
from macros.model.source import Origin, Source
from macros.views.dates import ShownDate, shown
from macros.views.mentions import Mentions, few
from macros.views.outward import Written
from macros.views.sentence import Writer
from macros.views.upkeep import SourceTypeView, source_types


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source."""

    id: str
    name: str
    title: str
    publisher: str
    type: str
    published: ShownDate | None
    address: str
    host: str
    """The part of the address that names the site."""
    copy_of: str
    excerpts: tuple[str, ...]
    """Those that no claim quotes."""
    sha256: str
    rights: str
    rests_here: Mentions
    written: Written


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of one type."""

    type: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """What the sources page shows."""

    types: tuple[SourceTypeView, ...]
    """How many there are of each type."""
    groups: tuple[SourceGroup, ...]
    """The sources by type, those kept whole first in theirs."""


def sources_page(writer: Writer) -> SourcesPage:
    """All sources by type, those kept whole first, then by name."""
    world = writer.world
    ordered = sorted(
        world.sources.values(), key=lambda source: (not isinstance(source, Origin), source.name.casefold())
    )
    views = []
    for source in ordered:
        resting = [claim for claim in world.claims.values() if any(item.source == source.id for item in claim.evidence)]
        views.append(
            SourceView(
                id=source.id,
                name=source.name,
                title=source.title,
                publisher=source.publisher,
                type=source.type,
                published=shown(source.published),
                address=source.address or "",
                host=(urlsplit(source.address).hostname or "").removeprefix("www.") if source.address else "",
                copy_of=source.copy_of or "",
                excerpts=_not_shown(resting, source),
                sha256=source.sha256 if isinstance(source, Origin) else "",
                rights=source.rights if isinstance(source, Origin) else "",
                rests_here=few(writer, resting, most=1),
                written=writer.written(source),
            )
        )
    types = source_types(writer)
    groups = tuple(SourceGroup(each.type, tuple(view for view in views if view.type == each.type)) for each in types)
    return SourcesPage(types, groups)


def _not_shown(resting: Iterable[Claim], source: Source) -> tuple[str, ...]:
    """The excerpts of a source that no claim quotes; the others stand with what rests on them."""
    quotes = [item.quote for claim in resting for item in claim.evidence if item.source == source.id and item.quote]
    return tuple(excerpt for excerpt in source.excerpts if not any(quote in excerpt for quote in quotes))
