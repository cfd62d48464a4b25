"""The references of a RIS file as records with ids of their own."""

from typing import Final

from rusrec.errors import Problem, SourceError
from rusrec.formats._seen import Seen
from rusrec.formats.ris.reading import Identity, Reading, citation_key, record_of
from rusrec.formats.ris.reference import Reference
from rusrec.loss import Ledger
from rusrec.model import Record
from rusrec.scripts import slug
from rusrec.scripts.pattern import pattern

__all__ = ["Reader"]

_ID: Final = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Reader:
    """Turns references into records; it knows the ids that have been."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        """Call the source *name*, and tell *ledger* what does not arrive."""
        self.name, self.ledger = name, ledger
        self.seen = Seen()

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
        if _ID.fullmatch(given):
            self._claim(given, line)
            return given, key if " " not in key and key != given else "", ()
        names = list(dict.fromkeys(filter(None, (key, given))))
        words = next(iter(names), "") or _words(reading) or f"reference {line}"
        made = slug.unique(slug.slug(words), self.seen)
        self.seen.claim(made, line)
        citekey = next((name for name in names if " " not in name and name != made), "")
        return made, citekey, tuple(name for name in names if name not in (made, citekey))

    def _claim(self, own: str, line: int) -> None:
        first = self.seen.claim(own, line)
        if first:
            message = f"the id {own!r} stands twice, first on line {first}"
            remedy = "give one of the two references another ID"
            raise SourceError(Problem(message, remedy, "RR210", self.name, line, record=own))


def _words(reading: Reading) -> str:
    """Return words to call a reference by that has no id."""
    tags = ("DO", "AU", "PY", "TI")
    return " ".join(value for tag in tags for value in reading.values.get(tag, ())[:1])
