"""A page of HTML for each record, with Highwire's tags in its head and COinS in its body; written.

Google Scholar, Zotero and Mendeley take a record from such a page. A file of several records holds
several pages, one after the other; ``rusrec export --split FOLDER`` writes each to a file.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rusrec.formats import Format
from rusrec.formats._each import Refuse, each
from rusrec.formats.highwire.tables import CARRIES
from rusrec.loss import Ledger
from rusrec.model import Record

__all__ = ["FORMAT", "write"]


def write(
    records: Iterable[Record], *, ledger: Ledger, refuse: Refuse | None = None, **_: Any
) -> Iterator[str]:
    """Yield a page a record.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    from rusrec.formats._kept import Writer
    from rusrec.formats.highwire.kept import kept
    from rusrec.formats.highwire.page import rendered

    yield from each(records, Writer(ledger, kept, rendered).text, refuse)


FORMAT = Format(
    name="highwire",
    title="HTML, Highwire, COinS",
    suffixes=(".html",),
    media_type="text/html",
    spec="https://scholar.google.com/intl/en/scholar/inclusion.html#indexing",
    write=write,
    carries=CARRIES,
)
