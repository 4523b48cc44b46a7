# Reads the shapes of base maps: GeoJSON kept beside their records under data/geo/.
from __future__ import annotations

import json
from pathlib import Path

from macros.model.base_map import BaseMap, Shapes
from macros.problem import Problem

LAYERS = ("land", "border", "river", "country", "locator-country", "locator-land")


def read_shapes(root: Path, base: BaseMap) -> tuple[Shapes | None, list[Problem]]:
    """The shapes of a base map, and the problem that keeps them from being used."""
    name = f"data/geo/{base.id}.json"

    def broken(message: str, expected: str) -> tuple[None, list[Problem]]:
        return None, [Problem(base.place("name"), "missing-shapes", message, expected)]

    try:
        raw = (root / name).read_bytes()
        found = json.loads(raw)
        layers: dict[str, list[dict[str, object]]] = {layer: [] for layer in LAYERS}
        for feature in found["features"]:
            layer, geometry = feature["properties"]["layer"], feature["geometry"]
            if not isinstance(geometry["type"], str) or not isinstance(geometry["coordinates"], list):
                raise TypeError(layer)
            layers[layer].append(geometry)
    except OSError:
        return broken(f"the shapes {name} cannot be read", "the file that the maintainers' command writes")
    except (ValueError, KeyError, TypeError, RecursionError):
        return broken(f"{name} is not a collection of shapes", "GeoJSON with layers: " + ", ".join(LAYERS))
    return Shapes(raw, {layer: tuple(shapes) for layer, shapes in layers.items()}), []
