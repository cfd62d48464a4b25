"""An entry of a .bib file as a record. What the model has no field for goes into ``extra``."""

from collections.abc import Sequence
from typing import Any, Final

from msgspec.structs import replace

from rusrec.formats._bib.annotation import OF, annotation
from rusrec.formats._bib.biber_date import whole_date
from rusrec.formats._bib.date import Dated, dated
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.event import event_of
from rusrec.formats._bib.field import (
    genre_of,
    keywords_of,
    notes_of,
    rights_of,
    title_of,
    titled,
)
from rusrec.formats._bib.form import with_forms, with_name_forms
from rusrec.formats._bib.original import original_of
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.role import contributors_of
from rusrec.formats._bib.tables import ENTRY_TYPE, SELDOM, SUBTYPES, TYPES, UNHOSTED
from rusrec.formats._bib.work import (
    host_of,
    identifiers_of,
    links_of,
    numbers_of,
    place_of,
    publisher_of,
    series_of,
)
from rusrec.model import Date, Extra, ExtraValue, Record
from rusrec.scripts import gate
from rusrec.vocab import item_types

__all__ = ["issued_of", "record_of"]

_SUBTYPES: Final = {word: kind for kind, word in SUBTYPES.items()}


def record_of(
    reading: Reading, dialect: Dialect, key: str, names: Sequence[str] = ("", "")
) -> Record:
    """Return the record of an entry.

    Args:
        reading: The entry.
        dialect: Says which entry types need not be kept.
        key: Its key.
        names: What the record is called: id, citekey, former names.
    """
    title = title_of(reading, key)
    seldom = {} if reading.fields.keys().isdisjoint(SELDOM) else _seldom_of(reading)
    if title:
        title = with_forms(reading, title)
    host = host_of(reading)
    series = series_of(reading)
    hosted = host is not None and reading.kind not in UNHOSTED
    in_journal = host is not None and host.type == "periodical"
    issue, number = numbers_of(reading, in_journal=in_journal, in_series=series is not None)
    issued = issued_of(reading)
    if issued and host and annotation(reading.fields, "date", OF) == "host":
        reading.take(f"date+an:{OF}")
        host, issued = replace(host, issued=issued), None
    record_id, citekey, *aka = names
    return Record(
        id=record_id,
        citekey=citekey,
        aka=tuple(aka),
        type=_type_of(reading, dialect),
        genre=genre_of(reading),
        language=reading.languages,
        title=title,
        author=with_name_forms(reading, reading.names("author")),
        editor=reading.names("editor"),
        issued=issued,
        host=host,
        series=series,
        volume=reading.numbers("volume"),
        issue=issue,
        number=number,
        pages=reading.numbers("pages"),
        publisher=() if hosted else publisher_of(reading),
        place=() if hosted else place_of(reading),
        identifiers=identifiers_of(reading),
        links=links_of(reading),
        abstract=reading.texts("abstract", lines=True),
        keywords=keywords_of(reading),
        notes=notes_of(reading),
        extra=_extra_of(reading, dialect),
        **seldom,
    )


def _seldom_of(reading: Reading) -> dict[str, Any]:
    """Return what few entries say, by the name of its field in the record."""
    return {
        "subtitle": titled(reading, "subtitle"),
        "short_title": reading.texts("shorttitle", braces=True),
        "translator": reading.names("translator"),
        "contributor": contributors_of(reading),
        "accessed": _accessed_of(reading),
        "event": event_of(reading),
        "extent": reading.numbers("pagetotal"),
        "volumes": reading.numbers("volumes"),
        "edition": reading.texts("edition"),
        "rights": rights_of(reading),
        "original": original_of(reading),
    }


def _type_of(reading: Reading, dialect: Dialect) -> str:
    """Return the item type: ``entrysubtype`` says it where the entry type is too wide."""
    said = reading.fields.get("entrysubtype", "")
    if said and reading.kind in dialect.own:
        found = _SUBTYPES.get(said, said)
        if found in item_types():
            reading.take("entrysubtype")
            return found
    return TYPES.get(reading.kind, "document")


def issued_of(reading: Reading) -> Date | None:
    """Return the date of publication; what of month and day is no date stays where it is."""
    fields = reading.fields
    whole = whole_date(reading, "date") if "date+an:edtf" in fields else ""
    if whole:
        return Date(whole)
    if "year" not in fields and "date" not in fields:
        return None
    date, month, day = (fields.get(name, "") for name in ("date", "month", "day"))
    tex = fields.get("year", "")
    found = dated(date, reading.numbers("year"), month, day)
    if "year" in found.rest:
        fields["year"] = tex
    for field in ("date", "month", "day"):
        if field in fields and field not in found.rest:
            reading.take(field)
    return _date(found)


def _date(found: Dated) -> Date | None:
    return Date(found.edtf, text=gate.fold(found.text)) if found.edtf else None


def _accessed_of(reading: Reading) -> Date | None:
    text = whole_date(reading, "urldate")
    return Date(text) if text else None


def _extra_of(reading: Reading, dialect: Dialect) -> tuple[Extra, ...]:
    """Return what nobody has taken, as TeX, and an entry type that the record's does not say."""
    fields = reading.fields
    if ENTRY_TYPE in fields:
        reading.tell(ENTRY_TYPE, "is no field", reading.take(ENTRY_TYPE))
    if reading.kind not in dialect.own:
        fields = {ENTRY_TYPE: reading.kind, **fields}
    if not fields:
        return ()
    values = [
        ExtraValue(name, text)
        for name, tex in fields.items()
        if (text := gate.nfc(tex.strip(" \t\n")))
    ]
    return (Extra("bibtex", tuple(values)),) if values else ()
