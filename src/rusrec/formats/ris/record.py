"""A reference of a RIS file as a record. What the model has no field for goes into ``extra``."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from rusrec.formats._identity import Identity
from rusrec.formats._links import addresses_in
from rusrec.formats.ris.date import date_of
from rusrec.formats.ris.reading import Reading, said_under, terms
from rusrec.formats.ris.tables import BOOKS, HOSTED, RIS_TYPES, TYPES
from rusrec.loss import ignore
from rusrec.model import (
    UNDETERMINED,
    Archive,
    Classification,
    Date,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Link,
    Note,
    Record,
    Rights,
    Text,
    Texts,
    identifier,
)
from rusrec.model.text import arranged
from rusrec.scripts.pattern import pattern

__all__ = ["accessed_of", "file_of", "issued_of", "links_of", "record_of", "serials_of"]

_SERIAL: Final = pattern(
    r"[0-9]{4}-?[0-9]{3}[0-9Xx]|(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?[0-9Xx]"
)
_DOI: Final = pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.[0-9]{4,9}/\S+")
_ISSN_LENGTH: Final = 8
_PDF: Final = {"L1": "application/pdf", "L2": ""}


def record_of(reading: Reading, identity: Identity = ("", "", ())) -> Record:
    """Return the record of a reference, called by its *identity*; all is put in canonical order."""
    record_id, citekey, aka = identity
    kind = TYPES.get(reading.kind, "document")
    doi = _doi_of(reading)
    host = _host_of(reading) if reading.kind in HOSTED else None
    own = host is None
    pages, extent = _pages_of(reading)
    archive = Archive(reading.one("DB"), shelfmark=reading.one("AN"))
    links, handles = links_of(reading.all("UR"), doi)
    record = Record(
        id=record_id,
        citekey=citekey,
        aka=aka,
        type=kind,
        language=reading.languages,
        author=reading.names("AU"),
        editor=reading.names("A2") if own or reading.kind not in BOOKS else (),
        translator=reading.names("A4"),
        issued=issued_of(reading),
        accessed=accessed_of(reading),
        host=host,
        series=_series_of(reading),
        pages=pages,
        extent=extent,
        publisher=_bodies(reading, "PB") if own else (),
        place=_bodies(reading, "CY") if own else (),
        identifiers=(
            *doi,
            *handles,
            *(serials_of(reading) if own else ()),
            *_by_scheme(
                Identifier(scheme, identifier.normal(scheme, value))
                for scheme, value in said_under(reading, "pmid", "pmcid").items()
            ),
        ),
        archive=archive if archive != Archive() else None,
        links=(*links, *_files_of(reading)),
        keywords=tuple(Keyword(term, reading.tag) for term in terms(reading.all("KW"))),
        classification=tuple(Classification("call-number", t) for t in reading.all("CN")),
        notes=_notes_of(reading),
        rights=_rights_of(reading),
        volume=reading.one("VL"),
        issue=reading.one("IS"),
        volumes=reading.one("NV"),
        title=arranged((*reading.text("TI"), *_translated(reading)), reading.languages),
        short_title=reading.text("ST"),
        edition=reading.text("ET"),
        section=reading.text("SE"),
        genre=reading.text("M3"),
        abstract=reading.text("AB"),
    )
    return _with_extra(record, reading)


def _with_extra(record: Record, reading: Reading) -> Record:
    values = {tag: "\n".join(found) for tag, found in reading.values.items()}
    if reading.kind != RIS_TYPES.get(record.type, "GEN"):
        values = {"TY": reading.kind, **values}
    if "" in values:
        reading.tell("", "stands before the first tag of the reference", values.pop(""))
    said = tuple(ExtraValue(tag, text) for tag, text in values.items() if text)
    return replace(record, extra=(Extra("ris", said),)) if said else record


def _rights_of(reading: Reading) -> Rights | None:
    said = said_under(reading, "rights").get("rights")
    return Rights(text=(Text(said, reading.tag),)) if said else None


def _translated(reading: Reading) -> Texts:
    """Return the translated title; nobody says in which language it is."""
    text = reading.one("TT")
    return (Text(text, UNDETERMINED, "translated"),) if text else ()


def _doi_of(reading: Reading) -> tuple[Identifier, ...]:
    """Return the DOI: under ``DO``, in older files under ``M3``."""
    text = reading.one("DO")
    if not text and _DOI.fullmatch(reading.values.get("M3", [""])[0]):
        text = reading.one("M3")
    normal = identifier.normal("doi", text) if text else ""
    return (Identifier("doi", normal),) if normal else ()


def _by_scheme(found: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Return them in canonical order: ISSN before ISBN, PMID before PMCID, which is Z-A."""
    return tuple(sorted(found, key=lambda each: each.scheme, reverse=True))


