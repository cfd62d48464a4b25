"""One thing made of each of many; one that cannot be made is refused, and the others go on."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rusrec.errors import RusrecError

__all__ = ["Refuse", "each"]

T = TypeVar("T")
U = TypeVar("U")

Refuse = Callable[[RusrecError], object]
"""Where the errors of single records go, so that the others can go on."""


def each(items: Iterable[T], make: Callable[[T], U], refuse: Refuse | None) -> Iterator[U]:
    """Return what *make* makes of each of *items*, one after the other as they are asked for.

    Args:
        items: What they raise themselves is always raised: nobody knows where the next begins.
        make: Raises for one that it refuses.
        refuse: Takes these errors; without it the first one is raised.
    """
    return map(make, items) if refuse is None else _refusing(items, make, refuse)


def _refusing(items: Iterable[T], make: Callable[[T], U], refuse: Refuse) -> Iterator[U]:
    for item in items:
        try:
            made = make(item)
        except RusrecError as error:
            refuse(error)
        else:
            yield made
