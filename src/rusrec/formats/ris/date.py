"""Dates in RIS: ``1998``, and ``1998/05/31/`` with other information after the third slash."""

from functools import lru_cache
from typing import Final, NamedTuple

from rusrec.formats.ris.tables import SEASONS
from rusrec.model import Date, edtf
from rusrec.scripts.pattern import pattern

__all__ = ["Dated", "date_of", "slashed"]

_YEAR: Final = pattern(r"[0-9]{4}")
_SLASHED: Final = pattern(r"([0-9]{4})(?:[/.-]([0-9]{0,2})(?:[/.-]([0-9]{0,2}))?)?[/.-]*(.*)")
_PLAIN: Final = pattern(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T[0-9:Z+-]+)?)?)?")
_FIRST_SEASON: Final = 21
_SEASONS: Final = {
    **{name.lower(): _FIRST_SEASON + at for at, name in enumerate(SEASONS)},
    "fall": 23,
}


class Dated(NamedTuple):
    """A date as read, and whether it says all that the text says."""

    date: Date | None
    whole: bool = True


@lru_cache(maxsize=4096)
def date_of(text: str) -> Dated:
    """Return the date in the value of ``PY``, ``DA`` or ``Y2``.

    ``1998/05/31/``, ``1998///Spring``, EDTF, ``June 1998``. What is no date keeps its words as
    those of a date that is unknown: ``in press``.
    """
    text = text.strip()
    if not text.strip("/.- "):
        return Dated(None)
    match = _SLASHED.fullmatch(text)
    if match:
        year, month, day, rest = match.groups("")
        season = _SEASONS.get(rest.strip().lower())
        if season and not month:
            return Dated(Date(f"{year}-{season}"))
        known = _valid(
            "-".join((year, *(part.zfill(2) for part in (month, day) if part.strip("0"))))
        )
        if known and not rest:
            return Dated(Date(known))
    if exact := edtf.meant(text):
        return Dated(Date(exact))
    if match:
        return Dated(Date(known or match[1]), whole=False)
    return Dated(Date("XXXX", text=text))


def _valid(text: str) -> str:
    try:
        return edtf.render(edtf.parse(text))
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def slashed(text: str) -> tuple[str, str]:
    """Return what is written of the EDTF *text*: the year, and the whole date with slashes.

    Of what RIS has no word for (about, an interval) the first year is written. Empty where there is
    nothing to write, and for the date where the year says it all.
    """
    match = _PLAIN.fullmatch(text)
    if match is None:
        moments = edtf.parse(text).moments
        first = f"{moments[0].year:04}" if moments and moments[0].year is not None else ""
        return (first, "") if _YEAR.fullmatch(first) else ("", "")
    year, month, day = match.groups("")
    if not month:
        return year, ""
    if int(month) < _FIRST_SEASON:
        return year, f"{year}/{month}/{day}{'/' if day else ''}"
    place = int(month) - _FIRST_SEASON
    return year, f"{year}///{SEASONS[place]}" if place < len(SEASONS) else ""
