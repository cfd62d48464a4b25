"""A node of Zotero RDF as a record. What the model has no field for goes into ``extra``."""

import re
from typing import Final

from msgspec.structs import replace

from rusrec.formats._identity import Identity
from rusrec.formats._serials import says_more, serials
from rusrec.formats._xml import content
from rusrec.formats._zotero.date import date_of
from rusrec.formats._zotero.types import TYPES, ZOTERO_TYPES
from rusrec.formats.zotero_rdf.node import Node, Reference, rendered
from rusrec.formats.zotero_rdf.reading import Reading
from rusrec.formats.zotero_rdf.tables import CONTAINERS, CREATORS
from rusrec.model import (
    Archive,
    Classification,
    Event,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Note,
    Numbering,
    Record,
    Rights,
    Text,
    Texts,
    identifier,
)
from rusrec.model.arrangement import canonical
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["record_of"]

_IDENTIFIER: Final = pattern(r"(DOI|ISSN|ISBN|PMID|PMCID)[: ]+(.+)", re.IGNORECASE)
_BREAK: Final = pattern(r"</(?:p|div|li|h[1-6])>|<br ?/?>", re.IGNORECASE)
_TAG: Final = pattern(r"</?[a-zA-Z][^<>]*>")
_FORMATTED: Final = pattern(r"<(?!(?:p|div|br)\b)[a-zA-Z]")
_HOSTS: Final = frozenset((*CONTAINERS.values(), "bib:Magazine"))
_SERIALS: Final = ("issn", "isbn")


def record_of(reading: Reading, identity: Identity = ("", "", ())) -> Record:
    """Return the record of a node, called by its *identity*, in canonical order."""
    node = reading.node
    container = next(iter(node.nodes("dcterms:isPartOf", *_HOSTS)), None)
    host, of_host = _host_of(reading, container) if container else (None, ())
    at = container or node
    creators = {field: _names(node, name, reading.tag) for name, field in CREATORS.items()}
    number = at.text("prism:number")
    publisher, place = _publisher_of(node, reading) if host is None else ((), ())
    links, handles = _links_of(reading)
    archive = Archive(node.text("z:archive"), shelfmark=node.text("dc:coverage"))
    record = Record(
        id=identity[0],
        citekey=identity[1],
        aka=identity[2],
        type=TYPES.get(reading.kind, "document"),
        genre=reading.texts(node, "z:type"),
        language=reading.languages,
        title=reading.texts(node, "dc:title"),
        short_title=reading.texts(node, "z:shortTitle"),
        author=creators.pop("author"),
        editor=creators.pop("editor"),
        translator=creators.pop("translator"),
        contributor=tuple(
            replace(name, role=role) for role, names in creators.items() for name in names
        ),
        issued=date_of(node.text("dc:date")),
        accessed=date_of(node.text("dcterms:dateSubmitted")),
        host=host,
        series=_series_of(reading),
        event=_event_of(reading),
        volume=at.text("prism:volume"),
        issue=number if host else "",
        number=(Numbering(number),) if number and not host else (),
        section=reading.texts(node, "z:section"),
        pages=node.text("bib:pages"),
        extent=node.text("z:numPages"),
        volumes=node.text("z:numberOfVolumes"),
        edition=reading.texts(node, "prism:edition"),
        publisher=publisher,
        place=place,
        identifiers=(*of_host, *_identifiers_of(node), *handles, *_of_lines(reading)),
        archive=archive if archive != Archive() else None,
        links=links,
        abstract=reading.texts(node, "dcterms:abstract"),
        keywords=_keywords_of(reading),
        classification=_classification_of(node),
        notes=_notes_of(reading),
        rights=_rights_of(reading),
    )
    if container:
        node.taken.remove(container)
        left = ((name, value) for name, value in container.properties)
        node.properties += [(f"dcterms:isPartOf/{name}", value) for name, value in left]
    for path, value in node.leftovers():
        reading.tell(path, "has no place in the record", _shown(value))
    return _with_extra(canonical(record), reading)


