# A claim as a reader meets it: its words with links, its kind, and its proof.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.links.addresses import (
    claim_address,
    claim_anchor,
    entity_address,
    relative,
    source_address,
    story_address,
    unit_address,
)
from macros.links.coverage import passages
from macros.links.forms import FormIndex
from macros.links.wording import as_read, references
from macros.model.claim import Claim, Evidence
from macros.model.record import Record
from macros.model.source import Origin
from macros.model.world import StoryData, World
from macros.views.outward import Written, report_address, text_fragment, written_at


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, perhaps a link."""

    text: str
    href: str = ""
    ref: str = ""
    """`actor:some-id` and the like, for a link made by the linker."""
    card: str = ""
    """Id of the card on this page that explains it, or ""."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One item of evidence."""

    source: str
    source_href: str
    source_ref: str
    """`source:` and its id."""
    source_type: str
    quote: str
    """"" when the words were not kept."""
    unit: int
    """Number of the article's unit the quote stands in; 0 for none."""
    unit_href: str
    notes: tuple[Piece, ...] = ()
    """The notes on the words it quotes."""
    before: str = ""
    """What stands before the quote in its sentence of the article."""
    after: str = ""
    """What stands after it."""
    public_href: str = ""
    """The quote at its publisher's address, for browsers that find a text on a page."""


