"""Ids that have been, in little memory: their hashes and where each stood first."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rusrec.formats._seen_runs import Runs

__all__ = ["Seen"]

_POSITIVE: Final = 2**63 - 1
_FEW: Final = 1000


class Seen:
    """The ids of a source or a sink: some 13 bytes each, where a set of hashes takes 70.

    Without *places* it takes 9, and says of each that has been that it stood at 1. The first
    thousand stand in a dict, since most files have fewer, and a start pays for no more.

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
        mark = hash(name) & _POSITIVE
        if self._runs is not None:
            return self._runs.claim(mark, place)
        few = self._few
        if mark in few:
            return few[mark]
        few[mark] = place if self._placed else 1
        if len(few) > _FEW:
            self._spread()
        return 0

    def __contains__(self, name: object) -> bool:
        """Tell whether *name* has been."""
        mark = hash(name) & _POSITIVE
        return mark in (self._few if self._runs is None else self._runs)

    def _spread(self) -> None:
        """Go on in little memory."""
        from rusrec.formats._seen_runs import Runs

        self._runs = Runs(places=self._placed)
        for mark, place in self._few.items():
            self._runs.claim(mark, place)
        self._few.clear()
