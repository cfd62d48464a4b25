"""``cs:date``: localized and own forms, ranges, seasons, eras (CSL 1.0.2, Date)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.cite.dress import affixes, dresser
from rusrec.cite.numbers import ordinal
from rusrec.cite.part import Part
from rusrec.cite.seams import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from rusrec.cite.cited import Cite
    from rusrec.cite.date import Date, Day
    from rusrec.cite.scope import Scope
    from rusrec.cite.tree import Element

__all__ = ["compile_date"]

_LETTER: Final = {"year": "y", "month": "m", "day": "d"}
_PARTS: Final = {
    "year": frozenset(("year",)),
    "year-month": frozenset(("year", "month")),
    "year-month-day": frozenset(("year", "month", "day")),
}
_ANCIENT: Final = 1000


class _Piece(NamedTuple):
    """One date-part: its name, its writer, its formatting and its affixes."""

    name: str
    write: Callable[[Day], str]
    dress: Callable[[str], str] | None
    prefix: str
    suffix: str
    range_delimiter: str


def compile_date(scope: Scope, element: Element) -> Part:
    """Compile a date element for what the shape knows of the date."""
    variable = element.get("variable")
    known = scope.shape.precision(variable)
    if not known or variable in scope.suppressed:
        return Part(called=True)
    scope.use(variable)
    if scope.area.sort:
        return _sort_key(variable, element)
    if known == "l":
        part = Part(
            render=lambda cite: guard(cite.dates[variable].literal), called=True, given=True
        )
        return scope.dress(_suffixed(scope, part, variable), element)
    form = element.get("form")
    localized = scope.locale.dates.get(form) if form else None
    pieces = _pieces(scope, element, localized)
    pieces = [piece for piece in pieces if _can_show(piece, known)]
    if not pieces:
        return Part(called=True)
    delimiter = guard((localized or element).get("delimiter"))
    suffixed = _takes_suffix(scope, variable, pieces)
    part = Part(render=_renderer(variable, pieces, delimiter, suffixed), called=True, given=True)
    if localized is not None:
        outer = _merged(localized, element)
        return scope.dress(part, outer)
    return scope.dress(part, element)


def _merged(localized: Element, element: Element) -> Element:
    """Give the date element with the formatting of the localized one under its own."""
    kept = {k: v for k, v in localized.attributes.items() if k not in {"form", "delimiter"}}
    return element._replace(attributes={**kept, **element.attributes})


def _can_show(piece: _Piece, known: str) -> bool:
    letters = "ms" if piece.name == "month" else _LETTER[piece.name]
    return any(letter in known for letter in letters)


def _pieces(scope: Scope, element: Element, localized: Element | None) -> list[_Piece]:
    own = {
        part.get("name"): part for part in element.all("date-part") if part.get("name") in _WRITERS
    }
    if localized is None:
        return [_piece(scope, part, own.keys()) for part in own.values()]
    wanted = _PARTS.get(element.get("date-parts", "year-month-day"), _PARTS["year-month-day"])
    pieces = []
    parts = {part.get("name"): part for part in localized.all("date-part")}
    shown = parts.keys() & wanted & _WRITERS.keys()
    for name, part in parts.items():
        if name in shown:
            over = (
                {k: v for k, v in own[name].attributes.items() if k not in {"prefix", "suffix"}}
                if name in own
                else {}
            )
            merged = part._replace(attributes={**part.attributes, **over})
            pieces.append(_piece(scope, merged, shown))
    return pieces


def _piece(scope: Scope, part: Element, shown: Collection[str]) -> _Piece:
    name = part.get("name")
    prefix, suffix = affixes(part)
    bare = part._replace(
        attributes={k: v for k, v in part.attributes.items() if k not in {"prefix", "suffix"}}
    )
    return _Piece(
        name=name,
        write=_WRITERS[name](scope, part, shown),
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


_WRITERS: Final = {"year": _year, "month": _month, "day": _day}


def _takes_suffix(scope: Scope, variable: str, pieces: list[_Piece]) -> bool:
    """Tell whether the year-suffix, without a place of its own, goes behind this year."""
    if scope.suffix_placed or not scope.shape.suffix or variable == "accessed":
        return False
    if all(piece.name != "year" for piece in pieces):
        return False
    scope.suffix_placed = True
    return True


def _suffixed(scope: Scope, part: Part, variable: str) -> Part:
    if scope.suffix_placed or not scope.shape.suffix or variable == "accessed":
        return part
    scope.suffix_placed = True
    render = part.function()
    return part._replace(render=lambda cite: render(cite) + cite.suffix)


def _renderer(
    variable: str,
    pieces: list[_Piece],
    delimiter: str,
    suffixed: bool,  # noqa: FBT001
) -> Callable[[Cite], str]:
    @lru_cache(maxsize=1024)
    def write(date: Date, suffix: str) -> str:
        if date.start is None:
            return guard(date.literal)
        if date.end is not None:
            return _range(date, pieces, delimiter) + suffix
        return delimiter.join(_texts(date.start, pieces, suffix))

    if suffixed:
        return lambda cite: write(cite.dates[variable], cite.suffix)
    return lambda cite: write(cite.dates[variable], "")


def _range(date: Date, pieces: list[_Piece], delimiter: str) -> str:
    """Write a range: what both days share stands once, the largest part that differs is joined."""
    start, end = date.start, date.end
    if start is None or end is None:
        return ""
    if not end.year:
        text = _days(start, pieces, delimiter).removesuffix(pieces[-1].suffix)
        return text + pieces[-1].range_delimiter
    order = ("year", "month", "day")
    values = {
        "year": (start.year, end.year),
        "month": ((start.month, start.season), (end.month, end.season)),
        "day": (start.day, end.day),
    }
    shown = {piece.name for piece in pieces}
    largest = next((n for n in order if n in shown and values[n][0] != values[n][1]), "")
    if not largest:
        return _days(start, pieces, delimiter)
    moving = set(order[order.index(largest) :])
    places = [place for place, piece in enumerate(pieces) if piece.name in moving]
    first, last = places[0], places[-1]
    mark = next(piece.range_delimiter for piece in pieces if piece.name == largest)
    before = _texts(start, pieces[:first])
    left = _texts(start, pieces[first : last + 1])
    right = _texts(end, pieces[first : last + 1])
    after = _texts(start, pieces[last + 1 :])
    if left and pieces[last].suffix and left[-1].endswith(pieces[last].suffix):
        left[-1] = left[-1][: len(left[-1]) - len(pieces[last].suffix)]
    if right and pieces[first].prefix and right[0].startswith(pieces[first].prefix):
        right[0] = right[0][len(pieces[first].prefix) :]
    middle = f"{delimiter.join(left)}{mark}{delimiter.join(right)}"
    return delimiter.join([*before, middle, *after])


def _texts(day: Day, pieces: list[_Piece], suffix: str = "") -> list[str]:
    texts = []
    for piece in pieces:
        text = piece.write(day)
        if text:
            if suffix and piece.name == "year":
                text += suffix
            dressed = piece.dress(text) if piece.dress else text
            texts.append(f"{piece.prefix}{dressed}{piece.suffix}")
    return texts


def _days(day: Day, pieces: list[_Piece], delimiter: str) -> str:
    return delimiter.join(_texts(day, pieces))


def _sort_key(variable: str, element: Element) -> Part:
    """Give a date as digits that sort: years from far back, then month and day."""
    wanted = _PARTS.get(element.get("date-parts", "year-month-day"), _PARTS["year-month-day"])
    own = {part.get("name") for part in element.all("date-part")}
    if own and not element.get("form"):
        wanted = frozenset(own)

    def render(cite: Cite) -> str:
        return sortable(cite.dates[variable], wanted)

    return Part(render=render, called=True, given=True)


def sortable(date: Date, wanted: frozenset[str] = _PARTS["year-month-day"]) -> str:
    """Give digits that sort as the date does, of the *wanted* parts alone."""
    if date.start is None:
        return date.literal
    days = []
    for day in (date.start, date.end):
        if day is None:
            continue
        year = day.year + 100_000 if "year" in wanted else 0
        month = (day.month or day.season * 3) if "month" in wanted else 0
        days.append(f"{year:06}{month:02}{day.day if 'day' in wanted else 0:02}")
    return "-".join(days)
