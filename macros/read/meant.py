# What a refused value was probably meant to be, where that can be told: dates written another way,
# ids with capitals, one value where a list is wanted.
from __future__ import annotations

import re

from macros.model.day import Day
from macros.nearest import as_slug

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ORDERS = (
    re.compile(r"(?P<y>\d{4})[-/. ](?P<m>\d{1,2})[-/. ](?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})"),
    re.compile(r"(?P<d>1[3-9]|2\d|3[01])[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})"),
    re.compile(r"(?P<m>\d{1,2})[-/](?P<d>1[3-9]|2\d|3[01])[-/](?P<y>\d{4})"),
    re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<w>[A-Za-z]{3})[a-z]*\.?,? (?P<y>\d{4})"),
    re.compile(r"(?P<w>[A-Za-z]{3})[a-z]*\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})"),
    re.compile(r"(?P<w>[A-Za-z]{3})[a-z]* (?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})"),
)
"""Ways to write a date. With slashes, 5/6/2020 is left alone: it is another day here and there."""


def meant_value(code: str, given: str) -> str:
    """The right form of a value that was refused with a code, or ""."""
    if code == "bad-id":
        return as_slug(given)
    if code == "bad-date":
        return _date(given.strip()) or _date(given.strip().translate(str.maketrans("oOlI", "0011")))
    if code == "bad-text":
        return given.strip() if given.strip().isprintable() else ""
    if code == "bad-address":
        address = given.strip().replace(" ", "%20")
        if re.match(r"https?://\S+$", address):
            return address if address != given else ""
        return f"https://{address}" if re.match(r"www\.[\w.-]+\.\w+", address) else ""
    return ""


def _date(given: str) -> str:
    for order in _ORDERS:
        found = order.fullmatch(given)
        if found is None:
            continue
        parts = found.groupdict()
        word = (parts.get("w") or "").lower()
        if word and word not in _MONTHS:
            continue
        month = _MONTHS.index(word) + 1 if word else int(parts["m"])
        day = f"-{int(parts['d']):02}" if "d" in parts else ""
        try:
            return Day.parse(f"{parts['y']}-{month:02}{day}").text
        except ValueError:
            continue  # no such day
    return ""


def meant_list(given: object) -> str:
    """A text that stands where a list is wanted, as a list of it."""
    if not isinstance(given, str) or not given or re.search(r"[\[\]{},:#]", given):
        return ""
    # "one - two" is what YAML makes of an item under a text.
    return f"[{', '.join(given.split(' - '))}]"
