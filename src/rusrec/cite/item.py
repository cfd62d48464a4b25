"""An item as rendering wants it: marked texts, names taken apart, dates, each made once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from rusrec.cite.date import Date, date_of
from rusrec.cite.extra import extra
from rusrec.cite.marks import clean
from rusrec.cite.name import Name, name_of
from rusrec.cite.variables import ALIASES, DATES, NAMES, NUMBERS

if TYPE_CHECKING:
    from rusrec.cite.rich import Reader

__all__ = ["Item", "Kinds", "kinds_of"]

_ALWAYS: Final = frozenset(
    ("author", "citation-label", "container-title-short", "issued", "page", "title", "title-short")
) | frozenset(ALIASES)
"""What is read though a style may not name it: other variables and labels come from it."""

_AFTER_FIRST: Final = re.compile("[-–—,&]")

Kinds = Mapping[str, str]
"""The variables that a style asks for, each with its kind: text, number, names or date."""


def kinds_of(words: frozenset[str]) -> Kinds:
    """Give the kinds of all that can be asked for by the *words* of a style."""
    labelled = NAMES if "citation-label" in words else frozenset()
    return {word: _kind(word) for word in words | _ALWAYS | labelled}


def _kind(variable: str) -> str:
    if variable in NAMES:
        return "names"
    if variable in DATES:
        return "date"
    return "number" if variable in NUMBERS else "text"


class Item:
    """One CSL-JSON item, read with the quotation marks of a locale."""

    __slots__ = ("dates", "id", "language", "names", "texts", "type")

    def __init__(self, value: Mapping[str, Any], reader: Reader, kinds: Kinds) -> None:
        """Read the CSL-JSON object *value*: what is asked for and of the right type."""
        self.id = str(value.get("id", ""))
        self.type = str(value.get("type", "") or "document")
        self.language = str(value.get("language", "") or "")
        self.names: dict[str, tuple[Name, ...]] = {}
        self.dates: dict[str, Date] = {}
        texts: dict[str, str] = {}
        self.texts = texts
        read = reader.read
        for variable, content in value.items():
            kind = kinds.get(variable)
            if kind is None:
                continue
            if kind == "text" and content.__class__ is str:
                if content and (text := read(content)) and not text.isspace():
                    texts[variable] = text
            elif kind == "number" and content.__class__ is str and content.isdecimal():
                texts[variable] = content
            else:
                self._take(variable, kind, content, reader)
        note = value.get("note")
        if isinstance(note, str) and ":" in note:
            self._take_extra(note, reader)
        self._add_kin()

    def _add_kin(self) -> None:
        """Add the variables that others give: by another name, or the first page."""
        texts = self.texts
        for alias, variable in ALIASES.items():
            if alias in texts:
                texts.setdefault(variable, texts[alias])
        if "event-title" in texts:
            texts.setdefault("event", texts["event-title"])
        page = texts.get("page")
        if page and "page-first" not in texts:
            texts["page-first"] = _first(page)

    def _take_extra(self, note: str, reader: Reader) -> None:
        """Take the variables that the note states and the item itself does not."""
        for variable, content in extra(note):
            if variable == "type":
                self.type = str(content)
            elif not any(variable in kind for kind in (self.texts, self.names, self.dates)):
                self._take(variable, _kind(variable), content, reader)

    def _take(self, variable: str, kind: str, content: Any, reader: Reader) -> None:
        if kind == "names":
            names = content if isinstance(content, list | tuple) else ()
            found = [name_of(name, reader.read) for name in names if isinstance(name, Mapping)]
            if known := tuple([name for name in found if name]):
                self.names[variable] = known
        elif kind == "date":
            if date := date_of(content):
                self.dates[variable] = date
        elif isinstance(content, str):
            text = clean(content) if kind == "number" else reader.read(content)
            if text.strip():
                self.texts[variable] = text
        elif isinstance(content, int | float) and not isinstance(content, bool):
            self.texts[variable] = str(content)


def _first(page: str) -> str:
    end = _AFTER_FIRST.search(page, 1)
    return page[: end.start()].strip() if end else page
