# A sentence that reports says no more than the words it rests on: its numbers, dates and names
# stand in them, and it denies where they deny.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from macros.check.quotes import quotes_of_claim
from macros.links.forms import FormIndex, index_of
from macros.links.wording import as_read, quotations, references
from macros.model.claim import Claim
from macros.model.day import Day
from macros.model.world import World
from macros.problem import Problem
from macros.rules.stated import MONTHS, WEEKDAYS, PartDate, Stated, denies, stated_in
from macros.rules.value import parse_value

POLARITY = "polarity"
"""What an exemption names when claim and evidence may differ in denying."""

_CAPITAL = re.compile(r"(?<![\w’'.-])(?:(?:St|Mt|Ft)\. )?[A-ZÀ-ÖØ-ÞĞİŞ][\w’'-]*")
# Where and when in words: easily turned about, and seldom put otherwise than the source puts it.
_BEARING = re.compile(r"\b(?:north|south|east|west)\w*|\b(?:midnight|noon|midday)\b", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.?!:]\s+)[“\s]*$")


def reports_say_what_their_words_say(world: World) -> Iterator[Problem]:
    """Each number, date, day and name of a quoted or reported claim, or of a judgement found in a
    text kept whole, stands in its evidence or in a listed form; and both deny, or neither does. What is
    exempt is exempt for a reason that is written down, and for as long as it is needed."""
    forms = index_of(world)
    for claim in world.claims.values():
        found = dict(_Report(world, forms, claim).differences()) if _is_judged(world, claim) else {}
        needed = {exemption.words for exemption in claim.exempt} & set(found)
        for words, problem in found.items():
            if words not in needed:
                yield problem
        for number, exemption in enumerate(claim.exempt):
            if exemption.words not in needed:
                message = f"nothing needs the exemption of {exemption.words!r}"
                place = claim.place("exempt", number, "words")
                yield Problem(place, "needless-exemption", message, "the exemption removed, or the exact words")


def _is_judged(world: World, claim: Claim) -> bool:
    # What is told already is not told again in other words: a quote that its source does not hold,
    # a quotation that never closes.
    if claim.kind == "judgement" and claim.says not in {**world.actors, **world.sources}:
        return False
    if claim.text.count("“") != claim.text.count("”") or any(quotes_of_claim(world, claim)):
        return False
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
        shown = _shown(self.claim.text)
        for stated in stated_in(shown):
            if not self._bears(stated) and not self._is_value(stated):
                yield self._stated(shown[stated.start : stated.end], stated)
        yield from self._names(shown)
        for match in _BEARING.finditer(shown):
            known = {each.casefold() for each in _BEARING.findall(self.words)}
            if match[0].casefold() not in known:
                place = self.claim.place("text").inside(match.start(), len(match[0]))
                message = f"{match[0]!r} stands in no quote of the evidence"
                yield match[0], Problem(place, "bearing-not-in-evidence", message, "the evidence's own word")
        if denies(as_read(self.claim.text, self.world.names)) != any(denies(quote) for quote in self.quotes):
            says, bears = ("denies", "does not") if denies(self.claim.text) else ("does not deny", "does")
            message = f"the claim {says} something and its evidence {bears}"
            expected = "both with a word such as not, never, refused, or neither"
            yield POLARITY, Problem(self.claim.place("text"), "polarity-differs", message, expected)

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
            if any(re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", folded) for form in entity.forms):
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
        return self.claim.value is not None and stated.value in [each.value for each in stated_in(self.claim.value)]

    def _is_year(self, value: object) -> bool:
        return any(value == known.year for known in self._dates if known.year is not None)

    def _stated(self, words: str, stated: Stated) -> tuple[str, Problem]:
        dated = isinstance(stated.value, PartDate) or words in WEEKDAYS
        code, what = ("date-not-in-evidence", "date") if dated else ("number-not-in-evidence", "number")
        place = self.claim.place("text").inside(stated.start, len(words))
        expected = f"a {what} that the evidence states"
        return words, Problem(place, code, f"the {what} {words!r} stands in no quote of the evidence", expected)

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
        words = {word.casefold().removesuffix("'s").removesuffix("’s") for word in re.findall(r"[\w’'-]+", said)}
        for match in _CAPITAL.finditer(shown):
            word = re.sub(r"['’]s?$", "", match[0])
            if any(start <= match.start() < end for start, end in covered) or word in (*MONTHS, *WEEKDAYS):
                continue
            if _SENTENCE_START.search(shown[: match.start()]) or word.casefold() in words:
                continue
            yield self._name(word, match.start())

    def _name(self, words: str, start: int) -> tuple[str, Problem]:
        place = self.claim.place("text").inside(start, len(words))
        expected = "a name that the evidence has, in a form that is listed for it"
        message = f"the name {words!r} stands in no quote of the evidence"
        return words, Problem(place, "name-not-in-evidence", message, expected)


def _part(day: Day) -> PartDate:
    exact = day.precision in ("day", "minute")
    return PartDate(day.start.month, day.start.day if exact else None, day.start.year)


def _unquoted(quote: str) -> str:
    return quote.replace("“", " ").replace("”", " ")


def _shown(text: str) -> str:
    """The text as long as it is, but with quoted passages and the brackets and ids of references
    blanked: what is left is in the author's own words."""
    letters = list(text)
    for start, end in quotations(text):
        letters[start:end] = " " * (end - start)
    for found in references(text):
        label = len(found.label)
        letters[found.start : found.end - 2 - label] = " " * (found.end - 2 - label - found.start)
        letters[found.end - 2 : found.end] = "  "
    return "".join(letters)
