"""Items as most of them are, read in one go: the usual keys, each with a value of its type.

Where :func:`record_in` gives None the item goes the long way, which knows all that an item may say
and tells what has no place. Both ways make the same record; a test compares them.
"""

import re
from functools import partial
from typing import Final

from msgspec import DecodeError, Raw, Struct
from msgspec.json import Decoder
from msgspec.structs import astuple, replace

from rusrec.errors import SourceError
from rusrec.formats._serials import says_more, serials
from rusrec.formats._usual import Kept, Told
from rusrec.formats.csl_json.date import dated
from rusrec.formats.csl_json.item import Item, WireDate, WireName
from rusrec.formats.csl_json.name import Language, names_of
from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.record import (
    DOI_IN_ASCII,
    RESOLVER,
    Identity,
    paragraph_notes,
    record_of,
)
from rusrec.formats.csl_json.text import apart, paragraphs, said, said_abstract, words
from rusrec.formats.csl_json.usual import (
    ABSENT,
    ESCAPE,
    FEWER,
    SHARED,
    TEXTS,
    Usual,
    UsualDate,
    UsualName,
    is_bare,
    marks,
)
from rusrec.formats.csl_json.work import edits_host, isbn_of_host
from rusrec.model import Date, Identifier, Keyword, Link, Name, Note, Record, Texts
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern
from rusrec.vocab import item_types

__all__ = ["record_in"]

_decode: Final = Decoder(Usual).decode
_decode_name: Final = Decoder(UsualName).decode
_decode_date: Final = Decoder(UsualDate).decode
_DAY: Final = pattern(
    r"([12][0-9]{3})(?:-(0?[1-9]|1[0-2])(?:-(0?[1-9]|1[0-9]|2[0-8]))?)?", re.ASCII
)
_SHARED: Final = len(SHARED)
_NO_FEWER: Final = ("",) * (FEWER.stop - FEWER.start)
_FEW: Final = 64
_MOST: Final = 1024


class _Language(Struct, frozen=True, gc=False):
    """A language of items, and what names and keywords in it are, as they stand.

    With a name go the quotation marks of JSON in it.
    """

    tag: str
    names: Kept[bytes, tuple[Name, int]]
    keywords: Kept[str, Keyword | None]


class _Frame(Struct, frozen=True, gc=False):
    """What many items share, as a record, and the language of such an item."""

    record: Record
    tag: str


