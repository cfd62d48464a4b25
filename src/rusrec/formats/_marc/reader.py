"""Records of MARC as records of ours, with ids of their own."""

from rusrec.errors import RecordError
from rusrec.formats._embed import STALE, loaded
from rusrec.formats._marc.arrival import joined, seen_of
from rusrec.formats._marc.embed import TAG, apart
from rusrec.formats._marc.field import Marc
from rusrec.formats._marc.tables import PROFILES
from rusrec.formats._marc.unit import value_of
from rusrec.formats._marc.writer import marc_of
from rusrec.formats._seen import Seen
from rusrec.loss import Ledger, Loss, ignore
from rusrec.model import Record, is_id
from rusrec.scripts import gate, slug

__all__ = ["Reader"]


class Reader:
    """Turns records of MARC into records; it knows the ids that have been."""

    def __init__(self, ledger: Ledger) -> None:
        """Begin with no ids; tell *ledger* of records in 887 that are out of date."""
        self.ledger = ledger
        self.seen = Seen()
        self.count = 0

    def record(self, marc: Marc) -> Record:
        """Return the record that *marc* describes.

        Its id is 001 where that is one of ours, else made of it; two records of one id are told
        apart by a number.
        """
        self.count += 1
        held, marc = apart(marc)
        found = joined(marc)
        given = gate.fold(value_of([unit for unit, _ in found], "001"))
        name = given if is_id(given) else slug.slug(given or f"record-{self.count}")
        made = slug.unique(name, self.seen)
        self.seen.claim(made, self.count)
        seen = seen_of(found, made)
        return self._whole(held, seen) if held else seen

    def _whole(self, held: str, seen: Record) -> Record:
        """Return the record in the text *held*, if the fields still say of it what is *seen*."""
        record = loaded(held)
        if record and record.id == seen.id and any(_arrives(record, p) == seen for p in PROFILES):
            return record
        self.ledger(Loss(seen.id, TAG, "not-representable", None, STALE))
        return seen


def _arrives(record: Record, profile: str) -> Record | None:
    """Return what a reader sees of *record* when it is written, None where it cannot be."""
    try:
        return seen_of(joined(marc_of(record, profile, ignore)), record.id)
    except RecordError:
        return None
