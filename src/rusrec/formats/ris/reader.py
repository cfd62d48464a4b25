"""The references of a RIS file as records with ids of their own."""

from rusrec.formats._identity import Identities, Identity
from rusrec.formats.ris.reading import Reading, citation_key, record_of
from rusrec.formats.ris.reference import Reference
from rusrec.loss import Ledger
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
        reading = Reading(found.kind, found.values, self.ledger)
        identity = self._identity(reading, found.line)
        reading.id = identity[0]
        return record_of(reading, identity)

    def _identity(self, reading: Reading, line: int) -> Identity:
        given, key = reading.one("ID"), citation_key(reading)
        words = _words(reading) or f"reference {line}"
        return self.identities.of(line, given, (key, given), words)


def _words(reading: Reading) -> str:
    """Return words to call a reference by that has no id."""
    tags = ("DO", "AU", "PY", "TI")
    return " ".join(value for tag in tags for value in reading.values.get(tag, ())[:1])