def record_in(text: bytes, *, quiet: bool) -> Record | None:
    """Return the record of the item that *text* is in JSON, which is called as the item is.

    None where it is no item, or not one of usual keys, where a key stands twice (then there are
    more quotation marks than its values need), and where anything has to be told.

    Args:
        text: UTF-8, or what should be.
        quiet: It holds, but for escapes, U+2028 and U+2029, nothing that no value may.
    """
    try:
        return _record(text, quiet=quiet)
    except (Told, SourceError, DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _record(text: bytes, *, quiet: bool) -> Record:
    item = _decode(text)
    values = astuple(item)
    bare = ESCAPE not in text or is_bare(text)
    hosted = item.isbn and isbn_of_host(item.type)
    frame = _frames[(*values[:_SHARED], item.isbn) if hosted else values[:_SHARED]]
    language = _languages[frame.tag]
    tag, title, abstract = language.tag, words(item.title), item.abstract
    author, marks_of_author = _names(item.author, language)
    issued, marks_of_issued = _dates[bytes(item.issued)]
    identifiers = frame.record.identifiers
    if item.doi or item.isbn:
        identifiers = _identifiers(item.doi, "" if hosted else item.isbn, identifiers)
    if abstract:
        abstract = _calm(abstract) if quiet and bare else paragraphs(abstract)
    record = replace(
        frame.record,
        id=item.id,
        citekey=item.citation_key,
        title=(said(title, tag),) if title else (),
        author=author,
        issued=issued,
        volume=_numbers[item.volume],
        issue=_numbers[item.issue],
        pages=words(item.page),
        identifiers=identifiers,
        abstract=(said_abstract(abstract, tag),) if abstract else (),
        keywords=_keywords(words(item.keyword), language) if item.keyword else (),
    )
    number = 4 * (TEXTS - values.count("")) + marks_of_author + marks_of_issued
    if values[FEWER] != _NO_FEWER or item.editor or item.translator or item.accessed is not ABSENT:
        record, more = _with_fewer(record, item, language)
        number += more
    if number != marks(text, bare=bare):
        raise Told
    return record


def _with_fewer(record: Record, item: Usual, language: _Language) -> tuple[Record, int]:
    """Return the record with the fields that fewer items have, and the marks of their names."""
    if item.editor and edits_host(item.type):
        raise Told
    tag = language.tag
    editor, marks_of_editor = _names(item.editor, language)
    translator, marks_of_translator = _names(item.translator, language)
    accessed, marks_of_accessed = _dates[bytes(item.accessed)]
    notes = paragraph_notes(item.note, tag)
    if source := paragraphs(item.source):
        notes += (Note((said(source, tag),), "source"),)
    fields = replace(
        record,
        editor=editor,
        translator=translator,
        accessed=accessed,
        links=_links(item.url),
        short_title=_texts(item.title_short, tag),
        edition=_texts(item.edition, tag),
        genre=_texts(item.genre, tag),
        extent=words(item.number_of_pages),
        notes=notes,
    )
    return fields, marks_of_editor + marks_of_translator + marks_of_accessed


def _identifiers(doi: str, isbn: str, found: tuple[Identifier, ...]) -> tuple[Identifier, ...]:
    """Return DOI and ISBN with those *found* already, in their order."""
    if doi:
        if not DOI_IN_ASCII.fullmatch(doi):
            raise Told
        found = (Identifier("doi", doi), *found)
    if isbn:
        if says_more("isbn", isbn):
            raise Told
        found += serials("isbn", words(isbn))
    return found


def _framed(values: tuple[str, ...]) -> _Frame:
    """Return what items have in common, made the long way of an item that says no more.

    Behind the values that items share may stand the ISBN of their host.
    """
    item = Item(isbn="".join(values[_SHARED:]))
    for attribute, value in zip(SHARED, values, strict=False):
        setattr(item, attribute, value)
    told: list[object] = []
    frame = record_of(Reading(item, told.append), Identity(""), [])
    if told or frame.extra or item.type not in item_types():
        raise Told
    for scheme, text in (("issn", item.issn), ("isbn", item.isbn)):
        if text and says_more(scheme, text):
            raise Told
    return _Frame(frame, frame.main_language)


def _calm(text: str) -> str:
    """Return a text of a calm item as a value of the model, and spare the writer its own look."""
    if "\u2028" in text or "\u2029" in text:
        raise Told
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
        raise Told
    return (Link(text),) if (text := words(url)) else ()


def _keywords(line: str, language: _Language) -> tuple[Keyword, ...]:
    """Return the terms of a keyword line."""
    known = language.keywords
    return tuple([found for term in apart(line) if (found := known[term])])


def _keyword(term: str, tag: str) -> Keyword | None:
    term = term.strip()
    return Keyword(term, tag) if term else None


def _names(found: tuple[Raw, ...], language: _Language) -> tuple[tuple[Name, ...], int]:
    """Return names, and the marks of JSON that they and their key have."""
    if not found:
        return (), 0
    known, names, number = language.names, [], 2
    for raw in found:
        name, marks_of_name = known[bytes(raw)]
        names.append(name)
        number += marks_of_name
    return tuple(names), number


def _name(raw: bytes, tag: str) -> tuple[Name, int]:
    name = _decode_name(raw)
    told: list[str] = []
    wired = WireName(family=name.family, given=name.given, literal=name.literal)
    found = names_of((wired,), Language(tag, ()), told.append)
    number = marks(raw)
    if told or not found or number != 4 * (3 - astuple(name).count("")):
        raise Told
    return found[0], number


def _date(raw: bytes) -> tuple[Date | None, int]:
    """Return a date, and the marks of JSON that it and its key have; none is no bytes."""
    if not raw:
        return None, 0
    parts = _decode_date(raw).date_parts
    number = marks(raw)
    if number != 2 + 2 * sum(type(part) is str for numbers in parts for part in numbers):
        raise Told
    if len(parts) == 1 and (text := _day(parts[0])):
        return Date(text), number + 2
    found = dated(WireDate(date_parts=tuple(tuple(map(str, numbers)) for numbers in parts)))
    if found.fault or not found.edtf:
        raise Told
    return Date(found.edtf, text=found.text), number + 2


def _day(parts: tuple[int | str, ...]) -> str:
    """Return the EDTF of a year, a month or a day that any calendar has; "" for another date."""
    found = _DAY.fullmatch("-".join(map(str, parts)))
    if found is None or found.lastindex != len(parts):
        return ""
    return "-".join([part.zfill(2) for part in found.groups() if part])


def _spoken(tag: str) -> _Language:
    return _Language(tag, Kept(partial(_name, tag=tag)), Kept(partial(_keyword, tag=tag)))


_frames: Final = Kept(_framed, _MOST)
_languages: Final = Kept(_spoken, _FEW)
_dates: Final = Kept(_date)
_numbers: Final = Kept(words)
