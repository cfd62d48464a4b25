"""The containers of a file of Dublin Core as records; it knows the ids that have been."""

from typing import TYPE_CHECKING, Final

from rusrec.formats import _oai
from rusrec.formats._dc import rdf
from rusrec.formats._dc.identify import identifier_of, is_address
from rusrec.formats._dc.profile import Profile
from rusrec.formats._dc.reading import Reading
from rusrec.formats._dc.record import Identity, record_of
from rusrec.formats._dc.value import NAMES, Value, value_of, values_in
from rusrec.formats._identity import Identities
from rusrec.formats._xml import local
from rusrec.loss import Ledger, Loss
from rusrec.model import Record, is_id

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["CONTAINERS", "ENVELOPES", "NAMES", "Reader"]

CONTAINERS: Final = "dc qualifieddc dcterms"
"""The elements that hold the values of one record, in any namespace. Where a value says its own
namespace, what holds it is a container whatever it is called (``rdf:Description``)."""
ENVELOPES: Final = f"records {_oai.ENVELOPES}"
"""The elements around them: ours, and those of OAI-PMH."""


class Reader:
    """Turns containers into records."""

    def __init__(self, name: str, ledger: Ledger, profile: Profile) -> None:
        """Call the source *name*, and tell *ledger* what does not arrive."""
        self.name, self.ledger, self.profile = name, ledger, profile
        self.identities = Identities(name, "give one of the two another identifier")

    def record(self, element: "_Element") -> Record:
        """Return the record of a container.

        Raises:
            SourceError: With the line: an id that stands twice, a character that no text may hold.
        """
        told: list[tuple[str, str, str]] = []

        def tell(*what: str) -> None:
            told.append((what[0], what[1], what[2]))

        values = list(values_in(element, self.name, tell))
        about = rdf.about(element, self.name)
        if is_address(about) or identifier_of(about):
            values.append(value_of("identifier", about))
            about = ""
        identity = self._identity(about or _oai.identifier_of(element), element, values)
        record = record_of(Reading(values, self.profile, tell), identity)
        for path, note, text in told:
            self.ledger(Loss(record.id, path, "not-representable", None, f"{note}: {text}"))
        return record

    def passed(self, element: "_Element") -> None:
        """Tell what stands in an envelope and is no record."""
        if not _oai.tell(element, self.ledger, self.name):
            note = f"<{local(element)[:80]}> is no record of Dublin Core"
            place = f"line {element.sourceline}"
            self.ledger(Loss("", place, "not-representable", None, note))

    def _identity(self, given: str, element: "_Element", values: list[Value]) -> Identity:
        """Return id and other names, such as the identifier in somebody's repository."""
        line = element.sourceline or 1
        own = given if is_id(given) else ""
        words = given or _words(values) or f"record {line}"
        made, _, _ = self.identities.of(line, own, (), words)
        return made, (given,) if given and given != made else ()


def _words(values: list[Value]) -> str:
    """Return words to call a record by that has no identifier of its own."""
    firsts = {value.term: value.text for value in reversed(values)}
    return " ".join(
        firsts[term] for term in ("creator", "date", "issued", "title") if term in firsts
    )
