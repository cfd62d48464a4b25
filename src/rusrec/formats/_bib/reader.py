"""The entries of a .bib file as records with ids of their own."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from io import BytesIO
from typing import BinaryIO, Final

from msgspec.structs import replace

from rusrec.errors import Problem, SourceError
from rusrec.formats._bib.aside import Aside, with_works
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.grammar.blocks import blocks
from rusrec.formats._bib.grammar.entries import RawEntry, entries
from rusrec.formats._bib.grammar.marks import declared_encoding, unread_encoding
from rusrec.formats._bib.input import Input
from rusrec.formats._bib.layout import usual
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.record import record_of
from rusrec.formats._decoding import decoded
from rusrec.formats._each import Refuse, each
from rusrec.loss import Ledger, Loss, ignore
from rusrec.model import Record, is_id
from rusrec.scripts import gate, slug

__all__ = ["Reader"]

_HEAD: Final = 4096


class Reader:
    """Turns the entries of one file into records; it knows the ids that have been."""

    def __init__(self, dialect: Dialect, name: str, ledger: Ledger) -> None:
        """Read a file of *dialect* that is called *name*, and tell losses to *ledger*."""
        self.dialect, self.name, self.ledger = dialect, name, ledger
        self.seen: dict[int, int] = {}
        """Of each id, by its hash, the line of its entry; below zero where it was made."""
        self.again: Callable[[], Iterable[str]] = tuple
        self.aside = Aside(dialect, name, ledger, self.seen)

    def records(
        self, stream: BinaryIO, encoding: str | None, limit: int, refuse: Refuse | None = None
    ) -> Iterator[Record]:
        """Yield the records of *stream*, of which no more than *limit* bytes are read."""
        with Input(stream) as source:
            head = source.opened().read(_HEAD)
            if not encoding and (unread := unread_encoding(head)):
                message = f"the file says to be in {unread}, which is not read; it is read as UTF-8"
                self.warn(Problem(message, "is it? else name its --encoding", "", self.name, 1))
            encoding = encoding or declared_encoding(head)

            def text() -> Iterator[str]:
                return decoded(source.opened(), name=self.name, encoding=encoding, limit=limit)

            self.again = text
            found = entries(text(), name=self.name, warn=self.warn, again=text, refuse=refuse)
            shown = self.aside.shown(found, text) if self.dialect.related else found
            yield from each(shown, self.record, refuse)

    def record(self, entry: RawEntry) -> Record:
        """Return the record of one entry."""
        if not entry.comment and not entry.inherited:
            fields = usual(entry, self.dialect)
            if fields is not None:
                own, citekey, *aka = self.names(entry, "")
                return Record(**fields, id=own, citekey=citekey, aka=tuple(aka))
        reading = Reading(entry.type, entry.fields, self.ledger)
        names = self.names(entry, reading.take("ids"))
        reading.id = names[0]
        for field in ("crossref", "xdata"):
            parent = reading.take(field)
            if parent and not entry.inherited:
                reading.tell(field, "gives this entry nothing", gate.fold(parent))
        works = self.aside.related(reading, entry.key) if self.dialect.related else None
        record = record_of(reading, self.dialect, entry.key, names)
        record = record if works is None else with_works(record, works)
        if not entry.comment:
            return record
        return self.whole(entry.comment, record) or record

    def whole(self, comment: str, seen: Record) -> Record | None:
        """Return the record in the comment before an entry that is *seen*, if it says the same."""
        from rusrec.formats._bib.embed import embedded
        from rusrec.formats._bib.writer import Writer

        record = embedded(comment)
        if record is not None and record.id == seen.id:
            text = Writer(self.dialect, ignore).entry(record)
            again = Reader(self.dialect, self.name, ignore)
            back = next(again.records(BytesIO(text.encode()), None, len(text) * 4))
            if replace(back, relations=()) == replace(seen, relations=()):
                return record
        note = "is not what the record in the comment before it says; the entry counts"
        self.ledger(Loss(seen.id, "comment", "not-representable", None, note))
        return None

    def names(self, entry: RawEntry, ids: str) -> tuple[str, ...]:
        """Return id, citekey and other names; the first of ``ids`` that can be an id is it."""
        if not ids and is_id(entry.key) and self.claim(entry.key, entry.line):
            return entry.key, ""
        key = gate.fold(entry.key)
        others = [name for part in ids.split(",") if (name := gate.fold(part))]
        own = next((name for name in (*others, key) if is_id(name)), "")
        if not own or not self.claim(own, entry.line):
            first = slug.slug(own or key or _words(entry))
            own = slug.unique(first, self)
            self.seen[hash(own)] = -entry.line
            if own != first and key.lower() in self.twins:
                self.warn_of_twin(key, own, entry.line)
                key = ""
        if own in others:
            others.remove(own)
        if not key or key == own:
            return (own, "", *others)
        return (own, key, *others) if " " not in key else (own, "", *others, key)

    @cached_property
    def twins(self) -> frozenset[str]:
        """The keys of the whole file that differ in nothing but case, in small letters."""
        entry_blocks = (block for block in blocks(self.again()) if block.kind == "entry")
        spelt = {gate.fold(block.body.partition(",")[0]) for block in entry_blocks}
        found = Counter(key.lower() for key in spelt)
        return frozenset(key for key, number in found.items() if number > 1)

    def warn_of_twin(self, key: str, own: str, line: int) -> None:
        """Tell of an entry whose key BibTeX holds for that of one before it."""
        what = f"the key {key} differs only in case from one before; the record is called {own}"
        self.warn(Problem(what, record=own, source=self.name, line=line))

    def __contains__(self, made: object) -> bool:
        """Tell whether an id has been given."""
        return hash(made) in self.seen

    def claim(self, own: str, line: int) -> bool:
        """Note an id that the file gives; False where another entry got it made of its key.

        Raises:
            SourceError: RR210, the file has given it before.
        """
        before = self.seen.get(hash(own), 0)
        if before > 0:
            message = f"the id {own!r} stands twice, first on line {before}"
            help_ = "give one of the two entries another key"
            raise SourceError(Problem(message, help_, "RR210", self.name, line, record=own))
        if not before:
            self.seen[hash(own)] = line
        return not before

    def warn(self, problem: Problem) -> None:
        """Put into the ledger what was mended or passed over."""
        note = f"{problem.message}; {problem.help}" if problem.help else problem.message
        place = problem.field or f"line {problem.line}"
        self.ledger(Loss(problem.record, place, "not-representable", None, note))


def _words(entry: RawEntry) -> str:
    """Return words to call an entry by that has no key."""
    fields = entry.fields
    words = " ".join(fields.get(field, "") for field in ("author", "year", "title"))
    return words.strip() or f"{entry.type} {entry.line}"
