"""Zotero RDF: what Zotero itself exports to keep all that it has of an item.

Each record is a node that holds its journal, its notes and its files; read are also files in which
these stand apart, as Zotero writes them.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from rusrec.formats import READING, Format
from rusrec.formats._each import Refuse, each
from rusrec.formats._source import LIMIT
from rusrec.formats.zotero_rdf.tables import CARRIES, NAMESPACES
from rusrec.loss import Ledger
from rusrec.model import Record

__all__ = ["FORMAT", "read", "write"]

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n'
    + "\n".join(f'    xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    + ">\n"
)
_TAIL: Final = "</rdf:RDF>\n"


def read(
    stream: BinaryIO,
    *,
    name: str,
    ledger: Ledger,
    encoding: str | None = None,
    limit: int = LIMIT,
    refuse: Refuse | None = None,
) -> Iterator[Record]:
    """Yield the records of an RDF file, in its order.

    ``rdf:about="#id"`` is the id where it can be one of ours; ``z:citationKey`` is the citekey.
    """
    from rusrec.formats._xml import children
    from rusrec.formats.zotero_rdf.node import node_of
    from rusrec.formats.zotero_rdf.reader import Reader, items

    found = children(stream, "RDF", name=name, encoding=encoding, limit=limit)
    nodes = ((node_of(element, name), element.sourceline or 1) for element in found)
    return each(items(nodes, ledger, name), Reader(name, ledger).record, refuse)


def write(
    records: Iterable[Record], *, ledger: Ledger, refuse: Refuse | None = None, **_: Any
) -> Iterator[str]:
    """Yield the document, an item at a time.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    from rusrec.formats.zotero_rdf.writer import Writer

    before = _HEAD
    for item in each(records, Writer(ledger).item, refuse):
        yield before + item
        before = ""
    yield before + _TAIL


FORMAT = Format(
    name="zotero-rdf",
    title="Zotero RDF",
    suffixes=(".rdf",),
    media_type="application/rdf+xml",
    spec="https://www.zotero.org/support/kb/importing_standardized_formats",
    begins=r"<(?:\w+:)?RDF[\s>]",
    read=read,
    write=write,
    carries=CARRIES,
    options=READING,
)