@dataclass(frozen=True, slots=True)
class RuleInput:
    """One input of a rule of derivation."""

    name: str
    text: str
    href: str
    key: str
    """Id of the claim it is, or ""."""
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim ready to be shown."""

    key: str
    kind: str
    pieces: tuple[Piece, ...]
    href: str
    """Its entry on the evidence page."""
    anchor: str
    """The id of that entry."""
    card: str
    """Id of its proof card on this page."""
    owner: str
    """Name of whose judgement it is, or ""."""
    owner_href: str
    proofs: tuple[Proof, ...]
    rests_on: tuple[RuleInput, ...]
    """Claims it rests on as evidence."""
    rule: str
    inputs: tuple[RuleInput, ...]
    report_href: str = ""
    """Where a reader can say that it is wrong, or ""."""


class Writer:
    """Writes the sentences of one page: knows its address and what it has already linked."""

    def __init__(
        self, world: World, forms: FormIndex, page: str, own: str = "", report: str = "", edit: str = ""
    ) -> None:
        """
        Args:
            world: A checked World.
            forms: Its word forms.
            page: Address of the page, "" for the first page.
            own: Id of the entity the page is about, which it does not link.
            report: Address to report a wrong sentence to: mailto:, http: or https:.
            edit: Address to edit the project's files at: http: or https:.
        """
        self.world = world
        self.page = page
        self._forms = forms
        self._own = own
        self._report = report
        self._edit = edit
        self.summary = ""
        """What the page answers, as plain text, once an answer was written on it."""
        self.carded: dict[str, None] = {}
        """Ids of the entities that have a card on this page, in order of their first link."""
        self.with_cards = True
        """Whether names get cards; not on pages that list so much that the cards would outweigh it."""
        self._linked: set[str] = set()
        self._cards = 0
        self._notes: dict[str, list[tuple[tuple[int, int], str]]] = {}

    def new_section(self, own: str = "") -> None:
        """Start a section: names are linked again at their first mention."""
        self._linked = {own} if own else set()

    def to(self, address: str) -> str:
        """The link from this page to an address of the site."""
        return relative(self.page, address)

    def plain(self, claim: Claim) -> str:
        """The claim's text without links."""
        return as_read(claim.text, self.world.names)

    def sentences(self, slots: Iterable[Claim | str], scope: str) -> tuple[Sentence, ...]:
        """The sentences of several slots, in order."""
        return tuple(self.sentence(self.world.claim(slot, scope)) for slot in slots)

    def sentence(self, claim: Claim) -> Sentence:
        """One claim with its proof."""
        world = self.world
        self._cards += 1
        owner, owner_href = self._owner(claim.says)
        given = [item.claim for item in claim.evidence if item.claim is not None]
        derivation = claim.derivation
        inputs = derivation.inputs.items() if derivation is not None else ()
        return Sentence(
            key=claim.key,
            kind=claim.kind,
            pieces=self.linked(claim.text),
            href=self.to(claim_address(world, claim)),
            anchor=claim_anchor(claim),
            card=f"proof-{self._cards}",
            owner=owner,
            owner_href=owner_href,
            proofs=tuple(self._proof(claim, item) for item in claim.evidence if item.source is not None),
            rests_on=tuple(self._input(claim, "", ref) for ref in given),
            rule=derivation.rule if derivation is not None else "",
            inputs=tuple(self._input(claim, name, ref) for name, refs in inputs for ref in refs),
            report_href=report_address(self._report, claim.key, self.plain(claim)),
        )

    def bare(self, claim: Claim) -> Sentence:
        """A claim's words alone, for where its proof is a link away."""
        href = self.to(claim_address(self.world, claim))
        pieces = (Piece(self.plain(claim)),)
        return Sentence(claim.key, claim.kind, pieces, href, claim_anchor(claim), "", "", "", (), (), "", ())

    def name(self, entity_id: str, *, card: bool = True) -> Piece:
        """An entity's name as a link, or as plain text on its own page; with a card unless what it
        would say stands beside it."""
        found = self.world.entity(entity_id)
        if found is None:
            raise KeyError(entity_id)
        kind, entity = found
        if entity_id == self._own:
            return Piece(entity.name)
        card = card and self.with_cards
        if card:
            self.carded.setdefault(entity_id)
        href = self.to(entity_address(self.world, entity_id))
        return Piece(entity.name, href, f"{kind}:{entity_id}", f"card-{entity_id}" if card else "")

    def source(self, source_id: str) -> Piece:
        """A source's name, linked to its entry."""
        return Piece(self.world.sources[source_id].name, self.to(source_address(source_id)), f"source:{source_id}")

    def written(self, record: Record) -> Written:
        """Where a record is written in the data, and where it can be edited."""
        return written_at(self._edit, record.place())

    def linked(self, text: str) -> tuple[Piece, ...]:
        """A text in pieces, the first mention of each name in the section as a link."""
        return tuple(self._pieces(text))

    def _pieces(self, text: str) -> Iterable[Piece]:
        links = [(ref.start, ref.end, ref.id, ref.label or self.world.names[ref.id]) for ref in references(text)]
        links += [
            (found.start, found.end, found.id, text[found.start : found.end]) for found in self._forms.mentions(text)
        ]
        last = 0
        for start, end, entity_id, label in sorted(links):
            if last < start:
                yield Piece(text[last:start])
            yield self._link(entity_id, label)
            last = end
        if last < len(text):
            yield Piece(text[last:])

    def _link(self, entity_id: str, label: str) -> Piece:
        if entity_id == self._own or entity_id in self._linked:
            return Piece(label)
        self._linked.add(entity_id)
        named = self.name(entity_id)
        return Piece(label, named.href, named.ref, named.card)

    def _owner(self, says: str | None) -> tuple[str, str]:
        if says is None:
            return "", ""
        if says in self.world.sources:
            return self.world.sources[says].name, self.to(source_address(says))
        return self.world.names[says], self.to(entity_address(self.world, says))

    def _proof(self, claim: Claim, item: Evidence) -> Proof:
        assert item.source is not None
        source = self.world.sources[item.source]
        number, href = 0, ""
        notes: tuple[Piece, ...] = ()
        before = after = ""
        article = self.world.articles.get(item.source)
        story = self._story_of(item.source)
        if article is not None and story is not None and item.quote is not None:
            span = passages(article, item.quote, item.occurrence)
            if span is not None:
                unit = article.units_in(span)[0]
                number = unit.number
                # On the article's own page its words and the notes on them stand beside the quote anyway.
                elsewhere = self.page != story_address(story.id, "article")
                if elsewhere and isinstance(source, Origin) and source.publish == "full":
                    before, found, after = unit.text.partition(item.quote)
                    before = before if found else ""
                href = self.to(unit_address(story, number))
                notes = tuple(Piece(title, href) for title in self._notes_on(story, span)) if elsewhere else ()
        return Proof(
            source=source.name,
            source_href=self.to(source_address(item.source)),
            source_ref=f"source:{item.source}",
            source_type=source.type,
            quote=item.quote or "",
            unit=number,
            unit_href=href,
            notes=notes,
            before=before.strip(),
            after=after.strip(),
            public_href=(source.address or "") if number else text_fragment(source.address or "", item.quote or ""),
        )

    def _notes_on(self, story: StoryData, span: tuple[int, int]) -> list[str]:
        if story.id not in self._notes:
            article = self.world.articles[story.story.article]
            found = [(passages(article, note.quote, note.occurrence), note.title) for note in story.notes]
            self._notes[story.id] = [(place, title) for place, title in found if place is not None]
        return [title for place, title in self._notes[story.id] if place[0] < span[1] and span[0] < place[1]]

    def _story_of(self, source_id: str) -> StoryData | None:
        return next((story for story in self.world.stories.values() if story.story.article == source_id), None)

    def _input(self, claim: Claim, name: str, ref: str) -> RuleInput:
        found = self.world.find_claim(ref, claim.scope)
        if found is not None:
            return RuleInput(name, self.plain(found), self.to(claim_address(self.world, found)), found.key, found.kind)
        if ref in self.world.sources:
            return RuleInput(name, self.world.sources[ref].name, self.to(source_address(ref)), "", "")
        if ref in self.world.stories:
            href = self.to(story_address(ref, "corridor"))
            return RuleInput(name, self.world.stories[ref].story.title, href, "", "")
        if ref in self.world.names:
            return RuleInput(name, self.world.names[ref], self.to(entity_address(self.world, ref)), "", "")
        return RuleInput(name, ref, "", "", "")
