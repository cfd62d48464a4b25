"""Objects around the items: ``{"items": [...]}``, answers of Crossref, exports with a ``config``.

Pandoc's metadata has them under ``references``. ``{"status": "ok", "message": {"items": [...]}}``
holds many, ``{"message": {...}}`` one.
"""

from json import JSONDecodeError
from typing import Final

from msgspec import Struct

from rusrec.formats.csl_json.values import DECODER, Refused
from rusrec.scripts.pattern import pattern

__all__ = ["CROSSREF", "OF_ITEM", "Envelope", "envelope_of"]

_ITEMS: Final = ("items", "references")
"""Crossref, Zotero and BibTeX converters have the one, pandoc's metadata the other."""
_MESSAGE: Final = "message"
OF_ITEM: Final = frozenset(("id", "type", "title", "DOI", "author", "citation-key"))
"""Keys of items: an object with one of them is an item itself."""

_KEY: Final = pattern(r'[ \t\n\r]*,?[ \t\n\r]*"([^"\\]*)"[ \t\n\r]*:[ \t\n\r]*')

CROSSREF: Final = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "reference-entry": "entry",
    "dissertation": "thesis",
    "posted-content": "article",
    "peer-review": "review",
    "journal": "periodical",
    "database": "dataset",
    "report-component": "report",
}
"""Item types of Crossref's own, with those of CSL that they are (its API, ``/types``)."""

Member = tuple[str, str]
"""A key and its value as it stands."""


class Envelope(Struct, frozen=True):
    """What stands around the items of a text.

    ``at`` is where the first item begins (or the bracket that closes none) or, if not ``many``, the
    one; ``depth`` is how many objects are to be closed after, ``beside`` what else stood in them.
    """

    at: int
    many: bool
    depth: int
    beside: tuple[Member, ...] = ()


def envelope_of(text: str, at: int) -> Envelope | None:
    """Return what the object that begins at *at* is around its items; None if it is an item."""
    found = _looked_in(text, at, 1)
    if not isinstance(found, int):
        return found
    inner = _looked_in(text, found, 2)
    beside = _members_before(text, at, found)
    if isinstance(inner, Envelope):
        return Envelope(inner.at, many=True, depth=2, beside=(*beside, *inner.beside))
    return Envelope(found, many=False, depth=1, beside=beside)


def _looked_in(text: str, at: int, depth: int) -> Envelope | int | None:
    """Return the envelope, where the message begins in it, or None where there are no items."""
    beside: list[Member] = []
    at += 1
    while found := _KEY.match(text, at):
        key, at = found[1], found.end()
        if key in OF_ITEM:
            return None
        if key in _ITEMS and text.startswith("[", at):
            return Envelope(at + 1, many=True, depth=depth, beside=tuple(beside))
        if key == _MESSAGE and depth == 1 and text.startswith("{", at):
            return at
        end = _end_of(text, at)
        if end < 0:
            return None
        beside.append((key, text[at:end]))
        at = end
    return None


def _members_before(text: str, at: int, end: int) -> tuple[Member, ...]:
    """Return the members of the object at *at* that stand before *end*, that of the message."""
    beside: list[Member] = []
    at += 1
    while (found := _KEY.match(text, at)) and found.end() < end:
        at = _end_of(text, found.end())
        beside.append((found[1], text[found.end() : at]))
    return tuple(beside)


def _end_of(text: str, at: int) -> int:
    """Return where the value at *at* ends, -1 where it is not whole."""
    try:
        return DECODER.raw_decode(text, at)[1]
    except (JSONDecodeError, Refused, RecursionError):
        return -1
