"""A record as an item of a Zotero RDF file, and every value of it that does not arrive."""

from typing import Final

from rusrec.formats._arrival import losses
from rusrec.formats._seen import Seen
from rusrec.formats._written import claim, sound
from rusrec.formats.zotero_rdf.node import rendered
from rusrec.formats.zotero_rdf.reading import Reading, citation_key
from rusrec.formats.zotero_rdf.record import record_of
from rusrec.formats.zotero_rdf.writing import written
from rusrec.loss import Ledger, Reason, ignore
from rusrec.model import Record

__all__ = ["Writer"]

_REASONS: Final[dict[str, Reason]] = {"subtitle": "joined"}


class Writer:
    """Writes records one by one; it knows the ids that have been."""

    def __init__(self, ledger: Ledger) -> None:
        """Tell losses to *ledger*."""
        self.ledger = ledger
        self.seen = Seen()

    def item(self, record: Record) -> str:
        """Return the node of *record* as XML.

        Raises:
            RecordError: It has no id, one that has been, or a character that no text may hold.
        """
        claim(self.seen, record)
        node = written(record)
        text = rendered(node)
        sound(record, text)
        reading = Reading(node, ignore)
        key = citation_key(reading)
        seen = record_of(reading, (record.id, "" if key == record.id else key, ()))
        for loss in losses(record, seen, _REASONS):
            self.ledger(loss)
        return text
