"""The writer's part for other works: hosts and series.

Where a value of one of these arrives is decided by the reader's rules, so each step fills in
fields, asks the reader what it sees, and tells what is different from the record.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from msgspec.structs import replace

from rusrec.formats._arrival import differences
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.sheet import Place, Sheet
from rusrec.formats._bib.tables import ENTRY_TYPE, TYPES, UNHOSTED
from rusrec.formats._bib.work import host_of, series_of
from rusrec.formats._bib.works import SERIALS, bodies, serials, values_of
from rusrec.formats._tex import encode
from rusrec.formats._titles import mark_after
from rusrec.loss import Difference, ignore
from rusrec.model import Date, Record, Texts, choose
from rusrec.scripts.pattern import pattern

__all__ = ["host", "placed", "promoted", "series"]

_MASTERS: Final = pattern(
    r"\bmaster|\bmagist|석사|магистер|маґістер|магістер|修士|硕士|碩士", re.IGNORECASE
)
_TYPE: Final = pattern(r"[a-z][a-z0-9_-]*")
_NO_TYPES: Final = frozenset(("string", "comment", "preamble", "xdata"))
_PROMOTED: Final = ("volume", "issue", "issued")
_HOST_FIELDS: Final = (
    "journal", "journaltitle", "journalsubtitle", "shortjournal", "issuetitle", "issuesubtitle",
    "booktitle", "booksubtitle", "bookauthor", "maintitle", "mainsubtitle", "editor", "publisher",
    "address", "location", "issn", "isbn",
)  # fmt: skip


def placed(record: Record, dialect: Dialect) -> Place:
    """Return how *record* is entered: without what a style asks for, it is ``misc``."""
    kind = _kept_type(record, dialect) or dialect.entries.get(record.type, "misc")
    if record.type == "thesis" and dialect.masters and kind == dialect.entries["thesis"]:
        masters = any(_MASTERS.search(text.text) for text in record.genre)
        kind = dialect.masters if masters else kind
    field, container = "", None
    if isinstance(record.host, Record) and kind not in UNHOSTED:
        field, container = _container(record.host, kind)
    need = dialect.needs.get(kind, field)
    has_it = any(not note.type for note in record.notes) if need == "note" else need == field
    return Place(dialect, kind if has_it else "misc", field, container)


def _kept_type(record: Record, dialect: Dialect) -> str:
    """Return the entry type that the record was read from, where it still says what it is."""
    for other in record.extra:
        if other.format == "bibtex" and other.values and other.values[0].key == ENTRY_TYPE:
            kind = other.values[0].value
            if _TYPE.fullmatch(kind) and kind not in dialect.own and kind not in _NO_TYPES:
                return kind if TYPES.get(kind, "document") == record.type else ""
    return ""


def _container(host: Record, kind: str) -> tuple[str, Record | None]:
    """Return the field for a host's title, and the work that has it: a journal, not its issue."""
    works = _with_titles(host)
    if not works:
        return "", None
    if kind == "article" or (kind == "misc" and works[-1].type == "periodical"):
        return "journal", works[-1]
    return "booktitle", works[0]


def _with_titles(host: Record) -> list[Record]:
    """Return *host* and what it stands in, as far as these have titles."""
    works = [host]
    while isinstance(works[-1].host, Record):
        works.append(works[-1].host)
    return [each for each in works if each.title]


def promoted(sheet: Sheet, record: Record) -> Record:
    """Return *record* with what only its host says, and BibTeX has one field for."""
    above = record.host
    while sheet.hosted and isinstance(above, Record):
        for field in _PROMOTED:
            value = getattr(above, field)
            if value and not getattr(record, field):
                if field != "issued":
                    sheet.lose(field, "no-target-field", value)
                elif sheet.dialect.lends:
                    sheet.lent = value
                record = replace(record, **{field: value})
        above = above.host
    return record


def titled(sheet: Sheet, field: str, work: Record) -> None:
    """Write the title and subtitle of another work, and the short title of a journal."""
    under = sheet.dialect.subtitles.get(field)
    if under is None:
        joined(sheet, field, work.title, work.subtitle)
    else:
        sheet.text("", field, work.title, braces=True)
        if work.subtitle:
            sheet.text("", under, work.subtitle, braces=True)
    if work.short_title and field == sheet.dialect.journal:
        sheet.text("", "shortjournal", work.short_title)


def joined(sheet: Sheet, field: str, title: Texts, subtitle: Texts) -> None:
    """Write the title of another work, with its subtitle behind it."""
    sheet.text("", field, title, braces=True)
    chosen = choose(title, sheet.languages)
    under = next((text for text in subtitle if chosen and text.tag == chosen.tag), None)
    if chosen and under:
        second = encode(under.text, markup=bool(under.markup))
        sheet.fields[field] += f"{mark_after(chosen.text)}{second}"


