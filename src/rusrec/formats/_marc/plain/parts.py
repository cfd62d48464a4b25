"""Parts of records that are known to arrive: each is made and read once, and then put again.

What one context (languages, profile) makes of names, keywords, dates and imprints is kept; what
differs in each record, numbers and abstracts, is looked at each time.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeVar

from msgspec.structs import astuple

from rusrec.formats._marc import fixed
from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context, breaks_of, meaning, text_of
from rusrec.formats._marc.name import SLOTS, direct
from rusrec.formats._marc.name import unit_of as unit_of_name
from rusrec.formats._marc.plain.sheet import HOLE, Blank, Notes, Part, Sheet
from rusrec.formats._marc.profile import latin_first
from rusrec.formats._marc.reading import said_by
from rusrec.formats._marc.rule import Statement
from rusrec.formats._marc.rules import RULES
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.tables import NUMBERS
from rusrec.formats._marc.unit import Form, Unit, script_code
from rusrec.formats._marc.writing import place
from rusrec.formats._usual import Told, make_room
from rusrec.model import Date, Identifier, Keyword, Link, Name, Record, Text, Texts, identifier
from rusrec.model.arrangement import ORDERED
from rusrec.model.text import arranged
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Imprint", "Named", "Parts", "sound"]

Groups = tuple[Texts, ...]

_RULES: Final = {tag: rule for rule in RULES for tag in rule.tags}
_ROLES: Final = {slot: role for role, slot in SLOTS.items()}
_NUMBERS: Final = {scheme: source for scheme, source in NUMBERS.items() if scheme != "lccn"}
_ADDRESS: Final = pattern(r"[!-\[\]-~]+")
_MOST: Final = 2048


class Named(NamedTuple):
    """A name: its field, and what stands beside a title in Latin letters and beside another."""

    part: Part
    latin: str
    other: str


class Imprint(NamedTuple):
    """008, and 264 where there is one."""

    fixed: str
    parts: tuple[Part, ...]


class Parts:
    """The parts of one context."""

    def __init__(self, context: Context, carrier: Carrier) -> None:
        """Begin with none."""
        self.context, self.make, self.escaped = context, carrier.field, carrier.escaped
        self._names = lru_cache(maxsize=_MOST)(self._named)
        self._keywords = lru_cache(maxsize=_MOST)(self._keyword)
        self._imprints = lru_cache(maxsize=_MOST)(self._imprint)
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

    def blank(self, tag: str, *forms: Form) -> Blank:
        """Return a field with holes."""
        return Blank(self.make, tag, *forms)

    def part(self, unit: Unit) -> Part:
        """Return a unit as a part."""
        tag, forms, alone, _ = sound(unit)
        if len(forms) == 1 and not alone and not forms[0].said:
            return Part(unit, self.make(tag, forms[0].ind, forms[0].subs), None, latin=False)
        if alone or HOLE in "".join([value for form in forms for _, value in form.subs]):
            return Part(unit, "", None, alone or latin_first(unit))
        found = [form._replace(script=form.script or script_code(form.subs)) for form in forms]
        return Part(unit, "", self.blank(tag, *found), latin_first(unit))

    def people(self, record: Record) -> tuple[list[Part], list[Part], list[Named]]:
        """Return the field of the first author, those of the others, and the authors."""
        if not (record.author or record.editor or record.translator):
            return [], [], []
        first = "1" if self.context.profile != "kormarc" else "7"
        authors = []
        for name in record.author:
            authors.append(_sure(self._names(name, "author", first)))
            first = "7"
        parts = [author.part for author in authors]
        for slot in ("editor", "translator"):
            parts += [_sure(self._names(name, slot, "7")).part for name in getattr(record, slot)]
        main = 1 if authors and self.context.profile != "kormarc" else 0
        return parts[:main], parts[main:], authors

    def _named(self, name: Name, slot: str, first: str) -> Named | None:
        """Return a name in 1XX, of the *first* author, or in 7XX."""
        tag = first + ("10" if name.org else "00")
        unit = unit_of_name(name, name.role or _ROLES[slot], tag, self.context)
        if not _says([unit], [(slot, name)], self.context):
            return None
        beside = direct(name, Text("a")), direct(name, Text("가"))
        return Named(self.part(unit), *beside) if all(beside) else None

    def put_keywords(self, record: Record, sheet: Sheet) -> None:
        """Put the keywords of *record*."""
        for keyword in record.keywords:
            part = _sure(self._keywords(keyword))
            if part.ready:
                sheet.own.append(part.ready)
            else:
                sheet.place(part)
        self._in_order(record.keywords)

    def _keyword(self, keyword: Keyword) -> Part | None:
        """A heading of a vocabulary goes the long way, which sorts it before."""
        (unit,) = _RULES["653"].write(Record(keywords=(keyword,)), self.context)
        says = _says([unit], [("keywords", keyword)], self.context)
        return self.part(unit) if says and unit.tag == "653" else None

    def dated(self, record: Record, kind: str) -> Imprint:
        """Return 008 and 264, which says the date that is read."""
        return _sure(self._imprints(record.issued, record.place, record.publisher, kind))

    def _imprint(
        self, issued: Date | None, place: Groups, publisher: Groups, kind: str
    ) -> Imprint | None:
        context = self.context
        bare = Record(language=context.languages, issued=issued, place=place, publisher=publisher)
        meant: list[Statement] = [("place", texts) for texts in place]
        meant += [("publisher", texts) for texts in publisher]
        meant += [("issued", issued)] if issued else []
        units = list(_RULES["264"].write(bare, context))
        if not _says(units, meant, context):
            return None
        positions = fixed.positions(bare, kind, context.profile)
        parts = tuple([self.part(unit) for unit in units])
        return Imprint(self.make("008", "", (("", positions),)), parts)

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
            sheet.fill(_sure(self._abstracts[key]), (self.escaped(line),), more=breaks)
        self._in_order(record.abstract)

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
            made = sorted(_RULES["024"].write(record, self.context), key=place)
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
            units = list(_RULES["856"].write(Record(links=(link,)), self.context))
            if not _says(units, [("links", link)], self.context):
                raise Told
            sheet.put(sound(units[0]))

    def _in_order(self, values: Sequence[Text | Keyword]) -> None:
        """Refuse texts that are read in another order."""
        if len(values) > 1 and arranged(values, self.context.languages) != values:
            raise Told


def sound(unit: Unit) -> Unit:
    """Return a unit that holds nothing that no text may hold."""
    text = "".join([value for form in unit.forms for _, value in form.subs])
    if gate.refused(text) is not None or "\\u00" in text:
        raise Told
    return unit


T = TypeVar("T")


def _sure(made: T | None) -> T:
    if made is None:
        raise Told
    return made


def _says(units: Iterable[Unit], meant: list[Statement], context: Context) -> bool:
    """Tell whether units say what is *meant* and nothing else."""
    return [each for unit in units for each in said_by(unit, context)] == meant


def _is_plain(number: Identifier) -> bool:
    """Tell whether a number is read as it stands."""
    scheme, value = number.scheme, number.value
    plain = value.isascii() and value.isprintable() and "\\" not in value
    return bool(value) and plain and identifier.normal(scheme, value) == value
