"""The word that was meant: a key, an id, a format, a file."""

from collections.abc import Iterable
from typing import Final

__all__ = ["nearest"]

_MANY: Final = 1000
_COMPARED: Final = 50


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the one of *words* that is most like *word*, or nothing when none is like it.

    Of many, only the fifty that agree with it most at their two ends are compared closely, so that
    a slip in a library of 100,000 is answered at once.
    """
    from difflib import get_close_matches  # only when there is an error to explain

    reverse = word[::-1]

    def alike(other: str) -> int:
        return _shared(word, other) + _shared(reverse, other[::-1])

    words = list(words)
    if len(words) > _MANY:
        from heapq import nlargest

        words = nlargest(_COMPARED, words, alike)
    return next(iter(get_close_matches(word, words, 1)), "")


def _shared(some: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    shared = 0
    for one, two in zip(some, other, strict=False):
        if one != two:
            break
        shared += 1
    return shared
