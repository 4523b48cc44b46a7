"""What the browser tests share: the World that the site under test was made from."""

from __future__ import annotations

import pytest

from macros.load import load_world
from macros.model.world import World
from tests.served import Served


@pytest.fixture(scope="session")
def world(served_site: Served) -> World:
    """Loaded from the copy that the site was built from, so that edits meanwhile do not matter."""
    loaded = load_world(served_site.folder.parent)
    assert not loaded.problems
    return loaded.world
