"""BibLaTeX: the .bib files that biber reads, with a field for nearly all that a record says.

Dates are EDTF, subtitles have fields of their own, the item type and the languages arrive whole.
The reader is that of BibTeX: a .bib file may be of either kind, and neither loses the other's.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from rusrec.formats import EMBED, READING, Format, Option
from rusrec.formats._each import Refuse, each
from rusrec.formats._source import LIMIT
from rusrec.formats.biblatex.tables import CARRIES
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
    """Yield the records of a .bib file, as :func:`rusrec.formats.bibtex.read` does."""
    from rusrec.formats._bib.reader import Reader  # an export needs none of it
    from rusrec.formats.biblatex.dialect import DIALECT

    return Reader(DIALECT, name, ledger).records(stream, encoding, limit, refuse)


def write(
    records: Iterable[Record],
    *,
    ledger: Ledger,
    refuse: Refuse | None = None,
    embed: bool = False,
    ascii_: bool = False,
    **options: Any,
) -> Iterator[str]:
    """Yield one entry a record, with an empty line between them.

    Raises:
        RecordError: A record has no id, or two have one key but for capital and small letters.
    """
    from rusrec.formats._bib.writer import Writer
    from rusrec.formats.biblatex.dialect import dialect

    writer = Writer(dialect(**options), ledger, embed=embed, ascii_=ascii_)
    before = ""
    for entry in each(records, writer.entry, refuse):
        yield before + entry
        before = "\n"


FORMAT = Format(
    name="biblatex",
    title="BibLaTeX",
    suffixes=(".biblatex.bib",),
    media_type="application/x-biblatex",
    spec="https://www.ctan.org/pkg/biblatex",
    read=read,
    write=write,
    carries=CARRIES,
    options={
        **READING,
        "embed": EMBED,
        "ascii_": Option("commands for what is not ASCII, where TeX has them; not for Hangul, Han"),
        "for_": Option("with a field language, the only one Zotero reads", ("zotero",)),
    },
)
