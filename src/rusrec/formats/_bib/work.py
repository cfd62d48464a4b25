"""What an entry says of other works, of numbers and of addresses; the writer asks here too.

- There is a host where there is a ``journal`` or a ``booktitle``; publisher, place, ISSN and ISBN
  are then the host's, and so is the ``editor`` of a book.
- ``number`` is the issue of a journal; elsewhere it is the number in the series where there is a
  ``series``, else the item's own.
"""

from functools import lru_cache
from typing import Final

from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.tables import HOLDERS, NUMBERED_ITEMS, UNHOSTED, host_type
from rusrec.formats._links import addresses_in
from rusrec.formats._serials import says_more, serials
from rusrec.loss import ignore
from rusrec.model import Identifier, Link, Numbering, Record, Texts, identifier
from rusrec.scripts.pattern import pattern

__all__ = [
    "host_of", "identifiers_of", "links_of", "numbers_of", "place_of", "publisher_of", "series_of",
]  # fmt: skip

_TITLES: Final = ("journal", "journaltitle", "booktitle")
_OF_JOURNAL: Final = ("journal", "publisher", "address", "issn")
_RARE: Final = frozenset(
    (
        *("journalsubtitle", "shortjournal", "issuetitle", "maintitle"),
        *("school", "institution", "organization", "location", "isbn"),
    )
)

_ACTIVE: Final = pattern(r"[\\{}$~`\n]")
_URL: Final = pattern(r"\s*(?:\\url\s*\{([^{}]*)\}|((?:https?|ftp)://[^\s{}]+))\s*")
_EPRINTS: Final = {"hdl": "hdl", "pubmed": "pmid"}


def host_of(reading: Reading) -> Record | None:
    """Return what the item stands in, None where it does not say."""
    fields = reading.fields
    if reading.kind in UNHOSTED:
        return _main_of(reading) if "maintitle" in fields else None
    if "journal" in fields and fields.keys().isdisjoint(_RARE):
        values = tuple(fields.get(name, "") for name in _OF_JOURNAL)
        text = "".join(values)
        if (
            text.isprintable()
            and not _ACTIVE.search(text)
            and (found := _journal(reading.tag, *values))
        ):
            for name in _OF_JOURNAL:
                fields.pop(name, None)
            return found
    field = next((name for name in _TITLES if name in fields), "")
    title = reading.texts(field, braces=True) if field else ()
    if not title:
        return None
    in_book = field == "booktitle"
    found = Record(
        type=host_type(field),
        title=title,
        subtitle=reading.texts("booksubtitle" if in_book else "journalsubtitle", braces=True),
        short_title=() if in_book else reading.texts("shortjournal"),
        author=reading.names("bookauthor") if in_book else (),
        editor=reading.names("editor") if in_book else (),
        publisher=publisher_of(reading),
        place=place_of(reading),
        identifiers=_serials_of(reading),
        host=_main_of(reading) if in_book and "maintitle" in fields else None,
    )
    issue = () if in_book else reading.texts("issuetitle", braces=True)
    if not issue:
        return found
    under = reading.texts("issuesubtitle", braces=True)
    return Record(type="periodical", title=issue, subtitle=under, host=found)


def _main_of(reading: Reading) -> Record | None:
    """Return the work in several volumes, None where nothing is left of its title."""
    title = reading.texts("maintitle", braces=True)
    if not title:
        return None
    return Record(type="book", title=title, subtitle=reading.texts("mainsubtitle", braces=True))


@lru_cache(maxsize=1024)
def _journal(tag: str, title: str, publisher: str, place: str, issn: str) -> Record | None:
    """Return the journal that many articles share; None where there is something to tell of it."""
    fields = dict(zip(_OF_JOURNAL, (title, publisher, place, issn), strict=True))
    reading = Reading("article", {name: tex for name, tex in fields.items() if tex}, ignore, tag)
    found = Record(
        type="periodical",
        title=reading.texts("journal", braces=True),
        publisher=publisher_of(reading),
        place=place_of(reading),
        identifiers=_serials_of(reading),
    )
    return found if found.title and bool(found.identifiers) == bool(issn) else None


def publisher_of(reading: Reading) -> tuple[Texts, ...]:
    """Return who publishes: the first of the fields that say so."""
    field = next((name for name in HOLDERS if name in reading.fields), "")
    texts = reading.texts(field) if field else ()
    return (texts,) if texts else ()


def place_of(reading: Reading) -> tuple[Texts, ...]:
    """Return where it is published."""
    texts = reading.texts("address" if "address" in reading.fields else "location")
    return (texts,) if texts else ()


def series_of(reading: Reading) -> Record | None:
    """Return the series of the item; its number stays with the item."""
    title = reading.texts("series", braces=True)
    return Record(type="collection", title=title) if title else None


def _serials_of(reading: Reading) -> tuple[Identifier, ...]:
    fields = reading.fields
    found: tuple[Identifier, ...] = ()
    for scheme in ("issn", "isbn"):
        if scheme in fields:
            text = reading.address(scheme)
            values = serials(scheme, text)
            if text and not values:
                reading.tell(scheme, "holds no number", text)
            elif says_more(scheme, text):
                reading.tell(scheme, "says more than its numbers", text)
            found += values
    return found


def identifiers_of(reading: Reading) -> tuple[Identifier, ...]:
    """Return the identifiers of the item, in canonical order; those of a host are taken before."""
    fields = reading.fields
    found: dict[str, str] = {}
    if "doi" in fields:
        found["doi"] = reading.address("doi")
    kind = fields.get("eprinttype", "").strip(" {}").lower()
    if kind in _EPRINTS and fields.get("eprint"):
        reading.take("eprinttype")
        found[_EPRINTS[kind]] = reading.address("eprint")
    serial = _serials_of(reading)
    for scheme in ("pmid", "pmcid"):
        if scheme in fields and scheme not in found:
            found[scheme] = reading.address(scheme)
    single = {
        scheme: (Identifier(scheme, normal),)
        for scheme, value in found.items()
        if (normal := identifier.normal(scheme, value))
    }
    first, last = ("doi", "hdl"), ("pmid", "pmcid")
    before = (each for scheme in first for each in single.get(scheme, ()))
    return (*before, *serial, *(each for scheme in last for each in single.get(scheme, ())))


def links_of(reading: Reading) -> tuple[Link, ...]:
    """Return the addresses of the item; ``howpublished`` may hold it too."""
    url = reading.address("url")
    if not url and (match := _URL.fullmatch(reading.fields.get("howpublished", ""))):
        reading.take("howpublished")
        url = match[1] or match[2]
    return tuple(map(Link, addresses_in(url)))


def numbers_of(
    reading: Reading, *, in_journal: bool, in_series: bool
) -> tuple[str, tuple[Numbering, ...]]:
    """Return the issue, and the other numbers in canonical order."""
    number, own, series = "", "", ""
    if in_journal or reading.kind == "article":
        number = reading.numbers("number")
        field = next((f for f in ("eid", "articleno") if f in reading.fields), "")
        own = reading.numbers(field) if field else ""
    elif in_series and reading.kind not in NUMBERED_ITEMS:
        series = reading.numbers("number")
    else:
        own = reading.numbers("number")
    issue = number or reading.numbers("issue")
    chapter, part = reading.numbers("chapter"), reading.numbers("part")
    found = (("", own), ("chapter", chapter), ("part", part), ("series", series))
    return issue, tuple(Numbering(value, of) for of, value in found if value)
