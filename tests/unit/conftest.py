"""What several unit tests look at: the World of the made-up story."""

from __future__ import annotations

import pytest

from macros.model.world import World
from tests.conftest import Project


@pytest.fixture
def world(harbour: Project) -> World:
    loaded = harbour.load()
    assert loaded.problems == ()
    return loaded.world
