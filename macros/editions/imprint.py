# What an edition says of itself, and the time it carries: never the clock's.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from macros.model.world import World

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment's variable for the time that a build carries (reproducible-builds.org)."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an edition says of itself."""

    name: str
    """The site's name."""
    version: str
    moment: datetime
    """When it was made, as far as its bytes tell: UTC."""

    @property
    def epoch(self) -> str:
        """`moment` as SOURCE_DATE_EPOCH writes it."""
        return str(int(self.moment.timestamp()))

    @property
    def day(self) -> str:
        """The day of `moment`: 2020-03-06."""
        return self.moment.date().isoformat()


def imprint_of(world: World, name: str, version: str, environment: Mapping[str, str]) -> Imprint:
    """The imprint of a site.

    Its time is SOURCE_DATE_EPOCH (seconds since 1970, reproducible-builds.org) where it is set, else
    the last day on which a story was checked against its sources; that day is also the version of a
    site that names none.

    Args:
        world: A checked World.
        name: The site's name.
        version: Its version, or "".
        environment: The process's environment variables.

    Raises:
        ValueError: If SOURCE_DATE_EPOCH is no whole number of seconds.
    """
    checked = max(story.story.checked.date for story in world.stories.values())
    epoch = environment.get(EPOCH, "")
    moment = datetime(checked.year, checked.month, checked.day, tzinfo=UTC)
    if epoch:
        if not epoch.isascii() or not epoch.isdecimal():
            raise ValueError(f"{EPOCH} takes whole seconds since 1970, not {epoch!r}")
        moment = datetime.fromtimestamp(int(epoch), UTC)
    return Imprint(name, version or checked.isoformat(), moment)
