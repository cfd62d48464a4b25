"""Dates in BibTeX: a year, a month and a day for people to read, and EDTF (ISO 8601-2).

A year, a month of it and a day of that arrive whole; so do spans of years (``1998--2001``), of
months and of days in one year (``mar # {~17--21}``), seasons (``Spring``) and years with open
digits (``199X``). Of any other date the first one is written.
"""

from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from rusrec.formats._bib.tables import BARE_MONTHS, SEASONS
from rusrec.model import edtf
from rusrec.model.edtf import Edtf, Moment
from rusrec.scripts.pattern import pattern

__all__ = ["UNKNOWN", "Dated", "Parts", "dated", "iso", "parts_of"]

UNKNOWN: Final = "XXXX"
"""The date of which only words are known."""

_PLAIN: Final = pattern(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEARS: Final = pattern(r"([0-9]{4})\s*[-–—/]+\s*([0-9]{4})?")
_YEAR_IN: Final = pattern(r"(?<![0-9])(?:1[0-9]{3}|20[0-9]{2})(?![0-9])")
_SLASHED: Final = pattern(r"([0-9]{4})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{1,2}))?\.?")
_DAY: Final = pattern(r"[0-9]{1,2}")
# What is no EDTF at first sight is not asked for: its errors are thorough, and cost time.
_SHAPE: Final = pattern(r"[0-9XYTZ:+\-/.,?~%\[\]{} ]{4,}")
_MONTHS: Final = 12
_FIRST_SEASON: Final = 21
_SEASONS: Final = {
    **{name.lower(): _FIRST_SEASON + at for at, name in enumerate(SEASONS)},
    "fall": 23,
    "봄": 21,
    "여름": 22,
    "가을": 23,
    "겨울": 24,
    "весна": 21,
    "лето": 22,
    "осень": 23,
    "зима": 24,
}


class Parts(Struct, frozen=True):
    """What is written of a date: the values of ``year``, ``month`` and ``day``."""

    year: str = ""
    month: str = ""
    day: str = ""


class Dated(Struct, frozen=True):
    """A date as read: EDTF or "", its words where they say more.

    ``rest`` names the fields that are no part of it.
    """

    edtf: str
    text: str = ""
    rest: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def parts_of(text: str) -> Parts:
    """Return what is written of the EDTF *text*."""
    if _is_four(text):
        return Parts(text)
    match = _PLAIN.fullmatch(text)
    if match:
        year, month, day = match.groups("")
        if month and int(month) > len(BARE_MONTHS):
            return _season(year, int(month))
        return Parts(year, BARE_MONTHS[int(month) - 1] if month else "", day.lstrip("0"))
    try:
        date = edtf.parse(text)
    except ValueError:
        return Parts()
    return _of_span(date) if date.kind == "interval" else _of_moment(date.start)


def _season(year: str, month: int) -> Parts:
    place = month - _FIRST_SEASON
    return Parts(year, SEASONS[place] if 0 <= place < len(SEASONS) else "")


def _of_span(date: Edtf) -> Parts:
    start, end = date.start, date.end
    if start and end and _is_year(start) and _is_year(end):
        return Parts(f"{start}--{end}")
    if start and date.open and _is_year(start):
        return Parts(f"{start}--")
    if start and end and start.year == end.year and _is_day(start) and _is_day(end):
        return Parts(str(Moment(start.year)), _months(start, end))
    return _of_moment(start or end)


def _is_day(moment: Moment) -> bool:
    return _PLAIN.fullmatch(str(moment)) is not None and 1 <= (moment.month or 0) <= _MONTHS


def _months(start: Moment, end: Moment) -> str:
    """Return two days, or two months, of one year: ``mar~17--21``, ``mar--apr``; "" if unlike."""
    months = [BARE_MONTHS[(moment.month or 1) - 1] for moment in (start, end)]
    if not (start.day or end.day):
        return "--".join(months)
    if not (start.day and end.day):
        return months[0]
    last = end.day if start.month == end.month else f"{months[1]}~{end.day}"
    return f"{months[0]}~{start.day}--{last}"


def _is_four(text: str) -> bool:
    """Tell whether *text* is the four digits of a year."""
    return len(text) == 4 and text.isdecimal() and text.isascii()  # noqa: PLR2004


def _is_year(moment: Moment) -> bool:
    return _is_four(str(moment))


def _of_moment(moment: Moment | None) -> Parts:
    if moment is None:
        return Parts()
    mask = moment.unspecified
    if mask:
        year, month = [*mask.removeprefix("-").split("-"), ""][:2]
        if year == UNKNOWN:
            return Parts()
        year = f"-{year}" if mask[0] == "-" else year
    else:
        year = str(Moment(moment.year))
        month = f"{moment.month or moment.season or '':02}"
    if not month.isdecimal() or not int(month):
        return Parts(year)
    if int(month) > len(BARE_MONTHS):
        return _season(year, int(month))
    return Parts(year, BARE_MONTHS[int(month) - 1], str(moment.day or ""))


def iso(text: str) -> str:
    """Return the EDTF of a date in a field that holds a whole one, "" where it is none."""
    text = text.strip()
    match = _SLASHED.fullmatch(text)
    if match:
        text = "-".join(part.zfill(2) for part in match.groups() if part)
    return _valid(text)


def _valid(text: str) -> str:
    if not _SHAPE.fullmatch(text):
        return ""
    try:
        return edtf.render(edtf.parse(text))
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def dated(date: str, year: str, month: str, day: str) -> Dated:
    """Return the date that these fields say, each "" where it is not there.

    A ``date`` (biblatex) counts before the others. A year that is no year (``in press``, ``n.d.``)
    is a date of unknown time with these words; one with more than its digits (``c1998``) keeps the
    words beside it.
    """
    whole = iso(date) if date else ""
    if whole:
        same = _composed(year, month, day.strip()) if year else Dated("", rest=_left(month, day))
        if same.edtf.startswith(f"{whole}-") and not (same.text or same.rest):
            return same
        if same.text or same.rest or not whole.startswith(same.edtf):
            return Dated(whole, rest=(*(("year",) if year else ()), *_left(month, day)))
        return Dated(whole)
    if date and year:
        found = _composed(year, month, day.strip())
        return replace(found, rest=(*found.rest, "date"))
    year = year or date
    if not year:
        return Dated("", rest=_left(month, day))
    return _composed(year, month, day.strip())


def _composed(year: str, month: str, day: str) -> Dated:
    spelt = year
    if not _is_four(year):
        found = _YEARS.fullmatch(year)
        spelt = f"{found[1]}/{found[2] or '..'}" if found else year
        spelt = _valid(spelt) if spelt[:1] not in ("[", "{") else ""
    if spelt:
        return _with_month(spelt, month, day)
    return replace(_with_month(_in_words(year, exact=not month), month, day), text=year)


def _in_words(year: str, *, exact: bool) -> str:
    """Return the EDTF of a year with words: all that they can only mean, else the one year."""
    spelt = edtf.meant(year) if exact and year[:1] not in ("[", "{") else ""
    four = _YEAR_IN.findall(year)
    return spelt or (four[0] if len(four) == 1 else UNKNOWN)


def _with_month(year: str, month: str, day: str) -> Dated:
    if not month or year == UNKNOWN:
        return Dated(year, rest=_left(month, day))
    season = _SEASONS.get(month.strip(" {}").lower())
    if season:
        text = _valid(f"{year}-{season}")
        return Dated(text, rest=_left("", day)) if text else Dated(year, rest=_left(month, day))
    from rusrec.formats._bib.grammar.marks import month_day  # dates are kept, few have a month

    span = "" if day else _span(year, month)
    if span:
        return Dated(span)
    number, within = month_day(month) or (0, None)
    text = _valid(f"{year}-{number:02}") if number else ""
    if not text:
        return Dated(year, rest=_left(month, day))
    numeral = within or (int(day) if _DAY.fullmatch(day) else 0)
    exact = _valid(f"{text}-{numeral:02}") if numeral else ""
    if exact:
        return Dated(exact, rest=_left("", day if within else ""))
    return Dated(text, rest=_left(month if within else "", day))


def _span(year: str, month: str) -> str:
    """Return the EDTF of a month that says two, "" where it is none."""
    from rusrec.formats._bib.grammar.marks import month_span

    found = month_span(month)
    if found is None or not _is_four(year):
        return ""
    first, last = (f"{year}-{m:02}" + (f"-{d:02}" if d else "") for m, d in found)
    return _valid(f"{first}/{last}") if first < last else ""


def _left(month: str, day: str) -> tuple[str, ...]:
    """Return the names of these fields, where there is something in them."""
    return tuple(name for name, value in (("month", month), ("day", day)) if value)
