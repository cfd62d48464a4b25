"""A record of ISO 2709, both ways: leader, directory, fields that end in 1E, subfields in 1F.

Problems: RR103 too large, RR411 structure, RR412 encoding, RR104 a character that no text may hold.
Source: MARC 21 Specifications for Record Structure, Character Sets, and Exchange Media.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import BinaryIO, Final, NamedTuple

from rusrec.errors import Problem, RecordError, SourceError
from rusrec.formats._marc.field import Field, Marc, sorting
from rusrec.formats._marc.parts import parted
from rusrec.formats.marc21.marc8 import unicode_of
from rusrec.scripts import gate
from rusrec.scripts.encoding import KNOWN, codec_of
from rusrec.scripts.pattern import pattern

__all__ = ["LONGEST", "Decoder", "Piece", "marc_of", "pieces", "rendered"]

_RECORD: Final = b"\x1d"
_FIELD: Final = "\x1e"
_SUB: Final = "\x1f"
_LEADER: Final = 24
_ENTRY: Final = 12
_CHUNK: Final = 2**16
_MOST: Final = 2**20
LONGEST: Final = 99_000
"""The bytes of a record, but for its leader and the end of its directory (99,999 with them)."""
_LONGEST_FIELD: Final = 9_999
_BETWEEN: Final = b" \t\r\n\x1a\x00"
_TAG: Final = pattern(r"[0-9A-Za-z]{3}")
_DIGITS: Final = pattern(r"[0-9]{9}")


class Piece(NamedTuple):
    """The bytes of one record without its terminator, its number and the byte where it begins."""

    data: bytes
    number: int
    at: int


def pieces(stream: BinaryIO, name: str, limit: int) -> Iterator[Piece]:
    """Yield the records of a file, parted at their terminators whatever their leaders say.

    Raises:
        SourceError: RR103 for a file over the *limit* or a record over a mebibyte, RR411 where the
            last record has no end.
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
    piece = _piece(rest, number, at)
    if piece.data.strip(_BETWEEN):
        # A record that lacks nothing but its last byte is whole.
        if not piece.data.endswith(_FIELD.encode()):
            raise _refusal(piece, name, "has no end: the file is cut short", "copy it again")
        yield piece


def _piece(data: bytes, number: int, at: int) -> Piece:
    bare = data.lstrip(_BETWEEN)
    return Piece(bare, number, at + len(data) - len(bare))


def _large(message: str, name: str) -> Problem:
    return Problem(message, "divide it", "RR103", source=name)


def _refusal(
    piece: Piece, name: str, message: str, remedy: str, code: str = "RR411"
) -> SourceError:
    where = f"record {piece.number} (byte {piece.at}) "
    return SourceError(Problem(where + message, remedy, code, source=name))


class Decoder:
    """Turns bytes into text, by what the leader of a record or the caller says."""

    def __init__(self, name: str, encoding: str | None) -> None:
        """Take the encoding that counts for more than a leader.

        Raises:
            SourceError: RR102, it is none that is read.
        """
        self.name = name
        self.given: str | None = None
        if encoding is not None:
            marc8 = encoding.lower().replace("-", "").replace("_", "") == "marc8"
            self.given = "marc-8" if marc8 else codec_of(encoding)
            if self.given is None or self.given.startswith("utf-16"):
                message = f"'{encoding}' is not an encoding that is read"
                remedy = f"these are: marc-8, {', '.join(KNOWN)}"
                raise SourceError(Problem(message, remedy, "RR102", source=name))

    def text(self, data: bytes, piece: Piece) -> str:
        """Return the text of *data*, in NFC.

        Raises:
            SourceError: RR412 bytes that are no text, RR104 a character that no value may hold.
        """
        codec = self.given or ("utf-8" if piece.data[9:10] == b"a" else "marc-8")
        if data.isascii() and b"\x1b" not in data:
            text = data.decode("ascii")
        elif codec == "marc-8":
            text = unicode_of(data, lambda m, r: _refusal(piece, self.name, m, r, "RR412"))
        else:
            try:
                text = gate.nfc(data.decode(codec))
            except UnicodeDecodeError as error:
                offset = piece.at + piece.data.find(data) + error.start
                message = f"is not {codec.upper()} at byte {offset}"
                remedy = "name its encoding: --encoding marc-8, latin-1, cp949 ..."
                raise _refusal(piece, self.name, message, remedy, "RR412") from None
        text = sorting(text)
        bare = text.replace(_SUB, "") if _SUB in text else text
        if bare.isprintable():
            return text
        if (place := gate.refused(bare)) is not None:
            message = f"has U+{ord(bare[place]):04X}, which cannot stand in a text"
            raise _refusal(piece, self.name, message, "delete it", "RR104")
        return text.replace("\n", " ").replace("\t", " ")  # a field of MARC is one line


