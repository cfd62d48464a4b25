"""A record as an entry of a .bib file, and every value of it that does not arrive."""

from collections.abc import Iterator
from functools import partial
from operator import attrgetter
from typing import Any, Final

from msgspec.structs import replace

from rusrec.errors import Problem, RecordError
from rusrec.formats._bib import hosts, steps, works
from rusrec.formats._bib.dialect import Dialect, Step
from rusrec.formats._bib.key import called, key_of
from rusrec.formats._bib.plain import Plain
from rusrec.formats._bib.sheet import Sheet, lines
from rusrec.formats._bib.tables import SUBTYPES, TYPES
from rusrec.formats._seen import Seen
from rusrec.formats._written import named, sound
from rusrec.loss import Ledger, Loss, ignore
from rusrec.model import UNDETERMINED, Event, Name, Record

__all__ = ["Writer"]


def _text(path: str, field: str, *, braces: bool = False) -> Step:
    return lambda sheet, texts: sheet.text(path, field, texts, braces=braces)


def _names(field: str) -> Step:
    return lambda sheet, names: sheet.names(field, field, names)


def _numbers(field: str) -> Step:
    def write(sheet: Sheet, value: str) -> None:
        sheet.fields[field] = works.numbers_tex(value)

    return write


# Few records have one of these three, and to load their modules takes as long as all else here.


def _contributor(sheet: Sheet, names: tuple[Name, ...]) -> None:
    from rusrec.formats._bib.role import contributor

    contributor(sheet, names)


def _event(sheet: Sheet, value: Event) -> None:
    from rusrec.formats._bib.event import write_event

    write_event(sheet, value)


def _original(sheet: Sheet, value: Record) -> None:
    from rusrec.formats._bib.original import write_original

    write_original(sheet, value)


def _nothing(_: Sheet, __: Any) -> None:
    """Leave what another step has written."""


def _only_with_title(sheet: Sheet, _: Any) -> None:
    if not sheet.record.title:
        sheet.lose("subtitle", "not-representable")


def _lost(field: str) -> Step:
    path = field.replace("_", "-")
    return lambda sheet, _: sheet.lose(path, "no-target-field")


_WRITTEN: Final[dict[str, Step]] = {
    "author": _names("author"),
    "editor": steps.editor,
    "translator": _names("translator"),
    "contributor": _contributor,
    "title": steps.title,
    "subtitle": _only_with_title,
    "short_title": _text("short-title", "shorttitle", braces=True),
    "host": hosts.host,
    "series": hosts.series,
    "event": _event,
    "volume": _numbers("volume"),
    "issue": works.issue,
    "number": works.number,
    "edition": _text("edition", "edition"),
    "pages": _numbers("pages"),
    "extent": _numbers("pagetotal"),
    "volumes": _numbers("volumes"),
    "publisher": works.publisher,
    "place": works.place,
    "issued": steps.issued,
    "genre": steps.genre,
    "identifiers": works.identifiers,
    "links": steps.links,
    "accessed": steps.accessed,
    "language": steps.language,
    "keywords": steps.keywords,
    "abstract": _text("abstract", "abstract"),
    "notes": steps.notes,
    "rights": steps.rights,
    "original": _original,
    "id": called,
    "citekey": _nothing,
    "aka": _nothing,
    "type": _nothing,
    "extra": _nothing,
}
"""How the fields of a record are written, in this order; all others are lost."""


