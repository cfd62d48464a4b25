"""The parts that a record has for itself: abstracts, numbers, addresses; all of one context."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec.structs import astuple

from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context, breaks_of, meaning, text_of
from rusrec.formats._marc.plain.shared import (
    BY_TAG,
    Named,
    Part,
    Shared,
    says,
    sound,
)
from rusrec.formats._marc.plain.template import Template, stand_in
from rusrec.formats._marc.reading import record_of, said_by, statements
from rusrec.formats._marc.rules import RULES
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.series import series_of
from rusrec.formats._marc.tables import NUMBERS
from rusrec.formats._marc.unit import Form, Unit
from rusrec.formats._marc.writing import place
from rusrec.formats._usual import Told, make_room
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


Summaries = tuple[tuple[tuple[str, ...], int], ...]
"""Of each abstract its kind (its script, and all that it has beside its words), and which of the
different ways to part paragraphs it has: from 1, and 0 where it has none."""


class Own(NamedTuple):
    """The fields that a record has for itself, by the places where they stand."""

    numbers: Sequence[Part]
    first: Sequence[Part]
    imprint: Sequence[Part]
    keywords: Sequence[Part]
    others: Sequence[Part]
    links: Sequence[Part]

    @property
    def texts(self) -> list[str] | None:
        """The fields of each place as one text; None where one needs a number."""
        try:
            return list(map("".join, self))  # type: ignore[arg-type]
        except TypeError:
            return None


class Parts(Shared):
    """The parts of the records of one context."""

    def __init__(self, context: Context, carrier: Carrier) -> None:
        """Begin with none."""
        super().__init__(context, carrier)
        self._abstracts: dict[tuple[str, ...], Said | None] = {}
        mark = stand_in(0)
        self._numbers = {
            scheme: Template(self.make("024", "7 ", (("a", mark), ("2", source))))
            for scheme, source in _NUMBERS.items()
        }
        self._link = Template(self.make("856", "40", (("u", mark),)))

    def own(self, record: Record, kind: str) -> tuple[str, Own, list[Named]]:
        """Return what 008 holds and the fields of a record, but for its texts; and its authors."""
        fixed, imprint = self.dated(record, kind)
        first, others, authors = self.people(record)
        keywords = [self.keyword(each) for each in record.keywords]
        self.in_order(record.keywords)
        numbers = self._numbered(record.identifiers) if record.identifiers else ()
        links = [self._address(link) for link in record.links]
        return fixed, Own(numbers, first, imprint, keywords, others, links), authors

    def abstract(self, kind: tuple[str, ...], words: str, breaks: Said) -> Unit:
        """Return 520 of an abstract of this *kind*: its script, and all of it but its words.

        Raises:
            Told: It does not arrive.
        """
        if kind not in self._abstracts:
            make_room(self._abstracts)
            self._abstracts[kind] = self._abstract(*kind)
        said = self._abstracts[kind]
        if said is None:
            raise Told
        return Unit("520", (Form("3 ", (("a", words),), (*said, *breaks)),))

    def _abstract(self, script: str, *rest: str) -> Said | None:
        """Return what is said of all texts like this one."""
        text = Text(stand_in(0, script), *rest)  # type: ignore[arg-type]
        said = meaning(text, text.text, self.context)
        arrives = text_of(text.text, self.context, said) == text
        return said if arrives and not any(word == "text" for word, _ in said) else None

    def _numbered(self, found: tuple[Identifier, ...]) -> list[Part]:
        """Return the fields of identifiers."""
        if len(found) == 1 and (ready := self._numbers.get(found[0].scheme)):
            value = found[0].value
            if _is_plain(found[0].scheme, value):
                return [ready.filled((self.escaped(value),))]
        made = sorted(BY_TAG["024"].write(Record(identifiers=found), self.context), key=place)
        said = dict.fromkeys(v for unit in made for _, v in said_by(unit, self.context))
        if tuple(sorted(said, key=ORDERED["identifiers"])) != found:
            raise Told
        return [self.part(unit) for unit in made]

    def _address(self, link: Link) -> Part:
        if link == Link(link.url) and _ADDRESS.fullmatch(link.url):
            return self._link.filled((self.escaped(link.url),))
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
        line = text.text
        if not gate.passes(line) or ("\\" in line and "\\u00" in line):
            raise Told
        way = 0
        if breaks := breaks_of(line):
            line, parted = line.replace("\n", " "), breaks[0][1]
            if parted not in ways:
                ways.append(parted)
            way = ways.index(parted) + 1
        if not line or gate.fold(line) != line:
            raise Told
        kinds.append(((main_script(line), *astuple(text)[1:]), way))
        lines.append(line)
    return tuple(kinds), lines, ways


def _is_plain(scheme: str, value: str) -> bool:
    """Tell whether a number is read as it stands."""
    plain = value.isascii() and value.isprintable() and "\\" not in value
    return bool(value) and plain and identifier.normal(scheme, value) == value
