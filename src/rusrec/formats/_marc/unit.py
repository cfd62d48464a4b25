r"""Fields with what belongs to them: their other scripts in 880, and what 883 says of them.

A record is read and written as units. Numbers of linkage (``$6 880-02``, ``$8 1\p``) exist only in
fields: a unit keeps one only where it came with one; the others get theirs on the page.
Source: MARC 21, Appendix A (control subfields), 880, 883; script codes are those of ``$6``.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rusrec.formats._marc import said as saying
from rusrec.formats._marc.field import Field, Subfields
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.script import code_of
from rusrec.scripts.pattern import pattern

__all__ = ["Form", "Unit", "control", "script_code", "units", "value_of"]

_LINK: Final = pattern(r"(880|[0-9]{3})-([0-9]{2})(?:/([^/]*)(?:/(.*))?)?")
_PROVENANCE: Final = pattern(r"([1-9][0-9]{0,4})\\p")


class Form(NamedTuple):
    """A field in one script, without what links it."""

    ind: str
    subs: Subfields
    said: Said = ()
    script: str = ""

    def first(self, code: str) -> str:
        """Return the first subfield of *code*, "" where there is none."""
        return next((value for own, value in self.subs if own == code), "")

    def all(self, codes: str) -> list[str]:
        """Return the subfields of these codes, in their order."""
        return [value for code, value in self.subs if code in codes]


class Unit(NamedTuple):
    """A field: ``forms[0]`` stands under its tag, the others in 880.

    Where it is ``alone`` its one form stands in 880 too, and nothing under the tag.
    """

    tag: str
    forms: tuple[Form, ...]
    alone: bool = False
    number: int = 0

    @property
    def form(self) -> Form:
        """The field itself."""
        return self.forms[0]

    @property
    def bare(self) -> "Unit":
        """The unit as it is whatever its number."""
        return self._replace(number=0)


def control(tag: str, value: str) -> Unit:
    """Return the unit of a control field, or of the leader."""
    return Unit(tag, (Form("", (("", value),)),))


def script_code(subs: Subfields) -> str:
    """Return what ``$6`` says of the script of these subfields; terms of roles do not count."""
    return code_of("".join(value for code, value in subs if code.isalpha() and code not in "ex"))


def value_of(found: Sequence[Unit], tag: str) -> str:
    """Return what the first control field of *tag* holds."""
    return next((unit.form.first("") for unit in found if unit.tag == tag), "")


def units(fields: Iterable[Field]) -> list[tuple[Unit, tuple[Field, ...]]]:
    """Return the units of *fields*, each with the fields that it is made of.

    An 880 joins the field that it names if that names it too, or if no other has its number; else
    it is a unit alone. An 883 that is ours is said of what it links and no unit.
    """
    found = list(fields)
    notes = {
        number: (said, field)
        for field in found
        if field.tag == "883" and (said := saying.parsed(field.ind, field.subs))
        for number in _provenances(field)
    }
    others: dict[tuple[str, int], list[Field]] = defaultdict(list)
    for field in found:
        if field.tag == "880" and (link := _link(field)) and link[1]:
            others[link].append(field)
    return _joined([f for f in found if not _is_note(f, notes)], others, notes)


_Notes = dict[int, tuple[Said, Field]]
_Link = tuple[str, int]


def _joined(
    found: Sequence[Field], others: dict[_Link, list[Field]], notes: _Notes
) -> list[tuple[Unit, tuple[Field, ...]]]:
    made: list[tuple[Unit, tuple[Field, ...]]] = []
    taken: set[int] = set()
    for field in found:
        link = _link(field) if field.tag != "880" else None
        mates = others.pop((field.tag, link[1]), []) if link and link[1] else []
        taken.update(map(id, mates))
        if field.tag != "880":
            forms = tuple(_form(each, notes, drop=bool(mates)) for each in (field, *mates))
            number = link[1] if link and mates else 0
            made.append((Unit(field.tag, forms, number=number), (field, *mates)))
    for field in found:
        if field.tag == "880" and id(field) not in taken:
            link = _link(field)
            if link:
                unit = Unit(link[0], (_form(field, notes, drop=True),), alone=True, number=link[1])
            else:
                unit = Unit("880", (_form(field, notes, drop=False),))
            made.append((unit, (field,)))
    return [(unit, (*own, *_notes_of(own, notes))) for unit, own in made]


def _notes_of(fields: Sequence[Field], notes: _Notes) -> tuple[Field, ...]:
    numbers = [n for field in fields for n in _provenances(field) if n in notes]
    return tuple({id(notes[n][1]): notes[n][1] for n in numbers}.values())


def _is_note(field: Field, notes: _Notes) -> bool:
    return field.tag == "883" and any(notes.get(n, (0, 0))[1] is field for n in _provenances(field))


def _link(field: Field) -> tuple[str, int] | None:
    for code, value in field.subs:
        if code == "6":
            match = _LINK.fullmatch(value.strip())
            return (match[1], int(match[2])) if match else None
    return None


def _provenances(field: Field) -> list[int]:
    found = (_PROVENANCE.fullmatch(value) for code, value in field.subs if code == "8")
    return [int(match[1]) for match in found if match]


def _form(field: Field, notes: _Notes, *, drop: bool) -> Form:
    """Return the field without its links; *drop* says whether ``$6`` is one that is taken up."""
    known = [n for n in _provenances(field) if n in notes]
    gone = {("8", f"{n}\\p") for n in known}
    six = next((v for c, v in field.subs if c == "6"), "")
    match = _LINK.fullmatch(six.strip()) if drop else None
    script = "/".join(filter(None, (match[3], match[4]))) if match else ""
    if match:
        gone.add(("6", six))
    if script == script_code(field.subs):
        script = ""
    subs = field.subs
    if gone:
        subs = tuple(each for each in subs if each not in gone)
    words: Said = ()
    for number in known:
        words += tuple(each for each in notes[number][0] if each not in words)
    return Form(field.ind, subs, words, script)
