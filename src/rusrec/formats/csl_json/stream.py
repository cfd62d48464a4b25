"""The objects of a JSON text, one at a time: an array, an envelope around one, one object alone.

An object a line (JSON Lines) are several.

Each object is decoded when it is whole, so memory holds one piece of the input and one object.
Numbers come as the text they stand as. Refused are doubled keys, NaN and Infinity, text after the
end, an object of more than 1 MB, and nesting that no record has.
"""

from collections.abc import Callable, Iterable, Iterator
from json import JSONDecodeError
from typing import Any, Final, NoReturn

from rusrec.errors import Problem, SourceError
from rusrec.formats._decoding import Place, line_ends
from rusrec.formats.csl_json.envelope import envelope_of
from rusrec.formats.csl_json.values import DECODER, DEPTH, Refused
from rusrec.scripts.pattern import pattern

__all__ = ["LIMIT", "Objects"]

LIMIT: Final = 1_000_000
"""The most characters of one object."""

_BLANK: Final = pattern(r"[ \t\n\r]*")
_NEXT: Final = pattern(r"[ \t\n\r]*,[ \t\n\r]*(?=\{)")
_MARGIN: Final = 32
_SMALL: Final = 2**16
_SHORT: Final = 2**13
_CONTEXT: Final = 40
_PLAIN_JSON: Final = "write it as plain JSON (RFC 8259)"


