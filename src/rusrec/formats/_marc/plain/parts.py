"""The parts that a record has for itself: abstracts, numbers, addresses; all of one context."""

from typing import Any, Final

from msgspec.structs import astuple

from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context, breaks_of, meaning, text_of
from rusrec.formats._marc.plain.shared import BY_TAG, Shared, says, sound, sure
from rusrec.formats._marc.plain.sheet import HOLE, Blank, Notes, Sheet
from rusrec.formats._marc.reading import said_by
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.tables import NUMBERS
from rusrec.formats._marc.unit import Form
from rusrec.formats._marc.writing import place
from rusrec.formats._usual import Told, make_room
from rusrec.model import Identifier, Link, Record, Text, identifier
from rusrec.model.arrangement import ORDERED
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Parts"]

_NUMBERS: Final = {
    scheme: source for scheme, source in NUMBERS.items() if scheme not in ("lccn", "issn")
}
"""Schemes of which a number stands in 024 and is read as one."""
_ADDRESS: Final = pattern(r"[!-\[\]-~]+")


class Parts(Shared):
    """The parts of the records of one context."""

    def __init__(self, context: Context, carrier: Carrier) -> None:
        """Begin with none."""
        super().__init__(context, carrier)
        self._abstracts: dict[tuple[object, ...], Blank | None] = {}
        self._numbers = {
            scheme: self.blank("024", Form("7 ", (("a", HOLE), ("2", source))))
            for scheme, source in _NUMBERS.items()
        }
        self.id = self.blank("001", Form("", (("", HOLE),)))
        self.pages = self.blank("300", Form("  ", (("a", f"p. {HOLE}"),)))
        self._link = self.blank("856", Form("40", (("u", HOLE),)))
        self.notes: Notes = {}
        self.layouts: dict[tuple[object, ...], Any] = {}
        """How titles of one kind are laid out."""

    def put_abstracts(self, record: Record, sheet: Sheet) -> None:
        """Put the abstracts of *record*; where their paragraphs part is said of them."""
        for text in record.abstract:
            words = text.text
            if not gate.passes(words) or ("\\" in words and "\\u00" in words):
                raise Told
            breaks = breaks_of(words)
            line = words.replace("\n", " ") if breaks else words
            if not line or gate.fold(line) != line:
                raise Told
            rest = astuple(text)[1:]
            key = main_script(line), rest
            if key not in self._abstracts:
                make_room(self._abstracts)
                self._abstracts[key] = self._abstract(Text(line, *rest))
            sheet.fill(sure(self._abstracts[key]), (self.escaped(line),), more=breaks)
        self.in_order(record.abstract)

    def _abstract(self, text: Text) -> Blank | None:
        """Return 520 of all texts like this one."""
        said = meaning(text, text.text, self.context)
        arrives = text_of(text.text, self.context, said) == text
        if not arrives or any(word == "text" for word, _ in said):
            return None
        return self.blank("520", Form("3 ", (("a", HOLE),), said))

    def put_numbers(self, record: Record, sheet: Sheet) -> None:
        """Put the identifiers of *record*."""
        found = record.identifiers
        if (
            len(found) == 1
            and (blank := self._numbers.get(found[0].scheme))
            and _is_plain(found[0])
        ):
            sheet.fill(blank, (self.escaped(found[0].value),))
        elif found:
            made = sorted(BY_TAG["024"].write(record, self.context), key=place)
            said = dict.fromkeys(v for unit in made for _, v in said_by(unit, self.context))
            if tuple(sorted(said, key=ORDERED["identifiers"])) != found:
                raise Told
            for unit in made:
                sheet.put(sound(unit))

    def put_links(self, record: Record, sheet: Sheet) -> None:
        """Put the addresses of *record*."""
        for link in record.links:
            if _ADDRESS.fullmatch(link.url) and link == Link(link.url):
                sheet.fill(self._link, (self.escaped(link.url),))
                continue
            units = list(BY_TAG["856"].write(Record(links=(link,)), self.context))
            if not says(units, [("links", link)], self.context):
                raise Told
            sheet.put(sound(units[0]))


def _is_plain(number: Identifier) -> bool:
    """Tell whether a number is read as it stands."""
    scheme, value = number.scheme, number.value
    plain = value.isascii() and value.isprintable() and "\\" not in value
    return bool(value) and plain and identifier.normal(scheme, value) == value
