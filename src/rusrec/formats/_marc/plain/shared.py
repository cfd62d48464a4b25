"""What many records share, known to arrive: names, keywords, dates and imprints of one context.

Each is made and read once, and put again. Of a name of family and given name, or a keyword, the
field of a stand-in is made and read, once for each language and script.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeVar

from msgspec.structs import astuple

from rusrec.formats._marc import fixed
from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.isbd import stop
from rusrec.formats._marc.name import SLOTS, direct
from rusrec.formats._marc.name import unit_of as unit_of_name
from rusrec.formats._marc.plain.template import Template, filled, is_said, marked, stand_in
from rusrec.formats._marc.reading import said_by
from rusrec.formats._marc.rule import Statement
from rusrec.formats._marc.rules import RULES
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.unit import Unit
from rusrec.formats._usual import Told, kept, make_room
from rusrec.model import Date, Keyword, Name, NameForm, Record, Text, Texts
from rusrec.model.arrangement import ORDERED
from rusrec.model.text import arranged
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["BY_TAG", "Imprint", "Named", "Part", "Shared", "fit", "says", "sound", "sure"]

Groups = tuple[Texts, ...]
_Key = tuple[object, ...]
Part = str | Unit
"""A field as its carrier has it; a unit where numbers have to go into it: of an 880, of an 883."""

BY_TAG: Final = {tag: rule for rule in RULES for tag in rule.tags}
"""The rules by the tags of their fields."""
_ROLES: Final = {slot: role for role, slot in SLOTS.items()}
_MONTH: Final = pattern(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_MOST: Final = 2048

T = TypeVar("T")


class Named(NamedTuple):
    """A name: its field, and what stands beside a title in Latin letters and beside another."""

    part: Part
    latin: str
    other: str


class Imprint(NamedTuple):
    """What 008 holds, and 264 where there is one."""

    fixed: str
    parts: list[Part]


class Shared:
    """What records of one context share."""

    def __init__(self, context: Context, carrier: Carrier) -> None:
        """Begin with nothing."""
        self.context, self.make, self.escaped = context, carrier.field, carrier.escaped
        self._main = context.profile != "kormarc"
        self._first = self._names("author", "1" if self._main else "7")
        self._authors = self._names("author", "7")
        self._others = {
            slot: self._names(slot, "7") for slot in ("editor", "translator", "contributor")
        }
        self.keyword = kept(self._keyword, _MOST)
        self.imprint = kept(self._imprint, _MOST)
        self._alike: dict[_Key, Template | Unit | None] = {}

    def _names(self, slot: str, first: str) -> Callable[[Name], Named]:
        return kept(partial(self._named, slot, first), _MOST)

    def part(self, unit: Unit) -> Part:
        """Return a unit as a part."""
        sound(unit)
        return unit if is_numbered(unit) else self.make(unit.tag, *unit.form[:2])

    def _like(
        self, key: _Key, made: Callable[[], Unit | None], words: Sequence[str]
    ) -> Part | None:
        """Return the field of a stand-in that has this *key*, filled with *words*."""
        if key not in self._alike:
            make_room(self._alike)
            unit = made()
            self._alike[key] = self._standing(unit) if unit and not is_said(unit) else None
        like = self._alike[key]
        if isinstance(like, Template):
            text = "".join(words)
            if gate.refused(text) is not None or "\\u00" in text or marked(text):
                raise Told
            return like.filled([*map(self.escaped, words)])
        return self.part(filled(like, words)) if like else None

    def _standing(self, unit: Unit) -> Template | Unit:
        return unit if is_numbered(unit) else Template(self.make(unit.tag, *unit.form[:2]))

    def people(self, record: Record) -> tuple[list[Part], list[Part], str, str]:
        """Return the field of the first author, those of the others, and all authors.

        These as they stand beside a title in Latin letters, and beside another.
        """
        named = self._first
        parts: list[Part] = []
        latin, other = [], []
        for name in record.author:
            part, in_latin, in_other = named(name)
            parts.append(part)
            latin.append(in_latin)
            other.append(in_other)
            named = self._authors
        main = 1 if self._main and parts else 0
        if record.editor or record.translator or record.contributor:
            parts += self._beside(record)
        return parts[:main], parts[main:], ", ".join(latin), ", ".join(other)

    def _beside(self, record: Record) -> Iterator[Part]:
        if record.contributor != tuple(sorted(record.contributor, key=ORDERED["contributor"])):
            raise Told
        for slot, named in self._others.items():
            for name in getattr(record, slot):
                yield named(name).part

    def _named(self, slot: str, first: str, name: Name) -> Named:
        """Return a name in 1XX, of the *first* author, or in 7XX.

        Raises:
            Told: It does not arrive.
        """
        tag = first + ("10" if name.org else "00")
        part = None
        words = _words(name) if self._main and slot != "contributor" else ()
        if words:
            rest, script = astuple(name.name[0])[2:], main_script(", ".join(words))
            key = tag, slot, rest, script
            part = self._like(key, lambda: self._name_like(slot, tag, rest, script), words)
        if part is None:
            part = self.part(sure(self._name(slot, tag, name)))
        latin = other = direct(name, Text("a"))
        if len(name.name) + len(name.org) > 1:
            other = direct(name, Text("가"))
        if not (latin and other):
            raise Told
        return Named(part, latin, other)

    def _name_like(self, slot: str, tag: str, rest: tuple[str, ...], script: str) -> Unit | None:
        form = NameForm(stand_in(0, script), stand_in(1, script), *rest)  # type: ignore[arg-type]
        return self._name(slot, tag, Name((form,)))

    def _name(self, slot: str, tag: str, name: Name) -> Unit | None:
        """Return the field of a name; None where it does not arrive."""
        unit = unit_of_name(name, name.role or _ROLES.get(slot, "ctb"), tag, self.context)
        return unit if says([unit], [(slot, name)], self.context) else None

    def _keyword(self, keyword: Keyword) -> Part:
        """Return the field of a keyword.

        Raises:
            Told: It does not arrive.
        """
        words, tag = keyword.term, keyword.tag
        if words and keyword == Keyword(words, tag) and gate.fold(words) == words:
            script = main_script(words)
            standing = Keyword(stand_in(0, script), tag)
            part = self._like(("653", tag, script), lambda: self._heading(standing), (words,))
            if part is not None:
                return part
        return self.part(sure(self._heading(keyword)))

    def _heading(self, keyword: Keyword) -> Unit | None:
        """Return 653, or 650 of a term of a vocabulary; None where it does not arrive."""
        (unit,) = BY_TAG["653"].write(Record(keywords=(keyword,)), self.context)
        return unit if says([unit], [("keywords", keyword)], self.context) else None

    def _imprint(self, key: tuple[Date | None, Groups, Groups, str]) -> Imprint:
        """Return what is said of the publishing.

        Raises:
            Told: It does not arrive.
        """
        (issued, place, publisher, kind), context = key, self.context
        bare = Record(language=context.languages, issued=issued, place=place, publisher=publisher)
        made = fixed.positions(bare, kind, context.profile)
        alone = not (place or publisher)
        if issued and alone and _MONTH.fullmatch(issued.edtf) and issued == Date(issued.edtf):
            return Imprint(made, [self.make("264", " 1", (("c", issued.edtf),))])
        meant: list[Statement] = [("place", texts) for texts in place]
        meant += [("publisher", texts) for texts in publisher]
        meant += [("issued", issued)] if issued else []
        units = list(BY_TAG["264"].write(bare, context))
        if not says(units, meant, context):
            raise Told
        return Imprint(made, [self.part(unit) for unit in units])

    def in_order(self, values: Sequence[Text | Keyword]) -> None:
        """Refuse texts that are read in another order."""
        if len(values) > 1 and arranged(values, self.context.languages) != values:
            raise Told


def _words(name: Name) -> tuple[str, ...]:
    """Return family and given name, if a name is made of them and no more."""
    form = name.name[0] if name.name else NameForm("")
    family, given = form.family, form.given
    words = f"{family}, {given}"
    if not (family and given) or name != Name((form,)) or " " in family or "," in family + given:
        return ()
    if form.particle or form.dropping_particle or form.suffix or gate.fold(words) != words:
        return ()
    return (family, given) if stop(f"{words},") == words else ()


def is_numbered(unit: Unit) -> bool:
    """Tell whether numbers have to go into the fields of a unit."""
    return len(unit.forms) > 1 or unit.alone or bool(unit.form.said)


def sound(unit: Unit) -> Unit:
    """Return a unit that holds nothing that no text may hold, and nothing like a mark.

    Raises:
        Told: It does.
    """
    if marked(fit(unit)):
        raise Told
    return unit


def fit(unit: Unit) -> str:
    """Return the words of a unit that holds nothing that no text may hold.

    Raises:
        Told: It does.
    """
    words = [value for form in unit.forms for _, value in (*form.subs, *form.said)]
    text = "".join(words)
    if gate.refused(text) is not None or "\\u00" in text:
        raise Told
    return text


def sure(made: T | None) -> T:
    """Return what arrives.

    Raises:
        Told: It does not.
    """
    if made is None:
        raise Told
    return made


def says(units: Iterable[Unit], meant: list[Statement], context: Context) -> bool:
    """Tell whether units say what is *meant* and nothing else."""
    return [each for unit in units for each in said_by(unit, context)] == meant
