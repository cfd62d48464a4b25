"""Dates of Dublin Core: W3CDTF as it is written, and what repositories write besides."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from rusrec.model import Date, edtf
from rusrec.scripts.pattern import pattern

__all__ = ["date_of", "is_taking_in"]

_TIME: Final = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T\S+")
_DECADE: Final = pattern(r"([0-9]{3})0s")
_YEAR: Final = pattern(
    r"(ca?\.? ?|circa |©|c)?\[?([0-9]{4})(\?)?\]?(?: ?(?:년|年|г\.?|год))?\.?", re.IGNORECASE
)
_NUMERIC: Final = pattern(r"([0-9]{4})[./]([0-9]{1,2})(?:[./]([0-9]{1,2}))?\.?")
_COMPACT: Final = pattern(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_SPAN: Final = pattern(r"([0-9]{4}) ?[-–—~] ?([0-9]{4})")
_DAY_TIME: Final = pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) [0-9]{2}:[0-9]{2}(?::[0-9]{2})?.*")


def is_taking_in(text: str) -> bool:
    """Tell whether a date has a time of day, as repositories date what they take in."""
    return _TIME.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def date_of(text: str) -> Date:
    """Return the date that *text* is; words that are none stay those of an unknown date."""
    known = _valid(text)
    for manner, spelt in _MANNERS:
        found = None if known else manner.fullmatch(text)
        known = known or (_valid(spelt(found)) if found else "")
    return Date(known) if known else Date("XXXX", text=text)


def _valid(text: str) -> str:
    try:
        return edtf.render(edtf.parse(text))
    except ValueError:
        return ""


def _joined(found: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in found.groups() if part)


def _year(found: re.Match[str]) -> str:
    about = (found[1] or "").lower().startswith(("ca", "c.", "circa"))
    return found[2] + ("~" if about else "?" if found[3] else "")


_MANNERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (_COMPACT, _joined),
    (_NUMERIC, _joined),
    (_SPAN, lambda found: f"{found[1]}/{found[2]}"),
    (_DECADE, lambda found: f"{found[1]}X"),
    (_DAY_TIME, lambda found: found[1]),
    (_YEAR, _year),
)
"""How dates are spelt elsewhere, and how EDTF spells them."""
