"""Many hashes in little memory: how :class:`rusrec.formats._seen.Seen` keeps more than a few."""

from array import array
from bisect import bisect_left
from typing import Final

__all__ = ["Runs"]

_RUNS: Final = 1024


class Runs:
    """Hashes of 63 bits, and where each stood first; without *places* that is 1.

    They stand in a thousand sorted runs, so that one more moves few others.
    """

    __slots__ = ("_hashes", "_places")

    def __init__(self, *, places: bool) -> None:
        """Begin with none."""
        self._hashes = [array("q") for _ in range(_RUNS)]
        self._places = [array("I") for _ in range(_RUNS)] if places else None

    def claim(self, mark: int, place: int) -> int:
        """Note that *mark* stands at *place*, from 1; return where it stood before, else 0."""
        run = mark % _RUNS
        hashes = self._hashes[run]
        at = bisect_left(hashes, mark)
        if at < len(hashes) and hashes[at] == mark:
            return 1 if self._places is None else self._places[run][at]
        hashes.insert(at, mark)
        if self._places is not None:
            self._places[run].insert(at, place)
        return 0

    def __contains__(self, mark: int) -> bool:
        """Tell whether *mark* has been."""
        hashes = self._hashes[mark % _RUNS]
        at = bisect_left(hashes, mark)
        return at < len(hashes) and hashes[at] == mark
