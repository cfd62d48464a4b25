"""The one way in for text: bytes become characters, or a SourceError.

Problems: RR101 bytes that are not text in the encoding, RR102 an encoding that is not read, RR103
an input that is too large. What the system refuses (no such file, no right to read it) stays an
OSError.
"""

import codecs
import io
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from rusrec.errors import OptionError, Problem, SourceError
from rusrec.formats._characters import check, visible
from rusrec.formats._source import LIMIT, Source, open_source
from rusrec.scripts.encoding import KNOWN, codec_of, guesses, mark_of
from rusrec.scripts.gate import newlines

__all__ = ["Place", "chunks", "decoded", "line_ends", "lines", "pieces", "text_of", "utf8"]

_CHUNK = 2**16  # smaller than what the C library gets from the system each time anew
_LONGEST_MARK = 4
_CONTEXT = 60
_SAMPLE = 4096
_BEGIN, _MANY = 2048, 8
"""More line ends than these in so many characters are many."""


def line_ends(text: str, start: int = 0, end: int | None = None) -> int:
    """Return how many lines end in *text* between *start* and *end*; where they are few, quickly.

    ``str.count`` looks at each character, ``str.find`` at many at once.
    """
    if text.count("\n", start, start + _BEGIN) > _MANY:
        return text.count("\n", start, end)
    number, at = 0, text.find("\n", start, end)
    while at >= 0:
        number += 1
        at = text.find("\n", at + 1, end)
    return number


class Place:
    """Where the next character stands, what is before it on its line, and how many bytes in all."""

    def __init__(self) -> None:
        """Begin at the beginning."""
        self.line = 1
        self.column = 1
        self.before = ""
        self.bytes = 0

    def pass_over(self, text: str) -> None:
        """Go to the end of *text*."""
        ends = line_ends(text)
        begin = text.rfind("\n") + 1 if ends else 0
        if ends:
            self.line += ends
            self.column = 1
            self.before = ""
        self.column += len(text) - begin
        self.before = (self.before + text[max(begin, len(text) - _CONTEXT) :])[-_CONTEXT:]


def decoded(
    stream: BinaryIO,
    *,
    name: str,
    encoding: str | None = None,
    limit: int = LIMIT,
    place: Place | None = None,
) -> Iterator[str]:
    r"""Give the text of *stream* in pieces, with ``\n`` for every line end.

    Without an *encoding* it is UTF-8. A byte order mark (UTF-8, UTF-16) is dropped and counts for
    more than *encoding*. Nothing is guessed and nothing replaced: the first byte that does not fit
    ends the reading. Where two pieces part means nothing.

    Args:
        stream: Read to its end, 64 kibibytes at a time; not closed.
        name: What messages call it.
        encoding: One of ``rusrec.scripts.encoding.KNOWN``, or one of its usual names (``euc-kr``).
        limit: The most bytes that are read.
        place: Kept at where the piece begins that was given last, for whoever asks.

    Raises:
        OptionError: RR102 for an unknown encoding, at once.
        SourceError: RR101 with the byte (the first is 0), its line and column, and the encodings
            that it may be; RR103 over the limit.
    """
    return pieces(chunks(stream, name, limit), name, _codec(encoding, name), place)


def utf8(
    stream: BinaryIO, *, name: str, encoding: str | None = None, limit: int = LIMIT
) -> Iterator[bytes]:
    """Give the text of *stream* in UTF-8.

    What is UTF-8 by its mark or by *encoding* comes as it is, with the mark and with bytes that do
    not fit, which :func:`pieces` refuses. Arguments are those of :func:`decoded`, errors too.
    """
    return _utf8(chunks(stream, name, limit), name, _codec(encoding, name))


def lines(
    stream: BinaryIO, *, name: str, encoding: str | None = None, limit: int = LIMIT
) -> Iterator[str]:
    r"""Give the lines of *stream*, each with its ``\n``; the last one may have none.

    Only LF, CRLF and CR end a line, so the number of a line here is its number in an editor.
    Arguments and errors are those of ``decoded``.
    """
    return _lines(decoded(stream, name=name, encoding=encoding, limit=limit))


def text_of(source: Source) -> str:
    """Return all the text of a source that is small, in UTF-8.

    Raises:
        SourceError: As :func:`decoded` and :func:`check`.
    """
    with open_source(source) as (stream, name):
        text = "".join(decoded(stream, name=name))
    check(text, name=name)
    return text


