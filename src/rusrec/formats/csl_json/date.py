"""Dates of CSL-JSON and EDTF: parts, season and circa; words where the parts cannot say it.

``date-parts`` count years as people do: -44 is 44 BC, which EDTF (ISO 8601-2) writes ``-0043``.
What EDTF says and the parts cannot (``1998/..``, ``199X``, sets, quarters) goes into ``literal`` as
EDTF, and is known again when it is read. Any other ``literal`` is a date of unknown time with the
words as its text: ``Date("XXXX", text="n.d.")``.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rusrec.formats.csl_json.item import Flag, WireDate
from rusrec.formats.csl_json.text import words
from rusrec.model import edtf
from rusrec.model.edtf import Moment
from rusrec.scripts.pattern import pattern

__all__ = ["UNKNOWN", "Dated", "dated", "is_set", "wired"]

UNKNOWN: Final = "XXXX"
"""The date of which only words are known."""

_INTEGER: Final = pattern(r"\s*(-?[0-9]{1,15})\s*", re.ASCII)
_NUMERIC: Final = pattern(r"([0-9]{4})\s*[./-]\s*([0-9]{1,2})(?:\s*[./-]\s*([0-9]{1,2}))?\s*\.?")
_IN_WORDS: Final = pattern(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?([a-z]{3})[a-z]*\.?"
    r"(?: ([0-9]{1,2})(?:st|nd|rd|th)?)?,? ([0-9]{4})",
    re.IGNORECASE,
)
_MONTHS: Final = "janfebmaraprmayjunjulaugsepoctnovdec"
_SEASONS: Final = {
    **{f"{number}": 20 + number for number in range(1, 5)},
    **{f"{number}": number for number in range(21, 25)},
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
}
_FIRST_SEASON: Final = 21
_LAST_SEASON: Final = 24


class Dated(NamedTuple):
    """A date as read: EDTF or "", the words where it has only words, and what was left out."""

    edtf: str
    text: str = ""
    fault: str = ""


def is_set(flag: Flag) -> bool:
    """Tell whether a flag is on: true, 1, "1", and words other than "false"."""
    return flag if isinstance(flag, bool) else flag.strip().lower() not in ("", "0", "false")


def dated(wire: WireDate | str) -> Dated:
    """Return what a date says; ``date-parts`` count before ``raw``, and that before ``literal``."""
    if isinstance(wire, str):
        return _written(words(wire), circa=False)
    found = _of_parts_or_words(wire)
    if wire.raw and wire.literal and not found.fault and words(wire.raw) != words(wire.literal):
        return found._replace(fault="raw" if wire.date_parts else "literal")
    return found


def _of_parts_or_words(wire: WireDate) -> Dated:
    if wire.date_parts:
        season = f"{wire.season}" if wire.season != "" else ""
        found = _composed(wire.date_parts, season, is_set(wire.circa))
        if found.edtf or found.fault:
            said = words(wire.literal or wire.raw)
            return found._replace(text=said) if said else found
    found = _written(words(wire.raw or wire.literal), circa=is_set(wire.circa))
    return found._replace(fault="season") if wire.season and not found.fault else found


@lru_cache(maxsize=4096)
def _composed(parts: tuple[tuple[int | str, ...], ...], season: str, circa: bool) -> Dated:  # noqa: FBT001
    """Return the date of ``date-parts``; a month or day that cannot be is left out and told."""
    faults: list[str] = []
    ends: list[str] = []
    try:
        for place, numbers in enumerate(parts[:2]):
            end = _moment(numbers, "" if place else season, faults)
            ends.append(f"{end}~" if end and circa else end)
        if not any(ends):
            return Dated("", fault=faults[0] if faults else "")
        if len(parts) > 2 or any(len(numbers) > 3 for numbers in parts[:2]):  # noqa: PLR2004
            faults.append("date-parts")
        text = ends[0] if len(ends) == 1 else edtf.interval(ends[0] or "..", ends[1] or "..")
    except ValueError:
        shown = "/".join("-".join(map(str, numbers)) for numbers in parts)
        return Dated(UNKNOWN, words(shown) or "?", "date-parts")
    return Dated(text, fault=faults[0] if faults else "")


def _moment(numbers: tuple[int | str, ...], season: str, faults: list[str]) -> str:
    year, month, day = (*map(_number, numbers), 0, 0, 0)[:3]
    if not year:
        if any(str(number).strip() not in ("", "0") for number in numbers):
            raise ValueError
        return ""
    year = year + 1 if year < 0 else year
    if 13 <= month <= 16:  # noqa: PLR2004 (how citeproc-js has seasons)
        month += 8
    for length in (3, 2, 1):
        kept = (year, month, day)[:length]
        named = _SEASONS.get(season.strip().lower()) if length == 1 else None
        text = _said(kept, named)
        if text:
            if any((month, day)[length - 1 :]):
                faults.append("date-parts")
            if season.strip() and not named:
                faults.append("season")
            return text
    raise ValueError


def _said(numbers: tuple[int, ...], season: int | None) -> str:
    """Return the EDTF of a year, with all of its month and day; "" where they cannot be."""
    if 0 in numbers[1:]:
        return ""
    month = numbers[1] if len(numbers) > 1 else None
    if month and _FIRST_SEASON <= month <= _LAST_SEASON and len(numbers) == 2:  # noqa: PLR2004
        month, season = None, month
    try:
        return edtf.of(numbers[0], month, *numbers[2:], season=season)
    except ValueError:
        return ""


def _number(part: int | str) -> int:
    if isinstance(part, int):
        return part
    match = _INTEGER.fullmatch(part)
    if match is None and part.strip():
        raise ValueError(part)
    return int(match[1]) if match else 0


def _written(text: str, *, circa: bool) -> Dated:
    """Return the date of a text: EDTF, or one of a few spellings that mean only one thing."""
    if not text:
        return Dated("")
    for spelling in (text, _respelt(text)):
        try:
            found = edtf.parse(spelling)
        except ValueError:
            continue
        if circa and found.kind == "date" and found.start and not found.start.qualifier:
            return Dated(f"{found}~" if not found.start.time else f"{found}")
        return Dated(f"{found}")
    return Dated(UNKNOWN, text)


def _respelt(text: str) -> str:
    match = _NUMERIC.fullmatch(text)
    if match:
        return "-".join(part.zfill(2) for part in match.groups() if part)
    match = _IN_WORDS.fullmatch(text)
    if match is None or (match[1] and match[3]):
        return ""
    place = _MONTHS.find(match[2].lower())
    if place % 3:
        return ""
    day = match[1] or match[3]
    return f"{match[4]}-{place // 3 + 1:02d}" + (f"-{day.zfill(2)}" if day else "")


@lru_cache(maxsize=4096)
def wired(text: str) -> WireDate:
    """Return the shape of an EDTF text: parts where they can say it, else the text itself."""
    try:
        date = edtf.parse(text)
    except ValueError:
        return WireDate(literal=text)
    ends = (date.start, date.end) if date.kind == "interval" else (date.start,)
    if date.kind == "set" or None in ends:
        return WireDate(literal=text)
    moments = [end for end in ends if end is not None]
    seasons = [moment.season for moment in moments if moment.season]
    if any(moment.unspecified for moment in moments) or (seasons and len(moments) > 1):
        return WireDate(literal=text)
    if seasons and seasons[0] > _LAST_SEASON:
        return WireDate(literal=text)
    return WireDate(
        date_parts=tuple(_parts(moment) for moment in moments),
        season=seasons[0] - _FIRST_SEASON + 1 if seasons else "",
        circa=any(moment.qualifier for moment in moments),
    )


def _parts(moment: Moment) -> tuple[int, ...]:
    year = moment.year or 0
    shown = (year if year > 0 else year - 1, moment.month, moment.day)
    return tuple(part for part in shown if part is not None)
