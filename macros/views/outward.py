# Addresses that lead out of the site: to words at their publisher, to whoever mends sentences.
from __future__ import annotations

from urllib.parse import quote


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
