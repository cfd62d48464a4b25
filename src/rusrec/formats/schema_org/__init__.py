"""schema.org in JSON-LD: what search engines read of a page; only written.

Every text says its language. No ``<`` stands in the output, so it can go into a page as it is, in
``<script type="application/ld+json">``.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from rusrec.formats import Format
from rusrec.formats._each import Refuse, each
from rusrec.formats.schema_org.tables import CARRIES
from rusrec.loss import Ledger
from rusrec.model import Record

__all__ = ["FORMAT", "write"]

_HEAD: Final = '{"@context":"https://schema.org","@graph":[\n'
_TAIL: Final = "\n]}\n"


def write(
    records: Iterable[Record], *, ledger: Ledger, refuse: Refuse | None = None, **_: Any
) -> Iterator[str]:
    """Yield a graph, a node a line.

    Raises:
        RecordError: A record without an id, an id that stands twice, or a character that no text
            may hold.
    """
    from rusrec.formats._kept import Writer
    from rusrec.formats.schema_org.kept import kept
    from rusrec.formats.schema_org.node import rendered

    before = _HEAD
    for line in each(records, Writer(ledger, kept, rendered).text, refuse):
        yield before + line
        before = ",\n"
    yield (_HEAD if before == _HEAD else "") + _TAIL


FORMAT = Format(
    name="schema-org",
    title="schema.org in JSON-LD",
    suffixes=(".jsonld",),
    media_type="application/ld+json",
    spec="https://schema.org/ScholarlyArticle",
    write=write,
    carries=CARRIES,
)
