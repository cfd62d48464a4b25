"""RIS: the tagged references of EndNote, Zotero, Mendeley and the databases.

Written is one line a value, with CRLF; read are both dialects, that of 2001 and that of 2011. The
option ``for_="zotero"`` writes what Zotero takes a citation key and a PubMed number from, and
leaves out what it would keep as a useless note; ``embed`` puts the whole record into ``U5``.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from rusrec.formats import EMBED, READING, Format, Option
from rusrec.formats._decoding import utf8
from rusrec.formats._each import Refuse, each
from rusrec.formats._source import LIMIT
from rusrec.formats.ris.tables import CARRIES
from rusrec.loss import Ledger, Loss
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
    """Yield the records of a RIS file, each as soon as its reference ends.

    An ``ID`` that is no id of ours (``Song1998``) becomes the citekey of the record. Files of
    Korean databases are often in CP949: ``encoding="cp949"``. The Ctrl-Z that DOS ends a file with
    is no part of it.
    """
    from rusrec.formats.ris.lines import Stray
    from rusrec.formats.ris.pieces import references
    from rusrec.formats.ris.reader import Reader

    def stray(found: Stray) -> None:
        note = f"stands in no reference: {found.text}"
        ledger(Loss("", f"line {found.line}", "not-representable", None, note))

    chunks = utf8(stream, name=name, encoding=encoding, limit=limit)
    return each(references(chunks, name, stray), Reader(name, ledger).record, refuse)


def write(
    records: Iterable[Record],
    *,
    ledger: Ledger,
    refuse: Refuse | None = None,
    for_: str = "",
    embed: bool = False,
    **_: Any,
) -> Iterator[str]:
    """Yield one reference a record, each with an empty line behind it.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    from rusrec.formats.ris.writer import Writer

    if for_ not in ("", "zotero"):
        message = f"for_ is {for_!r}; RIS is written for all, or for 'zotero'"
        raise ValueError(message)
    writer = Writer(ledger, zotero=for_ == "zotero", embed=embed)
    return each(records, writer.reference, refuse)


FORMAT = Format(
    name="ris",
    title="RIS",
    suffixes=(".ris",),
    media_type="application/x-research-info-systems",
    spec="https://en.wikipedia.org/wiki/RIS_(file_format)",
    begins=r"\A\s*(?:[^\n]*\n){0,20}?(?:TY[ \xa0]{1,2}|ty[ \xa0]{2})-[ \xa0]",
    read=read,
    write=write,
    carries=CARRIES,
    options={
        **READING,
        "for_": Option("the citation key where Zotero finds it", ("zotero",)),
        "embed": EMBED,
    },
)
