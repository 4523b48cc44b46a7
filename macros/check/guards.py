# Guards: what must never be said is not said, and each guard shows that it works.
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.links.forms import FormIndex, index_of
from macros.links.wording import as_read, outside_quotations, references
from macros.model.claim import Claim
from macros.model.day import Day
from macros.model.section import Section
from macros.model.story import DealTerm, Guard, Matter, Note, Opening, OpenQuestion, Zone
from macros.model.world import StoryData, World
from macros.problem import Place, Problem
from macros.rules.guard import guard_fires
from macros.rules.stated import PartDate, days_in, stated_in

_CONDITIONAL = re.compile(r"\b(?:would|could|might|if|had it|were it)\b", re.I)
_OWNED = re.compile(
    r"\b(?:sa(?:y|ys|id)|told|w(?:rote|rites)|call(?:s|ed|ing)?|account|words?|headline|caption|quoted|reported|reads?|gives?)\b",
    re.I,
)
_FEW = 3


def guards_prove_themselves(world: World) -> Iterator[Problem]:
    """Each guard fires at the sentences it must fire at, and at none of those it must not."""
    for story in world.stories.values():
        for guard in story.guards:
            for number, sentence in enumerate(guard.fires_at):
                if not guard_fires(guard, _judged(guard, sentence)):
                    message = f"the guard {guard.id!r} does not fire at this sentence"
                    place = guard.place("fires_at", number)
                    expected = "words of every group besides the phrases under 'unless'"
                    related = ((guard.place("words"), "its words"),)
                    yield Problem(place, "guard-silent", message, expected, "", related)
            for number, sentence in enumerate(guard.silent_at):
                if guard_fires(guard, _judged(guard, sentence)):
                    message = f"the guard {guard.id!r} fires at this sentence"
                    related = ((guard.place("words"), "its words"),)
                    yield Problem(guard.place("silent_at", number), "guard-loud", message, "silence", "", related)


def guards_do_not_fire(world: World) -> Iterator[Problem]:
    """No claim says what a guard forbids. Quoted words, claims marked hypothetical and claims of
    another date are not judged."""
    texts = [(claim, as_read(claim.text, world.names)) for claim in world.claims.values()]
    forms = index_of(world)
    for story in world.stories.values():
        for guard in story.guards:
            for claim, text in texts:
                if guard_fires(guard, _judged(guard, text)) and _in_scope(story, guard, claim, forms):
                    message = f"the guard {guard.id!r} fires: never say {guard.never!r}"
                    related = ((guard.place("never"), "the guard"),)
                    why = f"a sentence that the sources bear; see the claim {guard.why}"
                    yield Problem(claim.place("text"), "guard-fires", message, why, "", related)


def headings_do_not_fire(world: World) -> Iterator[Problem]:
    """No heading of a story says what a guard forbids, nor takes it for granted ("How did ...?").
    A question that leaves it open may ask it."""
    for story in world.stories.values():
        for place, text in _headings(story):
            if text.endswith("?") and not re.match(r"(?:How|Why|When|Where)\b", text):
                continue
            for guard in story.guards:
                if guard_fires(guard, _judged(guard, text)):
                    message = f"the guard {guard.id!r} fires at a heading: never say {guard.never!r}"
                    related = ((guard.place("never"), "the guard"),)
                    yield Problem(place, "guard-fires", message, "a question or a name", "", related)


def _headings(story: StoryData) -> Iterator[tuple[Place, str]]:
    told, zone = story.story, story.zone
    yield told.place("title"), told.title
    titled: list[Opening | Section | OpenQuestion | Note] = [
        *told.openings,
        *told.sections,
        *told.open,
        *story.notes,
    ]
    for each in titled:
        yield each.place("title"), each.title
    named: list[Matter | Zone | DealTerm | None] = [story.matter, zone, *(zone.terms if zone is not None else ())]
    for part in named:
        if part is not None:
            yield part.place("name"), part.name


def _judged(guard: Guard, text: str) -> str:
    """The text without its quotations; but a word or two in quotation marks that nobody is said to
    have spoken are the author's own."""
    return text if guard.in_quotations else _own_words(text)


@lru_cache(maxsize=8192)
def _own_words(text: str) -> str:
    if _OWNED.search(outside_quotations(text)):
        return outside_quotations(text)
    own = re.sub(r"“([^“”]*)”", lambda match: match[1] if len(match[1].split()) < _FEW else match[0], text)
    return outside_quotations(own)


def _in_scope(story: StoryData, guard: Guard, claim: Claim, forms: FormIndex) -> bool:
    """A claim is judged when its date, or one that its text names, is the guard's; without a date,
    when it belongs to the story or is about what the guard is about. A claim marked hypothetical
    is not, as long as it reads like one."""
    if claim.hypothetical and _CONDITIONAL.search(claim.text):
        return False
    if guard.on is None:
        return True
    days = [*days_in(claim.text), *_days_of_its_year(guard.on, claim.text)]
    if claim.on is not None:
        days.append(claim.on)
    if not days:
        named = {each.id for each in references(claim.text)} | {each.id for each in forms.mentions(claim.text)}
        return claim.scope == story.id or bool(set(guard.about) & (named | set(claim.about)))
    last = guard.until or guard.on
    return any(day.start < last.end and guard.on.start < day.end for day in days)


def _days_of_its_year(on: Day, text: str) -> Iterator[Day]:
    """The days that a text gives without a year, in the guard's year; a claim of a known other year
    that says "6 March" may well mean the guard's day."""
    for each in stated_in(text):
        if isinstance(each.value, PartDate) and each.value.year is None and each.value.day is not None:
            try:
                yield Day.parse(f"{on.start.year:04}-{each.value.month:02}-{each.value.day:02}")
            except ValueError:
                continue  # no such day
