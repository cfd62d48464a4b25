"""The records of a CSL-JSON text, each with the id that it has or is given."""

from collections.abc import Iterator
from typing import Any, Final

from msgspec import ValidationError, convert
from msgspec.json import encode
from msgspec.structs import replace

from rusrec.errors import Problem, SourceError
from rusrec.formats._identity import Claims
from rusrec.formats._serials import says_more
from rusrec.formats.csl_json.envelope import CROSSREF, OF_ITEM
from rusrec.formats.csl_json.item import Item
from rusrec.formats.csl_json.pieces import Pieces
from rusrec.formats.csl_json.plain import record_in
from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.record import Identity, record_of
from rusrec.formats.csl_json.stream import Objects
from rusrec.formats.csl_json.text import words
from rusrec.formats.csl_json.values import DECODER
from rusrec.loss import Ledger, Loss
from rusrec.model import Record, is_id
from rusrec.vocab import item_types

__all__ = ["Reader"]

_SHOWN: Final = 80


class Reader:
    """Turns the objects of one source into records; it knows the ids that have been."""

    objects: Objects | Pieces
    """Where they come from."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        """Begin with a source that messages call *name*."""
        self.name, self.ledger, self.number = name, ledger, -1
        self.types = item_types()
        self.claims = Claims()

    def record(self, found: Record | dict[str, Any]) -> Record:
        """Return the record of what an item says, or of one read already, which has its names.

        Raises:
            SourceError: With the number of the item, its id and its line.
        """
        self.number += 1
        if isinstance(found, dict):
            record = _quickly(found)
            if record is None:
                return self._slowly(found)
        else:
            record = found
        given, key = record.id, record.citekey
        ours = not key and is_id(given)
        if not (ours or ((given + key).strip() and (given + key).isprintable())):
            return self._slowly(DECODER.decode(self.objects.text))
        try:
            if ours:
                if self.claim(given):
                    return record
                identity = self._beside(given)
            else:
                identity = self.identity(given, key, "")
        except SourceError as error:
            raise self._placed(error, DECODER.decode(self.objects.text)) from None
        return replace(record, id=identity.id, citekey=identity.citekey, aka=identity.aka)

    def beside(self, key: str, text: str) -> None:
        """Tell what stands around the items, in the answer of a service, and is none."""
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        note = f"stands beside the items: {' '.join(shown.split())}"
        self.ledger(Loss("", key[:_SHOWN], "not-representable", None, note))

    def _slowly(self, found: dict[str, Any]) -> Record:
        """Return the record of an item that may be anything."""
        try:
            return self._any(found)
        except SourceError as error:
            raise self._placed(error, found) from None
        except UnicodeEncodeError:
            half = SourceError(Problem("a key is no text", "write the whole character", "RR104"))
            raise self._placed(half, found) from None

    def _any(self, found: dict[str, Any]) -> Record:
        _refuse_other(found)
        extra: list[tuple[str, str]] = []
        told: list[tuple[Any, ...]] = []
        try:
            item = convert(found, Item)
        except ValidationError:
            from rusrec.formats.csl_json.mend import mended  # most items need none of it

            item, extra = mended(found, self.objects.text, lambda *what: told.append(what))
        if not extra:
            return self._said(item, extra, told, self.ledger)
        from rusrec.formats._embed import STALE
        from rusrec.formats.csl_json.embed import KEY, apart, embedded

        held, extra = apart(extra)
        if not held:
            return self._said(item, extra, told, self.ledger)
        losses: list[Loss] = []
        seen = self._said(item, extra, told, losses.append)
        record = embedded(held, seen)
        if record is None:
            losses.append(Loss(seen.id, f"custom.{KEY}", "not-representable", None, STALE))
            for loss in losses:
                self.ledger(loss)
        return record or seen

    def _said(
        self,
        item: Item,
        extra: list[tuple[str, str]],
        told: list[tuple[Any, ...]],
        ledger: Ledger,
    ) -> Record:
        """Return the record that an item's own keys describe."""
        identity = self.identity(item.id, item.citation_key, item.doi or item.title)
        reading = Reading(item, ledger, identity.id)
        for what in told:
            reading.tell(*what)
        for scheme, text in (("issn", item.issn), ("isbn", item.isbn)):
            if text and says_more(scheme, text):
                reading.tell(scheme.upper(), "says more than its numbers", text)
        item.type = CROSSREF.get(item.type, item.type)
        if item.type not in self.types:
            reading.tell("type", "is no item type of CSL 1.0.2", item.type)
            if item.type:
                reading.spare.append(("type", words(item.type)))
            item.type = "document"
        record = record_of(reading, identity, extra)
        reading.tell_unheard()
        return record

    def identity(self, given: str, key: str, name: str) -> Identity:
        """Return what the record is called; an id that is none of ours stays among its names.

        One that has neither id nor key is called by its *name*.
        """
        key = words(key) if key else ""
        if key in ("", given) and is_id(given):
            return Identity(given) if self.claim(given) else self._beside(given)
        if not is_id(given):
            given = words(given)
        if not (given or key):
            return Identity(self.made(name))
        free = self.claim(given or key)
        if free and is_id(given):
            return Identity(given, key) if " " not in key else Identity(given, "", (key,))
        aka = (given,) if given else ()
        if is_id(key) and (self.claim(key) if given else free):
            return Identity(key, "", aka)
        made = self.made(key or given)
        citekey = key if " " not in key else ""
        return Identity(made, citekey, (*aka, key) if key and not citekey else aka)

    def _beside(self, given: str) -> Identity:
        """Return what an item is called whose id was made of another before."""
        return Identity(self.made(given), "", (given,))

    def made(self, name: str) -> str:
        """Return an id made of *name*, which of an item without id is its DOI or title."""
        if not name:
            raise SourceError(Problem("has no id", 'add "id": "..."', "RR205", field="id"))
        return self.claims.made(words(name), self.objects.line)

    def claim(self, given: str) -> bool:
        """Note an id that an item gives; False where one was made like it before.

        Raises:
            SourceError: RR210, an item before has it.
        """
        first = self.claims.own(given, self.objects.line)
        if first > 0:
            message = f"the id {given[:80]!r} stands twice, first at {self.name}:{first}"
            raise SourceError(
                Problem(message, "give one of the two another id", "RR210", field="id")
            )
        return not first

    def _placed(self, error: SourceError, found: dict[str, Any]) -> SourceError:
        """Say of which item a problem is, and where it begins."""
        from rusrec.formats.csl_json.mend import refused_at

        item = f"items[{self.number}]"
        return SourceError(
            problem._replace(
                source=self.name,
                line=self.objects.line,
                column=0,
                field=".".join(filter(None, (item, problem.field or refused_at(found)))),
                record=str(found.get("id", "")),
                evidence=problem.evidence or f"id: {str(found.get('id', ''))[:80]}",
            )
            for problem in error.problems
        )


