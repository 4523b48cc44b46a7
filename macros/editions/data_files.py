# The claims as data: JSON and CSV twins for reuse.
from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

from macros.editions.geojson import geojson
from macros.links.addresses import claim_address
from macros.links.wording import as_read
from macros.model.claim import Claim
from macros.model.world import World

COLUMNS = ("id", "kind", "text", "says", "on", "value", "about", "sources", "quotes", "address")


def data_files(world: World) -> Mapping[str, str]:
    """The files for download by their path below the site's root.

    Returns:
        `data/claims.json`, a list of objects, and `data/claims.csv`, a table with the same
        columns, lists joined by " | "; and `data/<story>.geojson` for each story with a zone on
        the map. Addresses are relative to the site's root.
    """
    rows = [_row(world, claim) for claim in world.claims.values()]
    files = {"data/claims.json": json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "data/claims.csv": _csv(rows)}
    for story in world.stories.values():
        drawn = geojson(world, story)
        if drawn:
            files[f"data/{story.id}.geojson"] = drawn
    return files


def _row(world: World, claim: Claim) -> dict[str, object]:
    return {
        "id": claim.key,
        "kind": claim.kind,
        "text": as_read(claim.text, world.names),
        "says": claim.says or "",
        "on": claim.on.text if claim.on else "",
        "value": claim.value or "",
        "about": list(claim.about),
        "sources": [item.source for item in claim.evidence if item.source],
        "quotes": [item.quote for item in claim.evidence if item.quote],
        "address": claim_address(world, claim),
    }


def _csv(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> str:
    text = " | ".join(value) if isinstance(value, list) else str(value)
    # A spreadsheet runs a cell that starts like a formula; an apostrophe keeps it text.
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
