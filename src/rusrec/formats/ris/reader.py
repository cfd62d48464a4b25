"""The references of a RIS file as records with ids of their own."""

from msgspec.structs import replace

from rusrec.formats._embed import MARK, STALE, loaded
from rusrec.formats._identity import Identities
from rusrec.formats.ris.plain import Usual
from rusrec.formats.ris.reading import Reading, citation_key, words_of
from rusrec.formats.ris.record import record_of
from rusrec.formats.ris.reference import Unusual
from rusrec.formats.ris.tables import EMBEDDED
from rusrec.loss import Ledger, Loss
from rusrec.model import Record

__all__ = ["Reader"]


class Reader:
    """Turns references into records; it knows the ids that have been."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        """Call the source *name*, and tell *ledger* what does not arrive."""
        self.name, self.ledger = name, ledger
        self.identities = Identities(name, "give one of the two references another ID")

    def record(self, found: Usual | Unusual) -> Record:
        """Return the record of a reference.

        Raises:
            SourceError: Its id has been.
        """
        if isinstance(found, Unusual):
            return self._unusual(found)
        fields = found.fields
        names = self.identities.of(found.line, found.id, (found.key, found.id), found.words)
        fields["id"], fields["citekey"], fields["aka"] = names
        for loss in found.told:
            self.ledger(loss._replace(record=names[0]))
        return replace(found.frame, **fields)

    def _unusual(self, found: Unusual) -> Record:
        """Return the record of a reference that is read the long way."""
        held, values = _parted(found.values)
        told: list[Loss] = []
        reading = Reading(found.kind, values, told.append if held else self.ledger)
        given = reading.one("ID")
        key = citation_key(reading)
        words = words_of(reading.values) or f"reference {found.line}"
        identity = self.identities.of(found.line, given, (key, given), words)
        reading.id = identity[0]
        seen = record_of(reading, identity)
        return self._whole(held, seen, told) if held else seen

    def _whole(self, text: str, seen: Record, told: list[Loss]) -> Record:
        """Return the record that the reference holds, if it still says what is *seen* of it.

        What was *told* of the tags counts only where it does not.
        """
        from rusrec.formats.ris.writer import arrived

        record = loaded(text)
        if record and record.id and seen in (arrived(record), arrived(record, zotero=True)):
            return record
        for loss in (*told, Loss(seen.id, EMBEDDED, "not-representable", None, STALE)):
            self.ledger(loss)
        return seen


def _parted(values: dict[str, list[str]]) -> tuple[str, dict[str, list[str]]]:
    """Return the record as JSON that a reference holds, "" for none, and its other values."""
    given = values.get(EMBEDDED, ())
    own = next((value for value in given if value.startswith(MARK)), "")
    if not own:
        return "", values
    rest = [value for value in given if not value.startswith(MARK)]
    return own.removeprefix(MARK), {**values, EMBEDDED: rest}
