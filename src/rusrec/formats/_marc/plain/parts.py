"""The parts that a record has for itself: abstracts, numbers, addresses; all of one context."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from msgspec.structs import astuple

from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context, breaks_of, meaning, text_of
from rusrec.formats._marc.plain.shared import (
    BY_TAG,
    Part,
    Shared,
    fit,
    says,
    sound,
)
from rusrec.formats._marc.plain.template import stand_in
from rusrec.formats._marc.reading import record_of, said_by, statements
from rusrec.formats._marc.rules import RULES
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.script import everyday_script, main_script
from rusrec.formats._marc.series import series_of
from rusrec.formats._marc.tables import NUMBERS
from rusrec.formats._marc.unit import Form, Unit
from rusrec.formats._marc.writing import place
from rusrec.formats._usual import Told
from rusrec.model import Identifier, Link, Record, Text, Texts, identifier
from rusrec.model.arrangement import ORDERED
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Own", "Parts", "Summaries", "summarized"]

_NUMBERS: Final = {
    scheme: source for scheme, source in NUMBERS.items() if scheme not in ("lccn", "issn")
}
"""Schemes of which a number stands in 024 and is read as one."""
_ADDRESS: Final = pattern(r"[!-\[\]-~]+")


Summaries = tuple[tuple[str, tuple[Any, ...], int], ...]
"""Of each abstract its script, all that it has beside its words, and which of the different ways to
part paragraphs it has: from 1, and 0 where it has none."""


class Own(NamedTuple):
    """What a record has for itself but for its texts.

    What 008 holds, its fields by the places where they stand (as in the table there), and its
    authors as they stand beside a title in Latin letters, and beside another.
    """

    fixed: str
    fields: tuple[Sequence[Part], ...]
    latin: str
    other: str


class Parts(Shared):
    """The parts of the records of one context."""

    def __init__(self, context: Context, carrier: Carrier) -> None:
        """Begin with none."""
        super().__init__(context, carrier)
        mark = stand_in(0)
        self._numbers = {
            scheme: self.make("024", "7 ", (("a", mark), ("2", source))).split(mark)
            for scheme, source in _NUMBERS.items()
        }
        self._link = self.make("856", "40", (("u", mark),)).split(mark)

    def own(self, record: Record, kind: str) -> Own:
        """Return what a record of this *kind* has for itself.

        Raises:
            Told: Not all of it arrives.
        """
        fixed, imprint = self.imprint((record.issued, record.place, record.publisher, kind))
        first, others, latin, other = self.people(record)
        keywords: Sequence[Part] = ()
        if record.keywords:
            keywords = [*map(self.keyword, record.keywords)]
            if len({keyword.tag for keyword in record.keywords}) > 1:
                self.in_order(record.keywords)
        numbers = self._numbered(record.identifiers) if record.identifiers else ()
        links = [self._address(link) for link in record.links] if record.links else ()
        fields = numbers, first, imprint, keywords, others, links
        return Own(fixed, fields, latin, other)

    def abstract(self, text: Text, breaks: Said) -> Unit:
        """Return 520 of an abstract like this one, all but its words, of which nothing is said.

        Raises:
            Told: It does not arrive.
        """
        said = meaning(text, text.text, self.context)
        arrives = text_of(text.text, self.context, said) == text
        if not arrives or any(word == "text" for word, _ in said):
            raise Told
        unit = Unit("520", (Form("3 ", (("a", text.text),), (*said, *breaks)),))
        fit(unit)
        return unit

    def _numbered(self, found: tuple[Identifier, ...]) -> list[Part]:
        """Return the fields of identifiers."""
        scheme, value = found[0].scheme, found[0].value
        if len(found) == 1 and scheme in self._numbers:
            doi = scheme == "doi" and identifier.PLAIN_DOI.fullmatch(value)
            if doi or _is_plain(scheme, value):
                return [self.escaped(value).join(self._numbers[scheme])]
        made = sorted(BY_TAG["024"].write(Record(identifiers=found), self.context), key=place)
        said = dict.fromkeys(v for unit in made for _, v in said_by(unit, self.context))
        if tuple(sorted(said, key=ORDERED["identifiers"])) != found:
            raise Told
        return [self.part(unit) for unit in made]

    def _address(self, link: Link) -> Part:
        if link == Link(link.url) and _ADDRESS.fullmatch(link.url):
            return self.escaped(link.url).join(self._link)
        (unit,) = BY_TAG["856"].write(Record(links=(link,)), self.context)
        if not says([unit], [("links", link)], self.context):
            raise Told
        return self.part(unit)

    def rest(self, bare: Record) -> list[Unit]:
        """Return the fields of a record that says only what the rules of single fields know.

        Raises:
            Told: Not all of it arrives.
        """
        context = self.context
        made = [unit for rule in RULES for unit in rule.write(bare, context)]
        made += series_of(bare, context)
        seen = record_of(statements(made, context), bare.id, context)
        if seen != bare:
            raise Told
        return [sound(unit) for unit in made]


def summarized(texts: Texts) -> tuple[Summaries, list[str], list[str]]:
    """Return the kinds of abstracts, each on one line, and the ways in which paragraphs part.

    Raises:
        Told: One holds what no text may hold, or is not as it will be read.
    """
    kinds, lines, ways = [], [], []
    for text in texts:
        line, way = text.text, 0
        if breaks := breaks_of(line):
            line, parted = line.replace("\n", " "), breaks[0][1]
            if parted not in ways:
                ways.append(parted)
            way = ways.index(parted) + 1
        if not line or line[0] == " " or line[-1] == " " or "  " in line:
            raise Told
        if "\\" in line and "\\u00" in line:
            raise Told
        kinds.append((everyday_script(line) or _script(line), astuple(text)[1:], way))
        lines.append(line)
    return tuple(kinds), lines, ways


def _script(line: str) -> str:
    """Return the script of a line.

    Raises:
        Told: It holds what no text may hold, or is not as it will be read.
    """
    if not gate.passes(line) or gate.fold(line) != line:
        raise Told
    return main_script(line)


def _is_plain(scheme: str, value: str) -> bool:
    """Tell whether a number is read as it stands."""
    plain = value.isascii() and value.isprintable() and "\\" not in value
    return bool(value) and plain and identifier.normal(scheme, value) == value
