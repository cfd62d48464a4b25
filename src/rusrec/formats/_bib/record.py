"""An entry of a .bib file as a record. What the model has no field for goes into ``extra``."""

from collections.abc import Sequence
from typing import Any, Final

from msgspec.structs import replace

from rusrec.formats._bib.annotation import OF, annotation
from rusrec.formats._bib.date import Dated, dated
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.form import with_forms, with_name_forms
from rusrec.formats._bib.original import original_of
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.role import contributors_of
from rusrec.formats._bib.tables import GENRES, IMPLIED, NOTES, SORTED_BY, SUBTYPES, TYPES, UNHOSTED
from rusrec.formats._bib.title import bare, bared, is_english
from rusrec.formats._bib.work import (
    event_of,
    host_of,
    identifiers_of,
    links_of,
    numbers_of,
    place_of,
    publisher_of,
    series_of,
    whole_date,
)
from rusrec.model import Date, Extra, ExtraValue, Keyword, Note, Record, Rights, Texts
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern
from rusrec.vocab import item_types

__all__ = [
    "ENTRY_TYPE",
    "FIELDS",
    "genre_of",
    "issued_of",
    "keywords_of",
    "notes_of",
    "record_of",
    "rights_of",
    "terms_of",
    "title_of",
    "title_tex",
    "titled",
]

ENTRY_TYPE: Final = "entrytype"
"""Under this key an entry type is kept in ``extra`` that is none of those that we write."""

_SELDOM_HOMES: Final = """
    subtitle shorttitle translator urldate urldate+an:edtf eventtitle eventdate eventdate+an:edtf
    venue pagetotal volumes edition annotator commentator introduction foreword afterword holder
    editora editorb editorc editoratype editorbtype editorctype copyright rights
    origtitle origdate origdate+an:edtf origlanguage origpublisher origlocation
"""
_HOMES: Final = """
    author editor title journal journaltitle journalsubtitle
    shortjournal issuetitle issuesubtitle maintitle mainsubtitle bookauthor booktitle
    booksubtitle publisher school institution organization address
    location issn isbn doi eprint eprinttype pmid pmcid url howpublished volume
    number issue eid articleno chapter part series pages date year month day type
    language langid keywords keyword
    abstract note annote annotation pubstate key sortkey label ids crossref xdata entrysubtype
    titleaddon titleaddon+an:lang usere usere+an:lang nameaddon nameaddon+an:lang
    langid+an:lang date+an:edtf date+an:of
"""
_LICENSE: Final = pattern(r"[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9.]+)+")
_ADDRESS: Final = pattern(r"https?://[^\s{}\\]+")
_RIGHTS: Final = ("copyright", "rights")
_SUBTYPES: Final = {word: kind for kind, word in SUBTYPES.items()}
_SELDOM: Final = frozenset(_SELDOM_HOMES.split())
FIELDS: Final = _SELDOM.union(_HOMES.split())
"""Every field that a home in the record is known for; all others go into ``extra``."""


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
    seldom = {} if reading.fields.keys().isdisjoint(_SELDOM) else _seldom_of(reading)
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


def title_of(reading: Reading, key: str = "") -> Texts:
    """Return the title; a ``key`` that only says it again is dropped."""
    fields = reading.fields
    for field in SORTED_BY:
        if field in fields:
            tex = fields.get("title", "")
            if fields[field] == (bare(tex, reading.tag) if tex else key):
                reading.take(field)
    return titled(reading, "title")


def titled(reading: Reading, field: str) -> Texts:
    """Return the title in *field*, without the braces that we write to keep its capitals."""
    tex = reading.take(field)
    if not tex:
        return ()
    reading.fields[field] = title_tex(tex, reading.tag)
    return reading.texts(field, braces=True)


def title_tex(tex: str, tag: str) -> str:
    """Return the title *tex*, which is not empty, without the braces that we write."""
    if "{" not in tex:
        return tex
    inner = tex[1:-1]
    if tex[0] == "{" and tex[-1] == "}" and "{" not in inner and "}" not in inner:
        tex = inner  # most titles that we write, and the fastest way to read them
    return bared(tex) if is_english(tag) else tex


def genre_of(reading: Reading) -> Texts:
    """Return the kind of thesis, report, ...; the entry type may imply it."""
    tex = reading.fields.get("type", "")
    key = tex.strip(" {}").lower()
    if key in GENRES:
        reading.take("type")
        text = GENRES[key]
    elif tex:
        return reading.texts("type")
    else:
        text = IMPLIED.get(reading.kind)
    return () if text is None else (text,)


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


def rights_of(reading: Reading) -> Rights | None:
    """Return the rights: the name of a licence, the address of one, or a statement."""
    field = next((name for name in _RIGHTS if name in reading.fields), "")
    tex = reading.fields[field] if field else ""
    if _LICENSE.fullmatch(tex):
        return Rights(license=reading.take(field))
    if _ADDRESS.fullmatch(tex):
        return Rights(uri=reading.address(field))
    texts = reading.texts(field) if field else ()
    return Rights(text=texts) if texts else None


def notes_of(reading: Reading) -> tuple[Note, ...]:
    """Return the notes, in the order of their fields."""
    found = []
    for field in [name for name in reading.fields if name in NOTES]:
        note = reading.texts(field, lines=True)
        if note:
            found.append(Note(note, NOTES[field]))
    return tuple(found)


_TERM_LINES: Final = pattern(r"(?:[^\n]*[^\s,]\n(?=\S))+[^\n]*")


def keywords_of(reading: Reading) -> tuple[Keyword, ...]:
    """Return the terms, parted by semicolons, or where there are none by commas.

    EndNote writes one a line and does not indent them; there a comma parts nothing.
    """
    tex = reading.fields.get("keywords", "")
    if "\n" in tex and ";" not in tex and _TERM_LINES.fullmatch(tex):
        reading.fields["keywords"] = tex.replace("\n", "; ")
    return terms_of(reading.plain("keywords") or reading.plain("keyword"), reading.tag)


def terms_of(text: str, tag: str) -> tuple[Keyword, ...]:
    """Return the terms that *text* parts."""
    parts = text.split(";" if ";" in text else ",")
    return tuple([Keyword(term, tag) for part in parts if (term := part.strip())])


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
