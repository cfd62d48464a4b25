"""MARC 21 in ISO 2709: the exchange format of library systems, in UTF-8 or MARC-8.

Written is UTF-8. What says that it is in MARC-8 is read through pymarc, which the extra ``marc``
installs. The options ``profile`` and ``embed`` are those of MARCXML.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from rusrec.errors import Problem
from rusrec.formats import Format
from rusrec.formats._each import Refuse, each
from rusrec.formats._marc.tables import OPTIONS, PROFILES, SHORTENED
from rusrec.formats._source import LIMIT
from rusrec.loss import Ledger, Loss
from rusrec.model import Record

__all__ = ["FORMAT", "lint", "read", "write"]


def read(
    stream: BinaryIO,
    *,
    name: str,
    ledger: Ledger,
    encoding: str | None = None,
    limit: int = LIMIT,
    refuse: Refuse | None = None,
) -> Iterator[Record]:
    """Yield the records of a file of ISO 2709; blanks and line ends between them are passed over.

    Leader position 9 says of each whether it is in UTF-8 (``a``) or MARC-8; *encoding* counts for
    more than it, and is one of those of text, or ``marc-8``. A record whose leader or directory
    is not true is told, and read.

    Raises:
        SourceError: With the number of the record and the byte at which it begins.
    """
    from rusrec.formats._marc.reader import Reader
    from rusrec.formats.marc21.iso2709 import Decoder, Piece, marc_of, pieces

    def tell(piece: Piece, note: str) -> None:
        ledger(Loss("", f"record {piece.number}", "not-representable", None, note))

    reader, decoder = Reader(ledger), Decoder(name, encoding, tell)
    found = pieces(stream, name, limit)
    return each(found, lambda piece: reader.record(marc_of(piece, decoder)), refuse)


def lint(
    stream: BinaryIO,
    *,
    name: str,
    encoding: str | None = None,
    limit: int = LIMIT,
    refuse: Refuse | None = None,
    profile: str = "vernacular",
) -> Iterator[Problem]:
    """Yield what is wrong with the records of a file: links, indicators, fixed positions."""
    from rusrec.formats._marc.field import LEADER
    from rusrec.formats._marc.lint import problems
    from rusrec.formats.marc21.iso2709 import Decoder, Piece, marc_of, pieces

    told: list[Problem] = []

    def tell(piece: Piece, note: str) -> None:
        where = f"record {piece.number}, {LEADER}"
        shown = piece.data[:24].decode("latin-1")
        remedy = "write it anew: rusrec convert, or a program for MARC"
        told.append(
            Problem(note, remedy, "RR481", name, record=str(piece.number), field=where,
                    evidence=shown)
        )  # fmt: skip

    decoder = Decoder(name, encoding, tell)

    def wrong(piece: Piece) -> list[Problem]:
        told.clear()
        found = problems(marc_of(piece, decoder), name, piece.number, profile=profile)
        return [*told, *found]

    for found in each(pieces(stream, name, limit), wrong, refuse):
        yield from found


def write(
    records: Iterable[Record],
    *,
    ledger: Ledger,
    refuse: Refuse | None = None,
    profile: str = "vernacular",
    embed: bool = False,
    **_: Any,
) -> Iterator[str]:
    """Yield the records, each with its directory; lengths are those of its bytes in UTF-8.

    Of a record of more than 99,999 bytes the longest fields are left out, and told as lost.

    Raises:
        RecordError: A record without an id, an id that stands twice, a character that no text may
            hold, or a field of more than 9,999 bytes that cannot be parted at a blank.
    """
    from rusrec.formats._marc.writer import Writer
    from rusrec.formats.marc21.writing import CARRIER

    if profile not in PROFILES:
        message = f"profile is {profile!r}; MARC is written as {', '.join(PROFILES)}"
        raise ValueError(message)
    return each(records, Writer(ledger, profile, CARRIER, embed=embed).written, refuse)


FORMAT = Format(
    name="marc21",
    title="MARC 21 (ISO 2709)",
    suffixes=(".mrc", ".marc"),
    media_type="application/marc",
    spec="https://www.loc.gov/marc/specifications/specrecstruc.html",
    begins=r"\A\s*[0-9]{5}[ -~]{5}[0-9]{7}[ -~]{3}45",
    read=read,
    write=write,
    lint=lint,
    carries=SHORTENED,
    options=OPTIONS,
)
