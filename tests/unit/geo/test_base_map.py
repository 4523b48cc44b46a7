"""The base map is what the maintainers' command makes of its origin, and holds the country whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from shapely import Point

from macros.links.ground import layer_of
from macros.load import load_world
from tests.conftest import ROOT

FOLDER = Path(ROOT) / "data" / "geo"


@pytest.mark.long
def test_the_base_map_made_anew_is_the_one_that_is_kept() -> None:
    from macros.base_map import base_map

    settings = yaml.safe_load((FOLDER / "idlib.yml").read_text("utf-8"))

    assert base_map(settings) == (FOLDER / "idlib.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("place", "lat", "lon", "inside"),
    [
        ("Idlib", 35.93, 36.63, True),
        ("Damascus", 33.51, 36.29, True),
        ("Latakia, on the coast", 35.53, 35.80, True),
        ("Antakya", 36.20, 36.16, False),
        ("Tripoli", 34.43, 35.85, False),
        ("the sea", 35.5, 35.4, False),
    ],
)
def test_the_country_is_where_it_is(place: str, lat: float, lon: float, inside: bool) -> None:
    shapes = load_world(Path(ROOT)).world.shapes["idlib"]

    assert layer_of(shapes, "country").contains(Point(lon, lat)) is inside, place


def test_the_base_map_is_small() -> None:
    assert (FOLDER / "idlib.json").stat().st_size < 60_000
