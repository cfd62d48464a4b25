"""The wire shapes of CSL-JSON: an item, its names and its dates (csl-data.json of CSL 1.0.2).

Every key of the schema is a field here, in the order in which it is written. Numbers are read as
the text they stand as. ``multi``, on items and names, is Juris-M's and not in the schema.
"""

from typing import Final

from msgspec import Raw, Struct

__all__ = [
    "DATES",
    "KEYS",
    "NAMES",
    "TEXTS",
    "Flag",
    "Item",
    "Multi",
    "WireDate",
    "WireName",
    "WireNameMulti",
    "wire",
]

Flag = bool | str
"""What CSL-JSON lets be true, 1 or "1"."""

_WIRE: Final = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "archive_collection": "archive_collection",
    "archive_location": "archive_location",
    "short_title": "shortTitle",
    "journal_abbreviation": "journalAbbreviation",
    "by_tag": "_keys",
    "forms": "_key",
    "orcid": "ORCID",
}


def wire(name: str) -> str:
    """Return the key of the attribute *name*."""
    return _WIRE.get(name) or name.replace("_", "-")


class _Shape(Struct, omit_defaults=True, forbid_unknown_fields=True, rename=wire):
    """A shape that refuses what it does not know, so that nothing is dropped unseen."""


class WireDate(_Shape):
    """A date: ``{"date-parts": [[1998, 5, 31]]}``, with season and circa, or words."""

    date_parts: tuple[tuple[int | str, ...], ...] = ()
    season: int | str = ""
    circa: Flag = False
    literal: str = ""
    raw: str = ""


class WireNameMulti(_Shape):
    """The other forms of a name by language tag, and the tag of the name itself (Juris-M)."""

    main: str = ""
    forms: "dict[str, WireName]" = {}


class WireName(_Shape):
    """A person by parts, anything else as ``literal``.

    ``ORCID`` and ``affiliation`` are Crossref's, and never written.
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    comma_suffix: Flag = False
    static_ordering: Flag = False
    literal: str = ""
    parse_names: Flag = False
    orcid: str = ""
    affiliation: tuple[str, ...] = ()
    multi: WireNameMulti | None = None


class Multi(_Shape):
    """The other forms of fields, and the tags of the fields themselves (Juris-M)."""

    main: dict[str, str] = {}
    by_tag: dict[str, dict[str, str]] = {}


class Item(_Shape, kw_only=True):
    """One item of CSL-JSON."""

    id: str = ""
    type: str = ""
    citation_key: str = ""
    language: str = ""
    title: str = ""
    title_short: str = ""
    short_title: str = ""
    author: tuple[WireName, ...] = ()
    editor: tuple[WireName, ...] = ()
    translator: tuple[WireName, ...] = ()
    chair: tuple[WireName, ...] = ()
    collection_editor: tuple[WireName, ...] = ()
    compiler: tuple[WireName, ...] = ()
    composer: tuple[WireName, ...] = ()
    container_author: tuple[WireName, ...] = ()
    contributor: tuple[WireName, ...] = ()
    curator: tuple[WireName, ...] = ()
    director: tuple[WireName, ...] = ()
    editorial_director: tuple[WireName, ...] = ()
    executive_producer: tuple[WireName, ...] = ()
    guest: tuple[WireName, ...] = ()
    host: tuple[WireName, ...] = ()
    illustrator: tuple[WireName, ...] = ()
    interviewer: tuple[WireName, ...] = ()
    narrator: tuple[WireName, ...] = ()
    organizer: tuple[WireName, ...] = ()
    original_author: tuple[WireName, ...] = ()
    performer: tuple[WireName, ...] = ()
    producer: tuple[WireName, ...] = ()
    recipient: tuple[WireName, ...] = ()
    reviewed_author: tuple[WireName, ...] = ()
    script_writer: tuple[WireName, ...] = ()
    series_creator: tuple[WireName, ...] = ()
    authority: str = ""
    jurisdiction: str = ""
    issued: WireDate | str | None = None
    submitted: WireDate | str | None = None
    available_date: WireDate | str | None = None
    accessed: WireDate | str | None = None
    container_title: str = ""
    container_title_short: str = ""
    journal_abbreviation: str = ""
    volume_title: str = ""
    volume_title_short: str = ""
    collection_title: str = ""
    collection_number: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    page_first: str = ""
    number: str = ""
    chapter_number: str = ""
    part: str = ""
    part_title: str = ""
    printing: str = ""
    supplement: str = ""
    section: str = ""
    division: str = ""
    number_of_pages: str = ""
    number_of_volumes: str = ""
    edition: str = ""
    version: str = ""
    genre: str = ""
    medium: str = ""
    scale: str = ""
    dimensions: str = ""
    status: str = ""
    publisher: str = ""
    publisher_place: str = ""
    event: str = ""
    event_title: str = ""
    event_place: str = ""
    event_date: WireDate | str | None = None
    original_title: str = ""
    original_date: WireDate | str | None = None
    original_publisher: str = ""
    original_publisher_place: str = ""
    reviewed_title: str = ""
    reviewed_genre: str = ""
    references: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    archive: str = ""
    archive_place: str = ""
    archive_collection: str = ""
    archive_location: str = ""
    call_number: str = ""
    source: str = ""
    abstract: str = ""
    keyword: str = ""
    categories: tuple[str, ...] = ()
    note: str = ""
    annote: str = ""
    locator: str = ""
    citation_label: str = ""
    citation_number: str = ""
    first_reference_note_number: str = ""
    year_suffix: str = ""
    custom: Raw = Raw(b"")
    multi: Multi | None = None


KEYS: Final[dict[str, str]] = dict(
    zip(Item.__struct_encode_fields__, Item.__struct_fields__, strict=True)
)
"""The keys of an item as they are written, each with the attribute that holds it."""

_DEFAULTS: Final = dict(zip(Item.__struct_encode_fields__, Item.__struct_defaults__, strict=True))
TEXTS: Final = frozenset(key for key, default in _DEFAULTS.items() if default == "")
NAMES: Final = frozenset(
    key for key, default in _DEFAULTS.items() if default == () and key != "categories"
)
DATES: Final = frozenset(
    key for key, default in _DEFAULTS.items() if default is None and key != "multi"
)
