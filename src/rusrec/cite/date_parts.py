"""``cs:date-part``: a year, a month or season, a day, each with its form and affixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.cite.dress import affixes, dresser
from rusrec.cite.numbers import ordinal
from rusrec.cite.seams import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from rusrec.cite.date import Day
    from rusrec.cite.scope import Scope
    from rusrec.cite.tree import Element

__all__ = ["WRITERS", "Piece", "piece_of", "texts"]

_ANCIENT: Final = 1000


class Piece(NamedTuple):
    """One date-part: its name, its writer, its formatting and its affixes."""

    name: str
    write: Callable[[Day], str]
    dress: Callable[[str], str] | None
    prefix: str
    suffix: str
    range_delimiter: str


def piece_of(scope: Scope, part: Element, shown: Collection[str]) -> Piece:
    """Compile a date-part; *shown* are the names of all that the date has."""
    name = part.get("name")
    prefix, suffix = affixes(part)
    bare = part._replace(
        attributes={k: v for k, v in part.attributes.items() if k not in {"prefix", "suffix"}}
    )
    return Piece(
        name=name,
        write=WRITERS[name](scope, part, shown),
        dress=dresser(bare, shape=scope.shape),
        prefix=prefix,
        suffix=suffix,
        range_delimiter=guard(part.get("range-delimiter", "–")),
    )


def _year(scope: Scope, part: Element, shown: Collection[str]) -> Callable[[Day], str]:
    del shown
    short = part.get("form") == "short"
    ad, bc = scope.locale.text("ad"), scope.locale.text("bc")

    def write(day: Day) -> str:
        year = day.year
        if year < 0:
            return f"{-year}{bc}"
        if short and year >= _ANCIENT:
            return f"{year % 100:02}"
        return f"{year}{ad}" if year < _ANCIENT else str(year)

    return write


def _month(scope: Scope, part: Element, shown: Collection[str]) -> Callable[[Day], str]:
    """Give the writer of months and seasons.

    A month without a day takes its form ``symbol`` where a style has one: 12 мая, but май.
    """
    form = part.get("form", "long")
    locale = scope.locale
    seasons = [""] + [locale.text(f"season-{number:02}") for number in range(1, 5)]
    numeric = form not in {"long", "short"}
    if not numeric:
        names = [""] + [locale.text(f"month-{n:02}", form) for n in range(1, 13)]
        alone = [
            text
            if (term := locale.terms.get((f"month-{n:02}", "symbol", ""))) is None
            else term.single
            for n, text in enumerate(names)
        ]
    else:
        names = [""] + [
            f"{n:02}" if form == "numeric-leading-zeros" else str(n) for n in range(1, 13)
        ]
        alone = names
    dated = "day" in shown

    def write(day: Day) -> str:
        if day.month:
            return (names if dated and day.day else alone)[day.month]
        if numeric:
            return ""
        return seasons[day.season] or day.season_name

    return write


def _day(scope: Scope, part: Element, shown: Collection[str]) -> Callable[[Day], str]:
    del shown
    form = part.get("form", "numeric")
    locale = scope.locale

    def write(day: Day) -> str:
        if not day.day:
            return ""
        if form == "numeric-leading-zeros":
            return f"{day.day:02}"
        if form == "ordinal" and not (locale.limit_day_ordinals and day.day > 1):
            month = locale.term(f"month-{day.month:02}") if day.month else None
            return ordinal(day.day, locale, month.gender if month else "")
        return str(day.day)

    return write


WRITERS: Final = {"year": _year, "month": _month, "day": _day}
"""By the name of a date-part: what compiles its writer."""


def texts(day: Day, pieces: list[Piece], suffix: str = "") -> list[str]:
    """Return the *pieces* of a *day* that have something to say; the *suffix* goes to the year."""
    found = []
    for each in pieces:
        text = each.write(day)
        if text:
            if suffix and each.name == "year":
                text += suffix
            dressed = each.dress(text) if each.dress else text
            found.append(f"{each.prefix}{dressed}{each.suffix}")
    return found
