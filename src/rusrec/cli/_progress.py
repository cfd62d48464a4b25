"""How far a long run is, on a terminal and nowhere else."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

__all__ = ["counted"]

T = TypeVar("T")

_AFTER = 1.0
_EVERY = 0.2


def counted(items: Iterable[T], what: str = "records") -> Iterator[T]:
    """Yield *items*; when that takes over a second, show on a terminal how many there were."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    number, due, shown = 0, time.monotonic() + _AFTER, False
    for number, item in enumerate(items, 1):
        yield item
        if number % 64 == 0 and time.monotonic() > due:
            sys.stderr.write(f"\r{number:,} {what} ")
            sys.stderr.flush()
            due, shown = time.monotonic() + _EVERY, True
    if shown:
        sys.stderr.write(f"\r{' ' * (len(what) + len(f'{number:,}') + 2)}\r")