def chunks(stream: BinaryIO, name: str, limit: int) -> Iterator[bytes]:
    """Give the bytes of *stream*; the first piece is long enough to show a byte order mark."""
    # What a pipe has is given at once: read() would wait for a whole piece.
    read = getattr(stream, "read1", stream.read)
    size = 0
    enough = _LONGEST_MARK
    piece = b""
    while chunk := read(_CHUNK):
        size += len(chunk)
        piece += chunk[: len(chunk) - max(0, size - limit)]
        if len(piece) >= enough:
            yield piece
            piece, enough = b"", 1
        if size > limit:
            message = f"larger than {limit} bytes, the most that is read"
            raise SourceError(Problem(message, "divide it", "RR103", source=name))
    if chunk is None:
        message = f"{name}: a stream that does not wait for its bytes cannot be read"
        raise BlockingIOError(message)
    if piece:
        yield piece


def pieces(
    chunks: Iterator[bytes], name: str, codec: str = "utf-8", place: Place | None = None
) -> Iterator[str]:
    """Give the text of *chunks*, of which the first stands at *place*; as :func:`decoded` does."""
    head = next(chunks, b"")
    sign, codec = (b"", codec) if place and place.bytes else _marked(head, name, codec)
    decoder = codecs.getincrementaldecoder(codec)("strict")
    ends = io.IncrementalNewlineDecoder(None, translate=True)
    place = place or Place()
    given = place.bytes + len(sign)
    for chunk in chain((head[len(sign) :],), chunks, (b"",)):
        given += len(chunk)
        try:
            raw = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as error:
            right = error.object[: error.start].decode(codec)
            place.pass_over(ends.decode(right, final=True))
            byte = given - len(error.object) + error.start
            problem = _undecodable(error, codec, f"at byte {byte} (line {place.line})")
            raise SourceError(
                problem._replace(
                    source=name,
                    line=place.line,
                    column=place.column,
                    evidence=visible(place.before) + problem.evidence,
                )
            ) from None
        text = ends.decode(raw, final=not chunk)
        if text:
            yield text
            place.pass_over(text)


def _utf8(chunks: Iterator[bytes], name: str, codec: str) -> Iterator[bytes]:
    head = next(chunks, b"")
    whole = chain((head,), chunks)
    if _marked(head, name, codec)[1] == "utf-8":
        yield from whole
        return
    for text in pieces(whole, name, codec):
        yield text.encode()


def _lines(pieces: Iterator[str]) -> Iterator[str]:
    begun: list[str] = []
    for piece in pieces:
        first, *more = piece.split("\n")
        begun.append(first)
        if not more:
            continue
        yield "".join(begun) + "\n"
        *whole, last = more
        for line in whole:
            yield f"{line}\n"
        begun = [last]
    rest = "".join(begun)
    if rest:
        yield rest


def _codec(encoding: str | None, name: str) -> str:
    codec = "utf-8" if encoding is None else codec_of(encoding)
    if codec is None:
        raise OptionError(_unread(f"'{encoding}' is not an encoding that is read", name))
    return codec


def _marked(head: bytes, name: str, codec: str) -> tuple[bytes, str]:
    """Give the byte order mark of *head* and the codec to read what follows."""
    mark = mark_of(head)
    if mark is not None:
        if codec_of(mark.codec) is None:
            raise SourceError(_unread(f"{mark.codec.upper()} is not read", name))
        return mark.sign, mark.codec
    if codec == "utf-16" and head:
        problem = _unread("UTF-16 without a byte order mark", name)
        remedy = "say the order: --encoding utf-16-le (Windows) or utf-16-be"
        raise SourceError(problem._replace(help=remedy))
    return b"", codec


def _unread(message: str, name: str) -> Problem:
    return Problem(message, f"these are: {', '.join(KNOWN)}", "RR102", source=name, line=1)


def _undecodable(error: UnicodeDecodeError, codec: str, where: str) -> Problem:
    """Say which bytes are wrong and what the text may be; the evidence begins at the bytes."""
    sample = error.object[error.start : error.start + _SAMPLE]
    wide = error.object[:_SAMPLE]  # from an even place on, as a character of UTF-16 begins
    others = [other for other in guesses(wide if b"\0" in wide else sample) if other != codec]
    if codec != "utf-8":
        others.insert(0, "utf-8")
    remedy = f"name its encoding: --encoding {others[0]}, or {', '.join(others[1:])}"
    if codec.startswith("utf-16") or not error.object[: error.start].isascii():
        remedy = f"what is before is {codec}: mend the bytes here; if it is not, {remedy}"
    rest = sample[:_CONTEXT].decode(codec, "backslashreplace")
    label = codec.upper() if codec.startswith("utf") else codec
    return Problem(
        f"not {label} {where}",
        remedy,
        "RR101",
        evidence=visible(newlines(rest).partition("\n")[0]),
    )
