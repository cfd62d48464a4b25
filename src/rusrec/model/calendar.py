"""The days that a date can mean when digits of it are open, or when it is a season."""

import re
from functools import lru_cache
from itertools import product
from typing import Final

__all__ = ["MONTHS", "Day", "edge", "length"]

Day = tuple[int, int, int]
"""Year (astronomical: 0 is 1 BC), month, day, in the proleptic Gregorian calendar."""

_LENGTHS: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTHS: Final[dict[int, tuple[int, int]]] = {
    # spring, summer, autumn, winter: of no hemisphere, the northern one, the southern one
    **dict(zip(range(21, 29), [(3, 5), (6, 8), (9, 11), (12, 12)] * 2, strict=True)),
    **dict(zip(range(29, 33), [(9, 11), (12, 12), (3, 5), (6, 8)], strict=True)),
    # quarters, thirds and halves of a year
    **{33 + n: (3 * n + 1, 3 * n + 3) for n in range(4)},
    **{37 + n: (4 * n + 1, 4 * n + 4) for n in range(3)},
    **{40 + n: (6 * n + 1, 6 * n + 6) for n in range(2)},
}


def length(year: int, month: int) -> int:
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
def edge(mask: str, season: int | None = None, *, last: bool = False) -> Day | None:
    """Return the first (or last) day that fits the mask, None where no day does."""
    sign = -1 if mask[0] == "-" else 1
    year, month, day = [*mask.removeprefix("-").split("-"), "XX", "XX"][:3]
    months = _matching("XX", *MONTHS[season]) if season else _matching(month, 1, 12)
    days = [(m, d) for m in months for d in _matching(day, 1, _LENGTHS[m])][:: -1 if last else 1]
    digits = "9876543210" if last == (sign > 0) else "0123456789"
    years = product(*(digits if c == "X" else c for c in year)) if days else ()
    numbers = (sign * int("".join(number)) for number in years)
    return next(((y, m, d) for y in numbers for m, d in days if d <= length(y, m)), None)
