"""BibTeX: the .bib files of LaTeX, as programs write them and as people do.

Text goes out in UTF-8, with no escapes but those of TeX's own signs. A title keeps its capitals, a
body stands in braces, the id of a record is its key. Fields that the standard styles pass over are
called as biblatex calls them.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from rusrec.formats import EMBED, READING, Format, Option
from rusrec.formats._each import Refuse, each
from rusrec.formats._source import LIMIT
from rusrec.formats.bibtex.tables import CARRIES
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
    """Yield the records of a .bib file, macros and cross-references carried out.

    A key that is no id of ours (``DBLP:conf/acl/Smith20``) stays as the citekey of the record. The
    encoding is the one that is asked for, else the one that the file declares, else UTF-8.
    """
    from rusrec.formats._bib.reader import Reader  # an export needs none of it
    from rusrec.formats.bibtex.dialect import DIALECT

    return Reader(DIALECT, name, ledger).records(stream, encoding, limit, refuse)


def write(
    records: Iterable[Record],
    *,
    ledger: Ledger,
    refuse: Refuse | None = None,
    embed: bool = False,
    ascii_: bool = False,
    **_: Any,
) -> Iterator[str]:
    """Yield one entry a record, with an empty line between them.

    Raises:
        RecordError: A record has no id, or two have one key but for capital and small letters.
    """
    from rusrec.formats._bib.writer import Writer
    from rusrec.formats.bibtex.dialect import DIALECT

    writer = Writer(DIALECT, ledger, embed=embed, ascii_=ascii_)
    before = ""
    for entry in each(records, writer.entry, refuse):
        yield before + entry
        before = "\n"


FORMAT = Format(
    name="bibtex",
    title="BibTeX",
    suffixes=(".bib",),
    media_type="application/x-bibtex",
    spec="https://www.ctan.org/pkg/bibtex",
    begins=r"(?m)^[ \t]*@[ \t]*[A-Za-z]+[ \t\n]*[{(]",
    read=read,
    write=write,
    carries=CARRIES,
    options={
        **READING,
        "embed": EMBED,
        "ascii_": Option("commands for what is not ASCII, where TeX has them; not for Hangul, Han"),
    },
)
