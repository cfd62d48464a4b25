"""``cs:date``: localized and own forms, ranges, seasons, eras (CSL 1.0.2, Date)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rusrec.cite.date_parts import WRITERS, Piece, piece_of, texts
from rusrec.cite.part import Part
from rusrec.cite.seams import guard

if TYPE_CHECKING:
    from collections.abc import Callable

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


def _can_show(piece: Piece, known: str) -> bool:
    letters = "ms" if piece.name == "month" else _LETTER[piece.name]
    return any(letter in known for letter in letters)


def _pieces(scope: Scope, element: Element, localized: Element | None) -> list[Piece]:
    own = {
        part.get("name"): part for part in element.all("date-part") if part.get("name") in WRITERS
    }
    if localized is None:
        return [piece_of(scope, part, own.keys()) for part in own.values()]
    wanted = _PARTS.get(element.get("date-parts", "year-month-day"), _PARTS["year-month-day"])
    pieces = []
    parts = {part.get("name"): part for part in localized.all("date-part")}
    shown = parts.keys() & wanted & WRITERS.keys()
    for name, part in parts.items():
        if name in shown:
            over = (
                {k: v for k, v in own[name].attributes.items() if k not in {"prefix", "suffix"}}
                if name in own
                else {}
            )
            merged = part._replace(attributes={**part.attributes, **over})
            pieces.append(piece_of(scope, merged, shown))
    return pieces


def _takes_suffix(scope: Scope, variable: str, pieces: list[Piece]) -> bool:
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
    pieces: list[Piece],
    delimiter: str,
    suffixed: bool,  # noqa: FBT001
) -> Callable[[Cite], str]:
    @lru_cache(maxsize=1024)
    def write(date: Date, suffix: str) -> str:
        if date.start is None:
            return guard(date.literal)
        if date.end is not None:
            return _range(date, pieces, delimiter) + suffix
        return delimiter.join(texts(date.start, pieces, suffix))

    if suffixed:
        return lambda cite: write(cite.dates[variable], cite.suffix)
    return lambda cite: write(cite.dates[variable], "")


def _range(date: Date, pieces: list[Piece], delimiter: str) -> str:
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
    before = texts(start, pieces[:first])
    left = texts(start, pieces[first : last + 1])
    right = texts(end, pieces[first : last + 1])
    after = texts(start, pieces[last + 1 :])
    if left and pieces[last].suffix and left[-1].endswith(pieces[last].suffix):
        left[-1] = left[-1][: len(left[-1]) - len(pieces[last].suffix)]
    if right and pieces[first].prefix and right[0].startswith(pieces[first].prefix):
        right[0] = right[0][len(pieces[first].prefix) :]
    middle = f"{delimiter.join(left)}{mark}{delimiter.join(right)}"
    return delimiter.join([*before, middle, *after])


def _days(day: Day, pieces: list[Piece], delimiter: str) -> str:
    return delimiter.join(texts(day, pieces))


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
