r"""The items of a long array in UTF-8, cut out of its bytes and each decoded at once.

A program writes the same between any two items, such as ``},\n{``; what that is shows between the
first two. What does not come apart there, and the last item, is read by :class:`Objects`, which
begins where this ends: so a cut in the wrong place is no more than a cut that does not help.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain
from json import JSONDecodeError
from typing import Any, Final

from rusrec.formats._decoding import Place, pieces
from rusrec.formats.csl_json.plain import record_in
from rusrec.formats.csl_json.stream import LIMIT, Objects
from rusrec.formats.csl_json.values import DECODER, Refused
from rusrec.model import Record
from rusrec.scripts.gate import newlines
from rusrec.scripts.pattern import pattern
from rusrec.scripts.utf8 import is_quiet

__all__ = ["Pieces", "parted"]

_FEW: Final = 2**12
_LINE_END: Final = ord("\n")
_LONG: Final = 2**16
_HEAD: Final = pattern(rb"[ \t\r\n]*\[[ \t\r\n]*(?=\{)")
_NEXT: Final = pattern(rb'[ \t\r\n]*,[ \t\r\n]*\{(?=[ \t\r\n]*("[^"\\]*")?)')


class Pieces:
    """The items of a source in UTF-8; between two of them it knows where it is."""

    def __init__(
        self, chunks: Iterator[bytes], name: str, beside: Callable[[str, str], object]
    ) -> None:
        """Read *chunks*; the other arguments are those of :class:`Objects`."""
        self._chunks, self._name, self._beside = chunks, name, beside
        self._place = Place()
        self._line, self._piece = 1, b""
        self._objects: Objects | None = None

    @property
    def line(self) -> int:
        """The line on which the last item begins, from 1."""
        return self._objects.line if self._objects else self._line

    @property
    def text(self) -> str:
        """The last item as it stands."""
        return self._objects.text if self._objects else newlines(self._piece.decode())

    def __iter__(self) -> Iterator[Record | dict[str, Any]]:
        """Yield of a usual item its record, of another a dictionary of texts and lists."""
        head = next(self._chunks, b"")
        mark = len(BOM_UTF8) if head.startswith(BOM_UTF8) else 0
        begin = None if _has_lone_cr(head) else _HEAD.match(head, mark)
        between, opening = _between(head, begin.end()) if begin else (b"", b"")
        if begin is None or not (between and head.startswith(opening, begin.end())):
            return self._rest(head, None)
        self._place.bytes = mark
        self._line += begin[0].count(b"\n")
        self._pass(begin[0])
        return self._cut(head[begin.end() :], between, opening)

    def _cut(
        self, held: bytes, between: bytes, opening: bytes
    ) -> Iterator[Record | dict[str, Any]]:
        """Yield the items of what is *held*, which begins with one, and of what comes."""
        comma = between.removesuffix(opening)[1:]
        lines = comma.count(b"\n")
        for chunk in chain((b"",), self._chunks):
            held += chunk
            if _has_lone_cr(held) or len(held) > LIMIT:
                break
            quiet = is_quiet(held)
            cut = parted(held, between, opening)
            for at, piece in enumerate(cut[:-1]):
                self._piece = piece
                found = record_in(piece, quiet=quiet) or self._any(piece)
                if found is None or len(piece) > LIMIT:
                    held = self._passed(held, comma.join(cut[at:]))
                    yield from self._rest(held, self._place)
                    return
                yield found
                self._line += lines + (piece.count(b"\n") if _LINE_END in piece else 0)
            held = self._passed(held, cut[-1])
        yield from self._rest(held, self._place)

    def _any(self, piece: bytes) -> dict[str, Any] | None:
        """Return the item that *piece* is; None where it is not one, and no more."""
        try:
            found: dict[str, Any] = DECODER.decode(newlines(piece.decode()))
        except (UnicodeDecodeError, JSONDecodeError, Refused, RecursionError):
            return None
        return found

    def _passed(self, held: bytes, rest: bytes) -> bytes:
        """Go on from the item that *held* begins with to that of *rest*, which ends it."""
        self._pass(held[: len(held) - len(rest)])
        return rest

    def _pass(self, text: bytes) -> None:
        """Note that *text* lies behind, up to the line at hand."""
        place, last = self._place, text.rfind(b"\n") + 1
        if last:
            place.line, place.column, place.before = self._line, 1, ""
        place.pass_over(text[last:].decode())
        place.bytes += len(text)

    def _rest(self, held: bytes, place: Place | None) -> Iterator[dict[str, Any]]:
        """Return the items of what is left, read as text."""
        text = pieces(chain((held,), self._chunks), self._name, place=place)
        self._objects = Objects(text, self._name, self._beside, place)
        return iter(self._objects)


def _has_lone_cr(text: bytes) -> bool:
    """Tell whether a CR is a line end of its own; the LF of one at the end may be still to come."""
    if b"\r" not in text:
        return False
    return text.count(b"\r") > text.count(b"\r\n") + text.endswith(b"\r")


def _between(head: bytes, begin: int) -> tuple[bytes, bytes]:
    """Return what stands between the item at *begin* and the next, and how that begins.

    Both are empty where it does not show. On one line objects within an item may be parted in the
    same way, so the first key belongs to it.
    """
    if len(head) < _FEW:
        return b"", b""
    text = head[begin : begin + _LONG].decode("utf-8", "ignore")
    try:
        end = DECODER.raw_decode(text)[1]
    except (JSONDecodeError, Refused, RecursionError):
        return b"", b""
    found = _NEXT.match(head, begin + len(text[:end].encode()))
    if found is None:
        return b"", b""
    key = b"" if b"\n" in found[0] else head[found.end() : found.end(1)]
    return b"}" + found[0] + key, b"{" + key


def parted(text: bytes, between: bytes, opening: bytes) -> list[bytes]:
    """Return the items of *text*, which begins with one, and last what follows the last of them.

    What is *between* two goes from the brace that closes one to the end of the *opening* of the
    next. Where each item is a line it is found soonest.
    """
    closing, line_end, margin = between.removesuffix(opening).partition(b"\n")
    closing += line_end
    if line_end and b"\n" not in margin:
        begin, lines = margin + opening, BytesIO(margin + text).readlines()
        wrong = [line for line in lines[:-1] if not line.endswith(closing)]
        wrong += [line for line in lines if not line.startswith(begin)]
        if not wrong:
            head, tail = len(margin), 1 - len(closing)
            return [*[line[head:tail] for line in lines[:-1]], lines[-1][head:]]
    first, *others = text.split(between)
    if not others:
        return [first]
    *whole, last = others
    return [first + b"}", *[opening + body + b"}" for body in whole], opening + last]
