"""The record, schema 1: what it says of an item, and what the house notes of the record itself."""

import re
from typing import ClassVar, Final

from msgspec import Struct

from rusrec.model.date import Date
from rusrec.model.name import Name
from rusrec.model.source import Change, Correction, Count, Missing, Source
from rusrec.model.text import UNDETERMINED, Texts

__all__ = [
    "HOUSEKEEPING",
    "NUMBERED",
    "Archive",
    "Classification",
    "Event",
    "Extra",
    "ExtraValue",
    "Identifier",
    "Keyword",
    "Link",
    "Note",
    "Numbering",
    "Record",
    "Relation",
    "Rights",
    "is_id",
]


LONGEST_ID: Final = 200
"""The characters of an id: with its suffix it is the name of a file, which may have 255 bytes."""
DEEPEST: Final = 8
"""The works that may be around a record, one in the other, where ids name them.

With a host and a series each, that are one record, eight are hundreds when they are written out.
"""
_ID: Final = re.compile("[a-z0-9]++(?:-[a-z0-9]++)*+")


def is_id(text: str) -> bool:
    """Tell whether *text* has the form of an id: ``rosia-yongu-8-1``, in small ASCII letters."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


class Identifier(Struct, frozen=True, omit_defaults=True, gc=False):
    """An identifier and its scheme: ``doi``, ``hdl``, ``issn``, ``isbn``, ..."""

    KEY: ClassVar[str] = "scheme"

    scheme: str
    value: str


class Classification(Struct, frozen=True, omit_defaults=True, gc=False):
    """A class mark and its scheme: ``kdc``, ``ddc``, ``udc``, ``lcc``, ..."""

    KEY: ClassVar[str] = "scheme"

    scheme: str
    value: str


NUMBERED = ("", "chapter", "part", "series", "printing", "supplement")
"""What a number can be of; empty is the item itself."""


class Numbering(Struct, frozen=True, omit_defaults=True, gc=False):
    """A number of the item that is neither volume nor issue; ``of`` says of what (chapter, series).

    Empty ``of`` is the item's own number, such as a report's.
    """

    KEY: ClassVar[str] = "of"

    value: str
    of: str = ""


class Keyword(Struct, frozen=True, omit_defaults=True, gc=False):
    """A subject term, its language, and the vocabulary it is from."""

    KEY: ClassVar[str] = "tag"

    term: str
    tag: str = UNDETERMINED
    vocabulary: str = ""
    uri: str = ""


class Note(Struct, frozen=True, omit_defaults=True, gc=False):
    """A note in one or several languages; ``type`` says of what: ``annote``, ``status``."""

    note: Texts
    type: str = ""


class Link(Struct, frozen=True, omit_defaults=True, gc=False):
    """An address where the item, or something of it, is found."""

    url: str
    kind: str = ""
    media_type: str = ""
    accessed: str = ""
    language: str = ""


class Archive(Struct, frozen=True, omit_defaults=True, gc=False):
    """Where the one copy lies; фонд, опись and дело stand in ``shelfmark``."""

    name: str = ""
    place: str = ""
    collection: str = ""
    shelfmark: str = ""


class Rights(Struct, frozen=True, omit_defaults=True, gc=False):
    """Who may do what with the item: a licence's name, its address, a statement."""

    license: str = ""
    uri: str = ""
    text: Texts = ()


class Event(Struct, frozen=True, omit_defaults=True, gc=False):
    """The conference, hearing or performance that the item comes from."""

    name: Texts = ()
    place: Texts = ()
    date: Date | None = None


class Relation(Struct, frozen=True, omit_defaults=True, gc=False):
    """Another work and how this one stands to it; ``to`` is an id or the work itself."""

    type: str
    to: "Record | str"


class ExtraValue(Struct, frozen=True, omit_defaults=True, gc=False):
    """One thing that only one format knows, in that format's own spelling."""

    KEY: ClassVar[str] = "key"

    key: str
    value: str


class Extra(Struct, frozen=True, omit_defaults=True, gc=False):
    """All that one format said and the model has no field for; it goes back out to that format."""

    KEY: ClassVar[str] = "format"

    format: str
    values: tuple[ExtraValue, ...] = ()


class Record(Struct, frozen=True, omit_defaults=True, gc=False, kw_only=True):
    """One bibliographic record: an item, the host it appeared in, and the proof of both.

    Empty means that nothing is said; ``missing`` says that somebody looked and found nothing.
    The order of the fields is the canonical order of the YAML. Host, series, original and the
    works in ``relations`` are records themselves; a plain text there is the id of one. What each
    field says stands with the JSON Schema (``schema/json_schema.py``).
    """

    id: str = ""
    draft: bool = False
    citekey: str = ""
    aka: tuple[str, ...] = ()
    type: str = "document"
    genre: Texts = ()
    language: tuple[str, ...] = ()
    title: Texts = ()
    subtitle: Texts = ()
    short_title: Texts = ()
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    contributor: tuple[Name, ...] = ()
    missing: tuple[Missing, ...] = ()
    issued: Date | None = None
    dates: tuple[Date, ...] = ()
    accessed: Date | None = None
    original: "Record | None" = None
    host: "Record | str | None" = None
    series: "Record | str | None" = None
    event: Event | None = None
    volume: str = ""
    issue: str = ""
    number: tuple[Numbering, ...] = ()
    section: Texts = ()
    pages: str = ""
    extent: str = ""
    volumes: str = ""
    edition: Texts = ()
    publisher: tuple[Texts, ...] = ()
    place: tuple[Texts, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    archive: Archive | None = None
    links: tuple[Link, ...] = ()
    abstract: Texts = ()
    keywords: tuple[Keyword, ...] = ()
    classification: tuple[Classification, ...] = ()
    notes: tuple[Note, ...] = ()
    rights: Rights | None = None
    counts: tuple[Count, ...] = ()
    relations: tuple[Relation, ...] = ()
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    history: tuple[Change, ...] = ()
    extra: tuple[Extra, ...] = ()

    @property
    def main_language(self) -> str:
        """The tag of a text of this record that says no other: its first language, or ``und``."""
        return self.language[0] if self.language else UNDETERMINED


HOUSEKEEPING: Final = frozenset(
    {"draft", "aka", "missing", "counts", "sources", "corrections", "history", "extra"}
)
"""Fields that speak of the record and not of the item: no export is lossy for their sake."""