def _quickly(found: dict[str, Any]) -> Record | None:
    """Return the record of a usual item; its numbers are texts by now."""
    try:
        return record_in(encode(found), quiet=False)
    except (UnicodeEncodeError, RecursionError):  # half of a surrogate pair; nests deep
        return None


_FOREIGN: Final = {
    "itemType": ("an item of Zotero's own JSON", "type", 'export it as "CSL JSON"'),
    "authorships": ("a work as OpenAlex has it", "author", "ask Crossref for the work"),
    "creators": ("a work as DataCite has it", "author", "ask for it as CSL-JSON"),
}
"""Keys that no item has, what has them, the key that it has not, and what to do."""

_ANSWER: Final = ("message", "error", "errors", "data")
"""Keys of what a service answers when it has no item, or has it in a form of its own."""


def _works(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield an object and, if it is no item, the work that Zotero's or DataCite's API has in it."""
    yield found
    inner: Any = {} if OF_ITEM & found.keys() else found
    for key in ("data", "attributes"):
        inner = inner.get(key)
        if not isinstance(inner, dict):
            return
        yield inner


def _refuse_other(found: dict[str, Any]) -> None:
    """Raise where an object is no item but another program's, or the answer of a service."""
    for work in _works(found):
        for key, (what, of_item, remedy) in _FOREIGN.items():
            if key in work and of_item not in work:
                raise SourceError(
                    Problem(f"is {what}, and no CSL-JSON", remedy, "RR205", field=key)
                )
    answer = next((key for key in _ANSWER if key in found), "")
    if answer and not OF_ITEM & found.keys():
        message = "is the answer of a service, and holds no item of CSL-JSON"
        said = " ".join(str(found[answer]).split())[:_SHOWN]
        raise SourceError(Problem(message, "ask it again", "RR205", evidence=said))
