"""Sources that notice how far they have been read: for the laws of streaming."""

from collections.abc import Iterator, Sequence
from io import RawIOBase
from itertools import accumulate, pairwise
from typing import Final

from rusrec.formats import Format
from rusrec.model import Record

__all__ = ["Dripping", "Pieces", "pieces"]


class Dripping(RawIOBase):
    """A binary stream that gives one line at a time, as a slow pipe does.

    The terminator of a record of ISO 2709 ends a line too.

    ``given`` is the number of bytes that have been taken from it.
    """

    def __init__(self, data: bytes) -> None:
        """Give the lines of *data*."""
        super().__init__()
        lines = data.splitlines(keepends=True)
        self._lines: Final = (part for line in lines for part in _parts(line))
        self._rest = b""
        self.given = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Put what is left of the line, or the next one, into *buffer*."""
        line = self._rest or next(self._lines, b"")
        size = min(len(line), len(buffer))
        buffer[:size] = line[:size]
        self._rest = line[size:]
        self.given += size
        return size


def _parts(line: bytes) -> Iterator[bytes]:
    *whole, last = line.split(b"\x1d")
    yield from (part + b"\x1d" for part in whole)
    if last:
        yield last


class Pieces:
    """What a writer gave, parted where it asked for the next record.

    ``before`` came before the first was asked for, ``of`` holds one text a record, ``after`` came
    when there were no more.
    """

    def __init__(self, text: str, marks: Sequence[int]) -> None:
        """Part *text* at *marks*: one for each record asked for, and one for the end."""
        self.before = text[: marks[0]]
        self.of = [text[start:end] for start, end in pairwise(marks)]
        self.after = text[marks[-1] :]


def pieces(form: Format, records: Sequence[Record], **options: object) -> Pieces:
    """Return what *form* wrote of *records*, piece by piece."""
    given: list[str] = []
    marks: list[int] = []

    def source() -> Iterator[Record]:
        for record in records:
            marks.append(sum(map(len, given)))
            yield record
        marks.append(sum(map(len, given)))

    if form.write is not None:
        for chunk in form.write(source(), ledger=lambda _: None, **options):
            given.append(chunk)  # noqa: PERF402 (the source looks at what is there so far)
    if not form.streams:  # all came after the last record: a piece each
        ends = [0, *accumulate(map(len, given))]
        marks = ends[len(ends) - 1 - len(records) :]
    return Pieces("".join(given), marks)
