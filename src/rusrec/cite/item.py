"""An item as rendering wants it: marked texts, names taken apart, dates, each made once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from rusrec.cite.date import Date, date_of
from rusrec.cite.extra import extra
from rusrec.cite.name import Name, name_of
from rusrec.cite.variables import ALIASES, DATES, NAMES, NUMBERS

if TYPE_CHECKING:
    from rusrec.cite.rich import Reader

__all__ = ["Item"]

_ALWAYS: Final = frozenset(
    ("author", "citation-label", "container-title-short", "issued", "page", "title", "title-short")
) | frozenset(ALIASES)
"""What is read though a style may not name it: other variables and labels come from it."""


class Item:
    """One CSL-JSON item, read with the quotation marks of a locale."""

    __slots__ = ("dates", "id", "language", "names", "raw", "shape", "texts", "type")

    def __init__(self, value: Mapping[str, Any], reader: Reader, wanted: frozenset[str]) -> None:
        """Read the CSL-JSON object *value*: what is *wanted* of it and of the right type."""
        self.raw = value
        self.id = str(value.get("id", ""))
        self.type = str(value.get("type", "") or "document")
        self.language = str(value.get("language", "") or "")
        self.texts: dict[str, str] = {}
        self.names: dict[str, tuple[Name, ...]] = {}
        self.dates: dict[str, Date] = {}
        self.shape: tuple[str, ...] = ()
        for variable, content in value.items():
            if variable in wanted or variable in _ALWAYS:
                self._take(variable, content, reader)
        note = value.get("note")
        if isinstance(note, str) and ":" in note:
            self._take_extra(note, reader)
        for alias, variable in ALIASES.items():
            if alias in self.texts:
                self.texts.setdefault(variable, self.texts[alias])
            elif alias == "event" and variable in self.texts:
                self.texts[alias] = self.texts[variable]
        page = self.texts.get("page")
        if page and "page-first" not in self.texts:
            self.texts["page-first"] = _first(page)

    def _take_extra(self, note: str, reader: Reader) -> None:
        """Take the variables that the note states and the item itself does not."""
        for variable, content in extra(note):
            if variable == "type":
                self.type = str(content)
            elif not any(variable in kind for kind in (self.texts, self.names, self.dates)):
                self._take(variable, content, reader)

    def _take(self, variable: str, content: Any, reader: Reader) -> None:
        if variable in NAMES:
            names = content if isinstance(content, list | tuple) else ()
            found = (name_of(name, reader.read) for name in names if isinstance(name, Mapping))
            if known := tuple(name for name in found if name):
                self.names[variable] = known
        elif variable in DATES:
            if date := date_of(content):
                self.dates[variable] = date
        elif isinstance(content, str) and content:
            text = content if variable in NUMBERS else reader.read(content)
            if text.strip():
                self.texts[variable] = text
        elif isinstance(content, int | float) and not isinstance(content, bool):
            self.texts[variable] = str(content)


def _first(page: str) -> str:
    for place, character in enumerate(page):
        if place and character in "-–—,&":
            return page[:place].strip()
    return page
