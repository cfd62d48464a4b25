"""An item of CSL-JSON as a record: every variable of CSL 1.0.2 has a home in the model."""

import re
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from rusrec import vocab
from rusrec.formats._serials import serials
from rusrec.formats.csl_json.item import KEYS, Item
from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.text import apart, paragraphs, said, words
from rusrec.formats.csl_json.work import (
    edits_host,
    event_of,
    host_of,
    isbn_of_host,
    original_of,
    reviewed_of,
    series_of,
)
from rusrec.model import (
    Archive,
    Classification,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Link,
    Name,
    Note,
    Numbering,
    Record,
    Texts,
    identifier,
)
from rusrec.model.record import NUMBERED
from rusrec.scripts.gate import newlines
from rusrec.scripts.pattern import pattern

__all__ = [
    "DOI_IN_ASCII", "NOTES", "RESOLVER", "Identity", "contributor_variables", "extra_of",
    "identifiers_of", "keywords_of", "link_of", "notes_of", "numbers_of", "paragraph_notes",
    "record_of",
]  # fmt: skip

_NOTES: Final = (
    "annote status source references scale dimensions medium division version part-title "
    "volume-title volume-title-short locator citation-label citation-number "
    "first-reference-note-number year-suffix"
)
NOTES: Final = tuple(_NOTES.split())
"""Variables that are notes of this type; the two volume titles only where there is no host."""

_RAW_NOTES: Final = attrgetter(*(KEYS[key] for key in NOTES))
_RAW_NUMBERS: Final = attrgetter(
    "number", "chapter_number", "part", "collection_number", "printing", "supplement"
)  # in the order of NUMBERED
DOI_IN_ASCII: Final = pattern(r"10\.[0-9]{4,9}/[!-~]+")
RESOLVER: Final = pattern(r"https?://(?:(?:dx\.|www\.)?doi\.org|hdl\.handle\.net)/", re.IGNORECASE)
_ELSEWHERE: Final = frozenset(
    ("author", "editor", "translator", "collection-editor", "container-author", "original-author",
     "reviewed-author")
)  # fmt: skip


@cache
def _contributor_wires() -> tuple[tuple[tuple[str, str, str], ...], Callable[[Item], Any]]:
    variables = contributor_variables()
    return variables, attrgetter(*(attribute for _, attribute, _ in variables))


class Identity(NamedTuple):
    """What a record is called: its id, its key where that is another, and what it came with."""

    id: str
    citekey: str = ""
    aka: tuple[str, ...] = ()


@cache
def contributor_variables() -> tuple[tuple[str, str, str], ...]:
    """Name variables of contributors: the key, its attribute, and the role (a MARC code if any)."""
    return tuple(
        (variable, KEYS[variable], code or variable)
        for variable, code in vocab.name_variables().items()
        if variable not in _ELSEWHERE
    )


def record_of(reading: Reading, identity: Identity, extra: list[tuple[str, str]]) -> Record:
    """Return the record of an item; *extra* is what the item has under keys that are not CSL's."""
    item = reading.item
    host = host_of(reading)
    own = host is None
    dates = (
        reading.date("submitted", item.submitted, "received"),
        reading.date("available-date", item.available_date, "available"),
    )
    return Record(
        id=identity.id,
        citekey=identity.citekey,
        aka=identity.aka,
        type=item.type,
        genre=reading.texts("genre", item.genre) if item.genre else (),
        language=reading.languages,
        title=reading.texts("title", item.title),
        short_title=_short_title(reading),
        author=reading.names("author", item.author),
        editor=reading.names("editor", item.editor) if own or not edits_host(item.type) else (),
        translator=reading.names("translator", item.translator),
        contributor=_contributors(reading),
        issued=reading.date("issued", item.issued),
        dates=tuple(date for date in dates if date is not None),
        accessed=reading.date("accessed", item.accessed),
        original=original_of(reading),
        host=host,
        series=series_of(reading),
        event=event_of(reading),
        volume=words(item.volume) if item.volume else "",
        issue=words(item.issue) if item.issue else "",
        number=numbers_of(item),
        section=reading.texts("section", item.section) if item.section else (),
        pages=_pages(reading),
        extent=words(item.number_of_pages) if item.number_of_pages else "",
        volumes=words(item.number_of_volumes) if item.number_of_volumes else "",
        edition=reading.texts("edition", item.edition) if item.edition else (),
        publisher=_own(reading, "publisher", item.publisher) if own else (),
        place=_own(reading, "publisher-place", item.publisher_place) if own else (),
        identifiers=identifiers_of(item, own=own),
        archive=_archive(item),
        links=link_of(item),
        abstract=reading.texts("abstract", item.abstract),
        keywords=keywords_of(item.keyword, reading.tag),
        classification=_classification(item),
        notes=notes_of(reading, own=own),
        relations=reviewed_of(reading),
        extra=extra_of([*extra, *reading.spare]),
    )


def _short_title(reading: Reading) -> Texts:
    item = reading.item
    if not (item.title_short or item.short_title):
        return ()
    key = "title-short" if item.title_short else "shortTitle"
    return reading.texts(key, reading.instead("shortTitle", item.title_short, item.short_title))