def marc_of(piece: Piece, decoder: Decoder) -> Marc:
    """Return the record in *piece*.

    Lengths in leader and directory are not relied on: fields end where their terminators are, and
    come in the order of the directory.

    Raises:
        SourceError: With the number of the record and the byte where it begins.
    """
    data, name = piece.data, decoder.name
    head = data[:_LEADER]
    if len(head) < _LEADER or not head.isascii() or _FIELD.encode() in head:
        raise _refusal(piece, name, "has no leader of 24 characters", "delete it, or mend it")
    end = data.find(_FIELD.encode(), _LEADER)
    if end < 0:
        raise _refusal(piece, name, "has no directory", "delete it, or mend it")
    starts = _directory(data[_LEADER:end], piece, name)
    bodies = data[end + 1 :].split(_FIELD.encode())
    if bodies and not bodies[-1].strip(_BETWEEN):
        bodies.pop()
    if len(bodies) != len(starts):
        message = f"has {len(starts)} fields in its directory and {len(bodies)} behind it"
        raise _refusal(piece, name, message, "mend it with a program for MARC")
    order = sorted(range(len(starts)), key=lambda at: starts[at][1])
    if order != [*range(len(starts))] and not _is_right(starts, order, bodies):
        message = "has a directory that is neither in the order of its fields nor right"
        raise _refusal(piece, name, message, "mend it with a program for MARC")
    fields: list[Field | None] = [None] * len(starts)
    for place, body in zip(order, bodies, strict=True):
        fields[place] = _field(starts[place][0], decoder.text(body, piece), piece, name)
    leader = decoder.text(head, piece)
    return Marc(leader, tuple(field for field in fields if field))


def _is_right(starts: list[tuple[str, int]], order: list[int], bodies: list[bytes]) -> bool:
    """Tell whether each field starts where the directory says."""
    lengths = (len(body) + 1 for body in bodies[:-1])
    return [starts[at][1] for at in order] == [*accumulate(lengths, initial=0)]


def _directory(data: bytes, piece: Piece, name: str) -> list[tuple[str, int]]:
    """Return the tags of a directory, each with the place where its field starts."""
    if len(data) % _ENTRY:
        message = f"has a directory of {len(data)} bytes, which is no multiple of {_ENTRY}"
        raise _refusal(piece, name, message, "mend it with a program for MARC")
    found = []
    for at in range(0, len(data), _ENTRY):
        entry = data[at : at + _ENTRY].decode("latin-1")
        tag, digits = entry[:3], entry[3:]
        if not _TAG.fullmatch(tag) or not _DIGITS.fullmatch(digits):
            message = f"has the entry {ascii(entry)[1:-1]!r} in its directory"
            raise _refusal(piece, name, message, "mend it with a program for MARC")
        found.append((tag, int(digits[4:])))
    return found


def _field(tag: str, text: str, piece: Piece, name: str) -> Field:
    if tag.startswith("00") and _SUB not in text:
        return Field(tag, "", (("", text),))
    ind, *parts = text.split(_SUB)
    if len(ind) > 2:  # noqa: PLR2004 (two indicators)
        message = f"has {ind[:40]!r} before the first subfield of {tag}"
        raise _refusal(piece, name, message, "put it into a subfield")
    subs = []
    for part in filter(None, parts):
        if not part[0].isascii() or part[0] == " ":
            message = f"has a subfield of {tag} with the code {part[0]!r}"
            raise _refusal(piece, name, message, "a code is a small letter or a digit")
        subs.append((part[0], part[1:]))
    return Field(tag, ind.ljust(2), tuple(subs))


def rendered(marc: Marc, record: str) -> str:
    """Return the text of a record, whose lengths are those of its bytes in UTF-8.

    Raises:
        RecordError: RR413, a field is longer than the directory can say.
    """
    bodies, entries, start = [], [], 0
    fields = [part for field in marc.fields for part in parted(field, _LONGEST_FIELD)]
    for tag, ind, subs in fields:
        body = subs[0][1] if not ind else ind + "".join(f"{_SUB}{c}{v}" for c, v in subs)
        body += _FIELD
        size = len(body) if body.isascii() else len(body.encode())
        if size > _LONGEST_FIELD:
            message = f"{tag} has {size} bytes; a field of ISO 2709 has at most {_LONGEST_FIELD}"
            raise RecordError(Problem(message, "write marcxml instead", "RR413", record=record))
        entries.append(f"{tag}{size:04}{start:05}")
        bodies.append(body)
        start += size
    base = _LEADER + _ENTRY * len(entries) + 1
    length = base + start + 1
    leader = f"{length:05}{marc.leader[5:12]}{base:05}{marc.leader[17:]}"
    return "".join((leader, *entries, _FIELD, *bodies, _RECORD.decode()))