class Writer:
    """Writes records one by one; it knows the keys that have been."""

    def __init__(
        self, dialect: Dialect, ledger: Ledger, *, embed: bool = False, ascii_: bool = False
    ) -> None:
        """Write *dialect*, and tell losses to *ledger*; *embed* each record, and none is lost."""
        self.dialect, self.embed, self.ascii = dialect, embed, ascii_
        self.ledger: Ledger = ignore if embed else ledger
        self.seen, self.ids = Seen(places=False), Seen(places=False)
        taken = {**_WRITTEN, **dialect.steps}
        taken |= {field: _lost(field) for field in Record.__struct_fields__ if field not in taken}
        self.steps = tuple(taken.values())
        self.values = attrgetter(*taken)
        self.plain = Plain(self._begun, taken, self.ledger)

    def entry(self, record: Record) -> str:
        """Return the entry of *record*, after those of the works that only it refers to.

        Raises:
            RecordError: It has no id, BibTeX takes its key for that of an earlier one, or a text
                of it has a character that no text may hold.
        """
        whole = None if self.ascii else self.plain.entry(record)
        if whole is None:
            return self._any(record)
        named(record)
        self._claim(record.citekey or record.id, record.id)
        return self._with_record(record, whole) if self.embed else whole

    def _any(self, record: Record) -> str:
        """Return the entries of a record of any kind."""
        named(record)
        key = key_of(record.id, record.citekey)
        if key != record.citekey and key.lower() in self.seen:
            key = record.id  # what is not the citekey as it is can as well be the id
        sheet = self._begun(record, key, self.ledger)
        whole = self._filled(sheet, record)
        self._claim(key, record.id)
        whole = self._with_record(record, whole)
        return whole if not sheet.aside else "\n".join((*self._aside(sheet), whole))

    def _with_record(self, record: Record, whole: str) -> str:
        """Return the entry with the record before it, where that is asked for."""
        if not self.embed:
            return whole
        from rusrec.formats._bib.embed import embedding

        return embedding(record) + whole

    def _filled(self, sheet: Sheet, record: Record) -> str:
        if sheet.hosted:
            record = hosts.promoted(sheet, record)
        for value, step in zip(self.values(record), self.steps, strict=True):
            if value:
                step(sheet, value)
        if record.extra:
            steps.extras(sheet, record.extra)
        self.dialect.finish(sheet)
        if self.ascii:
            sheet.fields = works.in_ascii(sheet.fields)
        entry = f"@{sheet.kind}{{{sheet.key},\n{lines(sheet.fields)}}}\n"
        sound(sheet.record, entry)
        return entry

    def _aside(self, sheet: Sheet) -> Iterator[str]:
        """Yield the entries of the works that a record holds, which are printed nowhere else."""
        for path, key, work in sheet.aside:
            ledger = partial(_told, sheet, path)
            lost = [field for field in ("id", "aka") if getattr(work, field)]
            lost += ["citekey"] if work.citekey not in ("", key) else []
            for field in lost:
                ledger(Loss(sheet.id, field, "no-target-field"))
            shown = replace(work, id="", aka=(), citekey="")
            inner = self._begun(shown, key, ledger)
            inner.id = sheet.id
            inner.fields["options"] = "dataonly"
            whole = self._filled(inner, shown)
            yield from self._aside(inner)
            yield whole

    def _begun(self, record: Record, key: str, ledger: Ledger) -> Sheet:
        """Return the sheet of *record*, with its type and its languages told."""
        languages = self.dialect.languages(record.language)[1]
        tag = languages.tags[0] if languages.tags else UNDETERMINED
        sheet = Sheet(record, hosts.placed(record, self.dialect), tag, ledger)
        sheet.key, sheet.seen, sheet.ids, sheet.aside = key, self.seen, self.ids, []
        if languages.tags != record.language:
            sheet.lose("language", "not-representable", languages.tags or None)
        arrives = TYPES.get(sheet.kind, "document")
        if arrives != record.type:
            sheet.fields["entrysubtype"] = SUBTYPES.get(record.type, record.type)
        return sheet

    def _claim(self, key: str, id: str) -> None:  # noqa: A002 (the word of the model)
        """Note the key; one that differs from an earlier one in nothing but case is refused."""
        folded = key.lower()
        for name in (id,) if folded == id else (folded, id):
            if self.seen.claim(name, 1):
                message = f"the key {name!r} stands twice (BibTeX does not look at capitals)"
                remedy = "give one of the two records another citekey, or delete it"
                raise RecordError(Problem(message, remedy, "RR210", record=id, field="citekey"))
        if self.dialect.related:
            self.ids.claim(id, 1)


def _told(sheet: Sheet, path: str, loss: Loss) -> None:
    """Tell a loss of a work that stands at *path* of the record."""
    sheet.ledger(loss._replace(record=sheet.id, path=f"{path}.{loss.path}"))
