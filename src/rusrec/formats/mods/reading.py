"""A work on its way out of MODS: what has been read of it, and what has no place in the record."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from rusrec.formats._characters import check
from rusrec.formats._xml import text_of
from rusrec.formats.mods.fragment import NAMES, fragment
from rusrec.formats.mods.language import by_of, tag_of
from rusrec.formats.mods.tables import XML_LANG, Kind
from rusrec.loss import Ledger, Loss
from rusrec.model import UNDETERMINED, Extra, ExtraValue, Record
from rusrec.model.arrangement import ORDERED
from rusrec.model.text import arranged
from rusrec.scripts import gate

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Attributes", "Reading", "Work"]

Attributes = Mapping[str, str]

_NONE: Final[Attributes] = MappingProxyType({})
_TAGGED: Final = (XML_LANG, "lang", "script", "transliteration")
_LANGUAGE: Final = frozenset(_TAGGED)
_SILENT: Final = frozenset(
    (*_TAGGED, "ID", "IDREF", "altRepGroup", "nameTitleGroup", "usage", "shareable", "keyDate")
)
"""Attributes that say what the record says otherwise, or how elements of one file hang together."""
_SCHEMA: Final = "{http://www.w3.org/2001/XMLSchema-instance}"


@lru_cache(maxsize=256)
def _allowed(known: tuple[str, ...]) -> frozenset[str]:
    return _SILENT.union(known)


class Reading:
    """One record of a source: what it is called in messages, and what of it has been told."""

    __slots__ = ("aka", "citekey", "given", "id", "name", "own", "told")

    def __init__(self, name: str) -> None:
        """Begin a record of the source called *name*."""
        self.name = name
        self.id = self.given = self.citekey = ""
        self.own = False
        self.aka: list[str] = []
        self.told: list[tuple[str, str, str]] = []

    def called(self, key: str) -> None:
        """Note the citation key; the first one counts."""
        self.citekey = self.citekey or key

    def flush(self, ledger: Ledger, id: str) -> None:  # noqa: A002 (the record's word)
        """Put what has been told into *ledger*, now that the record has an id."""
        for path, note, value in self.told:
            ledger(Loss(id, path, "not-representable", value or None, note))


class Work:
    """A work as far as it has been read; ``values`` are fields of the record to be."""

    __slots__ = (
        "alike", "kind", "languages", "main", "path", "place", "reading", "resource", "spare",
        "summaries", "values",
    )  # fmt: skip

    def __init__(self, reading: Reading, path: str, main: str, languages: tuple[str, ...]) -> None:
        """Begin a work.

        Args:
            reading: Of the record that it is, or stands in.
            path: Where it stands, in MODS's words.
            main: The tag of a text that states no language.
            languages: Those that set the order of forms.
        """
        self.reading, self.path, self.main, self.languages = reading, path, main, languages
        self.values: dict[str, Any] = {}
        self.spare: dict[str, tuple[int, list[str]]] = {}
        self.place = 0
        self.kind = Kind()
        self.resource: _Element | None = None
        self.alike: dict[tuple[str, str], int] = {}
        self.summaries: list[tuple[str, _Element]] = []

    def inside(self, path: str) -> "Work":
        """Begin a work inside this one."""
        return Work(self.reading, f"{self.path}{path}/", self.main, self.languages)

    def tell(self, path: str, value: str = "", note: str = "has no place in the record") -> None:
        """Say what does not arrive."""
        self.reading.told.append((self.path + path, note, value))

    def keep(self, element: "_Element", within: str = "") -> None:
        """Keep an element for the way back; *within* is the one that it stands in."""
        text = fragment(element, self.reading.name)
        name = NAMES[element.tag].rpartition("}")[2]
        if within:
            text = f"<{within}>{text}</{within}>"
        self.store(within or name, text)

    def store(self, key: str, text: str) -> None:
        """Keep a text under *key*; keys stay in the order of the source."""
        self.spare.setdefault(key, (self.place, []))[1].append(text)

    def children(self, element: "_Element") -> list[tuple[str, "_Element"]]:
        """Return the elements in *element* by name, and tell text that stands between them."""
        stray = element.text or ""
        found = []
        for child in element:
            name = NAMES[child.tag]
            if name:
                found.append((name, child))
            tail = child.tail
            if tail and not tail.isspace():
                stray += tail
        if stray and not stray.isspace():
            text_of(element, self.reading.name)
            self.tell(NAMES[element.tag], " ".join(stray.split()), "text between elements")
        return found

    def attributes(self, element: "_Element", *known: str) -> Attributes:
        """Return the attributes of *element*, and tell those that are not *known*."""
        items = element.items()
        if not items:
            return _NONE
        found: dict[str, str] = dict(items)
        if not "".join(found.values()).isprintable():
            for value in found.values():
                check(value, name=self.reading.name, line=element.sourceline or 1)
        if not found.keys() <= _allowed(known):
            for name in found.keys() - _allowed(known):
                if not name.startswith(_SCHEMA):
                    at = f"{NAMES[element.tag]}@{name.rpartition('}')[2]}"
                    self.tell(at, gate.fold(gate.newlines(found[name])))
        return found

    def new(self, kind: str, value: str) -> bool:
        """Tell whether a value of this kind has not been before in this work."""
        size = len(self.alike)
        self.alike.setdefault((kind, value), size)
        return len(self.alike) > size

    def words(self, element: "_Element") -> str:
        """Return the text of *element* on one line, NFC; elements in it are told and opened."""
        text = self._opened(element) if len(element) else element.text
        if not text:
            return ""
        if text.isprintable() and "  " not in text and text.strip() is text:
            return text if text.isascii() else gate.nfc(text)
        if not text.isprintable():
            text = gate.newlines(text_of(element, self.reading.name) if not len(element) else text)
        return gate.fold(text)

    def paragraphs(self, element: "_Element") -> str:
        """Return the text of *element* with one paragraph a line.

        A line that begins with blanks goes on the one before it: so XML is laid out.
        """
        text = element.text or ""
        if len(element):
            text = self._opened(element)
        if "\n" not in text:
            return self.words(element) if not len(element) else gate.fold(text)
        text_of(element, self.reading.name)
        lines = gate.newlines(text).strip("\n").split("\n")
        said = lines[0]
        for line in lines[1:]:
            said += line if line[:1] in (" ", "\t") else f"\n{line}"
        return gate.paragraphs(said)

    def _opened(self, element: "_Element") -> str:
        """Return the text of *element* and of what is in it."""
        parts = [text_of(element, self.reading.name)] if not len(element) else [element.text or ""]
        for child in element.iterdescendants():
            if isinstance(child.tag, str):
                self.tell(f"{NAMES[element.tag]}/{NAMES[child.tag]}", "", "an element inside text")
                text_of(child, self.reading.name)
                parts.append(child.text or "")
            parts.append(child.tail or "")
        text_of(element, self.reading.name)
        return "".join(parts)

    def tag(self, attributes: Attributes, default: str | None = None) -> str:
        """Return the tag of a text with these *attributes*."""
        main = self.main if default is None else default
        if not attributes or _LANGUAGE.isdisjoint(attributes):
            return main
        stated, lang, script, scheme = (attributes.get(name, "") for name in _TAGGED)
        if not (stated or lang or script or scheme):
            return main  # they are there, and empty
        found = tag_of(stated, lang, script, scheme, main)
        if not found:
            self.tell("@lang", stated or lang or script or scheme, "is no language")
        return found or main

    def by(self, element: "_Element", attributes: Attributes) -> str:
        """Return who made a text by its label; another label is told."""
        if "displayLabel" not in attributes:
            return ""
        words = gate.fold(gate.newlines(attributes["displayLabel"]))
        by = by_of(words)
        if words and not by:
            self.tell(f"{NAMES[element.tag]}@displayLabel", words)
        return by

    def add(self, field: str, value: Any) -> None:
        """Add one of several values to *field*."""
        self.values.setdefault(field, []).append(value)

    def put(self, field: str, value: Any, path: str) -> None:
        """Set *field*, which has one value; another one is told."""
        if value and self.values.setdefault(field, value) != value:
            self.tell(path, str(value), "stands twice; the first one counts")

    def record(self, **values: Any) -> Record:
        """Return the record of all that was read, in canonical order."""
        made = {**self.values, **values}
        for field, value in made.items():
            if type(value) is list:
                made[field] = self._ordered(field, value) if len(value) > 1 else tuple(value)
        if self.spare:
            spare = sorted(self.spare.items(), key=lambda each: each[1][0])
            kept = tuple([ExtraValue(name, "".join(texts)) for name, (_, texts) in spare])
            made["extra"] = (Extra("mods", kept),)
        return Record(**made)

    def _ordered(self, field: str, value: list[Any]) -> tuple[Any, ...]:
        """Return several values in canonical order."""
        if getattr(value[0], "KEY", "") == "tag":
            return arranged(value, self.languages)
        return tuple(sorted(value, key=ORDERED[field]) if field in ORDERED else value)


def outermost(reading: Reading) -> Work:
    """Return the work that a record itself is."""
    return Work(reading, "", UNDETERMINED, ())
