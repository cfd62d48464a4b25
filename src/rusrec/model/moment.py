"""One date of EDTF, as precise as it is written, and the days that it can mean."""

import re
from typing import Literal, cast

from msgspec import Struct

from rusrec.model.calendar import MONTHS, Day, edge, length

__all__ = ["Moment", "Qualifier", "Span", "moment_of"]

Span = tuple[Day | None, Day | None]
"""First and last day that a date can mean; None at an end that the date leaves open."""
Qualifier = Literal["", "?", "~", "%"]

_DATE = (
    r"(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})(?:T((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?))?)?)?([?~%]?)"
)
_LONG_YEAR = r"[Yy](-?[1-9][0-9]{4,14})([?~%]?)"


class Moment(Struct, frozen=True):
    """One date, as precise as it is written.

    A part with an ``X`` in it is None, and the whole mask is in ``unspecified``: ``199X`` is
    ``Moment(year=None, unspecified="199X")``. ``time`` is ``12:00:00Z`` where there is one.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    qualifier: Qualifier = ""
    unspecified: str = ""
    time: str = ""

    def __str__(self) -> str:
        """Write the date in EDTF."""
        if self.unspecified:
            return self.unspecified + self.qualifier
        year = self.year or 0
        text = f"Y{year}" if abs(year) > 9999 else f"{year:0{4 + (year < 0)}d}"  # noqa: PLR2004
        for part in (self.season, self.month, self.day):
            if part is not None:
                text += f"-{part:02d}"
        return f"{text}T{self.time}" if self.time else text + self.qualifier

    @property
    def span(self) -> Span:
        """First and last day that this can mean; both None for ``XXXX``.

        A season stays within its year (``1998-24``, winter, is December 1998), for it tells the
        order of issues and not where on earth they appeared.
        """
        if self.unspecified:
            if self.unspecified.removeprefix("-").startswith("XXXX"):
                return None, None
            mask, season = self.unspecified, self.season
            return edge(mask, season, last=False), edge(mask, season, last=True)
        if self.year is None:
            return None, None
        low, high = MONTHS[self.season] if self.season else (self.month or 1, self.month or 12)
        day = self.day or length(self.year, high)
        return (self.year, low, self.day or 1), (self.year, high, day)


def moment_of(text: str) -> Moment:
    """Read one date.

    Raises:
        ValueError: It is none, or none of the calendar; after the last ``"; "`` stands what to
            write instead.
    """
    if len(text) == 4 and text.isdecimal() and text.isascii():  # noqa: PLR2004 (most dates are years)
        return Moment(int(text))
    found = re.fullmatch(_DATE, text)
    if found is None:
        found = re.fullmatch(_LONG_YEAR, text)
        if found is None:
            raise ValueError(f"{text!r} is not a date; write 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'")
        return Moment(int(found[1]), qualifier=cast("Qualifier", found[2]))
    year, month, day, time, qualifier = found.groups("")
    if time and ("X" in text or qualifier):
        raise ValueError(f"{text!r} gives a time to a date in doubt; leave the time out")
    if year == "-0000":
        raise ValueError(f"{text!r}: there is no year -0000; write '0000' for 1 BC")
    number = _number(month)
    season = number if number in MONTHS and not day else None
    date = text.partition("T")[0].removesuffix(qualifier)
    if month and edge(date, season) is None:
        shorter = date.rpartition("-")[0]
        place = f"day {day}" if day and edge(shorter) else f"month {month}"
        raise ValueError(f"{text!r}: there is no {place}; write {shorter!r} if no more is known")
    return Moment(
        _number(year),
        None if season else number,
        _number(day),
        season,
        cast("Qualifier", qualifier),
        date if "X" in date else "",
        time,
    )


def _number(digits: str) -> int | None:
    return int(digits) if digits and "X" not in digits else None
