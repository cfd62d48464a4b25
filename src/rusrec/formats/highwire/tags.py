"""The tags in the head of a page that Google Scholar and Zotero read, called after Highwire Press.

Source: Google Scholar, Inclusion Guidelines for Webmasters, Indexing; the names that Open Journal
Systems writes beside them.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from rusrec.model import Name, Record, Text, identifier
from rusrec.scripts.pattern import pattern

__all__ = ["Tag", "pages_of", "tags_of"]

_RANGE: Final = pattern(r"([^\s,;-]+)-([^\s,;-]+)")
_INSTITUTIONS: Final = {
    "thesis": "citation_dissertation_institution",
    "report": "citation_technical_report_institution",
}
_HOSTS: Final = {
    "chapter": "citation_inbook_title",
    "entry": "citation_inbook_title",
    "entry-dictionary": "citation_inbook_title",
    "entry-encyclopedia": "citation_inbook_title",
    "paper-conference": "citation_conference_title",
}
_NUMBERS: Final = {
    "doi": "citation_doi",
    "pmid": "citation_pmid",
    "isbn": "citation_isbn",
    "issn": "citation_issn",
    "eissn": "citation_issn",
}


class Tag(NamedTuple):
    """A ``meta`` element: its name, what it says, and in which language."""

    name: str
    content: str
    language: str = ""


def tags_of(record: Record) -> list[Tag]:
    """Return the tags of a record that has been cut down to what the page says."""
    return [tag for tag in _tags(record) if tag.content]


def _tags(record: Record) -> Iterator[Tag]:
    yield from _texts("citation_title", record.title[:1])
    yield from _texts("DC.Title.Alternative", record.title[1:])
    for name in record.author:
        yield from _author(name)
    for name in record.editor:
        yield _named("citation_editor", name)
    for name in record.translator:
        yield _named("citation_translator", name)
    if record.issued:
        yield Tag("citation_publication_date", record.issued.edtf[:10].replace("-", "/"))
    yield from _where(record)
    for language in record.language:
        yield Tag("citation_language", language)
    for word in record.keywords:
        yield Tag("citation_keywords", word.term, word.tag)
    yield from _texts("citation_abstract", record.abstract[:1])
    yield from _texts("DC.Description", record.abstract[1:])
    yield from _addresses(record)
    yield from _rights(record)


def _texts(name: str, texts: tuple[Text, ...]) -> Iterator[Tag]:
    for text in texts:
        yield Tag(name, text.text, text.tag)


def _named(tag: str, name: Name) -> Tag:
    """Return a name as the tags have it, ``Family, Given``; a body as it is."""
    if not name.name:
        return Tag(tag, name.org[0].text, name.org[0].tag) if name.org else Tag(tag, "")
    form = name.name[0]
    said = ", ".join(filter(None, (form.family, form.given, form.suffix)))
    return Tag(tag, said, form.tag)


def _author(name: Name) -> Iterator[Tag]:
    yield _named("citation_author", name)
    yield from _texts("citation_author_institution", name.affiliation[:1])
    if name.orcid:
        yield Tag("citation_author_orcid", identifier.url("orcid", name.orcid) or "")


def pages_of(record: Record) -> tuple[str, str]:
    """Return first and last page; all is the first where there are not just two."""
    found = _RANGE.fullmatch(record.pages)
    return (found[1], found[2]) if found else (record.pages, "")


def _where(record: Record) -> Iterator[Tag]:
    host = record.host if isinstance(record.host, Record) else None
    if host:
        yield from _texts(_HOSTS.get(record.type, "citation_journal_title"), host.title[:1])
        yield from _texts("citation_journal_abbrev", host.short_title)
    yield Tag("citation_volume", record.volume)
    yield Tag("citation_issue", record.issue)
    first, last = pages_of(record)
    yield Tag("citation_firstpage", first)
    yield Tag("citation_lastpage", last)
    publisher = (host.publisher if host else ()) or record.publisher
    name = _INSTITUTIONS.get(record.type, "citation_publisher")
    for texts in publisher:
        yield from _texts(name, texts[:1])
    for each in (*record.identifiers, *(host.identifiers if host else ())):
        if each.scheme in _NUMBERS:
            yield Tag(_NUMBERS[each.scheme], each.value)


def _addresses(record: Record) -> Iterator[Tag]:
    for link in record.links:
        pdf = link.kind == "fulltext"
        yield Tag("citation_pdf_url" if pdf else "citation_public_url", link.url)
    for each in record.identifiers:
        if each.scheme == "hdl":
            yield Tag("citation_public_url", identifier.url("hdl", each.value) or "")


def _rights(record: Record) -> Iterator[Tag]:
    if record.rights:
        yield Tag("DC.Rights", record.rights.uri)
        yield from _texts("DC.Rights", record.rights.text)
