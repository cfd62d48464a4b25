"""What a page for search engines and reference managers says of a record."""

from typing import Any, Final

from msgspec.structs import replace

from rusrec.formats._host import numbered, outer
from rusrec.formats._kept import bare, day, named, titles
from rusrec.formats.highwire.tables import type_said
from rusrec.model import Link, Name, Record

__all__ = ["kept"]

_SHOWN: Final = frozenset(("issn", "eissn", "issn-l", "isbn"))


def kept(record: Record) -> Record:
    """Return *record* with nothing but what the page says."""
    languages = record.language
    found: dict[str, Any] = {}
    for field in ("author", "editor", "translator"):
        names = getattr(record, field)
        found[field] = tuple(_name(name, languages, field) for name in names)
    rights = record.rights
    at = numbered(record)
    return Record(
        id=record.id,
        type=type_said(record.type),
        genre=bare(record.genre),
        language=languages,
        title=titles(record),
        issued=day(record.issued),
        host=_host(record),
        volume=at.volume,
        issue=at.issue,
        pages=record.pages,
        publisher=tuple(bare(texts) for texts in record.publisher),
        identifiers=record.identifiers,
        links=tuple(_link(link) for link in record.links),
        abstract=bare(record.abstract),
        keywords=tuple(replace(word, vocabulary="", uri="") for word in record.keywords),
        rights=replace(rights, text=bare(rights.text)) if rights else None,
        **found,
    )


def _name(name: Name, languages: tuple[str, ...], field: str) -> Name:
    """Return a name; who it is (ORCID) and where he works is said of authors."""
    made = replace(named(name, languages), isni="", viaf="")
    return made if field == "author" else replace(made, orcid="", affiliation=())


def _link(link: Link) -> Link:
    """Return an address; of a PDF the page says that it is one."""
    pdf = link.kind == "fulltext" and link.media_type == "application/pdf"
    return replace(link, kind="fulltext" if pdf else "", media_type=link.media_type if pdf else "",
                   accessed="", language="")  # fmt: skip


def _host(record: Record) -> Record | None:
    """Return the journal or book that the item stands in, as the page tells of it."""
    host = outer(record)
    if host is None:
        return None
    return Record(
        type="book" if host.type == "book" else "periodical",
        title=titles(host),
        short_title=bare(host.short_title)[:1],
        publisher=tuple(bare(texts) for texts in host.publisher),
        identifiers=tuple(each for each in host.identifiers if each.scheme in _SHOWN),
    )
