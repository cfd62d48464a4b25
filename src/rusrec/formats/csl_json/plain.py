"""Items as most of them are, read in one go: the usual keys, each with a value of its type.

Where :func:`fields_of` gives None the item goes the long way, which knows all that an item may say
and tells what has no place. Both ways make the same record; a test compares them.
"""

from functools import lru_cache
from typing import Any, Final

from msgspec.structs import astuple

from rusrec.errors import SourceError
from rusrec.formats._serials import says_more, serials
from rusrec.formats.csl_json.date import dated
from rusrec.formats.csl_json.item import Item, WireDate, WireName
from rusrec.formats.csl_json.name import Language, names_of
from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.record import (
    PLAIN_DOI,
    RESOLVER,
    Identity,
    keywords_of,
    paragraph_notes,
    record_of,
)
from rusrec.formats.csl_json.text import paragraphs, said, said_abstract, words
from rusrec.formats.csl_json.usual import FEWER, SHARED, Usual, UsualDate, UsualName
from rusrec.formats.csl_json.work import edits_host, isbn_of_host
from rusrec.model import Date, Identifier, Link, Name, Note, Record, Texts
from rusrec.scripts import gate
from rusrec.vocab import item_types

__all__ = ["fields_of"]

_SHARED: Final = len(SHARED)


class _Told(Exception):  # noqa: N818 (never seen outside)
    """A value of which something has to be told."""


def fields_of(item: Usual, *, calm: bool) -> tuple[Record, dict[str, Any]] | None:
    """Return a record that many items share, and the fields of this one beside it.

    None if anything has to be told. What the item is called is left to the reader.

    Args:
        item: An item of usual keys.
        calm: No text of it holds a line end, nor, but for U+2028 and U+2029, what no value may.
    """
    try:
        return _fields(item, calm=calm)
    except (_Told, SourceError):
        return None


def _fields(item: Usual, *, calm: bool) -> tuple[Record, dict[str, Any]]:
    values, isbn = astuple(item), item.isbn
    hosted = bool(isbn) and isbn_of_host(item.type)
    frame = _frame(isbn if hosted else "", values[:_SHARED])
    tag = frame.main_language
    fields: dict[str, Any] = {
        "title": _title(item.title, tag, calm=calm),
        "author": tuple([_name(name, tag) for name in item.author]),
        "issued": _moment(item.issued),
        "volume": words(item.volume),
        "issue": words(item.issue),
        "pages": words(item.page),
    }
    if item.doi or isbn:
        fields["identifiers"] = _identifiers(item.doi, "" if hosted else isbn, frame.identifiers)
    if item.abstract:
        fields["abstract"] = _abstract(item.abstract, tag, calm=calm)
    if item.keyword:
        fields["keywords"] = keywords_of(item.keyword, tag)
    if any(values[FEWER]):
        _fewer(item, fields, tag)
    return frame, fields


def _fewer(item: Usual, fields: dict[str, Any], tag: str) -> None:
    """Add the fields that fewer items have."""
    if item.editor:
        if edits_host(item.type):
            raise _Told
        fields["editor"] = tuple([_name(name, tag) for name in item.editor])
    fields["translator"] = tuple([_name(name, tag) for name in item.translator])
    fields["accessed"] = _moment(item.accessed)
    fields["links"] = _links(item.url)
    fields["short_title"] = _texts(item.title_short, tag)
    fields["edition"] = _texts(item.edition, tag)
    fields["genre"] = _texts(item.genre, tag)
    fields["extent"] = words(item.number_of_pages)
    fields["notes"] = paragraph_notes(item.note, tag)
    if source := paragraphs(item.source):
        fields["notes"] += (Note((said(source, tag),), "source"),)


def _identifiers(doi: str, isbn: str, found: tuple[Identifier, ...]) -> tuple[Identifier, ...]:
    """Return DOI and ISBN with those *found* already, in their order."""
    if doi:
        if not PLAIN_DOI.fullmatch(doi):
            raise _Told
        found = (Identifier("doi", doi), *found)
    if isbn:
        if says_more("isbn", isbn):
            raise _Told
        found += serials("isbn", words(isbn))
    return found


@lru_cache(maxsize=1024)
def _frame(isbn: str, values: tuple[str, ...]) -> Record:
    """Return what many items have in common, made the long way of an item that says no more."""
    item = Item(isbn=isbn)
    for attribute, value in zip(SHARED, values, strict=True):
        setattr(item, attribute, value)
    told: list[object] = []
    frame = record_of(Reading(item, told.append), Identity(""), [])
    if told or frame.extra or item.type not in item_types():
        raise _Told
    if (item.issn and says_more("issn", item.issn)) or (isbn and says_more("isbn", isbn)):
        raise _Told
    return frame


def _title(text: str, tag: str, *, calm: bool) -> Texts:
    text = _calm(text) if calm else words(text)
    return (said(text, tag),) if text else ()


def _abstract(text: str, tag: str, *, calm: bool) -> Texts:
    text = _calm(text) if calm else paragraphs(text)
    return (said_abstract(text, tag),) if text else ()


def _calm(text: str) -> str:
    """Return a text of a calm item as a value of the model, and spare the writer its own look."""
    if "\u2028" in text or "\u2029" in text:
        raise _Told
    if text.strip() is not text or "  " in text:
        text = gate.fold(text)
    elif not text.isascii():
        text = gate.nfc(text)
    gate.vouch(text)
    return text


def _texts(text: str, tag: str) -> Texts:
    text = words(text)
    return (said(text, tag),) if text else ()


def _links(url: str) -> tuple[Link, ...]:
    if RESOLVER.match(url):
        raise _Told
    return (Link(text),) if (text := words(url)) else ()


@lru_cache(maxsize=4096)
def _name(name: UsualName, tag: str) -> Name:
    told: list[str] = []
    wired = WireName(family=name.family, given=name.given, literal=name.literal)
    found = names_of((wired,), Language(tag, ()), told.append)
    if told or not found:
        raise _Told
    return found[0]


@lru_cache(maxsize=4096)
def _moment(date: UsualDate | None) -> Date | None:
    if date is None:
        return None
    parts = tuple(tuple(map(str, numbers)) for numbers in date.date_parts)
    found = dated(WireDate(date_parts=parts))
    if found.fault or not found.edtf:
        raise _Told
    return Date(found.edtf, text=found.text)
