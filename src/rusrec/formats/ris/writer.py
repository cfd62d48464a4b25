"""A record as a reference of a RIS file, and every value of it that does not arrive."""

from collections.abc import Iterator
from typing import Final

from rusrec.formats._arrival import losses
from rusrec.formats._embed import MARK, on_a_line
from rusrec.formats._seen import Seen
from rusrec.formats._written import claim, sound
from rusrec.formats.ris.reading import Reading, citation_key
from rusrec.formats.ris.record import record_of
from rusrec.formats.ris.reference import END
from rusrec.formats.ris.tables import EMBEDDED
from rusrec.formats.ris.writing import ORDER, Entry, kind_of, values_of
from rusrec.loss import Ledger, Reason, ignore
from rusrec.model import Record
from rusrec.scripts import gate

__all__ = ["Writer", "arrived"]

_REASONS: Final[dict[str, Reason]] = {"subtitle": "joined"}


class Writer:
    """Writes records one by one; it knows the ids that have been."""

    def __init__(self, ledger: Ledger, *, zotero: bool = False, embed: bool = False) -> None:
        """Tell losses to *ledger*; with *zotero* write what its import takes.

        With *embed* each reference holds its whole record, and none is lost.
        """
        self.ledger, self.zotero, self.embed = ledger, zotero, embed
        self.seen = Seen()

    def reference(self, record: Record) -> str:
        """Return the reference of *record*.

        Raises:
            RecordError: It has no id, one that has been, or a character that no text may hold.
        """
        claim(self.seen, record)
        kind = kind_of(record)
        values = values_of(record, kind, zotero=self.zotero)
        if self.embed:
            held = values.get(EMBEDDED, [])
            values = {**values, EMBEDDED: [*held, f"{MARK} {on_a_line(record)}"]}
        text = _rendered(kind, values)
        sound(record, text.replace("\r\n", "\n"))
        if not self.embed:
            for loss in losses(record, _seen(record, kind, values), _REASONS):
                self.ledger(loss)
        return text


def arrived(record: Record, *, zotero: bool = False) -> Record:
    """Return what a reader sees of *record*."""
    kind = kind_of(record)
    return _seen(record, kind, values_of(record, kind, zotero=zotero))


def _rendered(kind: str, values: Entry) -> str:
    said = [f"{tag}  - {value}" for tag, found in _in_order(values) for value in found]
    return "\r\n".join((f"TY  - {kind}", *said, f"{END}  - ", "", ""))


def _in_order(values: Entry) -> Iterator[tuple[str, list[str]]]:
    """Yield the tags as they are written, with their values."""
    for tag in (*ORDER, *(tag for tag in values if tag not in ORDER)):
        if tag in values:
            yield tag, values[tag]


def _seen(record: Record, kind: str, values: Entry) -> Record:
    """Return what a reader sees of what is written."""
    folded = {tag: [gate.fold(value) for value in found] for tag, found in _in_order(values)}
    reading = Reading(kind, folded, ignore)
    reading.one("ID")
    key = citation_key(reading)
    return record_of(reading, (record.id, key if " " not in key and key != record.id else "", ()))
