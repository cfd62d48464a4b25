"""The journal of an article that comes in: the one that the library has, or a record of its own."""

from typing import Any, Final

from msgspec.structs import replace

from rusrec.loss import Ledger, Loss
from rusrec.model import UNDETERMINED, Record, Text
from rusrec.model import tag as bcp47
from rusrec.model.arrangement import canonical
from rusrec.scripts.detect import fits
from rusrec.scripts.slug import slug, unique
from rusrec.store.known import Known, folded

__all__ = ["Journals"]

_JOURNAL: Final = "periodical"
_ISSN: Final = ("issn", "eissn", "issn-l")
_ID_LENGTH: Final = 40
"""So that volume, issue and page of an article have room after it."""
_NAMED: Final = frozenset({"id", "type", "citekey", "aka"})


class Journals:
    """The journals of a library and of what comes into it.

    Two are one when they share an ISSN, or when neither's ISSNs speak against it and they have a
    title in common, in one language. A title whose language nobody says is in any; so is one in
    another script than its language's, because a reader takes the article's for the journal's.
    """

    def __init__(self, ledger: Ledger) -> None:
        """Know no journals yet; what one cannot take in is told to *ledger*."""
        self.ledger = ledger
        self.records: dict[str, Record] = {}
        self.new: set[str] = set()
        self._by_issn: dict[str, str] = {}
        self._by_title: dict[str, list[tuple[str, str]]] = {}

    def add(self, record: Record) -> None:
        """Know a journal; of another record nothing is kept."""
        if record.type != _JOURNAL:
            return
        self.records[record.id] = record
        for number in _issns(record):
            self._by_issn.setdefault(number, record.id)
        for title in record.title:
            entry = (_language(title), record.id)
            named = self._by_title.setdefault(folded(title.text), [])
            if entry not in named:
                named.append(entry)

    def pointed(self, record: Record, known: Known) -> Record:
        """Return *record* with the id of its journal as its host.

        A journal that is not there yet becomes a record, with an id that is none of *known*; what
        the articles of one file say of it is put together. What a record says of its journal and
        the journal's own record does not is told.
        """
        host = record.host
        if not isinstance(host, Record):
            return record
        if host.type == _JOURNAL and (id_ := self.find(host) or self._begin(host, known)):
            self.learn(id_, host, record.id)
            return replace(record, host=id_)
        inner = self.pointed(host, known)
        return record if inner is host else replace(record, host=inner)

    def find(self, journal: Record) -> str:
        """Return the id of *journal*, or nothing."""
        if journal.id in self.records:
            return journal.id
        own = _issns(journal)
        for number in own:
            if number in self._by_issn:
                return self._by_issn[number]
        for title in journal.title:
            for tag, id_ in self._by_title.get(folded(title.text), ()):
                same = tag == (said := _language(title)) or UNDETERMINED in (tag, said)
                other = _issns(self.records[id_])
                if same and not (own and other and own.isdisjoint(other)):
                    return id_
        return ""

    def _begin(self, host: Record, known: Known) -> str:
        """Return the id of a new journal, or nothing where it has no title."""
        if not host.title:
            return ""
        title = host.title[0]
        id_ = host.id or unique(slug(title.text, limit=_ID_LENGTH), known)
        spoken = _language(title).partition("-")[0]
        language = host.language or (() if spoken == UNDETERMINED else (spoken,))
        journal = canonical(replace(host, id=id_, language=language))
        self.new.add(id_)
        self.add(journal)
        known.add(journal)
        return id_

    def learn(self, id_: str, host: Record, record_id: str) -> None:
        """Put what *host* says into a journal that is new; tell what an old one does not say."""
        journal = self.records[id_]
        changes: dict[str, Any] = {}
        for field in host.__struct_fields__:
            said, own = getattr(host, field), getattr(journal, field)
            if not said or said == own or field in _NAMED:
                continue
            rest = tuple(item for item in said if not _holds(own, item)) if _several(said) else said
            if not rest:
                continue
            keys = {getattr(item, item.KEY) for item in own} if _keyed(own) else set()
            fits = not own or (_keyed(rest) and all(getattr(i, i.KEY) not in keys for i in rest))
            if id_ in self.new and fits:
                changes[field] = (*own, *rest) if _several(said) else said
            else:
                path = f"host.{field.replace('_', '-')}"
                note = f"not in the record of the journal, {id_}"
                self.ledger(Loss(record_id, path, "single-valued", None, note))
        if changes:
            self.add(canonical(replace(journal, **changes)))


def _several(value: Any) -> bool:
    return isinstance(value, tuple)


def _language(title: Text) -> str:
    """Return the tag of *title*, or ``und`` where its script says that it cannot be."""
    script = bcp47.script_of(title.tag)
    scripts = (script,) if script else bcp47.own_scripts(bcp47.language_of(title.tag))
    right = not scripts or any(fits(title.text, each) for each in scripts)
    return title.tag if right else UNDETERMINED


def _holds(own: Any, item: Any) -> bool:
    """Tell whether *own* says *item*: a text in whatever language, a publisher in more forms."""
    if item in own:
        return True
    if isinstance(item, Text):
        return any(item.text == text.text for text in own)
    return _several(item) and any(
        _several(each) and all(_holds(each, part) for part in item) for each in own
    )


def _keyed(value: Any) -> bool:
    return isinstance(value, tuple) and all(hasattr(item, "KEY") for item in value)


def _issns(record: Record) -> set[str]:
    return {each.value for each in record.identifiers if each.scheme in _ISSN}
