"""CSL-JSON: the items that citation processors, Zotero, pandoc and Crossref exchange.

A record's texts go out in its own language; what is written is valid by ``csl-data.json``. The
options: ``particles`` writes the parts of a name that Zotero would drop, ``for_="jurism"`` adds
Juris-M's ``multi`` with the other forms of texts and names (not valid by the schema), ``embed``
puts the whole record under ``custom.rusrec``, so that nothing at all is lost.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from rusrec.formats import READING, Format
from rusrec.formats._decoding import chunks, decoded
from rusrec.formats._each import Refuse, each
from rusrec.formats._source import LIMIT
from rusrec.formats.csl_json.tables import CARRIES, OPTIONS
from rusrec.loss import Ledger
from rusrec.model import Record

__all__ = ["FORMAT", "read", "write"]


def read(
    stream: BinaryIO,
    *,
    name: str,
    ledger: Ledger,
    encoding: str | None = None,
    limit: int = LIMIT,
    refuse: Refuse | None = None,
) -> Iterator[Record]:
    """Yield the records of an array of items, of one item, or of what a service answers.

    That is ``{"items": [...]}``, or Crossref's ``{"status": "ok", "message": {...}}`` around one or
    many; what else stands there is told.

    An ``id`` that is not an id of ours (``http://zotero.org/users/1/items/AB12``) goes to ``aka``;
    the record is then called by its ``citation-key``, or by what can be read of either.
    """
    from rusrec.formats.csl_json.pieces import Pieces  # an export needs none of these
    from rusrec.formats.csl_json.reader import Reader
    from rusrec.formats.csl_json.stream import Objects

    reader = Reader(name, ledger)
    if encoding is None:
        reader.objects = Pieces(chunks(stream, name, limit), name, reader.beside)
    else:
        text = decoded(stream, name=name, encoding=encoding, limit=limit)
        reader.objects = Objects(text, name, reader.beside)
    return each(reader.objects, reader.record, refuse)


def write(
    records: Iterable[Record], *, ledger: Ledger, refuse: Refuse | None = None, **options: Any
) -> Iterator[str]:
    """Yield an array of items, one on a line.

    Args:
        records: Their ids have to differ.
        ledger: Gets each loss.
        refuse: Gets the errors, and the other records go on.
        options: ``particles``, ``for_`` and ``embed``, see the module.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    from rusrec.formats.csl_json.writer import Writer  # who only reads needs none of it

    writer = Writer(ledger, **options)
    before = "[\n"
    for line in each(records, writer.line, refuse):
        yield before + line
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


FORMAT = Format(
    name="csl-json",
    title="CSL-JSON",
    suffixes=(".json", ".csl.json"),
    media_type="application/vnd.citationstyles.csl+json",
    spec="https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json",
    begins=r"\A\s*(?:\[\s*(?:\{\s*\"|\])|\{\s*\")",
    read=read,
    write=write,
    carries=CARRIES,
    options={**READING, **OPTIONS},
)
