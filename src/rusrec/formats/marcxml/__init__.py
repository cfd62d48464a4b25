"""MARCXML: MARC 21 as XML, as library systems exchange it.

The option ``profile`` says where texts in several scripts go: ``vernacular`` (the original in 1XX
and 245), ``loc880`` (romanized there, the original in linked 880s) or ``kormarc``.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from rusrec.formats import READING, Format, Option
from rusrec.formats._each import Refuse, each
from rusrec.formats._marc.tables import CARRIES, PROFILES
from rusrec.formats._source import LIMIT
from rusrec.loss import Ledger, Loss
from rusrec.model import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

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
    """Yield the records of a file of MARCXML, in a ``collection`` or in anything else.

    An 880 joins the field that it is linked to, in any script. Fields that the model has no place
    for stay in ``extra`` as they came.
    """
    from rusrec.formats import _xml
    from rusrec.formats._marc.reader import Reader
    from rusrec.formats.marcxml.element import inner, marc_of

    def passed(element: "_Element") -> None:
        note = f"<{_xml.local(element)}> is no record of MARC"
        ledger(Loss("", f"line {element.sourceline}", "not-representable", None, note))

    def found() -> Iterator[tuple[int, "_Element"]]:
        number = 0
        for element in _xml.elements(
            stream, "record", name=name, root="collection", encoding=encoding, limit=limit,
            passed=passed,
        ):  # fmt: skip
            records = inner(element)
            if not records:
                passed(element)
            for record in records:
                number += 1
                yield number, record

    reader = Reader()
    return each(found(), lambda pair: reader.record(marc_of(pair[1], name, pair[0])), refuse)


def write(
    records: Iterable[Record],
    *,
    ledger: Ledger,
    refuse: Refuse | None = None,
    profile: str = "vernacular",
    **_: Any,
) -> Iterator[str]:
    """Yield a collection, one record at a time.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    from rusrec.formats._marc.writer import Writer
    from rusrec.formats.marcxml.element import CLOSE, OPEN, rendered

    if profile not in PROFILES:
        message = f"profile is {profile!r}; MARC is written as {', '.join(PROFILES)}"
        raise ValueError(message)
    writer = Writer(ledger, profile)
    head = OPEN
    for text in each(records, lambda record: rendered(writer.marc(record)), refuse):
        yield head + text
        head = ""
    yield head + CLOSE


FORMAT = Format(
    name="marcxml",
    title="MARCXML",
    suffixes=(".marcxml", ".mrx"),
    media_type="application/marcxml+xml",
    spec="https://www.loc.gov/standards/marcxml/",
    begins=r"http://www\.loc\.gov/MARC21/slim|<(?:\w+:)?leader>",
    read=read,
    write=write,
    carries=CARRIES,
    options={**READING, "profile": Option("where texts in several scripts go", PROFILES)},
)
