"""The shape of a cite: all that decides which parts of a style it can show.

A style is compiled once for each shape. So every condition of ``cs:choose`` is decided then, absent
variables and the groups around them vanish, and what is left is what the cite shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from rusrec.cite.date import Date, Day
    from rusrec.cite.item import Item

__all__ = ["FIRST", "IBID", "IBID_WITH_LOCATOR", "SUBSEQUENT", "Shape", "is_numeric", "of_item"]

FIRST: Final = "first"
SUBSEQUENT: Final = "subsequent"
IBID: Final = "ibid"
IBID_WITH_LOCATOR: Final = "ibid-with-locator"

_TURKIC: Final = frozenset(("tr", "az"))
_NUMBER = r"[^\W\d_]{0,4}\d+[^\W\d_]*"
_NUMERIC = re.compile(rf"{_NUMBER}(?:\s*[-–—,&]\s*{_NUMBER})*")


class Shape(NamedTuple):
    """What is known of a cite before it is rendered."""

    type: str
    texts: frozenset[str]
    names: frozenset[str]
    dates: tuple[tuple[str, str], ...]
    numeric: frozenset[str]
    circa: frozenset[str]
    english: bool
    turkic: bool
    position: str = ""
    near: bool = False
    locator: str = ""
    locator_numeric: bool = False
    suffix: bool = False
    disambiguate: int = 0
    author: str = ""
    first_note: bool = False
    starts: bool = False
    """Whether the cite begins a sentence, so that a term is capitalized."""

    def has(self, variable: str) -> bool:
        """Tell whether the cite has a value for *variable*."""
        return (
            variable in self.texts
            or variable in self.names
            or any(name == variable for name, _ in self.dates)
            or (variable == "locator" and bool(self.locator))
            or (variable == "year-suffix" and self.suffix)
            or (variable == "first-reference-note-number" and self.first_note)
        )

    def precision(self, variable: str) -> str:
        """Give what is known of a date: letters of ``y m d s``, ``l`` for words alone."""
        return next((parts for name, parts in self.dates if name == variable), "")


def is_numeric(text: str) -> bool:
    """Tell whether *text* is numeric (CSL 1.0.2, Choose: ``2nd``, ``D2``, ``3-5``, ``2 & 4``)."""
    return text.isdecimal() or _NUMERIC.fullmatch(text.strip()) is not None


def of_item(item: Item, tested: frozenset[str], *, english: bool) -> Shape:
    """Give the shape of *item* before any citation of it.

    Args:
        item: The item.
        tested: The variables that the style tests for being numeric.
        english: Whether an item that names no language is in English.
    """
    texts = item.texts
    language = item.language.lower()
    dates = item.dates
    return Shape(
        type=item.type,
        texts=frozenset(texts),
        names=frozenset(item.names),
        dates=tuple([(name, _precision(dates[name])) for name in sorted(dates)]),
        numeric=frozenset([v for v in tested if v in texts and is_numeric(texts[v])]),
        circa=frozenset([name for name, date in dates.items() if date.circa]),
        english=language.startswith("en") if language else english,
        turkic=language[:2] in _TURKIC,
    )


def _precision(date: Date) -> str:
    if date.start is None:
        return "l"
    known = _known(date.start)
    return f"{known}/{_known(date.end)}" if date.end else known


def _known(day: Day) -> str:
    return (
        "y"
        + "m" * bool(day.month)
        + "d" * bool(day.day)
        + "s" * bool(day.season or day.season_name)
    )
