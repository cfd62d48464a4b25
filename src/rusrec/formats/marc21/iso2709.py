"""A record of ISO 2709 as it is read: leader, directory, fields that end in 1E, subfields in 1F.

Problems: RR103 too large, RR411 structure, RR412 encoding, RR104 a character that no text may hold.
Source: MARC 21 Specifications for Record Structure, Character Sets, and Exchange Media.
"""

from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import BinaryIO, Final, NamedTuple

from rusrec.errors import OptionError, Problem, SourceError
from rusrec.formats._characters import visible
from rusrec.formats._marc.field import UNIMARC, Field, Marc, is_unimarc, sorting
from rusrec.formats.marc21.marc8 import unicode_of
from rusrec.scripts import gate
from rusrec.scripts.encoding import KNOWN, codec_of
from rusrec.scripts.pattern import pattern

__all__ = ["Decoder", "Piece", "Tell", "marc_of", "pieces"]

_RECORD: Final = b"\x1d"
_FIELD: Final = "\x1e"
_SUB: Final = "\x1f"
_LEADER: Final = 24
_ENTRY: Final = 12
_CHUNK: Final = 2**16
_MOST: Final = 2**20
_BETWEEN: Final = b" \t\r\n\x1a\x00"
_MARK: Final = b"\xef\xbb\xbf"
_SHOWN: Final = 60
_ACCENT_FIRST: Final = pattern(
    "\x1f.[\u0300-\u036f\u0483-\u0487\u0591-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
_TAG: Final = pattern(r"[0-9A-Za-z]{3}")
_DIGITS: Final = pattern(r"[0-9]{9}")


class Piece(NamedTuple):
    """The bytes of one record without its terminator, its number and the byte where it begins."""

    data: bytes
    number: int
    at: int


Tell = Callable[[Piece, str], object]
"""Gets a record and what is not right in it, though it can be read."""


def pieces(stream: BinaryIO, name: str, limit: int) -> Iterator[Piece]:
    """Yield the records of a file, parted at their terminators whatever their leaders say.

    Raises:
        SourceError: RR103 for a file over the *limit* or a record over a mebibyte, RR411 where the
            last record has no end, or where there is something in the file and no record.
    """
    read = getattr(stream, "read1", stream.read)
    rest, given, at, number = b"", 0, 0, 1
    while chunk := read(_CHUNK):
        given += len(chunk)
        if given > limit:
            raise SourceError(_large(f"larger than {limit} bytes", name))
        *whole, last = (rest + chunk).split(_RECORD) if _RECORD in chunk else (rest + chunk,)
        for data in whole:
            piece = _piece(data, number, at)
            at += len(data) + 1
            if piece.data:
                number += 1
                yield piece
        rest = last
        if len(rest) > _MOST:
            raise SourceError(_large(f"record {number} (byte {at}) is larger than 1 MiB", name))
    yield from _last(_piece(rest, number, at), name, given)


def _last(piece: Piece, name: str, given: int) -> Iterator[Piece]:
    """Yield what no terminator ends, if it is a record: it may lack nothing but that."""
    if piece.data.strip(_BETWEEN):
        if not piece.data.endswith(_FIELD.encode()):
            said = "has no end: the file is cut short", "copy it again"
            raise _refusal(piece, name, said)
        yield piece
    elif given and piece.number == 1:
        message = f"has {given} bytes, and no record is among them"
        raise SourceError(Problem(message, "copy it again", "RR411", name))


def _piece(data: bytes, number: int, at: int) -> Piece:
    bare = (data.removeprefix(_MARK) if at == 0 else data).lstrip(_BETWEEN)
    return Piece(bare, number, at + len(data) - len(bare))


def _large(message: str, name: str) -> Problem:
    return Problem(message, "divide it", "RR103", source=name)


def _refusal(
    piece: Piece,
    name: str,
    problem: tuple[str, str],
    code: str = "RR411",
    *,
    shown: bytes | None = None,
) -> SourceError:
    """Return the error that a message and a remedy are, and as evidence what bytes are *shown*."""
    message, remedy = problem
    where = f"record {piece.number} (byte {piece.at}) "
    bare = (piece.data if shown is None else shown)[:_SHOWN]
    evidence = visible(bare.decode("utf-8", "backslashreplace"))
    return SourceError(Problem(where + message, remedy, code, source=name, evidence=evidence))


class Decoder:
    """Turns bytes into text, by what the leader of a record or the caller says."""

    def __init__(self, name: str, encoding: str | None, tell: Tell = lambda *_: None) -> None:
        """Take the encoding that counts for more than a leader; *tell* hears of untrue leaders.

        Raises:
            OptionError: RR102, it is none that is read.
        """
        self.name, self.tell = name, tell
        self.given: str | None = None
        if encoding is not None:
            marc8 = encoding.lower().replace("-", "").replace("_", "") == "marc8"
            self.given = "marc-8" if marc8 else codec_of(encoding)
            if self.given is None or self.given.startswith("utf-16"):
                message = f"'{encoding}' is not an encoding that is read"
                remedy = f"these are: marc-8, {', '.join(KNOWN)}"
                raise OptionError(Problem(message, remedy, "RR102", source=name))

    def codec(self, piece: Piece) -> str:
        """Return the encoding of a record.

        Many programs write UTF-8 and leave position 9 of the leader blank, which means MARC-8. No
        word of MARC-8 is well-formed UTF-8: there an accent comes before its letter.
        """
        if self.given or piece.data[9:10] == b"a":
            return self.given or "utf-8"
        if piece.data.isascii() or b"\x1b" in piece.data:
            return "marc-8"
        try:
            piece.data.decode("utf-8")
        except UnicodeDecodeError:
            return "marc-8"
        self.tell(piece, "the leader says MARC-8, by a blank at 9; it is UTF-8, and read so")
        return "utf-8"

    def text(self, data: bytes, piece: Piece, codec: str, tag: str) -> str:
        """Return the text of *data*, what field *tag* of a record holds, in NFC.

        Raises:
            SourceError: RR412 bytes that are no text, RR104 a character that no value may hold.
        """
        if data.isascii() and b"\x1b" not in data:
            text = data.decode("ascii")
        elif codec == "marc-8":
            text = unicode_of(
                data,
                lambda m, r: _refusal(piece, self.name, (f"{m} in {tag}", r), "RR412", shown=data),
            )
        else:
            try:
                text = _composed(data.decode(codec))
            except UnicodeDecodeError as error:
                offset = piece.at + piece.data.find(data) + error.start
                message = f"is not {codec.upper()} at byte {offset}, in {tag}"
                remedy = "name its encoding: --encoding marc-8, latin-1, cp949 ..."
                said = message, remedy
                raise _refusal(piece, self.name, said, "RR412", shown=data) from None
        text = sorting(gate.newlines(text) if "\r" in text else text)
        bare = text.replace(_SUB, "") if _SUB in text else text
        if bare.isprintable():
            return text
        if (place := gate.refused(bare)) is not None:
            message = f"has U+{ord(bare[place]):04X} in {tag}, which cannot stand in a text"
            raise _refusal(piece, self.name, (message, "delete it"), "RR104", shown=data)
        return text.replace("\n", " ").replace("\t", " ")  # a field of MARC is one line


def _composed(text: str) -> str:
    """Return the *text* of a field in NFC; an accent right behind a code is no part of that."""
    if _ACCENT_FIRST.search(text) is None:
        return gate.nfc(text)
    return _SUB.join([part[:1] + gate.nfc(part[1:]) for part in text.split(_SUB)])


def marc_of(piece: Piece, decoder: Decoder) -> Marc:
    """Return the record in *piece*.

    Lengths in leader and directory are not relied on: fields end where their terminators are, and
    come in the order of the directory. Where they are not true the decoder tells.

    Raises:
        SourceError: With the number of the record and the byte where it begins.
    """
    data, name = piece.data, decoder.name
    head, end = data[:_LEADER], data.find(_FIELD.encode(), _LEADER)
    if len(head) < _LEADER or not head.isascii() or _FIELD.encode() in head:
        raise _refusal(piece, name, ("has no leader of 24 characters", "delete it, or mend it"))
    if end < 0:
        raise _refusal(piece, name, ("has no directory", "delete it, or mend it"))
    codec = decoder.codec(piece)
    fields = tuple(
        _field(tag, decoder.text(body, piece, codec, tag), piece, name)
        for tag, body in _bodies(piece, end, decoder)
    )
    if is_unimarc(fields):
        raise _refusal(piece, name, UNIMARC)
    return Marc(decoder.text(head, piece, codec, "the leader"), fields)


def _bodies(piece: Piece, end: int, decoder: Decoder) -> list[tuple[str, bytes]]:
    """Return the tag and the bytes of each field, in the order of the directory up to *end*."""
    data, name = piece.data, decoder.name
    entries = _directory(data[_LEADER:end], piece, name)
    bodies = data[end + 1 :].split(_FIELD.encode())
    if bodies and not bodies[-1].strip(_BETWEEN):
        bodies.pop()
    if len(bodies) != len(entries):
        message = f"has {len(entries)} fields in its directory and {len(bodies)} behind it"
        raise _refusal(piece, name, (message, _BY_PROGRAM), shown=data[_LEADER:])
    order = sorted(range(len(entries)), key=lambda at: entries[at].start)
    right = _is_right([entries[at] for at in order], bodies)
    if order != [*range(len(entries))] and not right:
        message = "has a directory that is neither in the order of its fields nor right"
        raise _refusal(piece, name, (message, _BY_PROGRAM), shown=data[_LEADER:])
    if untrue := _untrue(data, end + 1, right=right):
        decoder.tell(piece, f"{untrue}; it is read by the marks at the ends of its fields")
    placed = dict(zip(order, bodies, strict=True))
    return [(entry.tag, placed[at]) for at, entry in enumerate(entries)]


class _Entry(NamedTuple):
    """What the directory says of a field."""

    tag: str
    length: int
    start: int


_BY_PROGRAM: Final = "mend it with a program for MARC"


def _is_right(entries: list[_Entry], bodies: list[bytes]) -> bool:
    """Tell whether each field starts where the directory says, and is as long."""
    lengths = [len(body) + 1 for body in bodies]
    return [e.length for e in entries] == lengths and [e.start for e in entries] == [
        *accumulate(lengths[:-1], initial=0)
    ]


def _untrue(data: bytes, base: int, *, right: bool) -> str:
    """Say what the leader or the directory has wrong; nothing where both are right."""
    numbers = (data[:5], len(data) + 1, "bytes"), (data[12:17], base, "before its data")
    for said, true, what in numbers:
        if said != b"%05d" % true:
            return f"the leader says {said.decode()} {what}, where {true:05} are"
    return "" if right else "the directory has other lengths and places than the fields have"


def _directory(data: bytes, piece: Piece, name: str) -> list[_Entry]:
    """Return the entries of a directory."""
    if len(data) % _ENTRY:
        message = f"has a directory of {len(data)} bytes, which is no multiple of {_ENTRY}"
        raise _refusal(piece, name, (message, _BY_PROGRAM), shown=data)
    found = []
    for at in range(0, len(data), _ENTRY):
        entry = data[at : at + _ENTRY].decode("latin-1")
        tag, digits = entry[:3], entry[3:]
        if not _TAG.fullmatch(tag) or not _DIGITS.fullmatch(digits):
            message = f"has the entry {ascii(entry)[1:-1]!r} in its directory"
            raise _refusal(piece, name, (message, _BY_PROGRAM), shown=data)
        found.append(_Entry(tag, int(digits[:4]), int(digits[4:])))
    return found


def _field(tag: str, text: str, piece: Piece, name: str) -> Field:
    if tag.startswith("00") and _SUB not in text:
        return Field(tag, "", (("", text),))
    ind, *parts = text.split(_SUB)
    if len(ind) > 2:  # noqa: PLR2004 (two indicators)
        message = f"has {ind[:40]!r} before the first subfield of {tag}"
        said = message, "put it into a subfield"
        raise _refusal(piece, name, said, shown=text.encode())
    subs = []
    for part in filter(None, parts):
        if not part[0].isascii() or part[0] == " ":
            message = f"has a subfield of {tag} with the code {part[0]!r}"
            said = message, "a code is a small letter or a digit"
            raise _refusal(piece, name, said, shown=text.encode())
        subs.append((part[0], part[1:]))
    return Field(tag, ind.ljust(2), tuple(subs))
