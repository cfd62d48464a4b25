"""A record as a container of Dublin Core, and every value of it that does not arrive."""

from typing import Final

from rusrec.formats._arrival import losses
from rusrec.formats._dc.profile import Profile
from rusrec.formats._dc.reading import Reading
from rusrec.formats._dc.record import record_of
from rusrec.formats._dc.value import rendered
from rusrec.formats._dc.writing import values_of
from rusrec.formats._seen import Seen
from rusrec.formats._written import claim, sound
from rusrec.formats._xml import content
from rusrec.loss import Ledger, Reason
from rusrec.model import Record

__all__ = ["Writer"]

_REASONS: Final[dict[str, Reason]] = {"subtitle": "joined"}


class Writer:
    """Writes records one by one; it knows the ids that have been."""

    def __init__(self, ledger: Ledger, profile: Profile) -> None:
        """Write this form of Dublin Core, and tell losses to *ledger*."""
        self.ledger, self.profile = ledger, profile
        self.seen = Seen()

    def element(self, record: Record) -> str:
        """Return the container of *record* in an envelope that says its id.

        Raises:
            RecordError: It has no id, one that has been, or a character that no text may hold.
        """
        claim(self.seen, record)
        values = values_of(record, self.profile)
        text = rendered(values, self.profile, "  ")
        sound(record, text)
        reading = Reading(values, self.profile, lambda *_: None)
        for loss in losses(record, record_of(reading, (record.id, ())), _REASONS):
            self.ledger(loss)
        head = f"<header><identifier>{content(record.id)}</identifier></header>"
        return f"<record>{head}<metadata>\n{text}</metadata></record>\n"
