"""MODS 3.8: what libraries exchange; reads 3.0 to 3.8.

The titles, names and texts of all languages and scripts arrive, each with its language. Options:
``for_="library"`` writes the codes of ISO 639-2 beside those of BCP 47, ``for_="zotero"`` the item
types of Zotero; ``embed`` puts the whole record into ``extension``, so that nothing is lost;
``mods_version="3.5"`` leaves out what that version has not, and ``mods_names="altrep"`` writes the
forms of a name as names tied together; ``dates`` are those of the records themselves.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from rusrec.formats import READING, Format
from rusrec.formats._each import Refuse, each
from rusrec.formats._source import LIMIT
from rusrec.formats.mods.carries import CARRIES, NEWEST, OPTIONS, VERSIONS
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
    """Yield the records of a ``modsCollection``, of one ``mods``, or of those in an envelope.

    What the record has no field for is kept under ``extra.mods`` and goes back out; what is
    neither stands in the ledger. A ``recordIdentifier`` or ``ID`` that is no id of ours goes to
    the citation key or to ``aka``.
    """
    from rusrec.formats import _xml
    from rusrec.formats._oai import ENVELOPES
    from rusrec.formats.mods.reader import Reader

    reader = Reader(name, ledger)
    found = _xml.elements(
        stream,
        "mods",
        name=name,
        root=f"modsCollection {ENVELOPES}",
        encoding=encoding,
        limit=limit,
        passed=reader.passed,
        planner=reader.plans,
    )
    return each(found, reader.record, refuse)


def write(
    records: Iterable[Record],
    *,
    ledger: Ledger,
    refuse: Refuse | None = None,
    for_: str = "",
    mods_version: str = "",
    mods_names: str = "",
    **options: Any,
) -> Iterator[str]:
    """Yield a ``modsCollection``, each record a ``mods`` in it.

    Args:
        records: Their ids have to differ.
        ledger: Gets each loss.
        refuse: Gets the errors, and the other records go on.
        for_: ``library`` or ``zotero``.
        mods_version: 3.8 if not said.
        mods_names: ``altrep`` for pairs.
        options: ``embed``, and ``dates``: by the id of a record the days, in W3CDTF, on which it
            was made and last changed.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    from rusrec.formats.mods.sheet import Manner  # who asks for a format's name needs none of it
    from rusrec.formats.mods.writer import Writer, head

    manner = Manner(for_, VERSIONS.get(mods_version, NEWEST), mods_names == "altrep")
    writer = Writer(ledger, manner, **options)
    begin = head(manner.minor)
    before = f"{begin}>\n"
    for element in each(records, writer.element, refuse):
        yield before + element
        before = ""
    yield f"{begin}/>\n" if before else "</modsCollection>\n"


FORMAT = Format(
    name="mods",
    title="MODS 3.8",
    suffixes=(".mods.xml", ".mods"),
    media_type="application/mods+xml",
    spec="https://www.loc.gov/standards/mods/",
    begins=r"<(?:\w+:)?mods(?:Collection)?[\s>]",
    read=read,
    write=write,
    carries=CARRIES,
    options={**READING, **OPTIONS},
)
