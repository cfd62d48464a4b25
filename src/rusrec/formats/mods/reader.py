"""Records out of the ``mods`` elements of one source; it knows the ids that have been."""

from typing import TYPE_CHECKING, Any

from rusrec.errors import Problem
from rusrec.formats import _oai
from rusrec.formats._embed import STALE
from rusrec.formats._xml import refusal
from rusrec.formats.mods.embed import apart, embedded
from rusrec.formats.mods.fragment import NAMES
from rusrec.formats.mods.plain import Filled, Plans
from rusrec.formats.mods.read_works import fill, record_of
from rusrec.formats.mods.reading import Reading, Work, outermost
from rusrec.formats.mods.tables import NAMESPACE
from rusrec.loss import Ledger, Loss
from rusrec.model import Record, is_id
from rusrec.scripts import slug

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Reader"]


class Reader:
    """Turns elements into records."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        """Read a source that messages call *name*."""
        self.name, self.ledger = name, ledger
        self.seen: dict[int, int] = {}
        self.plans = Plans(name)

    def record(self, element: "_Element | Filled") -> Record:
        """Return the record of one ``mods``.

        Raises:
            SourceError: With the line: another namespace, an id that stands twice, a character
                that no value may hold.
        """
        if isinstance(element, Filled):
            return self._finished(element.work, element)
        if NAMES[element.tag] != "mods":
            found = str(element.tag).rpartition("}")[0][1:]
            message = f"is in the namespace {found[:80]!r}, which is not that of MODS"
            raise refusal(element, Problem(message, f'write xmlns="{NAMESPACE}"'), self.name)
        held = apart(element)
        reading = Reading(self.name)
        work = outermost(reading)
        work.attributes(element, "version")
        reading.given = ""
        fill(work, element)
        return self._finished(work, element, held)

    def _finished(self, work: Work, element: "_Element | Filled", held: str = "") -> Record:
        """Return the record of *work*, or the one *held* beside it where it still says the same."""
        reading = work.reading
        self._identify(reading, work.values, element)
        record = record_of(work)
        if held:
            whole = embedded(held, element.get("version", ""), record)
            if whole is not None:
                return whole
            self.ledger(Loss(record.id, "extension", "not-representable", None, STALE))
        if reading.told:
            reading.flush(self.ledger, record.id)
        return record

    def passed(self, element: "_Element") -> None:
        """Tell an element of a collection, or of an envelope of OAI-PMH, that is no record."""
        if not _oai.tell(element, self.ledger, self.name):
            what = NAMES[element.tag]
            self.ledger(Loss("", what, "not-representable", None, "is no record"))

    def _identify(
        self, reading: Reading, values: dict[str, Any], element: "_Element | Filled"
    ) -> None:
        """Give the record its id, and keep what else it has been called."""
        given = reading.given or " ".join(element.get("ID", "").split())
        key = reading.citekey
        aka: list[str] = list(values.pop("aka", ()))
        others = bool(reading.given) and not reading.own
        if is_id(given) and not (others and given in self):
            self._claim(given, element)
            values["id"] = given
        else:
            title = values["title"][0].text if "title" in values else "record"
            made = key if is_id(key) else given or key or title
            values["id"] = self._made(made, element)
            if given and not key and " " not in given:
                key = given
            elif given:
                aka.append(given)
        if key and " " in key:
            aka.append(key)
        elif key and key != values["id"]:
            values["citekey"] = key
        if aka:
            values["aka"] = aka

    def _made(self, text: str, element: "_Element | Filled") -> str:
        made = slug.unique(slug.slug(text), self)
        self.seen[hash(made)] = element.sourceline or 0
        return made

    def __contains__(self, made: object) -> bool:
        """Tell whether an id has been given, here or by the source."""
        return hash(made) in self.seen

    def _claim(self, given: str, element: "_Element | Filled") -> None:
        """Note an id; one that has been is refused."""
        key = hash(given)
        if key in self.seen:
            message = f"the id {given[:80]!r} stands twice, first at {self.name}:{self.seen[key]}"
            remedy = "give one of the two another ID and recordIdentifier"
            raise refusal(element, Problem(message, remedy, "RR210", field="id"), self.name)
        self.seen[key] = element.sourceline or 0
