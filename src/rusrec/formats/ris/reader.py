"""The references of a RIS file as records with ids of their own."""

from collections.abc import Mapping

from rusrec.formats._embed import MARK, STALE, loaded
from rusrec.formats._identity import Identities, Identity
from rusrec.formats.ris.plain import usual
from rusrec.formats.ris.reading import Reading, citation_key, words_of
from rusrec.formats.ris.record import record_of
from rusrec.formats.ris.reference import Reference
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

    def record(self, found: Reference) -> Record:
        """Return the record of a reference.

        Raises:
            SourceError: Its id has been.
        """
        plain = usual(found.kind, found.values)
        if plain is not None:
            names = self._identity(found.line, plain.id, plain.key, plain.values)
            return Record(**plain.fields, id=names[0], citekey=names[1], aka=names[2])
        held, values = _parted(found.values)
        told: list[Loss] = []
        reading = Reading(found.kind, values, told.append if held else self.ledger)
        given = reading.one("ID")
        identity = self._identity(found.line, given, citation_key(reading), reading.values)
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

    def _identity(
        self, line: int, given: str, key: str, values: Mapping[str, list[str]]
    ) -> Identity:
        words = "" if given or key else words_of(values) or f"reference {line}"
        return self.identities.of(line, given, (key, given), words)


def _parted(values: dict[str, list[str]]) -> tuple[str, dict[str, list[str]]]:
    """Return the record as JSON that a reference holds, "" for none, and its other values."""
    own = [value for value in values.get(EMBEDDED, ()) if value.startswith(MARK)]
    if not own:
        return "", values
    rest = [value for value in values[EMBEDDED] if value not in own]
    return own[0].removeprefix(MARK), {**values, EMBEDDED: rest}
