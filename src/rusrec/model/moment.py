"""One date of EDTF, as precise as it is written, and the days that it can mean."""

import re
from functools import lru_cache
from itertools import product
from typing import Final, Literal, cast

from msgspec import Struct

__all__ = ["Day", "Moment", "Qualifier", "Span", "moment_of"]

Day = tuple[int, int, int]
"""Year (astronomical: 0 is 1 BC), month, day, in the proleptic Gregorian calendar."""

Span = tuple[Day | None, Day | None]
"""First and last day that a date can mean; None at an end that the date leaves open."""
Qualifier = Literal["", "?", "~", "%"]

_LENGTHS: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS: Final[dict[int, tuple[int, int]]] = {
    # spring, summer, autumn, winter: of no hemisphere, the northern one, the southern one
    **dict(zip(range(21, 29), [(3, 5), (6, 8), (9, 11), (12, 12)] * 2, strict=True)),
    **dict(zip(range(29, 33), [(9, 11), (12, 12), (3, 5), (6, 8)], strict=True)),
    # quarters, thirds and halves of a year
    **{33 + n: (3 * n + 1, 3 * n + 3) for n in range(4)},
    **{37 + n: (4 * n + 1, 4 * n + 4) for n in range(3)},
    **{40 + n: (6 * n + 1, 6 * n + 6) for n in range(2)},
}

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
            return _edge(mask, season, last=False), _edge(mask, season, last=True)
        if self.year is None:
            return None, None
        low, high = _MONTHS[self.season] if self.season else (self.month or 1, self.month or 12)
        day = self.day or _length(self.year, high)
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
    season = number if number in _MONTHS and not day else None
    date = text.partition("T")[0].removesuffix(qualifier)
    if month and _edge(date, season) is None:
        shorter = date.rpartition("-")[0]
        place = f"day {day}" if day and _edge(shorter) else f"month {month}"
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


def _length(year: int, month: int) -> int:
    """Return how many days a month has."""
    common = month == 2 and (year % 4 != 0 or (year % 100 == 0 and year % 400 != 0))  # noqa: PLR2004
    return 28 if common else _LENGTHS[month]


def _matching(mask: str, low: int, high: int) -> list[int]:
    numbers = range(low, high + 1)
    if "X" not in mask:
        return [int(mask)] if int(mask) in numbers else []
    fits = mask.replace("X", ".")
    return [n for n in numbers if fits == ".." or re.fullmatch(fits, f"{n:02d}")]


@lru_cache(maxsize=256)
def _edge(mask: str, season: int | None = None, *, last: bool = False) -> Day | None:
    """Return the first (or last) day that fits the mask, None where no day does."""
    sign = -1 if mask[0] == "-" else 1
    year, month, day = [*mask.removeprefix("-").split("-"), "XX", "XX"][:3]
    months = _matching("XX", *_MONTHS[season]) if season else _matching(month, 1, 12)
    days = [(m, d) for m in months for d in _matching(day, 1, _LENGTHS[m])][:: -1 if last else 1]
    digits = "9876543210" if last == (sign > 0) else "0123456789"
    years = product(*(digits if c == "X" else c for c in year)) if days else ()
    numbers = (sign * int("".join(number)) for number in years)
    return next(((y, m, d) for y in numbers for m, d in days if d <= _length(y, m)), None)
