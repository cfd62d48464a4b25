"""A record as a ContextObject in a span (COinS), which reference managers take from any page.

Source: OpenURL COinS (2005); ANSI/NISO Z39.88-2004, matrices ``journal``, ``book`` and
``dissertation``.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from rusrec.formats.highwire.tables import GENRES
from rusrec.formats.highwire.tags import pages_of
from rusrec.model import Name, Record, Texts, identifier

__all__ = ["context_object"]

_TITLES: Final = {"journal": "jtitle", "book": "btitle", "dissertation": "title"}
_NUMBERS: Final = {"issn": "issn", "eissn": "eissn", "isbn": "isbn"}
_SPACES: Final = {"doi": "info:doi/", "pmid": "info:pmid/", "hdl": "info:hdl/"}

Pair = tuple[str, str]


def context_object(record: Record) -> str:
    """Return the title of the span: pairs of key and value, in the escapes of an address."""
    matrix, genre = GENRES.get(record.type, ("book", "unknown"))
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{matrix}"),
        ("rfr_id", "info:sid/rusrec"),
        ("rft.genre", genre),
        *_titles(record, matrix),
        *_people(record),
        *_place(record),
        *_ids(record),
    ]
    return "&".join(
        f"{key}={quote(value, '', errors='surrogatepass')}" for key, value in pairs if value
    )


def _first(texts: Texts) -> str:
    return texts[0].text if texts else ""


def _titles(record: Record, matrix: str) -> Iterator[Pair]:
    host = record.host if isinstance(record.host, Record) else None
    whole = f"rft.{_TITLES[matrix]}"
    if host is None or matrix == "dissertation":
        yield whole, _first(record.title)
        return
    yield "rft.atitle", _first(record.title)
    yield whole, _first(host.title)
    yield "rft.stitle", _first(host.short_title)


def _people(record: Record) -> Iterator[Pair]:
    """Yield the first author in parts, and all authors whole; a body has a key of its own."""
    main: Name | None = record.author[0] if record.author else None
    if main and main.name:
        yield "rft.aulast", main.name[0].family
        yield "rft.aufirst", main.name[0].given
        yield "rft.ausuffix", main.name[0].suffix
    for name in record.author:
        if name.name:
            yield "rft.au", ", ".join(filter(None, (name.name[0].family, name.name[0].given)))
        else:
            yield "rft.aucorp", _first(name.org)


def _place(record: Record) -> Iterator[Pair]:
    host = record.host if isinstance(record.host, Record) else None
    first, last = pages_of(record)
    yield "rft.date", record.issued.edtf if record.issued else ""
    yield "rft.volume", record.volume
    yield "rft.issue", record.issue
    yield "rft.spage", first if last else ""
    yield "rft.epage", last
    yield "rft.pages", record.pages
    for texts in ((host.publisher if host else ()) or record.publisher)[:1]:
        yield "rft.pub", _first(texts)
    for each in (*record.identifiers, *(host.identifiers if host else ())):
        if each.scheme in _NUMBERS:
            yield f"rft.{_NUMBERS[each.scheme]}", each.value
    for language in record.language[:1]:
        yield "rft.language", language


def _ids(record: Record) -> Iterator[Pair]:
    for each in record.identifiers:
        if each.scheme in _SPACES:
            yield "rft_id", _SPACES[each.scheme] + each.value
        elif address := identifier.url(each.scheme, each.value):
            yield "rft_id", address
    for link in record.links:
        yield "rft_id", link.url
