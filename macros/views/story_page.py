# The story page: the story in sections of claims.
from __future__ import annotations

from dataclasses import dataclass

from macros.model.world import StoryData
from macros.views.dates import ShownDate, shown
from macros.views.opening import OpeningView, Question, opening, questions
from macros.views.sentence import Sentence, Writer


@dataclass(frozen=True, slots=True)
class KeyNumberView:
    """A figure shown large, with its sentence."""

    figure: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading with its sentences."""

    id: str
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the story page shows."""

    opening: OpeningView
    sections: tuple[SectionView, ...]
    open: tuple[Sentence, ...]
    questions: tuple[Question, ...]
    checked: ShownDate | None


def story_page(writer: Writer, story: StoryData) -> StoryPage:
    """The story page of a checked story."""
    begins = opening(writer, story, "story")
    sections = []
    for section in story.story.sections:
        writer.new_section()
        sections.append(SectionView(section.id, section.title, writer.sentences(section.claims, story.id)))
    return StoryPage(
        begins, tuple(sections), open_questions(writer, story), questions(writer, story), shown(story.story.checked)
    )


def open_questions(writer: Writer, story: StoryData) -> tuple[Sentence, ...]:
    """What the article leaves open."""
    writer.new_section()
    return writer.sentences(story.story.open, story.id)


def key_numbers(writer: Writer, story: StoryData) -> tuple[KeyNumberView, ...]:
    """The story's key numbers."""
    writer.new_section()
    return tuple(
        KeyNumberView(number.figure, writer.sentence(writer.world.claim(number.claim, story.id)))
        for number in story.story.numbers
    )
