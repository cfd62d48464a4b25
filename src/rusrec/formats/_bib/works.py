"""The writer's part for other works, publishers, numbers and identifiers.

Where a value of one of these arrives is decided by the reader's rules, so each step fills in
fields, asks the reader what it sees, and tells what is different from the record.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from rusrec.formats._bib.biber_date import write_date
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.differ import differences, keyed_differences
from rusrec.formats._bib.name import untagged
from rusrec.formats._bib.record import ENTRY_TYPE
from rusrec.formats._bib.sheet import Place, Sheet
from rusrec.formats._bib.tables import NUMBERED_ITEMS, TYPES, UNHOSTED
from rusrec.formats._bib.work import event_of, host_of, identifiers_of, series_of
from rusrec.formats._tex import encode
from rusrec.formats._titles import mark_after
from rusrec.loss import Difference, ignore
from rusrec.model import Date, Event, Identifier, Numbering, Record, Text, Texts, choose
from rusrec.scripts.pattern import pattern

__all__ = [
    "event", "host", "identifiers", "issue", "joined", "number", "numbers_tex", "place", "placed",
    "promoted", "publisher", "series", "titled", "verbatim_tex",
]  # fmt: skip

_MASTERS: Final = pattern(
    r"\bmaster|\bmagist|석사|магистер|маґістер|магістер|修士|硕士|碩士", re.IGNORECASE
)
# A hyphen between numbers: 259-285, e12-e15, xii-xv; not the one of ART-12.
_RANGE: Final = pattern(
    r"(?<![\w-])((?:[A-Za-z]?[0-9]+[a-z]?)|[ivxlcdm]+)-(?=(?:[A-Za-z]?[0-9]+[a-z]?|[ivxlcdm]+)(?![\w-]))"
)
_TYPE: Final = pattern(r"[a-z][a-z0-9_-]*")
_NO_TYPES: Final = frozenset(("string", "comment", "preamble", "xdata"))
_UNSAFE: Final = pattern(r"[{}\\\s]")
_PROMOTED: Final = ("volume", "issue", "issued")
_HOST_FIELDS: Final = (
    "journal", "journaltitle", "journalsubtitle", "shortjournal", "booktitle", "booksubtitle",
    "editor", "publisher", "address", "location", "issn", "isbn",
)  # fmt: skip
_AND: Final = pattern(r"\sand\s", re.IGNORECASE)
_IDENTIFIER_FIELDS: Final = ("doi", "eprint", "eprinttype", "pmid", "pmcid")
_SERIALS: Final = ("issn", "isbn")
_LISTED: Final = " and "


def numbers_tex(text: str) -> str:
    """Return the TeX of a number or of pages, with double hyphens in ranges."""
    tex = encode(text)
    return _RANGE.sub(r"\1--", tex) if "-" in tex else tex


def verbatim_tex(value: str) -> str:
    """Return an address or DOI as it goes into the file: nothing escaped, but no loose braces."""
    if not _UNSAFE.search(value):
        return value
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), value)


# ---------------------------------------------------------------- host, series, event


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
    hosts = [host]
    while isinstance(hosts[-1].host, Record):
        hosts.append(hosts[-1].host)
    titled = [each for each in hosts if each.title]
    if not titled:
        return "", None
    if kind == "article" or (kind == "misc" and titled[-1].type == "periodical"):
        return "journal", titled[-1]
    return "booktitle", titled[0]


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
    if sheet.container is None or isinstance(value, str):
        sheet.lose("host", "not-representable")
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
    serials = tuple(each for each in record.identifiers if each.scheme in _SERIALS)
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
    dialect = quiet.dialect
    titled(quiet, dialect.journal if quiet.hosted == "journal" else "booktitle", container)
    if quiet.hosted == "booktitle":
        editors = next((work.editor for work in works if work.editor), ())
        if editors:
            quiet.names("", "editor", editors)
    for attribute, field in (("publisher", "publisher"), ("place", dialect.address)):
        found = next((texts for work in works if (texts := getattr(work, attribute))), ())
        if found:
            _bodies(quiet, "", field, found)
    for scheme in _SERIALS:
        _serials(quiet, scheme, next((v for w in works if (v := _values(w, scheme))), []))
    seen = host_of(quiet.reading(*_HOST_FIELDS))
    if seen == value:
        return quiet.fields, ()
    if seen is None or value is not container:
        return quiet.fields, (("host", "single-valued", seen),)
    return quiet.fields, tuple(differences("host", value, seen))


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


def event(sheet: Sheet, value: Event) -> None:
    """Write the conference, in the fields that biblatex has for it."""
    quiet = sheet.quiet()
    if value.name:
        quiet.text("", "eventtitle", value.name, braces=True)
    if value.place:
        quiet.text("", "venue", value.place)
    if value.date:
        write_date(sheet.fields, "eventdate", value.date.edtf)
    seen = event_of(sheet.reading("eventtitle", "venue", "eventdate", "eventdate+an:edtf"))
    if seen is None:
        sheet.lose("event", "not-representable")
    elif seen != value:
        sheet.lose_all(differences("event", value, seen))


# ---------------------------------------------------------------- publisher, place


def publisher(sheet: Sheet, value: tuple[Texts, ...]) -> None:
    """Write who publishes; beside a host, that is the host's publisher."""
    if sheet.hosted:
        sheet.lose("publisher", "no-target-field")
    else:
        _bodies(sheet, "publisher", sheet.dialect.publisher_of.get(sheet.kind, "publisher"), value)