class Objects:
    """The objects of a text that comes in pieces; between two of them it knows where it is."""

    def __init__(
        self,
        pieces: Iterable[str],
        name: str,
        beside: Callable[[str, str], object] = lambda *_: None,
        place: Place | None = None,
    ) -> None:
        """Read *pieces*, which messages call *name*; *beside* gets what stands beside the items.

        With a *place* they begin there, at an item of an array.
        """
        self._pieces, self._name, self._beside = iter(pieces), name, beside
        self._buffer, self._at, self._begin = "", 0, 0
        self._within = place is not None
        self._first_line, self._column = (place.line, place.column) if place else (1, 1)
        self._counted = 0

    @property
    def line(self) -> int:
        """The line on which the last object begins, from 1."""
        self._first_line += line_ends(self._buffer, self._counted, self._begin)
        self._counted = self._begin
        return self._first_line

    @property
    def text(self) -> str:
        """The last object as it stands."""
        return self._buffer[self._begin : self._at]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield each object as a dictionary of text, lists and the like."""
        self._skip()
        head = self._buffer[self._at : self._at + 1]
        if self._within:
            return self._array(0)
        if head == "[":
            self._at += 1
            return self._array(0)
        if head == "{":
            while len(self._buffer) - self._at < _SMALL and self._more():
                pass
            envelope = envelope_of(self._buffer, self._at)
            if envelope is None:
                return self._single(0)
            for member in envelope.beside:
                self._beside(*member)
            self._at = envelope.at
            return (self._array if envelope.many else self._single)(envelope.depth)
        message = "is empty" if not head else f"is not CSL-JSON: it begins with {head!r}"
        return self._fail(message, "write an array of items: [{...}, {...}]; no items are []")

    def _array(self, depth: int) -> Iterator[dict[str, Any]]:
        """Yield the objects of an array that *depth* objects are around."""
        self._skip()
        if self._buffer.startswith("]", self._at):
            self._end("]", depth)
            return
        while True:
            if not self._buffer.startswith("{", self._at):
                self._not_an_item()
            self._begin = self._at
            if len(self._buffer) - self._begin < _SHORT:
                self._forget()  # an object cut short is an error, which counts the lines before it
            found, self._at = self._decoded()
            if self._at - self._begin > LIMIT:
                self._too_large()
            yield found
            following = _NEXT.match(self._buffer, self._at)
            if following:
                self._at = following.end()
            elif not self._comma():
                break
        self._end("]", depth)

    def _comma(self) -> bool:
        """Go over a comma and the blanks around it, if there is one."""
        self._skip()
        if not self._buffer.startswith(",", self._at):
            return False
        self._at += 1
        self._skip()
        return True

    def _single(self, depth: int) -> Iterator[dict[str, Any]]:
        """Yield the one object, and without an envelope those on the lines behind it."""
        while True:
            self._begin = self._at
            found, self._at = self._slowly()
            if self._at - self._begin > LIMIT:
                self._too_large()
            yield found
            self._skip()
            begins_line = self._buffer[max(0, self._at - 1) : self._at] in ("\n", "")
            if depth or not begins_line or not self._buffer.startswith("{", self._at):
                break
        self._end("", depth)

    def _decoded(self) -> tuple[dict[str, Any], int]:
        try:
            return DECODER.raw_decode(self._buffer, self._at)
        except (JSONDecodeError, Refused, RecursionError):
            pass  # it may go on in the next piece
        return self._slowly()

    def _slowly(self) -> tuple[dict[str, Any], int]:
        """Decode the object at hand, with as many pieces more as it takes."""
        while True:
            cut: JSONDecodeError | None = None
            try:
                found: dict[str, Any]
                found, end = DECODER.raw_decode(self._buffer, self._at)
            except JSONDecodeError as error:
                cut = error
            except Refused as refusal:
                message, remedy = refusal.args
                self._fail(message, remedy, self._at)
            except RecursionError:
                self._fail("nests too deep", f"at most {DEPTH} arrays and objects", self._at)
            if cut is None:
                return found, end
            self._complete(cut)

    def _complete(self, error: JSONDecodeError) -> None:
        """Take in more where the object may only be cut short by the end of a piece."""
        near_end = error.pos >= len(self._buffer) - _MARGIN
        if not (near_end or error.msg.startswith("Unterminated")):
            self._fail(f"is not JSON: {error.msg}", _PLAIN_JSON, error.pos)
        if len(self._buffer) - self._at > LIMIT:
            self._too_large()
        if not self._more():
            if error.pos < len(self._buffer.rstrip()) and not error.msg.startswith("Unterminated"):
                self._fail(f"is not JSON: {error.msg}", _PLAIN_JSON, error.pos)
            self._fail("ends in the middle of an item", "copy the file again, it is cut short")

    def _more(self) -> bool:
        """Take in another piece, or as much again as a large object has already."""
        self._forget()
        taken = [self._buffer]
        wanted = len(self._buffer) if len(self._buffer) > _SMALL else 1
        for piece in self._pieces:
            taken.append(piece)
            wanted -= len(piece)
            if wanted <= 0:
                break
        self._buffer = "".join(taken)
        return len(taken) > 1

    def _forget(self) -> None:
        """Let go of what is before the object at hand."""
        self._first_line = self.line
        self._counted = 0
        newline = self._buffer.rfind("\n", 0, self._begin)
        self._column = self._begin - newline if newline >= 0 else self._column + self._begin
        self._buffer = self._buffer[self._begin :]
        self._at -= self._begin
        self._begin = 0

    def _skip(self) -> None:
        """Go over blanks, to the next character or to the end."""
        while True:
            match = _BLANK.match(self._buffer, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._buffer):
                return
            self._begin = self._at
            if not self._more():
                return

    def _end(self, closing: str, depth: int) -> None:
        """Go over what closes the array and the objects around it; nothing may follow."""
        for mark in closing + "}" * depth:
            if mark == "}":
                self._members()
            self._skip()
            if not self._buffer.startswith(mark, self._at):
                found = self._buffer[self._at : self._at + 1]
                if found:
                    wanted = "']' or a comma" if mark == "]" else "the last '}'"
                    self._fail(f"has {found!r} where {wanted} should be", _PLAIN_JSON)
                self._fail(f"ends without {mark!r}", "copy the file again, it is cut short")
            self._at += 1
        self._skip()
        if self._at < len(self._buffer):
            remedy = "put all items into one array: [{...}, {...}]"
            self._fail("goes on after its end", remedy)

    def _members(self) -> None:
        """Go over what stands in an envelope behind its items."""
        while self._comma():
            self._begin = self._at
            if not self._buffer.startswith('"', self._at):
                self._fail("has a comma without a key behind it", _PLAIN_JSON)
            key, self._at = self._slowly()
            self._skip()
            if not self._buffer.startswith(":", self._at):
                self._fail("has a key without a value", _PLAIN_JSON)
            self._at += 1
            self._skip()
            self._begin = self._at
            _, end = self._slowly()
            self._beside(str(key), self._buffer[self._at : end])
            self._at = end

    def _not_an_item(self) -> NoReturn:
        found = self._buffer[self._at : self._at + 1]
        if not found:
            self._fail("ends without ']'", "copy the file again, it is cut short")
        if found == "]":
            self._fail("has a comma before ']'", "delete the comma")
        self._fail(f"has {found!r} where an item should begin", "an item is an object: {...}")

    def _too_large(self) -> NoReturn:
        message = f"has an item of more than {LIMIT:,} characters"
        remedy = "an item is smaller; is a bracket or a quotation mark missing?"
        self._fail(message, remedy, self._begin, "RR103")

    def _fail(
        self, message: str, remedy: str, at: int | None = None, code: str = "RR110"
    ) -> NoReturn:
        at = self._at if at is None else at
        begin = self._buffer.rfind("\n", 0, at) + 1
        shown = self._buffer[max(begin, at - _CONTEXT) : at + _CONTEXT].partition("\n")[0]
        raise SourceError(
            Problem(
                message,
                remedy,
                code,
                source=self._name,
                line=self._first_line + self._buffer.count("\n", self._counted, at),
                column=at - begin + (1 if begin else self._column),
                evidence=shown if shown.isprintable() else ascii(shown)[1:-1],
            )
        ) from None
