"""Items as most of them are, read in one go: the usual keys, each with a value of its type.

An item that :func:`plain` takes is decoded by its shape, and :func:`fields_of` maps it by a table.
Where either gives None the item goes the long way, which knows all that an item may say and tells
what has no place. Both ways make the same record; a test compares them.
"""

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Annotated, Any, Final

from msgspec import DecodeError, Meta, Struct
from msgspec.json import Decoder
from msgspec.structs import astuple

from rusrec.errors import SourceError
from rusrec.formats._serials import says_more, serials
from rusrec.formats.csl_json.date import dated
from rusrec.formats.csl_json.item import Item, WireDate, WireName, wire
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
from rusrec.formats.csl_json.work import edits_host, isbn_of_host
from rusrec.model import Date, Identifier, Link, Name, Note, Record, Texts
from rusrec.vocab import item_types

__all__ = ["Plain", "fields_of", "plain"]

_Number = Annotated[int, Meta(ge=-99_999, le=99_999)]


_FRAME: Final = (
    "container_title", "container_title_short", "journal_abbreviation", "collection_title",
    "publisher", "publisher_place", "issn", "isbn",
)  # fmt: skip


class _Told(Exception):  # noqa: N818 (never seen outside)
    """A value of which something has to be told."""


# ---------------------------------------------------------------- shapes


class _Shape(Struct, forbid_unknown_fields=True, rename=wire, gc=False):
    """A shape with no keys but its own; None is one that is not there."""


class _Name(_Shape):
    family: str | None = None
    given: str | None = None
    literal: str | None = None


class _Date(_Shape):
    date_parts: tuple[tuple[_Number | str, ...], ...]


class Plain(_Shape):
    """An item with none but the usual keys."""

    id: str | None = None
    type: str | None = None
    citation_key: str | None = None
    language: str | None = None
    title: str | None = None
    title_short: str | None = None
    author: tuple[_Name, ...] | None = None
    editor: tuple[_Name, ...] | None = None
    translator: tuple[_Name, ...] | None = None
    issued: _Date | None = None
    accessed: _Date | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    journal_abbreviation: str | None = None
    collection_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number_of_pages: str | None = None
    edition: str | None = None
    genre: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    doi: str | None = None
    isbn: str | None = None
    issn: str | None = None
    url: str | None = None
    source: str | None = None
    abstract: str | None = None
    keyword: str | None = None
    note: str | None = None


_decode: Final = Decoder(Plain).decode


def plain(text: str) -> Plain | None:
    """Return the item that *text* is; None where it is another one, or a key stands twice.

    Two quotation marks stand around each key and each text, others only within a text: where a key
    stands twice there are more of them than what was decoded takes.
    """
    try:
        item = _decode(text)
    except DecodeError:
        return None
    marks = 2 * _strings_in(item)
    if "\\" in text:
        if "\\u0022" in text:
            return None
        marks += sum([value.count('"') for value in astuple(item) if type(value) is str])
    return item if text.count('"') == marks else None


def _strings_in(item: Plain) -> int:
    """Return how many strings the text of *item* takes, keys and values."""
    values = astuple(item)
    number = 2 * (len(values) - values.count(None))
    for date in (item.issued, item.accessed):
        if date:
            number += sum([type(part) is str for parts in date.date_parts for part in parts])
    for names in (item.author, item.editor, item.translator):
        if names is not None:
            number -= 1
            for name in names:
                number += 2 * (3 - astuple(name).count(None))
    return number


# ---------------------------------------------------------------- into the model


def fields_of(item: Plain) -> dict[str, Any] | None:
    """Return the fields of a record but for its names; None if anything has to be told."""
    try:
        frame = _frame_of(item)
        tag = frame.main_language
        found: dict[str, Any] = {
            "type": frame.type,
            "language": frame.language,
            "host": frame.host,
            "series": frame.series,
            "publisher": frame.publisher,
            "place": frame.place,
            "identifiers": _identifiers(item, frame),
        }
        for value, (field, take) in zip(_VALUES(item), _TAKEN, strict=True):
            if value is not None:
                found[field] = take(value, tag)
        if item.source and (source := paragraphs(item.source)):
            found["notes"] = (*found.get("notes", ()), Note((said(source, tag),), "source"))
    except (_Told, SourceError):
        return None
    return found