def _shown(value: object) -> str:
    """Return a value as the ledger can show it."""
    if isinstance(value, Node):
        return rendered(value, "").strip()
    return value.resource if isinstance(value, Reference) else str(value)


def _with_extra(record: Record, reading: Reading) -> Record:
    """Return the record with what nobody has taken, as XML."""
    found: dict[str, str] = {}
    if reading.kind != ZOTERO_TYPES.get(record.type, "document"):
        found["z:itemType"] = reading.kind
    reading.node.put("dc:description", "\n".join(filter(None, reading.lines)))
    for name, value in reading.node.properties:
        if isinstance(value, Reference):
            reading.tell(name, "stands nowhere in the file", value.resource)
        elif name in found:
            reading.tell(name, "stands twice", value if isinstance(value, str) else value.kind)
        else:
            found[name] = content(value) if isinstance(value, str) else rendered(value, "").strip()
    said = tuple(ExtraValue(name, gate.fold(text)) for name, text in found.items() if text)
    return replace(record, extra=(Extra("zotero-rdf", said),)) if said else record


def _names(node: Node, name: str, tag: str) -> tuple[Name, ...]:
    """Return the people and bodies in a list of creators."""
    found = []
    for sequence in node.nodes(name):
        for person in sequence.nodes("rdf:li"):
            family = person.text("foaf:surname", "foaf:name")
            given = person.text("foaf:givenName", "foaf:givenname")
            if person.kind == "foaf:Organization" and family:
                found.append(Name(org=(Text(family, tag),)))
            elif family or given:
                found.append(Name(name=(NameForm(family or given, given if family else "", tag),)))
    return tuple(found)


def _host_of(reading: Reading, node: Node) -> tuple[Record | None, tuple[Identifier, ...]]:
    """Return what the item stands in, and identifiers of the item that stand there.

    Zotero keeps the editor and the publisher with the item; they are the host's.
    """
    identifiers = _identifiers_of(node)
    own = tuple(each for each in identifiers if each.scheme not in _SERIALS)
    outer = tuple(each for each in _identifiers_of(reading.node, *_SERIALS))
    publisher, place = _publisher_of(reading.node, reading)
    host = Record(
        type="book" if node.kind == "bib:Book" else "periodical",
        title=reading.texts(node, "dc:title"),
        short_title=reading.texts(node, "dcterms:alternative"),
        publisher=publisher,
        place=place,
        identifiers=(*(each for each in identifiers if each.scheme in _SERIALS), *outer),
    )
    return host, own


def _identifiers_of(node: Node, *schemes: str) -> tuple[Identifier, ...]:
    """Return the identifiers under ``dc:identifier`` of these schemes, of all without any."""
    found: dict[Identifier, None] = {}
    left = []
    for value in node.take("dc:identifier"):
        match = _IDENTIFIER.fullmatch(value) if isinstance(value, str) else None
        scheme = match[1].lower() if match else ""
        if match is None or (schemes and scheme not in schemes):
            left.append(value)
        elif scheme in _SERIALS:
            found |= dict.fromkeys(serials(scheme, match[2]))
            if says_more(scheme, match[2]):
                left.append(value)
        else:
            found[Identifier(scheme, identifier.normal(scheme, match[2]))] = None
    node.properties += [("dc:identifier", value) for value in left]
    return tuple(found)


def _of_lines(reading: Reading) -> tuple[Identifier, ...]:
    """Return the identifiers that stand in lines of Extra."""
    return tuple(
        Identifier(scheme, identifier.normal(scheme, value))
        for scheme in ("pmid", "pmcid")
        if (value := reading.line(scheme))
    )


def _addresses(node: Node) -> list[str]:
    return [uri.text("rdf:value") for uri in node.nodes("dc:identifier", "dcterms:URI")]


