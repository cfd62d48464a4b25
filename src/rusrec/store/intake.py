"""Records into a library: each gets an id, finds its journal, and meets what is there already.

``Intake(library)`` takes records one by one and keeps what is new or changed in ``changes``;
``save(library | intake.changes, library.root)`` writes it. Nothing of the library is changed but
by a record that is the same work, and only with ``replace``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec.structs import replace

from rusrec.errors import Problem, RecordError
from rusrec.loss import Ledger, ignore
from rusrec.model import Record
from rusrec.scripts.slug import slug, unique
from rusrec.store.draft import id_for
from rusrec.store.edit import need_new_id
from rusrec.store.journals import Journals
from rusrec.store.known import Known, Match, alike
from rusrec.store.library import Library
from rusrec.store.merge import differing, merged, through

__all__ = ["Intake", "Rules"]

_OWN = "yaml"
"""The format in which an id is one of ours and stays."""
_KEYED = ("bibtex", "biblatex")
"""The formats whose entries have keys; in others a reader may have made an id of the title."""
_TELLING = 12
_OF_TWO = "leave one of them out; if they are two works, let title, date, volume or edition say so"


@dataclass(frozen=True)
class Rules:
    """What an intake may do."""

    replace: bool = False
    """Put what comes in into the record that is there; else it is only named."""
    keep_ids: bool = False
    """Keep the ids of the source; else they are made, and those are citation keys."""


@dataclass
class Intake:
    """An import into *library*: what is new, what changed, what was there, what was not taken."""

    library: Library
    rules: Rules = field(default_factory=Rules)
    ledger: Ledger = ignore
    """Gets what an article says of its journal and the journal's own record does not."""
    named: Callable[[RecordError], object] | None = None
    """Gets the records that are not taken, each with the reason; without it they are raised."""

    def __post_init__(self) -> None:
        """Learn what the library has; each of its files is read once."""
        self.new: dict[str, Record] = {}
        self.changed: dict[str, Record] = {}
        self.same = 0
        self.known = Known()
        self.journals = Journals(self.ledger)
        for id_ in self.library:
            record = self.library.raw(id_)
            self.known.add(record)
            self.journals.add(record)

    @property
    def changes(self) -> dict[str, Record]:
        """All records to be written, by id: new ones, their journals, changed ones."""
        journals = {id_: self.journals.records[id_] for id_ in sorted(self.journals.new)}
        return {**journals, **self.new, **self.changed}

    def __str__(self) -> str:
        """Sum up in a line: ``3 new, 1 journal new, 2 there already``."""
        journals = len(self.journals.new)
        parts = (
            (len(self.new), "new"),
            (journals, "journal new" if journals == 1 else "journals new"),
            (len(self.changed), "changed"),
            (self.same, "there already"),
        )
        return ", ".join(f"{number} {what}" for number, what in parts if number) or "nothing new"

    def take(self, record: Record, form: str, source: str = "") -> None:
        """Take *record*, which was read in the format *form* from *source*.

        Raises:
            RecordError: RR510, the work is there already; RR511, another work has its name.
        """
        record = self.journals.pointed(record, self.known)
        if record.type == "periodical" and self._is_new_journal(record):
            return
        match = self._match(record)
        if match is None:
            try:
                self._add(record, form)
            except RecordError as error:
                self._refuse(error.problems[0]._replace(source=source))
        else:
            self._meet(record, match, form, source)

    def missing_hosts(self) -> list[Problem]:
        """Say which new records point to a journal or book that is nowhere."""
        ids = self.known.ids
        return [
            Problem(
                f"has the host {record.host!r}, and there is no such record",
                "import that record too, or write the host itself",
                "RR503",
                record=record.id,
            )
            for record in self.new.values()
            if isinstance(record.host, str) and record.host not in ids
        ]

    def leave_out(self, error: RecordError) -> None:
        """Do not take the new records that *error* speaks of after all."""
        for problem in error.problems:
            self.new.pop(problem.record, None)
            self._refuse(problem)

    def _is_new_journal(self, record: Record) -> bool:
        """Put a journal into the record that was begun for it when its first article came."""
        id_ = self.journals.find(record)
        if id_ not in self.journals.new:
            return False
        self.journals.learn(id_, record, record.id)
        self.same += 1
        return True

    def _match(self, record: Record) -> Match | None:
        """Return what *record* is, the surest first."""
        for match in self.known.matches(record):
            if match.sure or alike(self._raw(match.id), record):
                return match
        journal = self.journals.find(record) if record.type == "periodical" else ""
        return Match(journal, "title", record.title[0].text) if journal else None

    def _raw(self, id_: str) -> Record:
        changed = self.changed.get(id_) or self.new.get(id_) or self.journals.records.get(id_)
        return self.library.raw(id_) if changed is None else changed

    def _whole(self, record: Record) -> Record:
        """Return *record* with its host embedded."""
        if record.id in self.library and record.id not in self.changed:
            return self.library[record.id]
        host = record.host
        if isinstance(host, str) and host in self.known.ids:
            return replace(record, host=self._whole(self._raw(host)))
        return record

    def _add(self, record: Record, form: str) -> None:
        """Take a record that is not there."""
        if form == _OWN or self.rules.keep_ids:
            need_new_id(record.id)
            new = record
        else:
            new = _renamed(record, unique(id_for(record), self.known), keyed=form in _KEYED)
        if found := self._owned(new, Record(id=new.id)):
            raise RecordError(_taken(new, *found, "")._replace(record=record.id))
        self.new[new.id] = new
        self.known.add(new)
        self.journals.add(new)

    def _meet(self, record: Record, match: Match, form: str, source: str) -> None:
        """Take a record that is there already."""
        old = self._raw(match.id)
        after = old
        if merged(old, record, Record()) != old:  # it says something else, if only for its format
            after = merged(old, record, through(self._whole(old), form))
        called = _called(after, _keys(record, old.id, form))
        new = old.id in self.new
        same = called == old or (after == old and new)  # two entries of one work: both keys cite it
        if not same and (new or not self.rules.replace):
            self._refuse(self._double(record, match, differing(old, called), source))
        elif found := self._owned(called, old):
            self._refuse(_taken(record, *found, source))
        else:
            self.same += same
            if called != old:
                (self.new if new else self.changed)[old.id] = called
                self.known.add(called)

    def _owned(self, called: Record, old: Record) -> tuple[str, str] | None:
        """Return the first name that is new of *old* and that another work has, and that work."""
        for name in sorted({called.citekey, *called.aka} - {old.citekey, *old.aka}):
            other = self.known.by_key(name) or self.known.by_name(name)
            if other not in ("", old.id):
                return name, other
        return None

    def _double(self, record: Record, match: Match, fields: list[str], source: str) -> Problem:
        place, evidence = self._place(match)
        name = record.citekey or record.id
        said = f"{name} is" if name != match.id else "is"
        return Problem(
            f"{said} {match.id}, by its {match.field}{place}; they differ in {', '.join(fields)}",
            _OF_TWO if match.id in self.new else "--replace takes what differs",
            "RR510",
            source,
            record=name,
            evidence=evidence,
        )

    def _place(self, match: Match) -> tuple[str, str]:
        """Return file, line and text of what the library's record is known by."""
        if match.id not in self.library:
            return ", taken before", ""
        path = self.library.path(match.id)
        lines = self.library.content(match.id).decode("utf-8", "replace").splitlines()
        for number, line in enumerate(lines, 1):
            if match.value in line.casefold() or match.value in line:
                return f" ({path}:{number})", line.strip()
        return f" ({path})", ""

    def _refuse(self, problem: Problem) -> None:
        if self.named is None:
            raise RecordError(problem)
        self.named(RecordError(problem))


