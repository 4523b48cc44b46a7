# What pages need beyond single claims.
from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.links.pages import pages_of
from macros.links.wording import as_read
from macros.model.world import World
from macros.problem import Problem, whole_file
from macros.rules.stated import PartDate, stated_in
from macros.rules.value import Quantity, parse_value


def pages_have_openings(world: World) -> Iterator[Problem]:
    """Each page of a story has one opening, and no opening is for a page that is not there."""
    if world.incomplete:
        return
    if not world.stories:
        yield Problem(whole_file("data/stories"), "no-story", "there is no story", "data/stories/<id>/story.yml")
    for story in world.stories.values():
        pages = pages_of(story)
        openings = [opening.page for opening in story.story.openings]
        for number, opening in enumerate(story.story.openings):
            place = story.story.place("openings", number, "page")
            if opening.page not in pages:
                message = f"the story has no page {opening.page!r}"
                yield Problem(place, "needless-opening", message, "one of: " + ", ".join(pages))
            elif opening.page in openings[:number]:
                message = f"a second opening for the page {opening.page!r}"
                first = story.story.place("openings", openings.index(opening.page), "page")
                related = ((first, "the first"),)
                yield Problem(place, "needless-opening", message, "one opening a page", "", related)
        for page in pages:
            if page not in openings:
                message = f"the page {page!r} has no opening"
                yield Problem(story.story.place("openings", key=True), "no-opening", message, f"'- page: {page}'")


def figures_stand_in_their_claims(world: World) -> Iterator[Problem]:
    """Each number of a key figure stands in its claim; a zone's widths are those of its claims."""
    for story in world.stories.values():
        for number in story.story.numbers:
            claim = world.find_claim(number.claim, story.id)
            if claim is None:
                continue
            known = [each.value for each in stated_in(as_read(claim.text, world.names))]
            for each in stated_in(number.figure):
                if not _is_among(each.value, known):
                    part = number.figure[each.start : each.end]
                    message = f"{part} of the figure {number.figure!r} does not stand in the claim {claim.key}"
                    related = ((claim.place("text"), "the claim"),)
                    yield Problem(number.place("figure"), "figure-not-stated", message, "", "", related)
        yield from _widths(world, story.id)


def _is_among(value: object, known: Collection[object]) -> bool:
    if isinstance(value, PartDate):
        return any(isinstance(each, PartDate) and value.agrees(each) for each in known)
    return value in known


def _widths(world: World, story_id: str) -> Iterator[Problem]:
    zone = world.stories[story_id].zone
    if zone is None:
        return
    metres = set()
    for slot in zone.width_claims:
        claim = world.find_claim(slot, story_id)
        try:
            value = parse_value(claim.value or "") if claim is not None else ""
        except ValueError:
            continue
        if isinstance(value, Quantity) and value.unit in ("km", "m"):
            metres.add(float(value.number) * (1000 if value.unit == "km" else 1))
    for key, given in (("metres_north", zone.metres_north), ("metres_south", zone.metres_south)):
        if metres and given not in metres:
            shown = ", ".join(f"{width:g}" for width in sorted(metres))
            message = f"{given:g} metres is stated by none of 'width_claims'"
            related = ((zone.place("width_claims"), "the claims of its width"),)
            yield Problem(zone.place(key), "width-not-stated", message, f"one of: {shown}", "", related)


def positions_are_whole(world: World) -> Iterator[Problem]:
    """A place's position has latitude, longitude, precision and source, or none of them."""
    for place in world.places.values():
        parts = {"lat": place.lat, "lon": place.lon, "precision": place.precision}
        parts["position_source"] = place.position_source
        present = [name for name, value in parts.items() if value is not None]
        missing = [name for name, value in parts.items() if value is None]
        if present and missing:
            message = f"a position without {', '.join(missing)}"
            yield Problem(place.place(present[0], key=True), "half-position", message, "all of: " + ", ".join(parts))