def _handle(url: str) -> str:
    """Return the handle that an address only resolves."""
    scheme, value = identifier.of_url(url) or ("", "")
    return value if scheme == "hdl" else ""


def _links_of(reading: Reading) -> tuple[tuple[Link, ...], tuple[Identifier, ...]]:
    """Return the addresses of the item and of its files, and handles that an address resolves."""
    urls = _addresses(reading.node)
    found = [Link(url) for url in urls if not _handle(url)]
    for file in reading.node.nodes("link:link", "z:Attachment"):
        file.text("z:itemType")
        media = file.text("link:type")
        at = (*_addresses(file), *map(str, file.take("z:path")))
        found += [Link(url, "fulltext", media) for url in at]
    handles = dict.fromkeys(Identifier("hdl", value) for url in urls if (value := _handle(url)))
    return tuple(link for link in found if link.url), tuple(handles)


def _series_of(reading: Reading) -> Record | None:
    for node in reading.node.nodes("dcterms:isPartOf", "bib:Series"):
        title = reading.texts(node, "dc:title")
        if title:
            editor = _names(reading.node, "bib:seriesEditors", reading.tag)
            return Record(type="collection", title=title, editor=editor)
    return None


def _event_of(reading: Reading) -> Event | None:
    for node in reading.node.nodes("bib:presentedAt", "bib:Conference"):
        name = reading.texts(node, "dc:title")
        if name:
            return Event(name)
    return None


def _publisher_of(node: Node, reading: Reading) -> tuple[tuple[Texts, ...], tuple[Texts, ...]]:
    """Return who publishes, and where."""
    for body in node.nodes("dc:publisher", "foaf:Organization"):
        name = reading.texts(body, "foaf:name")
        places = [reading.texts(address, "vcard:locality") for address in body.nodes("vcard:adr")]
        return ((name,) if name else ()), tuple(place for place in places if place)[:1]
    return (), ()


def _keywords_of(reading: Reading) -> tuple[Keyword, ...]:
    """Return the tags, those that Zotero has made by itself too."""
    found = []
    for value in reading.node.take("dc:subject"):
        if isinstance(value, Node) and value.kind == "z:AutomaticTag":
            value = value.text("rdf:value")  # noqa: PLW2901
        if isinstance(value, str):
            found += [Keyword(value, reading.tag)] if value else []
        else:
            reading.node.properties.append(("dc:subject", value))
    return tuple(found)


def _classification_of(node: Node) -> tuple[Classification, ...]:
    found = [each.text("rdf:value") for each in node.nodes("dc:subject", "dcterms:LCC")]
    return tuple(Classification("call-number", value) for value in found if value)


def _notes_of(reading: Reading) -> tuple[Note, ...]:
    """Return the notes, whose HTML becomes paragraphs, and the catalogue that the item is from."""
    found = []
    for memo in reading.node.nodes("dcterms:isReferencedBy", "bib:Memo"):
        memo.text("z:itemType")
        said = memo.text("rdf:value")
        text = _unformatted(said) if said.startswith("<") else said
        if _FORMATTED.search(said):
            reading.tell("bib:Memo", "has formatting that a note has not", said)
        if text:
            found.append(Note((Text(text, reading.tag),)))
    catalog = reading.texts(reading.node, "z:libraryCatalog")
    return (*found, *([Note(catalog, "source")] if catalog else ()))


def _unformatted(html: str) -> str:
    """Return the text of a note that Zotero keeps as HTML, a paragraph a line."""
    from html import unescape

    return gate.paragraphs(unescape(_TAG.sub("", _BREAK.sub("\n", html))))


def _rights_of(reading: Reading) -> Rights | None:
    said = reading.texts(reading.node, "dc:rights")
    line = "" if said else reading.line("rights")
    return Rights(text=said or (Text(line, reading.tag),)) if said or line else None