def _taken(record: Record, name: str, other: str, source: str) -> Problem:
    """Return that *name*, which is to be one of *record*, is the citation key of *other*."""
    message = f"{name} is the citation key of another work, {other}"
    remedy = "give one of them another citation key"
    return Problem(message, remedy, "RR511", source, record=record.citekey or record.id)


def _keys(record: Record, id_: str, form: str) -> list[str]:
    """Return by what a source cites *record*, which is *id_* here: its key, of a .bib ``ids`` too.

    An address that Zotero calls an item by is no key.
    """
    keyed = form in _KEYED
    found = _renamed(record, id_, keyed=keyed)
    named = (found.citekey, *(found.aka if keyed or form == _OWN else ()))
    return [name for name in named if name and name != id_]


def _called(record: Record, names: list[str]) -> Record:
    """Return *record* called by *names* too: its citation key if it has none, or further names."""
    for name in names:
        if name in (record.citekey, *record.aka):
            continue
        if record.citekey:
            record = replace(record, aka=(*record.aka, name))
        else:
            record = replace(record, citekey=name)
    return record


def _renamed(record: Record, id_: str, *, keyed: bool) -> Record:
    """Return *record* with an id of ours; what it was called stays its citation key or a name."""
    former = record.id
    if former in ("", id_) or _made(record, keyed=keyed):
        return replace(record, id=id_)
    if not record.citekey:
        return replace(record, id=id_, citekey=former)
    return replace(record, id=id_, aka=(*record.aka, former))


def _made(record: Record, *, keyed: bool) -> bool:
    """Tell whether the id of *record* was made by the reader, of a foreign name or of its words."""
    former = record.id
    names = [slug(name) for name in (record.citekey, *record.aka) if name]
    if any(former == name or former.startswith(f"{name}-") for name in names):
        return True
    words = [slug(text.text) for text in record.title[:1]]
    words += [slug(identifier.value) for identifier in record.identifiers]
    return not keyed and any(
        former == word or (len(word) >= _TELLING and word[:_TELLING] in former) for word in words
    )
