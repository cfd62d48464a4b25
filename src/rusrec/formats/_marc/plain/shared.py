"""What many records share, known to arrive: names, keywords, dates and imprints of one context.

Each is made and read once, and put again. One that is like another but for its words (a name of
family and given name, a keyword, both in a language and script that have been) is filled in.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from msgspec.structs import astuple

from rusrec.formats._marc import fixed
from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.isbd import stop
from rusrec.formats._marc.name import SLOTS, direct
from rusrec.formats._marc.name import unit_of as unit_of_name
from rusrec.formats._marc.plain.sheet import HOLE, Blank, Part, Sheet
from rusrec.formats._marc.profile import latin_first
from rusrec.formats._marc.reading import said_by
from rusrec.formats._marc.rule import Statement
from rusrec.formats._marc.rules import RULES
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.unit import Form, Unit, script_code
from rusrec.formats._usual import Told, make_room
from rusrec.model import Date, Keyword, Name, NameForm, Record, Text, Texts
from rusrec.model.text import arranged
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["BY_TAG", "Imprint", "Named", "Shared", "says", "sound", "sure"]

Groups = tuple[Texts, ...]
_Key = tuple[object, ...]

BY_TAG: Final = {tag: rule for rule in RULES for tag in rule.tags}
"""The rules by the tags of their fields."""
_ROLES: Final = {slot: role for role, slot in SLOTS.items()}
_WORDLESS: Final = frozenset(("tag", "kind", "by", "cert", "scheme"))
"""What is said of a text whatever its words are."""
_MONTH: Final = pattern(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_MOST: Final = 2048

T = TypeVar("T")


class Named(NamedTuple):
    """A name: its field, and what stands beside a title in Latin letters and beside another."""

    part: Part
    latin: str
    other: str


class Imprint(NamedTuple):
    """008, and 264 where there is one."""

    fixed: str
    parts: tuple[Part, ...]


class Shared:
    """What records of one context share."""

    def __init__(self, context: Context, carrier: Carrier) -> None:
        """Begin with nothing."""
        self.context, self.make, self.escaped = context, carrier.field, carrier.escaped
        self._names = lru_cache(maxsize=_MOST)(self._named)
        self._keywords = lru_cache(maxsize=_MOST)(self._keyword)
        self._imprints = lru_cache(maxsize=_MOST)(self._imprint)
        self._alike: dict[_Key, Blank] = {}

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

    def _like(self, key: _Key, words: str) -> Part | None:
        """Return *words* in a field like one that has been; None where none has."""
        blank = self._alike.get(key)
        if blank is None:
            return None
        form = blank.forms[0]
        subs = ((form.subs[0][0], form.subs[0][1].replace(HOLE, words)), *form.subs[1:])
        return self.part(Unit(blank.tag, (form._replace(subs=subs),)))

    def _learn(self, key: _Key, unit: Unit, words: str) -> None:
        """Note the field of *words*, where others of their kind stand in it as they do."""
        form = unit.form
        code, text = form.subs[0]
        wordless = all(word in _WORDLESS for word, _ in form.said)
        if len(unit.forms) == 1 and not unit.alone and wordless and text.startswith(words):
            make_room(self._alike)
            hole = (code, HOLE + text[len(words) :])
            self._alike[key] = self.blank(unit.tag, form._replace(subs=(hole, *form.subs[1:])))

    def people(self, record: Record) -> tuple[list[Part], list[Part], list[Named]]:
        """Return the field of the first author, those of the others, and the authors."""
        if not (record.author or record.editor or record.translator):
            return [], [], []
        first = "1" if self.context.profile != "kormarc" else "7"
        authors = []
        for name in record.author:
            authors.append(sure(self._names(name, "author", first)))
            first = "7"
        parts = [author.part for author in authors]
        for slot in ("editor", "translator"):
            parts += [sure(self._names(name, slot, "7")).part for name in getattr(record, slot)]
        main = 1 if authors and self.context.profile != "kormarc" else 0
        return parts[:main], parts[main:], authors

    def _named(self, name: Name, slot: str, first: str) -> Named | None:
        """Return a name in 1XX, of the *first* author, or in 7XX."""
        tag = first + ("10" if name.org else "00")
        words = _words(name) if self.context.profile != "kormarc" else ""
        key = (tag, slot, astuple(name.name[0])[2:], main_script(words)) if words else ()
        part = self._like(key, words) if words else None
        if part is None:
            unit = unit_of_name(name, name.role or _ROLES[slot], tag, self.context)
            if not says([unit], [(slot, name)], self.context):
                return None
            part = self.part(unit)
            if words:
                self._learn(key, unit, words)
        beside = direct(name, Text("a")), direct(name, Text("가"))
        return Named(part, *beside) if all(beside) else None

    def put_keywords(self, record: Record, sheet: Sheet) -> None:
        """Put the keywords of *record*."""
        for keyword in record.keywords:
            part = sure(self._keywords(keyword))
            if part.ready:
                sheet.own.append(part.ready)
            else:
                sheet.place(part)
        self.in_order(record.keywords)

    def _keyword(self, keyword: Keyword) -> Part | None:
        """A heading of a vocabulary goes the long way, which sorts it before."""
        words = keyword.term
        plain = keyword == Keyword(words, keyword.tag) and bool(words) and gate.fold(words) == words
        key = "653", keyword.tag, main_script(words)
        part = self._like(key, words) if plain else None
        if part is None:
            (unit,) = BY_TAG["653"].write(Record(keywords=(keyword,)), self.context)
            if unit.tag != "653" or not says([unit], [("keywords", keyword)], self.context):
                return None
            part = self.part(unit)
            if plain:
                self._learn(key, unit, words)
        return part

    def dated(self, record: Record, kind: str) -> Imprint:
        """Return 008 and 264, which says the date that is read."""
        return sure(self._imprints(record.issued, record.place, record.publisher, kind))

    def _imprint(
        self, issued: Date | None, place: Groups, publisher: Groups, kind: str
    ) -> Imprint | None:
        context = self.context
        bare = Record(language=context.languages, issued=issued, place=place, publisher=publisher)
        positions = fixed.positions(bare, kind, context.profile)
        made = self.make("008", "", (("", positions),))
        if issued and bare == _dated(issued, context) and _MONTH.fullmatch(issued.edtf):
            unit = Unit("264", (Form(" 1", (("c", issued.edtf),)),))
            return Imprint(made, (self.part(unit),))
        meant: list[Statement] = [("place", texts) for texts in place]
        meant += [("publisher", texts) for texts in publisher]
        meant += [("issued", issued)] if issued else []
        units = list(BY_TAG["264"].write(bare, context))
        if not says(units, meant, context):
            return None
        return Imprint(made, tuple([self.part(unit) for unit in units]))

    def in_order(self, values: Sequence[Text | Keyword]) -> None:
        """Refuse texts that are read in another order."""
        if len(values) > 1 and arranged(values, self.context.languages) != values:
            raise Told


def _words(name: Name) -> str:
    """Return a name as it stands in its field, if it is of family and given name and no more."""
    form = name.name[0] if name.name else NameForm("")
    family, given = form.family, form.given
    words = f"{family}, {given}"
    if not (family and given) or name != Name((form,)) or " " in family or "," in family + given:
        return ""
    if form.particle or form.dropping_particle or form.suffix or gate.fold(words) != words:
        return ""
    return words if stop(f"{words},") == words else ""


def _dated(issued: Date, context: Context) -> Record:
    return Record(language=context.languages, issued=Date(issued.edtf))


def sound(unit: Unit) -> Unit:
    """Return a unit that holds nothing that no text may hold."""
    text = "".join([value for form in unit.forms for _, value in form.subs])
    if gate.refused(text) is not None or "\\u00" in text:
        raise Told
    return unit


def sure(made: T | None) -> T:
    if made is None:
        raise Told
    return made


def says(units: Iterable[Unit], meant: list[Statement], context: Context) -> bool:
    """Tell whether units say what is *meant* and nothing else."""
    return [each for unit in units for each in said_by(unit, context)] == meant
