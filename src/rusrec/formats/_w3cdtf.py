"""Dates for those who read no EDTF: ISO 8601 as the W3C profiles it."""

import re
from functools import lru_cache
from typing import Final

from rusrec.model import Date, edtf
from rusrec.scripts.pattern import pattern

__all__ = ["dated", "is_plain", "w3cdtf"]

_PLAIN: Final = pattern(
    r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?)?)?",
    re.ASCII,
)


def is_plain(text: str) -> bool:
    """Tell whether *text* is one date of the profile: a year, a month, a day, a moment."""
    return _PLAIN.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def w3cdtf(text: str) -> str:
    """Return what the profile can say of an EDTF date, "" for nothing; never more than it says.

    ``1998~`` is ``1998``, ``1998-21`` is ``1998``, ``199X`` nothing. An interval stays one
    (``1998/2001``, which ISO 8601 has too) unless an end is open; a set is nothing.
    """
    said = edtf.parse(text)
    if said.kind == "set":
        return ""
    found = [_plain(moment) for moment in said.moments]
    return "/".join(found) if all(found) else next(iter(found), "")


def _plain(moment: edtf.Moment) -> str:
    year = f"{moment.year:04}" if moment.year is not None else ""
    whole = year if moment.season else str(moment).rstrip("?~%")
    return next((part for part in (whole, whole[:10], whole[:7], year) if is_plain(part)), "")


def dated(date: Date | None) -> str:
    """Return what is written of *date*: the profile's, else the words on the item."""
    if date is None:
        return ""
    return date.text if date.edtf == "XXXX" else w3cdtf(date.edtf)
