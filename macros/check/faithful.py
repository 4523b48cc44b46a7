# A sentence that reports says no more than the words it rests on: its numbers, dates and names
# stand in them, and it denies where they deny.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from macros.check.quotes import evidence_places, quotes_of_claim
from macros.links.forms import FormIndex, index_of
from macros.links.wording import as_read, own_words, references
from macros.model.claim import Claim
from macros.model.day import Day
from macros.model.world import World
from macros.nearest import nearest
from macros.problem import Place, Problem
from macros.rules.stated import MONTHS, WEEKDAYS, PartDate, Stated, denies, stated_in
from macros.rules.value import Quantity, parse_value

POLARITY = "polarity"
"""What an exemption names when claim and evidence may differ in denying."""

_CAPITAL = re.compile(r"(?<![\w’'.])[A-ZÀ-ÖØ-ÞĞİŞ]\w*(?:[’'](?!s\b)\w+)*")
_ANY_WORD = re.compile(r"\w+(?:[’'](?!s\b)\w+)*")
# Where and when in words: easily turned about, and seldom put otherwise than the source puts it.
_BEARING = re.compile(r"\b(?:north|south|east|west)\w*|\b(?:midnight|noon|midday)\b", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|(?<!\b(?:St|Mr|Dr|Mt|Ft|Lt|No))[.?!:]\s+)[“\s]*$")


def reports_say_what_their_words_say(world: World) -> Iterator[Problem]:
    """Each number, date, day and name of a quoted or reported claim, or of a judgement found in a
    text kept whole, stands in its evidence or in a listed form; and both deny, or neither does. What is
    exempt is exempt for a reason that is written down, and for as long as it is needed."""
    forms = index_of(world)
    for claim in world.claims.values():
        if _is_at_fault(world, claim):
            continue
        found = dict(_Report(world, forms, claim).differences()) if _is_judged(world, claim) else {}
        needed = {exemption.words for exemption in claim.exempt} & set(found)
        for words, problem in found.items():
            if words not in needed:
                yield problem
        for number, exemption in enumerate(claim.exempt):
            # Names are not looked for while one of their records cannot be read.
            if exemption.words not in needed and not world.incomplete:
                message = f"nothing needs the exemption of {exemption.words!r}"
                place = claim.place("exempt", number, "words")
                yield Problem(place, "needless-exemption", message, "the exemption removed, or the exact words")


def _is_at_fault(world: World, claim: Claim) -> bool:
    """Whether what it says or rests on is broken: that is told already, and what follows from it is
    not told again in other words."""
    for item in claim.evidence:
        if item.claim is not None and world.find_claim(item.claim, claim.scope) is None:
            return True
        if item.source is not None and item.source not in world.sources:
            return True
    owned = claim.kind != "judgement" or claim.says in {**world.actors, **world.sources}
    closed = claim.text.count("“") == claim.text.count("”")
    return not owned or not closed or any(quotes_of_claim(world, claim))


def _is_judged(world: World, claim: Claim) -> bool:
    if claim.kind in ("quoted", "reported"):
        return True
    sources = [item.source for item in claim.evidence if item.source is not None]
    kept = [source for source in sources if world.article_source(source) is not None]
    return claim.kind == "judgement" and bool(kept) and kept == sources


