"""CSV: one row a record, for people who work in spreadsheets (RFC 4180).

A column is called by the path of its field: ``title`` is the one in the record's own language,
``title.en`` the English one, ``host.title`` the journal's. Which columns there are is known when
all records have been, so this writer holds them back, in a temporary file.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from rusrec.formats import READING, Format, Option
from rusrec.formats._each import Refuse, each
from rusrec.formats._source import LIMIT
from rusrec.formats.csv.rows import SEPARATORS, rows
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
    """Yield the records of a CSV file, each as soon as its row ends.

    The first row names the columns, in any order; cells are parted by comma, semicolon or tab, as
    the heading shows. A column that is no field is told once, and kept under ``extra.csv``.
    """
    from rusrec.formats._decoding import lines  # who asks for a format's name needs none of these
    from rusrec.formats.csv.columns import path_of

    text = lines(stream, name=name, encoding=encoding, limit=limit)
    found = rows(text, name, lambda heading: bool(path_of(heading)))
    heading = next(found, None)
    if heading is not None:
        from rusrec.formats.csv.reader import Reader

        yield from each(found, Reader(name, ledger, heading).record, refuse)


def write(
    records: Iterable[Record],
    *,
    ledger: Ledger,
    refuse: Refuse | None = None,
    for_: str = "",
    separator: str = "comma",
    no_bom: bool = False,
    **_: Any,
) -> Iterator[str]:
    """Yield the heading, then one row a record.

    It begins with a byte order mark, without which Excel takes Hangul and Cyrillic for something
    else.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
        ValueError: An option that is none.
    """
    from rusrec.formats.csv.writer import Writer

    if for_ not in ("", "excel") or separator not in SEPARATORS:
        message = f"for_ {for_!r}, separator {separator!r}: CSV is written for all or 'excel', "
        raise ValueError(message + f"with {', '.join(SEPARATORS)}")
    writer = Writer(ledger, separator=SEPARATORS[separator], excel=for_ == "excel")
    if not no_bom:
        yield "\ufeff"
    yield from writer.table(each(records, writer.row, refuse))


FORMAT = Format(
    name="csv",
    title="CSV",
    suffixes=(".csv",),
    media_type="text/csv",
    spec="https://www.rfc-editor.org/rfc/rfc4180",
    begins=(
        r'\A\ufeff?(?:"?sep=.|"?(?i:id|type|language|title|authors?|key|제목|논문명|논문제목|서명|저자명?'
        r'|название|заглавие|авторы?)"?[,;\t])'
    ),
    read=read,
    write=write,
    carries={field.replace("_", "-"): "whole" for field in Record.__struct_fields__},
    streams=False,
    options={
        **READING,
        "for_": Option("what Excel takes for dates and numbers (1-20, 08) guarded", ("excel",)),
        "separator": Option("the sign between cells", tuple(SEPARATORS)),
        "no_bom": Option("no byte order mark, for programs that stumble over it"),
    },
)
