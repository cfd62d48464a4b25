"""The references of a RIS file, cut out of its bytes at the lines that end them.

A reference each line of which has a tag and a value in their form is cut at its lines; of another
the lines are read one by one. Both find the same.
"""

from collections.abc import Callable, Generator, Iterator
from io import BytesIO
from itertools import chain
from typing import Final

from msgspec import Struct

from rusrec.formats._decoding import Place, pieces
from rusrec.formats._usual import kept
from rusrec.formats.ris.lines import Lines, Stray
from rusrec.formats.ris.plain import Usual, usual
from rusrec.formats.ris.reference import (
    BEGIN,
    TAGS,
    Layout,
    Reference,
    Unusual,
    layout_of,
)
from rusrec.formats.ris.wrapped import unwrapped
from rusrec.scripts.gate import newlines
from rusrec.scripts.pattern import pattern
from rusrec.scripts.utf8 import doubts, has_controls, is_quiet

__all__ = ["references"]

_HEADS: Final = pattern(rb"((?:\r?\n)*+)((?:[A-Z][A-Z0-9]  -[ \n])++)")
_HEAD: Final = 6
"""How long a line is up to its text."""
_LAST: Final = b"ER  -"
_ENDED: Final = frozenset((b"ER  - \n", b"ER  -\n", b"ER  - \r\n", b"ER  -\r\n"))
_LF, _CR = 0x0A, 0x0D
_END_OF_FILE: Final = b"\x1a"
"""What DOS put behind the last line, to the end of a block."""

_LONG: Final = 2**16
_LONGEST: Final = 2**20
_WIDEST: Final = 4
"""The most bytes of a character."""


def references(
    chunks: Iterator[bytes], name: str, stray: Callable[[Stray], object]
) -> Iterator[Usual | Unusual]:
    """Yield the references in UTF-8, each as soon as it ends; of a usual one what it says.

    Args:
        chunks: The bytes of the source; a byte order mark may stand before.
        name: What messages call it.
        stray: Gets what stands in no reference.

    Raises:
        SourceError: What is no UTF-8, a character that no value may hold, a reference of over a
            mebibyte, or no reference in a file that is not empty.
    """
    return iter(_Pieces(chunks, name, stray))


class _Shape(Struct, frozen=True, gc=False):
    """How lines of a reference begin: *size* of them, of which some are empty, *above* it."""

    size: int
    above: int
    layout: Layout