@dataclass
class _Report:
    """One claim beside all the words it rests on."""

    world: World
    forms: FormIndex
    claim: Claim
    _seen: set[str] = field(default_factory=set)

    def differences(self) -> Iterator[tuple[str, Problem]]:
        """What the claim says and its evidence does not, by the words at fault."""
        if not self.words.strip():
            return  # told already: no evidence, or none that can be read
        shown = own_words(self.claim.text)
        for stated in stated_in(shown):
            if not self._bears(stated) and not self._is_value(stated):
                yield self._stated(shown[stated.start : stated.end], stated)
        names = [] if self.world.incomplete else list(self._names(shown))
        yield from names
        yield from self._bearings(shown, [problem.place for _, problem in names])
        if denies(as_read(self.claim.text, self.world.names)) != any(denies(quote) for quote in self.quotes):
            says, bears = ("denies", "does not") if denies(self.claim.text) else ("does not deny", "does")
            message = f"the claim {says} something and its evidence {bears}"
            expected = "both with a word such as not, never, refused, or neither"
            place, related = self.claim.place("text"), evidence_places(self.claim)
            yield POLARITY, Problem(place, "polarity-differs", message, expected, "", related)

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The words of every source it rests on, also through other claims."""
        return tuple(self._words(self.claim))

    @cached_property
    def words(self) -> str:
        """All of them in one text."""
        return " | ".join(self.quotes)

    @cached_property
    def _named(self) -> frozenset[str]:
        """Ids of what the evidence names, in any listed form and in capitals too."""
        found = {mention.id for quote in self.quotes for mention in self.forms.mentions(_unquoted(quote))}
        folded = self.words.casefold()
        for _, entity in self.world.entities():
            # A name of several words may be capitalised otherwise; "us" is not the US.
            spelled = [spelling for form in entity.forms for spelling in (form, form.upper())]
            free = any(_has(form.casefold(), folded) for form in entity.forms if " " in form)
            if free or any(_has(spelling, self.words) for spelling in spelled):
                found.add(entity.id)
        owner = (self.claim.says,) if self.claim.says is not None else ()
        return frozenset(found).union(owner)

    @cached_property
    def _dates(self) -> tuple[PartDate, ...]:
        """The dates of the evidence; one without a year is of its source's year, and a source is
        itself evidence of the day it appeared."""
        found = [stated.value for stated in stated_in(self.words) if isinstance(stated.value, PartDate)]
        days = list(self._known_days())
        years = {day.start.year for day in days}
        dated = [PartDate(part.month, part.day, year) for part in found if part.year is None for year in years]
        known = [_part(day) for day in days]
        return (*[part for part in found if part.year is not None or not years], *dated, *known)

    def _known_days(self) -> Iterator[Day]:
        for item in self.claim.evidence:
            source = self.world.sources.get(item.source or "")
            if source is not None and source.published is not None:
                yield source.published
            other = self.world.find_claim(item.claim, self.claim.scope) if item.claim is not None else None
            if other is not None and other.value is not None:
                try:
                    value = parse_value(other.value)
                except ValueError:
                    continue  # told where it is written
                if isinstance(value, Day):
                    yield value

    def _words(self, claim: Claim) -> Iterator[str]:
        for item in claim.evidence:
            if item.quote is not None:
                yield item.quote
            other = self.world.find_claim(item.claim, claim.scope) if item.claim is not None else None
            if other is not None and other.key not in self._seen:
                self._seen.add(other.key)
                yield as_read(other.text, self.world.names)
                yield from self._words(other)

    def _bears(self, stated: Stated) -> bool:
        value = stated.value
        if isinstance(value, PartDate):
            return any(value.agrees(known) for known in self._dates)
        return any(value == known.value for known in stated_in(self.words)) or self._is_year(value)

    def _is_value(self, stated: Stated) -> bool:
        """Whether it is the claim's own value: what its words state of it is checked with values."""
        try:
            value = parse_value(self.claim.value or "")
        except ValueError:
            return False
        if isinstance(value, Day):
            return isinstance(stated.value, PartDate) and stated.value.agrees(_part(value))
        return isinstance(value, Quantity) and stated.value == value.number

    def _is_year(self, value: object) -> bool:
        return any(value == known.year for known in self._dates if known.year is not None)

    def _stated(self, words: str, stated: Stated) -> tuple[str, Problem]:
        dated = isinstance(stated.value, PartDate) or words in WEEKDAYS
        code, what = ("date-not-in-evidence", "date") if dated else ("number-not-in-evidence", "number")
        place = self.claim.place("text").inside(stated.start, len(words))
        expected = f"a {what} that the evidence states"
        message = f"the {what} {words!r} stands in no quote of the evidence"
        known = {self.words[each.start : each.end] for each in stated_in(self.words)} | self._words_of(WEEKDAYS)
        meant = nearest(words, known) if dated else ""
        return words, Problem(place, code, message, expected, meant, evidence_places(self.claim))

    def _words_of(self, choices: Collection[str]) -> set[str]:
        return {word for word in _ANY_WORD.findall(self.words) if word in choices}

    def _names(self, shown: str) -> Iterator[tuple[str, Problem]]:
        covered: list[tuple[int, int]] = []
        named = [(ref.start, ref.end, ref.id) for ref in references(self.claim.text)]
        named += [(found.start, found.end, found.id) for found in self.forms.mentions(self.claim.text)]
        for start, end, entity_id in sorted(named):
            covered.append((start, end))
            known = entity_id in self.world.names and entity_id not in self.world.terms
            if known and entity_id not in self._named:
                yield self._name(self.claim.text[start:end], start)
        owner = self.world.sources.get(self.claim.says or "")
        said = f"{self.words} {owner.name} {owner.publisher}" if owner is not None else self.words
        words = {word.casefold().removesuffix("’").removesuffix("'") for word in _ANY_WORD.findall(said)}
        unknown: list[tuple[int, int]] = []
        for match in _CAPITAL.finditer(shown):
            if any(start <= match.start() < end for start, end in covered) or match[0] in (*MONTHS, *WEEKDAYS):
                continue
            if _SENTENCE_START.search(shown[: match.start()]) or match[0].casefold() in words:
                continue
            if unknown and shown[unknown[-1][1] : match.start()] in (" ", ". "):
                unknown[-1] = (unknown[-1][0], match.end())
            else:
                unknown.append(match.span())
        for start, end in unknown:
            yield self._name(shown[start:end], start)

    def _bearings(self, shown: str, told: list[Place]) -> Iterator[tuple[str, Problem]]:
        known = {each.casefold() for each in _BEARING.findall(self.words)}
        for match in _BEARING.finditer(shown):
            word = match[0].casefold()
            borne = word in known
            place = self.claim.place("text").inside(match.start(), len(match[0]))
            if not borne and not any(each.column <= place.column < each.end_column for each in told):
                message = f"{match[0]!r} stands in no quote of the evidence"
                related = evidence_places(self.claim)
                expected = "the evidence's own word"
                yield match[0], Problem(place, "bearing-not-in-evidence", message, expected, "", related)

    def _name(self, words: str, start: int) -> tuple[str, Problem]:
        place = self.claim.place("text").inside(start, len(words))
        expected = "a name that the evidence has, in a form that is listed for it"
        message = f"the name {words!r} stands in no quote of the evidence"
        meant = nearest(words, set(_CAPITAL.findall(self.words)))
        return words, Problem(place, "name-not-in-evidence", message, expected, meant, evidence_places(self.claim))


def _has(words: str, text: str) -> bool:
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _part(day: Day) -> PartDate:
    exact = day.precision in ("day", "minute")
    return PartDate(day.start.month, day.start.day if exact else None, day.start.year)


def _unquoted(quote: str) -> str:
    return quote.replace("“", " ").replace("”", " ")
