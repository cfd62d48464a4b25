"""Ids that have been, in little memory: their hashes and where each stood first."""

from array import array
from bisect import bisect_left
from typing import Final

__all__ = ["Seen"]

_RUNS: Final = 1024
_POSITIVE: Final = 2**63 - 1


class Seen:
    """The ids of a source or a sink: some 13 bytes each, where a set of hashes takes 70.

    Without *places* it takes 9, and says of each that has been that it stood at 1.

    The hashes stand in a thousand sorted runs, so that one more moves few others. Two ids have one
    hash of 63 bits by chance once in a billion files of 100,000.
    """

    def __init__(self, *, places: bool = True) -> None:
        """Begin with none."""
        self._hashes = [array("q") for _ in range(_RUNS)]
        self._places = [array("I") for _ in range(_RUNS)] if places else None

    def claim(self, name: str, place: int) -> int:
        """Note that *name* stands at *place*, from 1; return where it stood before, else 0."""
        mark = hash(name) & _POSITIVE
        run = mark % _RUNS
        hashes = self._hashes[run]
        at = bisect_left(hashes, mark)
        if at < len(hashes) and hashes[at] == mark:
            return 1 if self._places is None else self._places[run][at]
        hashes.insert(at, mark)
        if self._places is not None:
            self._places[run].insert(at, place)
        return 0

    def __contains__(self, name: object) -> bool:
        """Tell whether *name* has been."""
        mark = hash(name) & _POSITIVE
        hashes = self._hashes[mark % _RUNS]
        at = bisect_left(hashes, mark)
        return at < len(hashes) and hashes[at] == mark