def host(sheet: Sheet, value: Record | str) -> None:
    """Write what the item stands in; many items share one host, so it is worked out once."""
    if isinstance(value, str) or (sheet.container is None and sheet.kind not in UNHOSTED):
        sheet.lose("host", "not-representable")
        return
    if sheet.container is None:
        _main_title(sheet, value)
        return
    record = sheet.record
    own = None
    if record.publisher or record.place or record.identifiers or record.editor:
        own = _serving(record)
    # Not the work itself where it is the same: to look it up takes longer than all else here.
    inner = None if sheet.container is value else sheet.container
    place = Place(sheet.dialect, sheet.kind, sheet.hosted, inner)
    fields, found = _host_fields(value, own, place, sheet.tag, sheet.languages)
    sheet.fields.update(fields)
    if sheet.lent:
        found = tuple(_with_date(found, value, Date(sheet.lent.edtf)))
    if found:
        sheet.lose_all(found)


def _with_date(found: Iterable[Difference], host: Record, date: Date) -> Iterator[Difference]:
    """Yield what of *host* does not arrive, where *date* does: the date of the item is its own."""
    for path, reason, arrives in found:
        if path == "host":
            yield path, reason, replace(arrives, issued=date) if arrives else Record(issued=date)
            return
        if path != "host.issued":
            yield path, reason, arrives
    if host.issued is None:
        yield "host.issued", "no-target-field", date
    else:
        yield from differences("host.issued", host.issued, date)


def _serving(record: Record) -> Record:
    """Return what of *record* itself may stand for what its host does not say."""
    serials = tuple(each for each in record.identifiers if each.scheme in SERIALS)
    return Record(
        publisher=record.publisher, place=record.place, identifiers=serials, editor=record.editor
    )


@lru_cache(maxsize=1024)
def _host_fields(
    value: Record,
    own: Record | None,
    place: Place,
    tag: str,
    languages: tuple[str, ...],
) -> tuple[dict[str, str], tuple[Difference, ...]]:
    """Return the fields for a host, and what of it a reader does not see."""
    quiet = Sheet(Record(language=languages), place, tag, ignore)
    works = tuple(work for work in (place.container, value, own) if work is not None)
    container = works[0]
    inner = _with_titles(value)
    _host_titles(quiet, container, inner)
    _host_bodies(quiet, works)
    seen = host_of(quiet.reading(*_HOST_FIELDS))
    if seen == value:
        return quiet.fields, ()
    if seen is None or value is not (inner[0] if inner[1:] else container):
        return quiet.fields, (("host", "single-valued", seen),)
    return quiet.fields, tuple(differences("host", value, seen))


def _host_titles(sheet: Sheet, container: Record, inner: list[Record]) -> None:
    """Write the title of a journal and its issue, or of a book and the work that it is part of."""
    if sheet.hosted == "journal":
        titled(sheet, sheet.dialect.journal, container)
        if inner[1:]:
            titled(sheet, "issuetitle", inner[0])
    else:
        titled(sheet, "booktitle", container)
        if inner[1:]:
            titled(sheet, "maintitle", inner[1])


def _host_bodies(sheet: Sheet, works: tuple[Record, ...]) -> None:
    """Write who made the host, and its numbers: of the first of *works* that says so."""

    def first(attribute: str) -> Any:
        return next((found for work in works if (found := getattr(work, attribute))), ())

    if sheet.hosted == "booktitle":
        for field, attribute in (("bookauthor", "author"), ("editor", "editor")):
            names = first(attribute)
            if names:
                sheet.names("", field, names)
    for attribute, field in (("publisher", "publisher"), ("place", sheet.dialect.address)):
        texts = first(attribute)
        if texts:
            bodies(sheet, "", field, texts)
    for scheme in SERIALS:
        serials(sheet, scheme, next((v for w in works if (v := values_of(w, scheme))), []))


def _main_title(sheet: Sheet, value: Record) -> None:
    """Write the title of the work in several volumes that a book is one of."""
    main = next(iter(_with_titles(value)), None)
    if main:
        titled(sheet.quiet(), "maintitle", main)
    seen = host_of(sheet.reading("maintitle", "mainsubtitle")) if main else None
    if seen is None:
        sheet.lose("host", "not-representable")
    elif main is not value:
        sheet.lose("host", "single-valued", seen)
    else:
        sheet.lose_all(differences("host", value, seen))


def series(sheet: Sheet, value: Record | str) -> None:
    """Write the title of the series."""
    if isinstance(value, str) or not value.title:
        sheet.lose("series", "not-representable")
        return
    joined(sheet.quiet(), "series", value.title, value.subtitle)
    seen = series_of(sheet.reading("series"))
    if seen is None:
        sheet.lose("series", "not-representable")
    elif seen != value:
        sheet.lose_all(differences("series", value, seen))
