r"""The fields of one record as they are put down, with the numbers that link them.

A field and its 880s share a number in ``$6``, what is said of a field stands in an 883 under its
number in ``$8``; both are given in the order of the fields. 880 and 883 stand at the end.
Source: MARC 21, Appendix A (control subfields), 880, 883.
"""

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from rusrec.formats._marc import said as saying
from rusrec.formats._marc.field import Field, Subfields
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.unit import Form, Unit, script_code
from rusrec.scripts.pattern import pattern

__all__ = ["Make", "Page", "linked"]

P = TypeVar("P")

Make = Callable[[str, str, Subfields], P]
"""Makes of a tag, indicators and subfields a field as its carrier has it."""

_NUMBER: Final = pattern(r"([0-9]{1,5})(?:\..*|\\.*)?")
_LINKS: Final = range(1, 100)


class Page(Generic[P]):
    """The fields of a record, in the order in which its units are put."""

    def __init__(self, make: Make[P], found: Sequence[Unit] = ()) -> None:
        """Begin with none; the numbers that units *found* came with are not given to others."""
        self._make, self._found = make, found
        self.own: list[P] = []
        self.full = False
        """There were more pairs than numbers: of the last only the field itself is put down."""
        self._others: list[P] = []
        self._said: dict[Said, int] = {}
        self._before = 0
        taken = {unit.number for unit in found} if found else ()
        self._free = iter([n for n in _LINKS if n not in taken] if taken else _LINKS)

    def put(self, unit: Unit) -> None:
        """Put a unit behind the others."""
        tag, forms, alone, given = unit
        if alone:
            self._others += [self._field("880", f, _six(tag, given, f)) for f in forms]
            return
        number = 0
        if len(forms) > 1:
            number = given or next(self._free, 0)
            self.full |= not number
        self.own.append(self._field(tag, forms[0], f"880-{number:02}" if number else ""))
        for form in forms[1:] if number else ():
            self._others.append(self._field("880", form, _six(tag, number, form)))

    def fields(self) -> list[P]:
        """Return all fields."""
        return [*self.own, *self._others, *map(self._note, self._said)]

    def _field(self, tag: str, form: Form, link: str) -> P:
        ind, subs, said, _ = form
        if said:
            subs = (("8", f"{self._number(said)}\\p"), *subs)
        return self._make(tag, ind, (("6", link), *subs) if link else subs)

    def _number(self, said: Said) -> int:
        """Return the number of the 883 that says this; the first is one that no field uses."""
        known = self._said
        found = known.get(said)
        if found is None:
            if not known and self._found:
                self._before = _used(self._found)
            found = known[said] = self._before + len(known) + 1
        return found

    def _note(self, said: Said) -> P:
        ind, subs = saying.spelled(said)
        return self._make("883", ind, (("8", f"{self._said[said]}\\p"), *subs))


def linked(found: Sequence[Unit]) -> tuple[list[Field], bool]:
    """Return the fields of units, and whether there were numbers enough to link them."""
    page = Page(Field, found)
    for unit in found:
        page.put(unit)
    return page.fields(), not page.full


def _six(tag: str, number: int, form: Form) -> str:
    script = form.script or script_code(form.subs)
    return f"{tag}-{number:02}" + (f"/{script}" if script else "")


def _used(found: Sequence[Unit]) -> int:
    """Return the highest number of ``$8`` that units came with."""
    used = [
        int(match[1])
        for unit in found
        for form in unit.forms
        for code, value in form.subs
        if code == "8" and (match := _NUMBER.fullmatch(value))
    ]
    return max(used, default=0)