def _frame_of(item: Plain) -> Record:
    """Return what many items have in common: type, language, journal, series, publisher."""
    kind = item.type or ""
    if item.editor and edits_host(kind):
        raise _Told
    return _frame(
        kind,
        item.language or "",
        item.container_title or "",
        item.container_title_short or "",
        item.journal_abbreviation or "",
        item.collection_title or "",
        item.publisher or "",
        item.publisher_place or "",
        item.issn or "",
        (item.isbn or "") if isbn_of_host(kind) else "",
    )


@lru_cache(maxsize=1024)
def _frame(kind: str, language: str, *values: str) -> Record:
    item = Item(type=kind, language=language)
    for attribute, value in zip(_FRAME, values, strict=True):
        setattr(item, attribute, value)
    told: list[object] = []
    frame = record_of(Reading(item, told.append), Identity(""), [])
    if told or frame.extra or kind not in item_types():
        raise _Told
    if (item.issn and says_more("issn", item.issn)) or (item.isbn and says_more("isbn", item.isbn)):
        raise _Told
    return frame


def _identifiers(item: Plain, frame: Record) -> tuple[Identifier, ...]:
    found, doi, isbn = frame.identifiers, item.doi, item.isbn
    if doi:
        if not PLAIN_DOI.fullmatch(doi):
            raise _Told
        found = (Identifier("doi", doi), *found)
    if isbn and not isbn_of_host(frame.type):
        if says_more("isbn", isbn):
            raise _Told
        found += serials("isbn", words(isbn))
    return found


def _words(text: str, _: str) -> str:
    return words(text)


def _texts(text: str, tag: str) -> Texts:
    text = words(text)
    return (said(text, tag),) if text else ()


def _abstract(text: str, tag: str) -> Texts:
    text = paragraphs(text)
    return (said_abstract(text, tag),) if text else ()


def _links(url: str, _: str) -> tuple[Link, ...]:
    if RESOLVER.match(url):
        raise _Told
    return (Link(text),) if (text := words(url)) else ()


def _names(names: tuple[_Name, ...], tag: str) -> tuple[Name, ...]:
    return tuple([_name(name.family, name.given, name.literal, tag) for name in names])


@lru_cache(maxsize=4096)
def _name(family: str | None, given: str | None, literal: str | None, tag: str) -> Name:
    wired = WireName(family=family or "", given=given or "", literal=literal or "")
    told: list[str] = []
    found = names_of((wired,), Language(tag, ()), told.append)
    if told or not found:
        raise _Told
    return found[0]


def _date(date: _Date, _: str) -> Date:
    return _moment(date.date_parts)


@lru_cache(maxsize=4096)
def _moment(parts: tuple[tuple[int | str, ...], ...]) -> Date:
    found = dated(WireDate(date_parts=parts))
    if found.fault or not found.edtf:
        raise _Told
    return Date(found.edtf, text=found.text)


_MAPPED: Final[dict[str, tuple[str, Callable[[Any, str], Any]]]] = {
    "title": ("title", _texts),
    "title_short": ("short_title", _texts),
    "author": ("author", _names),
    "editor": ("editor", _names),
    "translator": ("translator", _names),
    "issued": ("issued", _date),
    "accessed": ("accessed", _date),
    "volume": ("volume", _words),
    "issue": ("issue", _words),
    "page": ("pages", _words),
    "number_of_pages": ("extent", _words),
    "edition": ("edition", _texts),
    "genre": ("genre", _texts),
    "url": ("links", _links),
    "abstract": ("abstract", _abstract),
    "keyword": ("keywords", keywords_of),
    "note": ("notes", paragraph_notes),
}
"""Keys of an item, each with the field that it is and what makes it of text and language tag."""
_VALUES: Final = attrgetter(*_MAPPED)
_TAKEN: Final = tuple(_MAPPED.values())
