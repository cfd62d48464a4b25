"""A date of an item: two days at most, of any precision, a season, doubt, or words instead.

CSL-JSON's ``date-parts``, ``season``, ``circa`` and ``literal`` (CSL 1.0.2, Dates), and ``raw``
where it is an ISO date, a year with a month or an era, or a range of them, perhaps
uncertain (``c. 1998``, ``1998?``).
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rusrec.cite.marks import clean
from rusrec.cite.words import words

__all__ = ["Date", "Day", "date_of"]

_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_CIRCA = re.compile(r"^(?:ca?\.?|circa)\s*(?=\d)|(?<=\d)\s*\?$", re.IGNORECASE)
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ERA = re.compile(r"(\d{1,4})\s*(BCE?|AD|CE)", re.IGNORECASE)
_MONTHS: Final = words("jan feb mar apr may jun jul aug sep oct nov dec")
_SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


class Day(NamedTuple):
    """A year with, if known, its month and day; ``season`` counts from spring as 1."""

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    season_name: str = ""


class Date(NamedTuple):
    """A date; without ``start`` it has only ``literal``."""

    start: Day | None
    end: Day | None = None
    """The last day of a range; the year 0, which no calendar has, leaves its end open."""
    circa: bool = False
    literal: str = ""


def date_of(value: object) -> Date | None:
    """Give the date that a CSL-JSON *value* states, or None where it states none."""
    if isinstance(value, str):
        return _from_raw(value)
    if not isinstance(value, Mapping):
        return None
    if len(value) == 1 and (single := _single(value.get("date-parts"))):
        return single
    circa = value.get("circa") not in {None, False, "", "0", "false"}
    days = [day for parts in _rows(value.get("date-parts")) if (day := _day(parts))]
    if days:
        first = _with_season(days[0], value.get("season"))
        return Date(first, days[1] if len(days) > 1 else _open_end(value), circa)
    literal = value.get("literal")
    if literal:
        return Date(None, literal=clean(str(literal)), circa=circa)
    raw = value.get("raw")
    date = _from_raw(str(raw)) if raw else None
    return date._replace(circa=True) if date and circa else date


def _single(rows: object) -> Date | None:
    """Give the date of one row, as most have; the same day is one object."""
    if not isinstance(rows, list) or len(rows) != 1 or not isinstance(rows[0], list):
        return None
    try:
        return _of_row(*rows[0][:3])
    except TypeError:  # a list where a number belongs
        return None


@lru_cache(maxsize=4096, typed=True)
def _of_row(*row: object) -> Date | None:
    day = _day(list(row))
    return Date(day) if day else None


def _open_end(value: Mapping[str, Any]) -> Day | None:
    """Give the end of ``[[1998], [0]]``, which is how processors have ``1998–``."""
    rows = _rows(value.get("date-parts"))
    return Day(0) if len(rows) > 1 and rows[1] and not _number(rows[1][0]) else None


def _rows(value: object) -> list[list[Any]]:
    rows = value if isinstance(value, list | tuple) else []
    return [list(row) for row in rows if isinstance(row, list | tuple)][:2]


def _day(parts: list[Any]) -> Day | None:
    numbers = [_number(part) for part in parts[:3]] + [0, 0, 0]
    year, month, day = numbers[:3]
    if not year:
        return None
    return _month_or_season(year, month, day)


def _month_or_season(year: int, month: int, day: int) -> Day:
    if 12 < month <= 24:  # noqa: PLR2004 - beyond December stand the seasons
        return Day(year, season=(month - 1) % 4 + 1)
    if not 0 < month <= 12:  # noqa: PLR2004 - no such month
        return Day(year)
    return Day(year, month, day if 0 < day <= 31 else 0)  # noqa: PLR2004 - the longest month


def _number(part: object) -> int:
    try:
        return int(str(part).strip())
    except ValueError:
        return 0


def _with_season(day: Day, season: object) -> Day:
    if not season or day.month:
        return day
    text = str(season).strip()
    number = _number(text) or _SEASONS.get(text.lower(), 0)
    if number:
        return day._replace(season=(number - 1) % 4 + 1)
    return day._replace(season_name=clean(text))


def _from_raw(raw: str) -> Date:
    sure = _CIRCA.sub("", raw.strip())
    if sure != raw.strip() and (date := _from_raw(sure)).start:
        return date._replace(circa=True)
    if american := _AMERICAN.fullmatch(sure):
        return Date(_month_or_season(int(american[3]), int(american[1]), int(american[2])))
    if ancient := _ERA.fullmatch(sure):
        year = int(ancient[1])
        return Date(Day(-year if ancient[2].upper().startswith("B") else year))
    ends = re.split(r"\s*(?:/|\s[-–]\s|–)\s*", raw.strip(), maxsplit=1)
    days = [_raw_day(end) for end in ends]
    if all(days):
        return Date(days[0], days[1] if len(days) > 1 else None)
    return Date(None, literal=clean(raw))


def _raw_day(text: str) -> Day | None:
    if match := _ISO.fullmatch(text):
        return _month_or_season(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    words = re.findall(r"[^\W\d_]+|\d+", text)
    months = [_MONTHS.index(w[:3].lower()) + 1 for w in words if w[:3].lower() in _MONTHS]
    seasons = [_SEASONS[w.lower()] for w in words if w.lower() in _SEASONS]
    years = [int(w) for w in words if w.isdecimal() and len(w) in {3, 4}]
    days = [int(w) for w in words if w.isdecimal() and len(w) <= 2]  # noqa: PLR2004 - a day
    if len(years) != 1 or len(words) != 1 + len(months) + len(seasons) + len(days):
        return None
    if len(months) > 1 or len(days) > len(months):
        return None
    return Day(
        years[0], months[0] if months else 0, days[0] if days else 0, seasons[0] if seasons else 0
    )
