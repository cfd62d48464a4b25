"""The record, schema 1: what it says of an item, and what the house notes of the record itself."""

from typing import Annotated, ClassVar, Final

from msgspec import Meta, Struct

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
]


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


def _is(title: str, description: str) -> Meta:
    return Meta(title=title, description=description)


class Record(Struct, frozen=True, omit_defaults=True, gc=False, kw_only=True):
    """One bibliographic record: an item, the host it appeared in, and the proof of both.

    Empty means that nothing is said; ``missing`` says that somebody looked and found nothing.
    The order of the fields is the canonical order of the YAML. Host, series, original and the
    works in ``relations`` are records themselves; a plain text there is the id of one.
    """

    id: Annotated[str, _is("Id", "File name of the record; never changed, never reused.")] = ""
    draft: Annotated[bool, _is("Draft", "True while the record is not ready to be shown.")] = False
    citekey: Annotated[str, _is("Citation key", "The BibTeX key, where it is not the id.")] = ""
    aka: Annotated[tuple[str, ...], _is("Also known as", "Former ids and keys.")] = ()
    type: Annotated[str, _is("Type", "Item type of CSL 1.0.2.")] = "document"
    genre: Annotated[Texts, _is("Genre", "Free text within the type: PhD thesis.")] = ()
    language: Annotated[
        tuple[str, ...], _is("Language", "BCP 47, of the item's text; the main one first.")
    ] = ()
    title: Annotated[Texts, _is("Title", "The title in its languages and scripts.")] = ()
    subtitle: Annotated[Texts, _is("Subtitle", "What follows the title, without the mark.")] = ()
    short_title: Annotated[Texts, _is("Short title", "For short citations.")] = ()
    author: Annotated[tuple[Name, ...], _is("Author", "Family, given; or a body.")] = ()
    editor: Annotated[tuple[Name, ...], _is("Editor", "Editor of the item itself.")] = ()
    translator: Annotated[tuple[Name, ...], _is("Translator", "Who translated the item.")] = ()
    contributor: Annotated[tuple[Name, ...], _is("Contributor", "Any other role, with it.")] = ()
    missing: Annotated[
        tuple[Missing, ...], _is("Missing", "Fields looked for and not found, with the reason.")
    ] = ()
    issued: Annotated[Date | None, _is("Issued", "Date of publication, EDTF.")] = None
    dates: Annotated[tuple[Date, ...], _is("Dates", "Received, accepted, available, ...")] = ()
    accessed: Annotated[Date | None, _is("Accessed", "When the item was last seen online.")] = None
    original: Annotated[
        "Record | None", _is("Original", "The work that this one translates or reprints.")
    ] = None
    host: Annotated["Record | str | None", _is("Host", "What the item appeared in.")] = None
    series: Annotated["Record | str | None", _is("Series", "The series it belongs to.")] = None
    event: Annotated[Event | None, _is("Event", "Conference, hearing, performance.")] = None
    volume: Annotated[str, _is("Volume", "Volume of the host that holds the item.")] = ""
    issue: Annotated[str, _is("Issue", "Issue of the host that holds the item.")] = ""
    number: Annotated[
        tuple[Numbering, ...], _is("Number", "The item's number, or one of chapter, series, ...")
    ] = ()
    section: Annotated[Texts, _is("Section", "Section of the host that holds the item.")] = ()
    pages: Annotated[str, _is("Pages", "Where in the host the item stands: 259-285.")] = ""
    extent: Annotated[str, _is("Extent", "Length of the item: 285.")] = ""
    volumes: Annotated[str, _is("Volumes", "Number of volumes of a work.")] = ""
    edition: Annotated[Texts, _is("Edition", "2, or 2nd revised.")] = ()
    publisher: Annotated[tuple[Texts, ...], _is("Publisher", "One or several.")] = ()
    place: Annotated[tuple[Texts, ...], _is("Place", "Place of publication.")] = ()
    identifiers: Annotated[tuple[Identifier, ...], _is("Identifiers", "Scheme and value.")] = ()
    archive: Annotated[Archive | None, _is("Archive", "Where the one copy lies.")] = None
    links: Annotated[tuple[Link, ...], _is("Links", "Addresses of the item.")] = ()
    abstract: Annotated[Texts, _is("Abstract", "One paragraph a line.")] = ()
    keywords: Annotated[tuple[Keyword, ...], _is("Keywords", "Terms by language.")] = ()
    classification: Annotated[
        tuple[Classification, ...], _is("Classification", "Scheme and class mark.")
    ] = ()
    notes: Annotated[tuple[Note, ...], _is("Notes", "Anything for the reader.")] = ()
    rights: Annotated[Rights | None, _is("Rights", "Licence or statement.")] = None
    counts: Annotated[tuple[Count, ...], _is("Counts", "What a service counted, and when.")] = ()
    relations: Annotated[tuple[Relation, ...], _is("Relations", "Other works.")] = ()
    sources: Annotated[tuple[Source, ...], _is("Sources", "Where each field is from.")] = ()
    corrections: Annotated[
        tuple[Correction, ...], _is("Corrections", "What was put right, in order.")
    ] = ()
    history: Annotated[tuple[Change, ...], _is("History", "Steps that Git does not know.")] = ()
    extra: Annotated[tuple[Extra, ...], _is("Extra", "What only one format knows.")] = ()

    @property
    def main_language(self) -> str:
        """The tag of a text of this record that says no other: its first language, or ``und``."""
        return self.language[0] if self.language else UNDETERMINED


HOUSEKEEPING: Final = frozenset(
    {"draft", "aka", "missing", "counts", "sources", "corrections", "history", "extra"}
)
"""Fields that speak of the record and not of the item: no export is lossy for their sake."""
