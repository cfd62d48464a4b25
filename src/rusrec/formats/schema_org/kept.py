"""What schema.org has words for in a record."""

from typing import Any, Final

from msgspec.structs import replace

from rusrec.formats._kept import bare, day, named, titles
from rusrec.formats.schema_org.tables import ARTICLES, CLASSES, RELATIONS, TYPES
from rusrec.model import Link, Record, Relation

__all__ = ["class_of", "kept"]

_NAMES: Final = ("author", "editor", "translator", "contributor")
_TEXTS: Final = ("genre", "short_title", "abstract")


def class_of(work: Record) -> str:
    """Return the class of *work*: that of its type; an issue is a periodical inside another."""
    if work.type == "periodical" and isinstance(work.host, Record):
        return "PublicationIssue"
    return CLASSES.get(work.type, "CreativeWork")


def kept(work: Record, languages: tuple[str, ...] = ()) -> Record:
    """Return *work*, and the works in it, with nothing but what is written."""
    languages = work.language or languages
    kind = class_of(work)
    found: dict[str, Any] = {name: bare(getattr(work, name)) for name in _TEXTS}
    for field in _NAMES:
        found[field] = tuple(named(name, languages) for name in getattr(work, field))
    for field in ("original", "host", "series"):
        inner = getattr(work, field)
        found[field] = kept(inner, languages) if isinstance(inner, Record) else inner
    rights = work.rights
    return Record(
        id=work.id,
        type=TYPES.get(kind, work.type),
        language=work.language,
        title=titles(work),
        issued=day(work.issued),
        volume=work.volume,
        issue=work.issue,
        number=tuple(n for n in work.number if kind == "Report" and not n.of)[:1],
        section=bare(work.section) if kind in ARTICLES else (),
        pages=work.pages,
        extent=work.extent,
        edition=bare(work.edition) if kind == "Book" else (),
        publisher=tuple(bare(texts) for texts in work.publisher),
        identifiers=work.identifiers,
        links=tuple(_link(link) for link in work.links),
        keywords=work.keywords,
        rights=replace(rights, text=bare(rights.text)) if rights else None,
        relations=tuple(_relations(work, languages)),
        **found,
    )


def _link(link: Link) -> Link:
    """Return an address; only a file has a media type."""
    whole = link.kind == "fulltext"
    return Link(link.url, "fulltext" if whole else "", link.media_type if whole else "")


def _relations(work: Record, languages: tuple[str, ...]) -> list[Relation]:
    return [
        Relation(each.type, kept(each.to, languages) if isinstance(each.to, Record) else each.to)
        for each in work.relations
        if each.type in RELATIONS
    ]
