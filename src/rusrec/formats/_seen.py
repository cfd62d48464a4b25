"""Ids that have been, in little memory: their hashes and where each stood first."""

from array import array
from bisect import bisect_left
from typing import Final

from rusrec.errors import Problem, RecordError
from rusrec.model import Record, is_id

__all__ = ["Seen", "claim", "named"]

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


def named(record: Record) -> None:
    """See that *record* can be called by its id, in the syntax of any format.

    Raises:
        RecordError: RR205, it has no id; RR203, one of another form, which no file could have given
            it.
    """
    if is_id(record.id):
        return
    if not record.id:
        raise RecordError(Problem("a record has no id", "give it one", "RR205", field="id"))
    message = f"{record.id!r} is not an id"
    remedy = "write small letters a to z and digits, parted by single hyphens"
    raise RecordError(Problem(message, remedy, "RR203", field="id"))


def claim(seen: Seen, record: Record) -> None:
    """Note that *record* is written.

    Raises:
        RecordError: As :func:`named`; RR210, its id has been.
    """
    named(record)
    if seen.claim(record.id, 1):
        remedy = "give each record an id of its own"
        raise RecordError(Problem("the id stands twice", remedy, "RR210", record=record.id))