class _Pieces:
    """What is held of a source begins with a line."""

    def __init__(
        self, chunks: Iterator[bytes], name: str, stray: Callable[[Stray], object]
    ) -> None:
        self._chunks, self._name = self._joined(chunks), name
        self._lines = Lines(name, stray)
        self._hold(b"", 0)

    def _joined(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Yield chunks; one in which no line ends is joined to the next while they are few.

        Else what is held of a line would be looked at again with each chunk of it.
        """
        few: list[bytes] = []
        size = 0
        for chunk in chunks:
            few.append(chunk)
            size += len(chunk)
            if size > len(self._held) or _LF in chunk or _CR in chunk:
                yield b"".join(few)
                few, size = [], 0
        yield b"".join(few)

    def _hold(self, text: bytes, begin: int) -> None:
        self._held, self._begin, self._number = text, begin, self._lines.number

    def __iter__(self) -> Iterator[Usual | Unusual]:
        for chunk in self._chunks:
            self._held += chunk
            rest = yield from self._cut()
            self._hold(rest, self._begin + len(self._held) - len(rest))
            if len(rest) > _LONG:
                yield from self._begun()
        yield from self._read(self._held.rstrip(_END_OF_FILE))
        yield from map(_said, self._lines.end())

    def _cut(self) -> Generator[Usual | Unusual, None, bytes]:
        """Yield the references that end in what is held; return the lines behind the last."""
        held, begin = self._held, 0
        lines = BytesIO(held).readlines()
        begun = lines.pop() if held and held[-1] != _LF else b""
        self._fit, self._doubts = _is_fit(held), doubts(held)
        for end, shape in _spans(lines):
            found = None
            if lines[end] in _ENDED and self._lines.current is None:
                found = self._at_once(shape, lines[begin:end])
            if found is not None:
                yield found
            else:
                yield from self._read(b"".join(lines[begin : end + 1]))
            begin = end + 1
        return b"".join(lines[begin:]) + begun

    def _at_once(self, shape: _Shape | None, lines: list[bytes]) -> Usual | Unusual | None:
        """Return the one reference that *lines* are, of this shape; None where it is not plain."""
        if not (self._fit or _is_fit(b"".join(lines))):
            return None
        number, own = self._lines.number, lines
        try:
            if shape is None:
                own = unwrapped(b"".join(lines))
                shape = _shapes(_heads(own))
            if shape is None:
                return None
            said = own[shape.above :]
            said.append(b"")
            found = _said(Reference(shape.layout, said, number + shape.above + 1, self._doubts))
        except UnicodeError:
            return None
        self._lines.pass_over(number + len(lines) + 1)
        return found

    def _read(self, held: bytes) -> Iterator[Usual | Unusual]:
        """Yield the references that end in lines of what is *held*, read one by one."""
        return map(_said, self._lines.read(self._text(held)))

    def _begun(self) -> Iterator[Usual | Unusual]:
        """Yield what ends in the lines of a long reference, or of a file of other line ends."""
        end = max(self._held.rfind(b"\n"), self._held.rfind(b"\r", 0, -1)) + 1
        yield from self._read(self._held[:end])
        self._hold(self._held[end:], self._begin + end)
        self._lines.guard(len(self._held) // _WIDEST)

    def _text(self, text: bytes) -> str:
        """Return lines that are held as text.

        Raises:
            SourceError: They are no UTF-8.
        """
        try:
            return newlines(text.decode())
        except UnicodeDecodeError:
            place = Place()
            place.line, place.bytes = self._number + 1, self._begin
            return "".join(pieces(chain((self._held,), self._chunks), self._name, place=place))


def _is_fit(text: bytes) -> bool:
    return len(text) < _LONGEST and is_quiet(text) and not has_controls(text)


def _said(found: Reference) -> Usual | Unusual:
    """Return what a reference says, in the quick way if it is usual."""
    made = usual(found)
    if made is None:
        said = found.said()
        made = None if said is found else usual(said)
    return made or found.unusual()


def _spans(lines: list[bytes]) -> Iterator[tuple[int, _Shape | None]]:
    """Yield where references end, by how *lines* begin; with their shapes, if they have any."""
    heads = _heads(lines)
    begin = at = 0
    while (to := heads.find(_LAST, at)) >= 0:
        shape = _shapes(heads[at:to])
        if shape is not None:
            end = begin + shape.size
        else:  # what was found may be of two lines
            for end in range(begin, len(lines)):
                if lines[end][:5] == _LAST:
                    break
            else:
                return
            to = at + len(_heads(lines[begin:end]))
        yield end, shape
        begin, at = end + 1, to + _HEAD


def _heads(lines: list[bytes]) -> bytes:
    """Return how lines begin, one behind the other; no object is made for each."""
    return b"%.6b" * len(lines) % tuple(lines)


def _shape(heads: bytes) -> _Shape | None:
    found = _HEADS.fullmatch(heads)
    if found is None:
        return None
    first, *others = [found[2][at : at + 2].decode() for at in range(0, len(found[2]), _HEAD)]
    if first != BEGIN or not TAGS.issuperset(others):
        return None
    above = found[1].count(b"\n")
    return _Shape(above + 1 + len(others), above, layout_of((first, *others)))


_shapes: Final = kept(_shape, 1024)
"""The shape of lines that begin so; None where one has no tag in its form."""
