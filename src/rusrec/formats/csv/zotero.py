"""The sheet that Zotero exports: headings of its own, of which some depend on the type of the item.

What no field has (when an item was added, where its file lies) is left to be kept as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from rusrec.formats._languages import languages_of
from rusrec.formats._serials import says_more, serials
from rusrec.formats._zotero.date import date_of
from rusrec.formats._zotero.types import TYPES, ZOTERO_TYPES
from rusrec.formats.csv.cells import joined
from rusrec.formats.csv.paths import Cells, Path
from rusrec.model import UNDETERMINED, identifier

__all__ = ["BOOKS", "cells_of", "is_zoteros"]

BOOKS: Final = frozenset(
    ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia")
)
"""Types of what stands in a book, whose editor and ISBN are the book's."""

_TYPE: Final = "Item Type"
_HOST: Final = "Publication Title"
_PLAIN: Final[Mapping[str, Path]] = {
    "Key": ("id",),
    "Title": ("title",),
    "Short Title": ("short-title",),
    "Publication Title": ("host", "title"),
    "Journal Abbreviation": ("host", "short-title"),
    "Series": ("series", "title"),
    "Series Number": ("number", "series"),
    "Number": ("number",),
    "Pages": ("pages",),
    "Num Pages": ("extent",),
    "Issue": ("issue",),
    "Volume": ("volume",),
    "Number Of Volumes": ("volumes",),
    "Edition": ("edition",),
    "Section": ("section",),
    "Language": ("language",),
    "Abstract Note": ("abstract",),
    "Type": ("genre",),
    "Rights": ("rights",),
    "Archive": ("archive", "name"),
    "Archive Location": ("archive", "shelfmark"),
    "Call Number": ("classification", "call-number"),
    "Meeting Name": ("event", "name"),
    "Conference Name": ("event", "name"),
}
_HOSTS: Final = {"Publisher": "publisher", "Place": "place"}
_NAMES: Final[Mapping[str, Path]] = {
    "Author": ("author",),
    "Editor": ("editor",),
    "Series Editor": ("series", "editor"),
    "Translator": ("translator",),
    "Book Author": ("host", "author"),
}
_ROLES: Final = {
    "Contributor": "ctb",
    "Cast Member": "act",
    "Composer": "cmp",
    "Director": "drt",
    "Interviewer": "ivr",
    "Producer": "pro",
    "Recipient": "rcp",
    "Scriptwriter": "aus",
    "Words By": "lyr",
}
_EXTRA: Final[Mapping[str, Path]] = {
    "citation key": ("citekey",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid",),
}
_WITH_SUFFIX: Final = 3

Row = dict[str, str]


def is_zoteros(headings: Iterable[str]) -> bool:
    """Tell whether a sheet with these *headings* is one of Zotero's."""
    return {_TYPE, "Title", _HOST} <= {*headings}


def cells_of(row: Row) -> tuple[Cells, Row]:
    """Return the cells of a *row*, which has its texts by heading, and the texts left over.

    A second value for one field is left over, not lost.
    """
    item = _Item(row)
    for take in (_type, _works, _names, _numbers, _dates, _links, _words):
        take(item)
    for heading, path in _PLAIN.items():
        item.move(heading, path)
    return item.cells, item.row


class _Item:
    """An item that is being read: what is taken of its row is in its cells."""

    def __init__(self, row: Row) -> None:
        self.row, self.cells = dict(row), Cells()
        languages = languages_of(row.get("Language", ""))
        self.tag = languages[0] if languages else UNDETERMINED
        self.kind = TYPES.get(row.get(_TYPE, ""), "document")
        self.hosted = bool(row.get(_HOST))

    def move(self, heading: str, path: Path, change: Callable[[str], str] = str) -> None:
        """Put the text under *heading* into *path*, if something comes of it."""
        text = self.row.get(heading, "").strip()
        value = change(text) if text and path not in self.cells else ""
        if value:
            self.cells[path] = value
            del self.row[heading]

    def pop(self, heading: str) -> str:
        return self.row.pop(heading, "").strip()


def _type(item: _Item) -> None:
    item.cells["type",] = item.kind
    if item.row.get(_TYPE) == ZOTERO_TYPES.get(item.kind):
        item.pop(_TYPE)


def _works(item: _Item) -> None:
    """What an item stands in has its publisher and place; without one the item has."""
    for heading, field in _HOSTS.items():
        item.move(heading, ("host", field) if item.hosted else (field,), _whole)


def _names(item: _Item) -> None:
    """Zotero parts names by semicolons; family, given and suffix by commas."""
    for heading, path in _NAMES.items():
        if heading == "Editor" and item.hosted and item.kind in BOOKS:
            _people(item, ("host", "editor"), item.pop(heading))
        elif path[0] not in ("host", "series") or (path[0], "title") in _open(item):
            _people(item, path, item.pop(heading))
    roles = [(role, name) for heading, role in _ROLES.items() for name in _split(item.pop(heading))]
    if roles:
        _people(item, ("contributor",), "; ".join(name for _, name in roles))
        item.cells["contributor", "role"] = joined([role for role, _ in roles])


def _open(item: _Item) -> set[Path]:
    """Return the titles of works around the item that it has."""
    return {_PLAIN[heading] for heading in (_HOST, "Series") if item.row.get(heading)}


def _people(item: _Item, path: Path, text: str) -> None:
    names = [_parted(name) for name in _split(text)]
    if names:
        item.cells[path] = joined([name for name, _ in names])
        suffixes = [suffix for _, suffix in names]
        if any(suffixes):
            tag = UNDETERMINED if path[0] in ("host", "series") else item.tag
            item.cells[*path, tag, "suffix"] = joined(suffixes)


def _split(text: str) -> list[str]:
    return [name for part in text.split(";") if (name := part.strip(" ,"))]


def _parted(name: str) -> tuple[str, str]:
    """Return a name and its suffix: ``King, Martin Luther, Jr.``; of more commas none counts."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) < _WITH_SUFFIX:
        return name, ""
    return ", ".join((parts[0], " ".join(parts[1:-1]))), parts[-1]


def _numbers(item: _Item) -> None:
    in_book = item.hosted and item.kind in BOOKS
    for scheme, inside in (("issn", item.hosted), ("isbn", in_book)):
        heading = scheme.upper()
        text = item.row.get(heading, "")
        found = joined([each.value for each in serials(scheme, text)])
        if found:
            item.cells[("host", scheme) if inside else (scheme,)] = found
            if not says_more(scheme, text):
                item.pop(heading)
    item.move("DOI", ("doi",), lambda text: identifier.normal("doi", text))


def _dates(item: _Item) -> None:
    """The date as it was typed; where nothing is read of it, the year that Zotero reads."""
    year, date = item.row.get("Publication Year", ""), date_of(item.row.get("Date", "").strip())
    if date is not None and date.text and year:
        item.cells["issued",], item.cells["issued", "text"] = year, date.text
    elif date is not None:
        item.cells["issued",] = date.edtf
        if date.text:
            item.cells["issued", "text"] = date.text
    item.pop("Date")
    item.move("Publication Year", ("issued",))
    if year and item.cells["issued",].startswith(year):
        item.pop("Publication Year")
    seen = date_of(item.row.get("Access Date", "").strip())
    if seen is not None and seen.edtf != "XXXX":
        item.cells["accessed",] = seen.edtf
        if seen.text:
            item.cells["accessed", "text"] = seen.text
        item.pop("Access Date")


def _links(item: _Item) -> None:
    """Addresses; one that only resolves a handle is that handle."""
    urls = [item.pop("Url"), *item.pop("Link Attachments").split("; ")]
    found = [(url, identifier.of_url(url)) for url in urls if url]
    handles = [each[1] for _, each in found if each and each[0] == "hdl"]
    if handles:
        item.cells["hdl",] = joined(list(dict.fromkeys(handles)))
    links = [url for url, each in found if not (each and each[0] == "hdl")]
    if links:
        item.cells["links",] = joined(list(dict.fromkeys(links)))


def _words(item: _Item) -> None:
    """Keywords of both kinds, and notes: of Extra what no other field has."""
    terms = [*_split(item.pop("Manual Tags")), *_split(item.pop("Automatic Tags"))]
    if terms:
        item.cells["keywords",] = joined(list(dict.fromkeys(terms)))
    rest = []
    for line in item.pop("Extra").split("\n"):
        label, _, value = line.partition(":")
        path = _EXTRA.get(label.strip().lower())
        if path and value.strip() and path not in item.cells:
            item.cells[path] = value.strip()
        else:
            rest.append(line)
    notes = [text for text in ("\n".join(rest).strip(), item.pop("Notes")) if text]
    for number, text in enumerate(notes, 1):
        item.cells[("notes",) if number == 1 else ("notes", str(number))] = text


def _whole(text: str) -> str:
    """Return *text* as the one thing in its cell."""
    return joined([text])
