"""The one way in for bytes: a path or a binary stream becomes text, or a SourceError.

Problems: RR101 bytes that are not text in the encoding, RR102 an encoding that is not read, RR103
an input that is too large, RR104 a character that no value may hold. What the system refuses (no
such file, no right to read it) stays an OSError.
"""

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO

from rusrec.errors import OptionError, Problem, SourceError
from rusrec.scripts.encoding import KNOWN, codec_of, guesses, mark_of
from rusrec.scripts.gate import newlines, refused

__all__ = [
    "LIMIT", "Source", "check", "decoded", "line_ends", "lines", "open_source", "standard_input",
    "text_of", "utf8", "visible",
]  # fmt: skip

Source = str | os.PathLike[str] | BinaryIO

LIMIT = 200 * 2**20
_CHUNK = 2**18
_LONGEST_MARK = 4
_CONTEXT = 60
_SAMPLE = 4096
_BEGIN, _MANY = 2048, 8
"""More line ends than these in so many characters are many."""


@contextmanager
def open_source(source: Source) -> Iterator[tuple[BinaryIO, str]]:
    """Give the binary stream of *source* and the name to call it by in messages.

    A string is always a path, never content. A stream of the caller's stays open; its name is what
    it calls itself (``<stdin>``), else ``<stream>``.

    Raises:
        OSError: The file cannot be opened.
        TypeError: *source* is neither a path nor a binary stream, for example a text stream.
    """
    if isinstance(source, str | os.PathLike):
        with open(source, "rb") as stream:  # noqa: PTH123 (a Path would be made for nothing)
            yield stream, os.fspath(source)
        return
    if hasattr(source, "encoding") or not hasattr(source, "read"):
        message = f"a path or a binary stream is needed, not {type(source).__name__}"
        raise TypeError(message)
    name = getattr(source, "name", None)
    yield source, name if name and isinstance(name, str) else "<stream>"


def decoded(
    stream: BinaryIO,
    *,
    name: str,
    encoding: str | None = None,
    limit: int = LIMIT,
    place: "Place | None" = None,
) -> Iterator[str]:
    r"""Give the text of *stream* in pieces, with ``\n`` for every line end.

    Without an *encoding* it is UTF-8. A byte order mark (UTF-8, UTF-16) is dropped and counts for
    more than *encoding*. Nothing is guessed and nothing replaced: the first byte that does not fit
    ends the reading. Where two pieces part means nothing.

    Args:
        stream: Read to its end, a quarter of a mebibyte at a time; not closed.
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


def standard_input() -> BinaryIO:
    """Return standard input as a binary stream.

    Raises:
        OSError: It is closed.
    """
    if sys.stdin is None:
        raise OSError(errno.EBADF, "is closed", "standard input")
    return sys.stdin.buffer


def text_of(source: Source) -> str:
    """Return all the text of a source that is small, in UTF-8.

    Raises:
        SourceError: As :func:`decoded` and :func:`check`.
    """
    with open_source(source) as (stream, name):
        text = "".join(decoded(stream, name=name))
    check(text, name=name)
    return text


def _codec(encoding: str | None, name: str) -> str:
    codec = "utf-8" if encoding is None else codec_of(encoding)
    if codec is None:
        raise OptionError(_unread(f"'{encoding}' is not an encoding that is read", name))
    return codec


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


def check(text: str, *, name: str, line: int = 1) -> None:
    """Raise where *text*, which begins on *line*, has a character that no value may hold.

    Raises:
        SourceError: RR104, with line and column, both counted from 1.
    """
    at = refused(text)
    if at is None:
        return
    begin = text.rfind("\n", 0, at) + 1
    shown = text[max(begin, at - _CONTEXT) : at + _CONTEXT]
    from rusrec.scripts.unfit import unfit  # only when a text is refused

    what, remedy = unfit(text[at])
    problem = Problem(
        f"U+{ord(text[at]):04X} ({what}) cannot stand in a text", remedy, "RR104", source=name
    )
    raise SourceError(
        problem._replace(
            line=line + text.count("\n", 0, at),
            column=at - begin + 1,
            evidence=visible(shown.partition("\n")[0]),
        )
    )


def visible(text: str) -> str:
    r"""Write as ``\x1b`` what no terminal should get."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == "\u00a0" else ascii(char)[1:-1] for char in text
    )


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


def _utf8(chunks: Iterator[bytes], name: str, codec: str) -> Iterator[bytes]:
    head = next(chunks, b"")
    whole = chain((head,), chunks)
    if _marked(head, name, codec)[1] == "utf-8":
        yield from whole
        return
    for text in pieces(whole, name, codec):
        yield text.encode()


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
