"""Ids that have been, in little memory: their hashes and where each stood first."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rusrec.formats._seen_runs import Runs

__all__ = ["Seen"]

_POSITIVE: Final = 2**63 - 1
_FEW: Final = 2**14


class Seen:
    """The ids of a source or a sink: some 13 bytes each, where a set of hashes takes 70.

    Without *places* it takes 9, and says of each that has been that it stood at 1. The first
    thousands stand in a dict of a megabyte or so, which is asked five times as quickly; most files
    have no more.

    Two ids have one hash of 63 bits by chance once in a billion files of 100,000.
    """

    __slots__ = ("_few", "_placed", "_runs")

    def __init__(self, *, places: bool = True) -> None:
        """Begin with none."""
        self._placed = places
        self._few: dict[int, int] = {}
        self._runs: Runs | None = None

    def claim(self, name: str, place: int) -> int:
        """Note that *name* stands at *place*, from 1; return where it stood before, else 0."""
        mark, few = hash(name), self._few
        if mark in few:
            return few[mark]
        if len(few) < _FEW:
            few[mark] = place if self._placed else 1
            return 0
        if self._runs is None:
            from rusrec.formats._seen_runs import Runs

            self._runs = Runs(places=self._placed)
        return self._runs.claim(mark & _POSITIVE, place)

    def __contains__(self, name: object) -> bool:
        """Tell whether *name* has been."""
        mark = hash(name)
        return mark in self._few or (self._runs is not None and mark & _POSITIVE in self._runs)
