# What `explainer new` asks for, as options and as questions. Light to import: every command reads it.
from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to know of a new entry: an option of the command line, and a question."""

    name: str
    words: str
    """What is asked for."""
    example: str
    many: bool = False
    """Whether it can be given several times; a question takes several parted by commas."""
    asked: bool = True
    """Whether a terminal asks for it when it is not needed."""


_ABOUT = Option("about", "ids of the actors, places, roads and terms it is about", "harbour-board", many=True)
_SOURCE = Option("source", "id of the source that shows it", "harbour-gazette")
_QUOTE = Option("quote", "the source's exact words", "The Harbour Board met on Tuesday.", many=True)
_WHICH = Option("occurrence", "which of several equal passages, where the quote stands more than once", "1 of 2")
_ON = Option("on", "the date it holds for", "2001-05-08")
_NAME = Option("name", "the name it is shown by", "Harbour Board")
_FORM = Option("form", "every spelling that stands for it in running text", "the Board", many=True)
_EXPLAINED = (_SOURCE, _QUOTE, _WHICH)

OPTIONS: Mapping[str, tuple[Option, ...]] = {
    "claim": (
        Option("story", "the story it belongs to, by its folder", "dredging"),
        Option("shared", "instead of a story: the file of data/claims/ it belongs in", "harbours", asked=False),
        Option("kind", "how it is known: quoted, reported, judgement, derived or background", "reported"),
        *_EXPLAINED,
        Option("rests-on", "id of another claim it rests on", "board-met", many=True, asked=False),
        Option("rule", "for a derived claim: the rule it follows by", "weekday", asked=False),
        Option("input", "for a derived claim: what goes into the rule, by name", "weekday=Tuesday", True, False),
        Option("value", "what it states as a value that others can compute with", "6 km", asked=False),
        Option("says", "for a judgement: whose it is, as the id of an actor or a source", "harbour-board", asked=False),
        Option("text", "the sentence", "The Harbour Board met on Tuesday."),
        _ABOUT,
        _ON,
        Option("id", "its id", "board-met"),
    ),
    "actor": (
        _NAME,
        Option("kind", "state, person, body, organisation, armed-group or group", "body"),
        Option("id", "its id, which becomes the name of its file", "harbour-board"),
        _FORM,
        *_EXPLAINED,
        Option("text", "who or what it was on the day of the story, in a sentence", "The body that met over the plan."),
        _ABOUT,
        _ON,
    ),
    "term": (
        Option("name", "the word", "Dredging"),
        Option("id", "its id, which becomes the name of its file", "to-dredge"),
        _FORM,
        *_EXPLAINED,
        Option("text", "what it means, in a sentence", "Digging out the bottom of a harbour."),
        _ABOUT,
        Option("see-also", "ids of related terms and actors", "harbour-board", many=True, asked=False),
    ),
    "place": (
        _NAME,
        Option("id", "its id, which becomes the name of its file", "port-ella"),
        _FORM,
        *_EXPLAINED,
        Option("text", "what the place is or was in the story, in a sentence", "The town of the harbour."),
        _ABOUT,
        _ON,
        Option("lat", "degrees north", "12.5", asked=False),
        Option("lon", "degrees east", "-40.25", asked=False),
        Option("precision", "how exact the position is", "1 km", asked=False),
        Option("position-source", "id of the source of the position", "sea-atlas", asked=False),
    ),
    "source": (
        Option("name", "short name for use in a sentence", "Sea Atlas, 1999"),
        Option("id", "its id, which becomes the name of its file", "sea-atlas"),
        Option("title", "the text's own title; a description in [brackets] where it has none", "An Atlas of the Sea"),
        Option("publisher", "who published it", "Atlas House"),
        Option("type", "what sort of source it is", "reference-work"),
        Option("published", "when it was published", "1999"),
        Option("address", "where it can be read", "https://atlas.example/sea"),
        Option("excerpt", "a short passage that was read, in its exact words", "to dredge is to dig", many=True),
        Option("copy-of", "whose text it is a copy of, when only the copy was read", "Atlas House", asked=False),
    ),
}
"""What to know of each kind of entry, in the order of the questions."""

_WHAT = {
    "claim": "a sentence with its proof, into a story's claims.yml",
    "actor": "a state, person, body, organisation, armed group or group of people",
    "term": "a word that a reader may not know",
    "place": "a place named in a story",
    "source": "a text that can be cited",
}
_LEFT_OUT = ("shared", "rests-on", "rule", "input", "value", "says", "occurrence", "see-also", "copy-of")


def add_new(parser: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int]) -> None:
    """Give `explainer new` its kinds of entry, each with its options and an example to copy."""
    kinds = parser.add_subparsers(title="entries", metavar="ENTRY", required=True, dest="entry")
    for kind, options in OPTIONS.items():
        given = " ".join(
            f"--{option.name} " + (f'"{option.example}"' if " " in option.example else option.example)
            for option in options
            if option.name not in (*_LEFT_OUT, "lat", "lon", "precision", "position-source")
        )
        made = kinds.add_parser(
            kind,
            help=_WHAT[kind],
            description=f"Write a new {kind}: {_WHAT[kind]}. What is not given is asked for on a terminal.",
            epilog=f"example: explainer new {kind} {given}",
        )
        for option in options:
            made.add_argument(
                f"--{option.name}",
                action="append" if option.many else "store",
                metavar=option.name.upper(),
                help=f"{option.words}; example: {option.example}" + (" (can be repeated)" if option.many else ""),
            )
        made.add_argument("--keep", action="store_true", help="keep the entry even when it gives problems")
        made.add_argument("--project", type=Path, default=Path(), metavar="DIR", help="project folder")
        made.set_defaults(command=command)