def _own(reading: Reading, key: str, text: str) -> tuple[Texts, ...]:
    texts = reading.texts(key, text)
    return (texts,) if texts else ()


def _contributors(reading: Reading) -> tuple[Name, ...]:
    item = reading.item
    found: list[Name] = []
    variables, wires_of = _contributor_wires()
    wires = wires_of(item)
    if any(wires):
        for (key, _, role), names in zip(variables, wires, strict=True):
            found += reading.names(key, names, role)
    if item.authority or item.jurisdiction:
        found += reading.body(item.authority, "isb") + reading.body(item.jurisdiction, "jug")
    return tuple(sorted(found, key=lambda name: name.role)) if found else ()


def _pages(reading: Reading) -> str:
    item = reading.item
    pages, first = words(item.page), words(item.page_first)
    if not first or (pages.startswith(first) and not pages[len(first) :][:1].isdigit()):
        return pages
    return reading.instead("page-first", pages, first)


def numbers_of(item: Item) -> tuple[Numbering, ...]:
    """Return the numbers that are neither volume nor issue."""
    raw = _RAW_NUMBERS(item)
    if not any(raw):
        return ()
    cleaned = zip(NUMBERED, map(words, raw), strict=True)
    return tuple([Numbering(value, of) for of, value in cleaned if value])


def identifiers_of(item: Item, *, own: bool) -> tuple[Identifier, ...]:
    """Return the item's identifiers; without a host (*own*) it has ISSN and ISBN itself."""
    found: list[Identifier] = []
    doi = item.doi
    if doi and not DOI_IN_ASCII.fullmatch(doi):
        doi = identifier.normal("doi", words(doi))
    if doi:
        found.append(Identifier("doi", doi))
    if item.url and (resolved := _resolved(item.url)) and (resolved[0] != "doi" or not doi):
        found.append(Identifier(*resolved))
    if item.issn and own:
        found += serials("issn", words(item.issn))
    if item.isbn and (own or not isbn_of_host(item.type)):
        found += serials("isbn", words(item.isbn))
    for scheme, value in (("pmid", item.pmid), ("pmcid", item.pmcid)):
        if value and (normal := identifier.normal(scheme, words(value))):
            found.append(Identifier(scheme, normal))
    return tuple(found)


def _resolved(url: str) -> tuple[str, str] | None:
    """Return the DOI or handle that an address only resolves."""
    return identifier.of_url(words(url)) if RESOLVER.match(url) else None


def link_of(item: Item) -> tuple[Link, ...]:
    """Return the address of the item; one that only resolves its DOI or handle says no more."""
    url = words(item.url)
    if not url:
        return ()
    resolved = _resolved(url)
    if resolved is None:
        return (Link(url),)
    scheme, value = resolved
    doi = identifier.normal("doi", words(item.doi)) if scheme == "doi" else ""
    return () if doi.lower() in ("", value.lower()) else (Link(url),)


def keywords_of(line: str, tag: str) -> tuple[Keyword, ...]:
    """Return the terms of a keyword line."""
    if not line:
        return ()
    return tuple([Keyword(term, tag) for part in apart(words(line)) if (term := part.strip())])


def _archive(item: Item) -> Archive | None:
    if not any(_ARCHIVE(item)):
        return None
    archive = Archive(
        words(item.archive),
        words(item.archive_place),
        words(item.archive_collection),
        words(item.archive_location),
    )
    return archive if archive != _NO_ARCHIVE else None


_ARCHIVE: Final = attrgetter("archive", "archive_place", "archive_collection", "archive_location")
_NO_ARCHIVE: Final = Archive()


def _classification(item: Item) -> tuple[Classification, ...]:
    call_number = words(item.call_number)
    found = [Classification("call-number", call_number)] if call_number else []
    found += [
        Classification("category", value) for text in item.categories if (value := words(text))
    ]
    return tuple(found)


def notes_of(reading: Reading, *, own: bool) -> tuple[Note, ...]:
    """Return the notes: each part of ``note`` between blank lines, then those with a type."""
    item = reading.item
    found = [*paragraph_notes(item.note, reading.tag)] if item.note else []
    typed = _RAW_NOTES(item)
    for key, raw in zip(NOTES, typed, strict=True) if any(typed) else ():
        if raw and (own or not key.startswith("volume-")) and (text := paragraphs(raw)):
            found.append(Note((said(text, reading.tag),), key))
    return tuple(found)


def paragraph_notes(note: str, tag: str) -> tuple[Note, ...]:
    """Return the notes of ``note``: what stands between two blank lines is one."""
    parts = re.split(r"\n[ \t]*\n", newlines(note)) if "\n" in note or "\r" in note else (note,)
    return tuple([Note((said(text, tag),)) for part in parts if (text := paragraphs(part))])


def extra_of(values: list[tuple[str, str]]) -> tuple[Extra, ...]:
    """Return what the model has no field for, its keys in order."""
    if not values:
        return ()
    return (Extra("csl-json", tuple(ExtraValue(*value) for value in sorted(values))),)
