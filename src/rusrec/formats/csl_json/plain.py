"""Items as most of them are, read in one go: the usual keys, each with a value of its type.

Where :func:`fields_of` gives None the item goes the long way, which knows all that an item may say
and tells what has no place. Both ways make the same record; a test compares them.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from rusrec.errors import SourceError
from rusrec.formats._serials import says_more, serials
from rusrec.formats.csl_json.date import dated
from rusrec.formats.csl_json.item import KEYS, Item, WireDate, WireName
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
from rusrec.model import Date, Identifier, Link, Name, Note, Texts
from rusrec.vocab import item_types

__all__ = ["USUAL", "fields_of"]

_FRAME: Final = (
    "type", "language", "container-title", "container-title-short", "journalAbbreviation",
    "collection-title", "publisher", "publisher-place", "ISSN",
)  # fmt: skip
"""Keys whose values many items share."""

_NAME: Final = frozenset(("family", "given", "literal"))


class _Told(Exception):  # noqa: N818 (never seen outside)
    """A value of which something has to be told."""


def fields_of(found: dict[str, Any]) -> dict[str, Any] | None:
    """Return the fields of a record but for its names; None if anything has to be told.

    Args:
        found: An item as it was decoded, its numbers as text.
    """
    for key, value in found.items():
        if USUAL.get(key) is not type(value):
            return None
    try:
        return _fields(found)
    except (_Told, SourceError):
        return None


def _fields(found: dict[str, Any]) -> dict[str, Any]:
    get = found.get
    kind, isbn = get("type", ""), get("ISBN", "")
    if get("editor") and edits_host(kind):
        raise _Told
    if isbn and isbn_of_host(kind):
        tag, frame = _frame(isbn, *map(get, _FRAME))
        isbn = ""
    else:
        tag, frame = _frame("", *map(get, _FRAME))
    fields = frame.copy()
    for key, value in found.items():
        taken = _TAKEN.get(key)
        if taken is not None:
            fields[taken[0]] = taken[1](value, tag)
    if isbn or "DOI" in found:
        fields["identifiers"] = _identifiers(get("DOI", ""), isbn, fields["identifiers"])
    if "source" in found and (source := paragraphs(found["source"])):
        fields["notes"] = (*fields.get("notes", ()), Note((said(source, tag),), "source"))
    return fields


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
def _frame(isbn: str, *values: str | None) -> tuple[str, dict[str, Any]]:
    """Return what many items have in common, and the language of their texts.

    It is made the long way, of an item that says no more.
    """
    item = Item(isbn=isbn)
    for key, value in zip(_FRAME, values, strict=True):
        setattr(item, KEYS[key], value or "")
    told: list[object] = []
    frame = record_of(Reading(item, told.append), Identity(""), [])
    if told or frame.extra or item.type not in item_types():
        raise _Told
    if (item.issn and says_more("issn", item.issn)) or (isbn and says_more("isbn", isbn)):
        raise _Told
    return frame.main_language, {field: getattr(frame, field) for field in _FRAMED}


_FRAMED: Final = ("type", "language", "host", "series", "publisher", "place", "identifiers")


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


def _names(names: list[Any], tag: str) -> tuple[Name, ...]:
    found = []
    for name in names:
        if type(name) is not dict or not name.keys() <= _NAME:
            raise _Told
        for part in name.values():
            if type(part) is not str:
                raise _Told
        get = name.get
        found.append(_name(get("family", ""), get("given", ""), get("literal", ""), tag))
    return tuple(found)


@lru_cache(maxsize=4096)
def _name(family: str, given: str, literal: str, tag: str) -> Name:
    told: list[str] = []
    wired = WireName(family=family, given=given, literal=literal)
    found = names_of((wired,), Language(tag, ()), told.append)
    if told or not found:
        raise _Told
    return found[0]


def _date(date: dict[str, Any], _: str) -> Date:
    parts = date.get("date-parts")
    if len(date) > 1 or type(parts) is not list:
        raise _Told
    for numbers in parts:
        if type(numbers) is not list:
            raise _Told
        for number in numbers:
            if type(number) is not str:
                raise _Told
    return _moment(tuple(map(tuple, parts)))


@lru_cache(maxsize=4096)
def _moment(parts: tuple[tuple[str, ...], ...]) -> Date:
    found = dated(WireDate(date_parts=parts))
    if found.fault or not found.edtf:
        raise _Told
    return Date(found.edtf, text=found.text)


_TAKEN: Final[dict[str, tuple[str, Callable[[Any, str], Any]]]] = {
    "title": ("title", _texts),
    "title-short": ("short_title", _texts),
    "author": ("author", _names),
    "editor": ("editor", _names),
    "translator": ("translator", _names),
    "issued": ("issued", _date),
    "accessed": ("accessed", _date),
    "volume": ("volume", _words),
    "issue": ("issue", _words),
    "page": ("pages", _words),
    "number-of-pages": ("extent", _words),
    "edition": ("edition", _texts),
    "genre": ("genre", _texts),
    "URL": ("links", _links),
    "abstract": ("abstract", _abstract),
    "keyword": ("keywords", keywords_of),
    "note": ("notes", paragraph_notes),
}
"""Keys of an item, each with the field that it is and what makes it of its value and a tag."""

USUAL: Final[dict[str, type]] = {
    **dict.fromkeys((*_TAKEN, *_FRAME, "id", "citation-key", "DOI", "ISBN", "source"), str),
    **dict.fromkeys(("author", "editor", "translator"), list),
    **dict.fromkeys(("issued", "accessed"), dict),
}
"""The usual keys, each with the type of its value."""
