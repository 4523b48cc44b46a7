# The story page: the story in sections of claims.
from __future__ import annotations

from dataclasses import dataclass

from macros.links.addresses import story_address
from macros.model.world import StoryData
from macros.views.dates import ShownDate, shown
from macros.views.opening import OpeningView, Question, opening, questions
from macros.views.sections import SectionView, sections
from macros.views.sentence import Sentence, Writer


@dataclass(frozen=True, slots=True)
class KeyNumberView:
    """A figure shown large, with its sentence."""

    figure: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class OpenView:
    """A question that was open, with what was found later."""

    id: str
    title: str
    asked: tuple[Sentence, ...]
    later: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the story page shows."""

    opening: OpeningView
    sections: tuple[SectionView, ...]
    open: tuple[OpenView, ...]
    questions: tuple[Question, ...]
    checked: ShownDate | None


def story_page(writer: Writer, story: StoryData) -> StoryPage:
    """The story page of a checked story."""
    begins = opening(writer, story, "story")
    parts = sections(writer, story.story.sections, story.id)
    return StoryPage(begins, parts, open_questions(writer, story), questions(writer, story), shown(story.story.checked))


def open_questions(writer: Writer, story: StoryData) -> tuple[OpenView, ...]:
    """What was open on the article's day."""
    found = []
    for question in story.story.open:
        writer.new_section()
        asked, later = writer.sentences(question.asked, story.id), writer.sentences(question.later, story.id)
        found.append(OpenView(question.id, question.title, asked, later))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SomeQuestions:
    """Open questions, and where the rest of them stand."""

    questions: tuple[OpenView, ...]
    all_href: str
    """"" when these are all."""


def some_open_questions(writer: Writer, story: StoryData, most: int) -> SomeQuestions:
    """The first few open questions; all of them when `most` is 0."""
    found = open_questions(writer, story)
    if not most or len(found) <= most:
        return SomeQuestions(found, "")
    return SomeQuestions(found[:most], writer.to(f"{story_address(story.id)}#left-open"))


def key_numbers(writer: Writer, story: StoryData) -> tuple[KeyNumberView, ...]:
    """The story's key numbers."""
    writer.new_section()
    return tuple(
        KeyNumberView(number.figure, writer.sentence(writer.world.claim(number.claim, story.id)))
        for number in story.story.numbers
    )
