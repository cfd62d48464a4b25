"""Dates as Zotero's users type them: EDTF, ``2011-02-15``, ``February 15, 2011``, ``May 1998``."""

from functools import lru_cache
from typing import Final

from rusrec.model import Date, edtf
from rusrec.scripts.pattern import pattern

__all__ = ["date_of"]

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_TIME: Final = pattern(r"([0-9-]+) (?:00:00(?::00)?|([0-9]{2}:[0-9]{2}:[0-9]{2}))")
_WITH_HOUR: Final = pattern(r"([0-9-]+) [0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
_MONTH_FIRST: Final = pattern(r"([A-Za-z]{3,9})\.? (?:([0-9]{1,2}), ?)?([0-9]{4})")
_DAY_FIRST: Final = pattern(r"([0-9]{1,2}) ([A-Za-z]{3,9})\.? ([0-9]{4})")
_SLASHED: Final = pattern(r"([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?")


@lru_cache(maxsize=4096)
def date_of(text: str) -> Date | None:
    """Return the date in *text*, None where it is empty.

    Midnight is no time: it is what a database makes of a day. An hour that EDTF cannot have
    (``10:30``, without seconds) stays in the words beside the day. What is no date keeps its
    words as those of a date that is unknown: ``in press``.
    """
    if not text:
        return None
    hour = _WITH_HOUR.fullmatch(text)
    for said, words in ((text, ""), (_spelt(text), ""), (hour[1] if hour else "", text)):
        try:
            return Date(edtf.render(edtf.parse(said)), text=words)
        except ValueError:
            continue
    return Date("XXXX", text=text)


def _spelt(text: str) -> str:
    """Return the date in EDTF that these words are; they may be none."""
    if match := _TIME.fullmatch(text):
        return f"{match[1]}T{match[2]}" if match[2] else match[1]
    if match := _MONTH_FIRST.fullmatch(text):
        parts = match[3], _month(match[1]), match[2]
    elif match := _DAY_FIRST.fullmatch(text):
        parts = match[3], _month(match[2]), match[1]
    elif match := _SLASHED.fullmatch(text):
        parts = match[1], match[2], match[3]
    else:
        return ""
    return "-".join(part.zfill(2) for part in parts if part is not None)


def _month(name: str) -> str:
    short = name[:3].lower()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else name