def place(sheet: Sheet, value: tuple[Texts, ...]) -> None:
    """Write where it is published."""
    if sheet.hosted:
        sheet.lose("place", "no-target-field")
    else:
        _bodies(sheet, "place", sheet.dialect.address, value)


def _bodies(sheet: Sheet, path: str, field: str, values: tuple[Texts, ...]) -> None:
    joint = sheet.dialect.joint
    if len(values) == 1:
        sheet.text(f"{path}[0]", field, values[0])
        tex = sheet.fields[field]
        if joint == _LISTED and _AND.search(tex):
            sheet.fields[field] = f"{{{tex}}}"  # one body, and no list of several
        return
    chosen = [text for texts in values if (text := choose(texts, sheet.languages))]
    each = [untagged(text.text, markup=bool(text.markup)) for text in chosen]
    words = joint.join(each)
    sheet.fields[field] = joint.join(map(encode, each))
    sheet.lose(path, "joined", ((Text(words, sheet.tag),),))


# ---------------------------------------------------------------- numbers, identifiers


def issue(sheet: Sheet, value: str) -> None:
    """Write the issue: the ``number`` of a journal."""
    in_journal = sheet.hosted == "journal"
    sheet.fields["number" if in_journal else "issue"] = numbers_tex(value)


def number(sheet: Sheet, values: tuple[Numbering, ...]) -> None:
    """Write the item's number, or that in its series; there is one field for both."""
    fields = {"chapter": "chapter", "part": "part"}
    if sheet.hosted == "journal":
        fields[""] = "eid"
    elif "series" in sheet.fields and sheet.kind not in NUMBERED_ITEMS:
        fields["series"] = "number"
    else:
        fields[""] = "number"
    for index, each in enumerate(values):
        field = fields.pop(each.of, "")
        if field:
            sheet.fields[field] = numbers_tex(each.value)
        else:
            sheet.lose(f"number[{index}]", "no-target-field")


def _values(record: Record, scheme: str) -> list[str]:
    return [each.value for each in record.identifiers if each.scheme == scheme]


def _serials(sheet: Sheet, scheme: str, values: list[str]) -> None:
    if values:
        sheet.fields[scheme] = ", ".join(map(verbatim_tex, values))


def identifiers(sheet: Sheet, values: tuple[Identifier, ...]) -> None:
    """Write the identifiers that BibTeX has a field for, the first of each scheme."""
    fields, written = sheet.fields, 0
    for each in values:
        scheme, value = each.scheme, verbatim_tex(each.value)
        if scheme == "hdl" and "eprint" not in fields:
            fields["eprint"], fields["eprinttype"] = value, "hdl"
        elif scheme in _IDENTIFIER_FIELDS and scheme not in fields:
            fields[scheme] = value
        else:
            continue
        written += value == each.value
    if written == len(values):
        return
    asked = _IDENTIFIER_FIELDS if sheet.hosted else (*_IDENTIFIER_FIELDS, *_SERIALS)
    if not sheet.hosted:
        for scheme in _SERIALS:
            _serials(sheet, scheme, _values(sheet.record, scheme))
    seen = identifiers_of(sheet.reading(*asked))
    if seen != values:
        sheet.lose_all(keyed_differences("identifiers", values, seen))
