"""The entries of a file that only others print, and the works that these tell of."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from rusrec.formats._bib.biber_date import taken
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.grammar.entries import RawEntry, entries
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.record import record_of
from rusrec.formats._bib.related import DATA_ONLY, keys_in, related_to
from rusrec.loss import Ledger
from rusrec.model import Record
from rusrec.model.arrangement import canonical

__all__ = ["Aside", "with_works"]

_NOT_OURS: Final = ("crossref", "xdata", "ids")


class Aside:
    """Keeps entries with ``options = {dataonly}`` until another one asks for them by ``related``.

    Where they stand behind the one that asks, the file is read ahead, once.
    """

    def __init__(
        self, dialect: Dialect, name: str, ledger: Ledger, seen: Mapping[int, int]
    ) -> None:
        """Keep the entries of the file *name*; *seen* holds the ids of its records so far."""
        self.dialect, self.name, self.ledger, self.seen = dialect, name, ledger, seen
        self.again: Callable[[], Iterable[str]] | None = None
        self.entries: dict[str, RawEntry] = {}
        self.told: set[str] = set()
        self.within: list[str] = []

    def shown(
        self, found: Iterable[RawEntry], again: Callable[[], Iterable[str]]
    ) -> Iterator[RawEntry]:
        """Yield the other entries of *found*, last of all those of which none has told."""
        self.again = again
        for entry in found:
            if not self._keeps(entry):
                yield entry
        yield from (entry for key, entry in self.entries.items() if key not in self.told)

    def _keeps(self, entry: RawEntry) -> bool:
        if "options" not in entry.fields or not DATA_ONLY.search(entry.fields["options"]):
            return False
        self.entries.setdefault(entry.key.lower(), entry)
        return True

    def related(self, reading: Reading, key: str) -> Record | None:
        """Return a record of what an entry says of other works; None where it says nothing."""
        tex = reading.fields.get("related", "")
        if not tex:
            return None
        self.within.append(key.lower())
        found = related_to(reading, [self._work(each, reading) for each in keys_in(tex)])
        self.within.pop()
        issued = found.original.issued if found.original else None
        if issued and taken(issued.edtf) == reading.fields.get("origdate", ""):
            reading.take("origdate")
            reading.take("origdate+an:edtf")
        return found

    def _work(self, key: str, outer: Reading) -> Record | str | None:
        """Return the work that *key* names, or the id of a record; None where there is none."""
        name = key.lower()
        if name in self.within or key == outer.id:
            return None
        if hash(key) in self.seen:
            return key
        if name not in self.entries and self.again:
            text, self.again = self.again(), None
            for entry in entries(text, name=self.name, warn=_ignore, refuse=_ignore):
                self._keeps(entry)
        if name not in self.entries:
            return None
        self.told.add(name)
        return self._record(self.entries[name], outer)

    def _record(self, entry: RawEntry, outer: Reading) -> Record:
        """Return the record of an entry without an id of its own."""
        reading = Reading(entry.type, entry.fields, self.ledger)
        reading.id = outer.id
        for field in _NOT_OURS:
            reading.take(field)
        rest = DATA_ONLY.sub("", reading.take("options")).strip(" ,")
        if rest:
            reading.fields["options"] = rest
        citekey = "" if entry.key.lower().startswith(f"{self.within[-1]}.") else entry.key
        works = self.related(reading, entry.key)
        record = record_of(reading, self.dialect, entry.key, ("", citekey))
        return record if works is None else with_works(record, works)


def with_works(record: Record, works: Record) -> Record:
    """Return *record* with the original and the relations that are all *works* has.

    The texts of these take the order of the record's languages, which their own entries know not.
    """
    original = works.original or record.original
    found = replace(record, original=original, relations=works.relations)
    return canonical(found) if works != Record() else found


def _ignore(_: object) -> None:
    """Pass over what is told when its own turn comes."""
