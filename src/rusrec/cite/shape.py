"""The shape of a cite: all that decides which parts of a style it can show.

A style is compiled once for each shape. So every condition of ``cs:choose`` is decided then, absent
variables and the groups around them vanish, and what is left is what the cite shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.cite.variables import NUMBERS

if TYPE_CHECKING:
    from rusrec.cite.date import Date, Day
    from rusrec.cite.item import Item

__all__ = ["FIRST", "IBID", "IBID_WITH_LOCATOR", "SUBSEQUENT", "Shape", "is_numeric", "of_item"]

FIRST: Final = "first"
SUBSEQUENT: Final = "subsequent"
IBID: Final = "ibid"
IBID_WITH_LOCATOR: Final = "ibid-with-locator"

_TURKIC: Final = frozenset(("tr", "az"))
_NUMBER = r"[^\W\d_]{0,4}\d+[^\W\d_]*(?:[.:]\d+)*"
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
    return _NUMERIC.fullmatch(text.strip()) is not None


def of_item(item: Item, words: frozenset[str], default_english: bool) -> Shape:  # noqa: FBT001
    """Give the shape of *item* for a style that names the *words*, before any citation of it."""
    texts = item.texts.keys() & words
    for short in ("title-short", "container-title-short"):
        if short in item.texts:
            texts.add(short)
    english = item.language.lower().startswith("en") if item.language else default_english
    return Shape(
        type=item.type,
        texts=frozenset(texts),
        names=frozenset(item.names.keys() & words),
        dates=tuple(
            sorted((name, _precision(d)) for name, d in item.dates.items() if name in words)
        ),
        numeric=frozenset(v for v in texts if v in NUMBERS and is_numeric(item.texts[v])),
        circa=frozenset(name for name, date in item.dates.items() if date.circa),
        english=english,
        turkic=item.language[:2].lower() in _TURKIC,
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
