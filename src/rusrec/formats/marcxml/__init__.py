"""MARCXML: MARC 21 as XML, as library systems exchange it.

The option ``profile`` says where texts in several scripts go: ``vernacular`` (the original in 1XX
and 245), ``loc880`` (romanized there, the original in linked 880s) or ``kormarc``. With ``embed``
each record holds itself whole in a field 887.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from rusrec.errors import Problem
from rusrec.formats import Format
from rusrec.formats._each import Refuse, each
from rusrec.formats._marc.tables import CARRIES, OPTIONS, PROFILES
from rusrec.formats._source import LIMIT
from rusrec.loss import Ledger, Loss, ignore
from rusrec.model import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

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
    """Yield the records of a file of MARCXML, in a ``collection`` or in anything else.

    An 880 joins the field that it is linked to, in any script. Fields that the model has no place
    for stay in ``extra`` as they came.
    """
    from rusrec.formats._marc.reader import Reader
    from rusrec.formats.marcxml.element import marc_of

    reader = Reader(ledger)
    found = _numbered(stream, name, ledger, encoding=encoding, limit=limit)
    return each(found, lambda pair: reader.record(marc_of(pair[1], name, pair[0])), refuse)


def _numbered(
    stream: BinaryIO, name: str, ledger: Ledger, **options: Any
) -> "Iterator[tuple[int, _Element]]":
    """Yield the records of a file with their numbers; elements that are none are told.

    Raises:
        SourceError: RR143, not one is a record of MARC; of OAI-PMH all may have been deleted.
    """
    from rusrec.formats import _xml
    from rusrec.formats.marcxml.element import inner

    def passed(element: "_Element") -> None:
        note = f"<{_xml.local(element)}> is no record of MARC"
        ledger(Loss("", f"line {element.sourceline}", "not-representable", None, note))

    number = 0
    found = _xml.elements(stream, "record", name=name, root="collection", passed=passed, **options)
    for element in found:
        records = inner(element)
        if not records:
            passed(element)
            if not number and not any(_xml.local(child) == "header" for child in element):
                message, remedy = "its first <record> is none of MARC", "is it MARCXML?"
                raise _xml.refusal(element, Problem(message, remedy, "RR143"), name)
        for record in records:
            number += 1
            yield number, record


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
    from rusrec.formats._marc.lint import problems
    from rusrec.formats.marcxml.element import lines, marc_of

    def wrong(pair: "tuple[int, _Element]") -> list[Problem]:
        number, element = pair
        marc = marc_of(element, name, number)
        return problems(marc, name, number, lines(element), profile=profile)

    numbered = _numbered(stream, name, ignore, encoding=encoding, limit=limit)
    for found in each(numbered, wrong, refuse):
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
    """Yield a collection, one record at a time.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    from rusrec.formats._marc.writer import Writer
    from rusrec.formats.marcxml.element import CARRIER, CLOSE, OPEN

    if profile not in PROFILES:
        message = f"profile is {profile!r}; MARC is written as {', '.join(PROFILES)}"
        raise ValueError(message)
    writer = Writer(ledger, profile, CARRIER, embed=embed)
    head = OPEN
    for text in each(records, writer.written, refuse):
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
    lint=lint,
    carries=CARRIES,
    options=OPTIONS,
)
