"""The references of a RIS file, cut out of its bytes at the lines that end them.

A reference each line of which has a tag and a value in their form is cut at its lines; of another
the lines are read one by one. Both find the same.
"""

from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from operator import itemgetter
from typing import Final

from rusrec.formats._decoding import Place, pieces
from rusrec.formats._usual import kept
from rusrec.formats.ris.lines import Lines, Stray
from rusrec.formats.ris.reference import (
    BEGIN,
    TAGS,
    Layout,
    Reference,
    layout_of,
    reference,
)
from rusrec.scripts.gate import newlines
from rusrec.scripts.pattern import pattern
from rusrec.scripts.utf8 import doubts, has_controls, is_composed, is_quiet

__all__ = ["references"]

_LAST: Final = b"\nER  "  # a hyphen more, and it is looked for in a slower way
_ENDED: Final = (b"- \r\n", b"- \n", b"-\r\n", b"-\n")
_HEAD: Final = pattern(rb"(?:- ?)?(?:\r?\n)+(?=TY  - )")
_LF, _CR = 0x0A, 0x0D
_CUTS: Final = [(at, itemgetter(slice(at)), itemgetter(slice(at, None))) for at in (6, 7)]
"""How long a line is up to its text, what takes that and what the rest: without and with LF."""

_LONG: Final = 2**16
_WIDEST: Final = 4
"""The most bytes of a character."""


def references(
    chunks: Iterator[bytes], name: str, stray: Callable[[Stray], object]
) -> Iterator[Reference]:
    """Yield the references in UTF-8, each as soon as it ends.

    Args:
        chunks: The bytes of the source; a byte order mark may stand before.
        name: What messages call it.
        stray: Gets what stands in no reference.

    Raises:
        SourceError: What is no UTF-8, a character that no value may hold, a reference of over a
            mebibyte, or no reference in a file that is not empty.
    """
    return iter(_Pieces(chunks, name, stray))


class _Pieces:
    """What is held of a source begins with the end of a line that has been read: its line end."""

    def __init__(
        self, chunks: Iterator[bytes], name: str, stray: Callable[[Stray], object]
    ) -> None:
        self._chunks, self._name = self._joined(chunks), name
        self._lines = Lines(name, stray)
        self._hold(b"\n", -1)

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

    def __iter__(self) -> Iterator[Reference]:
        for chunk in self._chunks:
            self._held += chunk
            end = self._held.rfind(b"\n") + 1
            cut = self._held[:end].split(_LAST)
            yield from self._cut(cut)
            rest = cut[-1] + self._held[end:]
            self._hold(rest, self._begin + len(self._held) - len(rest))
            if len(rest) > _LONG:
                yield from self._begun()
        yield from self._lines.read(self._text(_whole(self._held)))
        yield from self._lines.end()

    def _cut(self, cut: list[bytes]) -> Iterator[Reference]:
        """Yield the references that *cut* lines are, but for the last, which has not ended."""
        self._fit, self._doubts = _is_fit(self._held), doubts(self._held)
        for piece, after in pairwise(cut):
            found = None
            if self._lines.current is None and after.startswith(_ENDED):
                found = self._usual(piece)
            if found is not None:
                yield found
            else:
                # Two lines that end references have one line end between them, which parts them.
                ended = piece + _LAST + after.partition(b"\n")[0] + b"\n"
                yield from self._lines.read(self._text(_whole(ended)))

    def _usual(self, piece: bytes) -> Reference | None:
        """Return the one reference that *piece* is, each line of it a tag and a value in its form.

        None where that is not plain to see.
        """
        head = _HEAD.match(piece)
        if head is None or len(piece) > _LONG or not (self._fit or _is_fit(piece)):
            return None
        try:
            text = piece[head.end() - (_CR in piece) :].decode()
        except UnicodeDecodeError:
            return None
        parted = _parted(text)
        if parted is None:
            return None
        layout, texts = parted
        line = self._lines.number + piece.count(b"\n", 0, head.end())
        self._lines.pass_over(line + len(texts))
        composed = is_composed(piece, self._doubts)
        if not all(texts):
            return reference(layout.tags, texts, line, composed=composed)
        return Reference(layout, texts, line, composed)

    def _begun(self) -> Iterator[Reference]:
        """Yield what ends in the lines of a long reference, or of a file of other line ends."""
        end = max(self._held.rfind(b"\n"), self._held.rfind(b"\r", 0, -1)) + 1
        yield from self._lines.read(self._text(_whole(self._held[:end])))
        self._hold(b"\n" + self._held[end:], self._begin + end - 1)
        self._lines.guard(len(self._held) // _WIDEST)

    def _text(self, text: bytes) -> str:
        """Return lines that are held as text.

        Raises:
            SourceError: They are no UTF-8.
        """
        try:
            return newlines(text.decode())
        except UnicodeDecodeError:
            place, whole = Place(), _whole(self._held)
            place.line = self._number + 1
            place.bytes = self._begin + len(self._held) - len(whole)
            return "".join(pieces(chain((whole,), self._chunks), self._name, place=place))


def _is_fit(text: bytes) -> bool:
    return is_quiet(text) and not has_controls(text)


def _whole(text: bytes) -> bytes:
    """Return the lines behind the end of one that has been read."""
    return text[text.find(b"\n") + 1 :]


def _parted(text: str) -> tuple[Layout, list[str]] | None:
    """Return the tags and texts of lines; None where one has no tag in its form.

    Lines that end in CR and LF are cut at CR, so that each begins with LF, the first one too.
    """
    paired = "\r" in text
    lines = text.split("\r" if paired else "\n")
    if paired and lines.pop():
        return None
    width, begins, rest = _CUTS[paired]
    heads, texts = "".join(map(begins, lines)), [*map(rest, lines)]
    layout = _layouts(heads) if len(heads) == width * len(lines) else None
    if layout is None or "\u2028" in text or "\u2029" in text:
        return None
    return None if paired and "\n" in "".join(texts) else (layout, texts)


def _layout(heads: str) -> Layout | None:
    width = _CUTS[heads.startswith("\n")][0]
    each = [heads[at : at + width].removeprefix("\n") for at in range(0, len(heads), width)]
    first, *others = [head.removesuffix("  - ") for head in each]
    if first != BEGIN or not TAGS.issuperset(others):
        return None
    return layout_of((first, *others))


_layouts: Final = kept(_layout, 1024)
"""The layout of lines that begin so; None where one has no tag in its form."""
