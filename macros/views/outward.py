# Addresses that lead out of the site: to words at their publisher, to whoever mends sentences.
from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from macros.problem import Place


@dataclass(frozen=True, slots=True)
class Written:
    """Where a record is written in the data."""

    text: str
    """Its file and line: `data/actors/some-id.yml:2`."""
    href: str
    """Where it can be edited, or ""."""


def written_at(edit: str, place: Place) -> Written:
    """Where a record is written, with the address to edit it.

    Args:
        edit: Address of the project's folder at its host, as `is_edit_address` takes it; "" for none.
        place: The record's place in the data.
    """
    href = f"{edit.rstrip('/')}/{quote(place.file)}#L{place.line}" if is_edit_address(edit) else ""
    return Written(f"{place.file}:{place.line}", href)


def is_edit_address(text: str) -> bool:
    """Whether an address may start edit links: http or https, with a host, of plain characters, with
    nothing that a path cannot be added to."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    plain = text.isascii() and all(character.isprintable() and character not in " <>\"'`{}|\\^" for character in text)
    return plain and parts.scheme in ("http", "https") and bool(host) and not (parts.query or parts.fragment)


def text_fragment(address: str, words: str) -> str:
    """The address of words on a public page, or "" when there is no address or no words.

    Source: URL Fragment Text Directives, W3C Community Group draft: `#:~:text=start,end`, where
    dashes and commas of the words are escaped.
    """
    if not address or not words or "[" in words:
        return ""
    parts = words.split()
    ends = [" ".join(parts[:5]), " ".join(parts[-5:])] if len(parts) > 10 else [words]
    return f"{address.partition('#')[0]}#:~:text=" + ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)


def report_address(report: str, key: str, text: str) -> str:
    """The address that reports a sentence, filled in: a mail with subject and body, or an issue
    with title and body; "" when the site names no address."""
    if not report:
        return ""
    title = "subject" if report.startswith("mailto:") else "title"
    joint = "&" if "?" in report else "?"
    return f"{report}{joint}{title}={quote(key, safe='')}&body={quote(text, safe='')}"
