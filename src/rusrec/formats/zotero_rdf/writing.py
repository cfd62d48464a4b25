"""A record as a node of Zotero RDF. What it does not say, the reader shows."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Final

from rusrec.errors import SourceError
from rusrec.formats._titles import form_of, said, surname, with_subtitle
from rusrec.formats._xml import document
from rusrec.formats._zotero.types import TYPES, ZOTERO_TYPES
from rusrec.formats.zotero_rdf.node import Node, node_of
from rusrec.formats.zotero_rdf.tables import (
    CLASSES,
    CONTAINERS,
    CREATORS,
    NAMESPACES,
)
from rusrec.model import UNDETERMINED, Date, Name, Record, Texts, identifier
from rusrec.scripts.pattern import pattern

__all__ = ["written"]

_ROOT: Final = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_KEY: Final = pattern(r"(?:rdf|z|bib|dc|dcterms|foaf|link|prism|vcard):[A-Za-z]+")
_PDF: Final = "application/pdf"


def written(record: Record) -> Node:
    """Return the node of *record*."""
    kind = _kind_of(record)
    languages = record.language or (UNDETERMINED,)
    node = Node(CLASSES.get(kind, "bib:Document"), f"#{record.id}", [])
    node.put("z:itemType", kind)
    _creators(node, record, languages)
    node.put("dc:title", with_subtitle(record, languages))
    _where(node, record, kind, languages)
    _around(node, record, languages)
    _found(node, record)
    for name, value_of in _PLAIN.items():
        node.put(name, value_of(record))
    for name, texts_of in _TEXTS.items():
        node.put(name, said(texts_of(record), languages))
    for name, kind, values in _LISTS:
        found = (said(v, languages) if isinstance(v, tuple) else v for v in values(record))
        node.put(name, *(_value(kind, text) if kind else text for text in found))
    _extra(node, record)
    return node


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    return date.text if date.edtf == "XXXX" else date.edtf


_PLAIN: Final[dict[str, Callable[[Record], str]]] = {
    "bib:pages": lambda r: r.pages,
    "z:numPages": lambda r: r.extent,
    "z:numberOfVolumes": lambda r: r.volumes,
    "dc:date": lambda r: _date(r.issued),
    "dcterms:dateSubmitted": lambda r: _date(r.accessed),
    "z:language": lambda r: r.main_language if r.language else "",
    "z:archive": lambda r: r.archive.name if r.archive else "",
    "dc:coverage": lambda r: r.archive.shelfmark if r.archive else "",
    "z:citationKey": lambda r: r.citekey or r.id,
}
_TEXTS: Final[dict[str, Callable[[Record], Texts]]] = {
    "z:shortTitle": lambda r: r.short_title,
    "z:type": lambda r: r.genre,
    "z:section": lambda r: r.section,
    "prism:edition": lambda r: r.edition,
    "dcterms:abstract": lambda r: r.abstract,
    "dc:rights": lambda r: r.rights.text if r.rights else (),
}
_Values = Callable[[Record], Iterable[Texts | str]]
_LISTS: Final[tuple[tuple[str, str, _Values], ...]] = (
    ("dc:subject", "", lambda r: (keyword.term for keyword in r.keywords)),
    (
        "dc:subject",
        "dcterms:LCC",
        lambda r: (c.value for c in r.classification if c.scheme == "call-number"),
    ),
    ("z:libraryCatalog", "", lambda r: (n.note for n in r.notes if n.type == "source")),
    ("dcterms:isReferencedBy", "bib:Memo", lambda r: (n.note for n in r.notes if not n.type)),
)
"""Properties with several values: the class of the node that holds each, "" for a text."""


def _kind_of(record: Record) -> str:
    values = (v for e in record.extra if e.format == "zotero-rdf" for v in e.values)
    said = next((value.value for value in values if value.key == "z:itemType"), "")
    if said.isalpha() and TYPES.get(said, "document") == record.type:
        return said
    return ZOTERO_TYPES.get(record.type, "document")


def _value(kind: str, text: str) -> Node | str:
    return Node(kind, "", [("rdf:value", text)]) if text else ""


def _creators(node: Node, record: Record, languages: Sequence[str]) -> None:
    for name, field in CREATORS.items():
        of_field = getattr(record, field, ())
        names = of_field or [each for each in record.contributor if each.role == field]
        node.put(name, *_sequence(names, languages))


def _sequence(names: Iterable[Name], languages: Sequence[str]) -> list[Node]:
    people = [("rdf:li", _person(name, languages)) for name in names]
    return [Node("rdf:Seq", "", list(people))] if people else []


def _person(name: Name, languages: Sequence[str]) -> Node:
    if not name.name:  # Zotero passes over a foaf:Organization among the creators
        return Node("foaf:Person", "", [("foaf:surname", said(name.org, languages))])
    form = form_of(name, languages)
    node = Node("foaf:Person", "", [])
    family = surname(form)
    node.put("foaf:surname", f"{family}, {form.suffix}" if form.suffix else family)
    node.put("foaf:givenName", form.given)
    return node


def _where(node: Node, record: Record, kind: str, languages: Sequence[str]) -> None:
    """Write where the item stands: its host and series, with their numbers, and the publisher."""
    host = _host(record, kind)
    holder, at = record, node
    if host:
        holder, at = host, Node(CONTAINERS[kind], "", [])
        at.put("dc:title", with_subtitle(host, languages))
        at.put("dcterms:alternative", said(host.short_title, languages))
    at.put("prism:volume", record.volume)
    own = next((number.value for number in record.number if not number.of), "")
    at.put("prism:number", record.issue if at is not node else own)
    for each in holder.identifiers:
        if each.scheme in ("issn", "isbn"):
            at.put("dc:identifier", f"{each.scheme.upper()} {each.value}")
    if at is not node:
        node.put("dcterms:isPartOf", at)
    _publisher(node, holder, languages)


def _host(record: Record, kind: str) -> Record | None:
    """Return the work whose title is shown: a journal, not its issue."""
    host = record.host if kind in CONTAINERS else None
    while isinstance(host, Record) and not host.title:
        host = host.host
    return host if isinstance(host, Record) else None


def _around(node: Node, record: Record, languages: Sequence[str]) -> None:
    """Write the series, and the conference."""
    if isinstance(record.series, Record) and record.series.title:
        series = Node("bib:Series", "", [("dc:title", with_subtitle(record.series, languages))])
        node.put("dcterms:isPartOf", series)
        node.put("bib:seriesEditors", *_sequence(record.series.editor, languages))
    if record.event and record.event.name:
        name = said(record.event.name, languages)
        node.put("bib:presentedAt", Node("bib:Conference", "", [("dc:title", name)]))


def _publisher(node: Node, holder: Record, languages: Sequence[str]) -> None:
    body = Node("foaf:Organization", "", [])
    for texts in holder.place[:1]:
        place = Node("vcard:Address", "", [("vcard:locality", said(texts, languages))])
        body.put("vcard:adr", place)
    body.put("foaf:name", *(said(texts, languages) for texts in holder.publisher[:1]))
    node.put("dc:publisher", body if body.properties else "")


def _found(node: Node, record: Record) -> None:
    """Write what finds the item: identifiers, its address, its files."""
    lines = []
    for each in record.identifiers:
        if each.scheme == "doi":
            node.put("dc:identifier", f"DOI {each.value}")
        elif each.scheme == "hdl" and (url := identifier.url("hdl", each.value)):
            node.put("dc:identifier", Node("dcterms:URI", "", [("rdf:value", url)]))
        elif each.scheme in ("pmid", "pmcid"):
            lines.append(f"{each.scheme.upper()}: {each.value}")
    node.put("dc:description", "\n".join(lines))
    for link in record.links:
        address = Node("dcterms:URI", "", [("rdf:value", link.url)])
        if link.kind == "fulltext" or link.media_type == _PDF:
            file = Node(
                "z:Attachment", "", [("z:itemType", "attachment"), ("dc:identifier", address)]
            )
            file.put("link:type", link.media_type)
            node.put("link:link", file)
        else:
            node.put("dc:identifier", address)


def _extra(node: Node, record: Record) -> None:
    """Write what another reader has kept for Zotero RDF; what is no XML goes out as a text."""
    for extra in record.extra:
        for each in extra.values if extra.format == "zotero-rdf" else ():
            outer, _, name = each.key.rpartition("/")
            at = next(iter(value for key, value in node.properties if key == outer), node)
            if _KEY.fullmatch(name) and name != "z:itemType" and isinstance(at, Node):
                at.properties += _fragment(name, each.value)


def _fragment(name: str, text: str) -> list[tuple[str, str | Node]]:
    xml = f"<rdf:RDF {_ROOT}><rdf:Description><{name}>{text}</{name}></rdf:Description></rdf:RDF>"
    try:
        root = document(BytesIO(xml.encode("utf-8", "surrogatepass")), name="extra")
        node = node_of(root[0], "extra")
    except SourceError:
        return [(name, text)]
    return [(key, value) for key, value in node.properties if isinstance(value, str | Node)]