def links_of(
    urls: Iterable[str], doi: tuple[Identifier, ...]
) -> tuple[tuple[Link, ...], tuple[Identifier, ...]]:
    """Return the addresses, and the handle that one of them only resolves."""
    links: list[Link] = []
    handles: list[Identifier] = []
    for url in [each for text in urls for each in addresses_in(text)]:
        found = identifier.of_url(url)
        if found and found[0] == "hdl" and not handles:
            handles.append(Identifier(*found))
        elif not (found and Identifier(*found) in doi):
            links.append(Link(url))
    return tuple(links), tuple(handles)


def _files_of(reading: Reading) -> Iterator[Link]:
    """Yield the files that have an address; those on somebody's disk are left."""
    for tag in _PDF:
        values = reading.all(tag)
        yield from (file_of(tag, url) for url in values if "://" in url)
        if local := [url for url in values if "://" not in url]:
            reading.values[tag] = local


def file_of(tag: str, url: str) -> Link:
    """Return the file at an address under *tag*: ``L1`` is a PDF, ``L2`` another full text."""
    return Link(url, "fulltext", _PDF[tag])


def serials_of(reading: Reading) -> tuple[Identifier, ...]:
    """Return the ISSNs and ISBNs of ``SN``; what is neither (a report's number) is left there."""
    found: dict[Identifier, None] = {}
    rest = []
    for text in reading.all("SN"):
        for match in _SERIAL.finditer(text):
            digits = [c for c in match[0] if c.isalnum()]
            scheme = "issn" if len(digits) == _ISSN_LENGTH else "isbn"
            found[Identifier(scheme, identifier.normal(scheme, match[0]))] = None
        if not _SERIAL.search(text):
            rest.append(text)
    if rest:
        reading.values["SN"] = rest
    return _by_scheme(found)


def _host_of(reading: Reading) -> Record | None:
    """Return what the item stands in; publisher, place, ISSN and ISBN are then its own."""
    given = tuple(
        (tag, tuple(values)) for tag in _OF_HOST if (values := reading.values.pop(tag, None))
    )
    host, rest = _host(reading.tag, given, in_book=reading.kind in BOOKS)
    reading.values |= {tag: list(left) for tag, left in rest}
    return host


_OF_HOST: Final = ("T2", "J2", "A2", "PB", "CY", "SN")
_Values = tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=1024)
def _host(tag: str, given: _Values, *, in_book: bool) -> tuple[Record | None, _Values]:
    """Return the work that many items share, and the values that are not its own."""
    reading = Reading("", {name: list(values) for name, values in given}, ignore)
    reading.tag = tag
    title, short = reading.text("T2"), reading.text("J2")
    if not title:
        title, short = short, ()
    host = title and Record(
        type="book" if in_book else "periodical",
        title=title,
        short_title=short,
        editor=reading.names("A2") if in_book else (),
        publisher=_bodies(reading, "PB"),
        place=_bodies(reading, "CY"),
        identifiers=serials_of(reading),
    )
    return host or None, tuple((name, tuple(values)) for name, values in reading.values.items())


def _series_of(reading: Reading) -> Record | None:
    """Return the series: ``T3``, of a work that stands in nothing also ``T2``."""
    title = reading.text("T3") or (() if reading.kind in HOSTED else reading.text("T2"))
    if not title:
        return None
    return Record(type="collection", title=title, editor=reading.names("A3"))


def _bodies(reading: Reading, tag: str) -> tuple[Texts, ...]:
    return tuple((Text(text, reading.tag),) for text in reading.all(tag))


def _pages_of(reading: Reading) -> tuple[str, str]:
    """Return pages and extent: of a whole work, one number under ``SP`` is how long it is."""
    start, end = reading.one("SP"), reading.one("EP")
    if start and not end and reading.kind not in HOSTED:
        return "", start
    return "-".join(filter(None, (start, end))), ""


def issued_of(reading: Reading) -> Date | None:
    """Return the date of publication: ``DA`` says more than ``PY``, where it is of that year."""
    year, date = (reading.values.get(tag, [""])[0] for tag in ("PY", "DA"))
    if year and date and not date.startswith(year[:4]):
        return _date_of(reading, "PY")
    if not date or (year and len(year.strip("/")) > len(date.strip("/"))):
        found = _date_of(reading, "PY")
        if date and found:
            reading.one("DA")
        return found
    found = _date_of(reading, "DA")
    if found and year:
        reading.one("PY")
    return found


def accessed_of(reading: Reading) -> Date | None:
    """Return the date on which an address was looked at."""
    return _date_of(reading, "Y2")


def _date_of(reading: Reading, tag: str) -> Date | None:
    text = reading.one(tag)
    found = date_of(text)
    if not found.whole:
        reading.tell(tag, "says more than its date", text)
    return found.date


def _notes_of(reading: Reading) -> tuple[Note, ...]:
    found = [Note((Text(text, reading.tag),)) for text in reading.all("N1")]
    return (*found, *(Note((Text(text, reading.tag),), "source") for text in reading.all("DP")))
