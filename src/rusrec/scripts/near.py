"""The id that was meant."""

from collections.abc import Iterable
from typing import Final

__all__ = ["nearest_id"]

_COMPARED: Final = 50


def nearest_id(id_: str, ids: Iterable[str]) -> str:
    """Return the id that is most like *id_*, or nothing.

    Only the fifty that agree with it most at their two ends are compared closely, so that a slip
    in a library of 100,000 is answered at once.
    """
    from difflib import get_close_matches  # only when there is an error to explain
    from heapq import nlargest

    reverse = id_[::-1]

    def alike(other: str) -> int:
        return _shared(id_, other) + _shared(reverse, other[::-1])

    return next(iter(get_close_matches(id_, nlargest(_COMPARED, ids, alike), 1)), "")


def _shared(some: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    shared = 0
    for one, two in zip(some, other, strict=False):
        if one != two:
            break
        shared += 1
    return shared
