"""A page for usual records: fields that are written but for their texts, and filled in."""

from typing import Final, NamedTuple

from rusrec.formats._marc.page import Make, Page
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.unit import Form, Unit
from rusrec.formats._usual import make_room

__all__ = ["HOLE", "Blank", "Notes", "Part", "Sheet"]

Notes = dict[tuple[int, Said], str]
"""883 by their numbers and what they say."""

HOLE: Final = "\ue0ff"
"""Where a text goes into a blank; a private character, which no fixed part of a field has."""


class Blank:
    """A field in all its scripts with holes for texts, which are the same in each script."""

    __slots__ = ("_made", "_make", "forms", "plain", "said", "tag")

    def __init__(self, make: Make[str], tag: str, *forms: Form) -> None:
        """Take the forms with a :data:`HOLE` in them; those behind the first stand in 880."""
        self._make, self.tag, self.forms = make, tag, forms
        self.said: Said = forms[0].said
        self._made: dict[tuple[int, str, int, str], str] = {}
        single = len(forms) == 1 and not self.said
        self.plain = self.text() if single else ""
        """What ``%`` fills where no number has to go into it."""

    def text(self, at: int = 0, ind: str = "", number: int = 0, link: str = "") -> str:
        """Return the field of form *at* as what ``%`` fills, with its numbers of 883 and 880."""
        key = at, ind, number, link
        made = self._made.get(key)
        if made is None:
            form = self.forms[at]
            lead = ((("6", link),) if link else ()) + ((("8", f"{number}\\p"),) if number else ())
            tag = "880" if at else self.tag
            text = self._make(tag, ind or form.ind, (*lead, *form.subs))
            make_room(self._made)
            made = self._made[key] = text.replace("%", "%%").replace(HOLE, "%s")
        return made


class Part(NamedTuple):
    """A unit that arrives, with its one field where no number has to go into it.

    ``latin`` says that it is in Latin letters and its 880 is not, as the profile loc880 has it.
    """

    unit: Unit
    ready: str
    blank: Blank | None
    latin: bool


class Sheet(Page[str]):
    """A page that parts are put on and blanks filled in."""

    latin = False
    """A field is in Latin letters and its 880 is not."""

    def __init__(self, make: Make[str], notes: Notes) -> None:
        """Begin with no field; *notes* are the 883 that have been."""
        super().__init__(make)
        self._notes = notes

    def place(self, part: Part) -> None:
        """Put a part behind the others."""
        unit, ready, blank, latin = part
        if ready:
            self.own.append(ready)
            return
        self.latin |= latin
        if blank:
            self.fill(blank, ())
        else:
            self.put(unit)

    def fill(self, blank: Blank, texts: tuple[str, ...], ind: str = "", more: Said = ()) -> None:
        """Put a field with these *texts* in its holes.

        It may have other indicators, and *more* may be said of a field in one form.
        """
        if blank.plain and not (ind or more):
            self.own.append(blank.plain % texts)
            return
        said = blank.said + more if more else blank.said
        if len(blank.forms) == 1:
            number = self._number(said) if said else 0
            self.own.append(blank.text(0, ind, number) % texts)
            return
        given = next(self._free, 0)
        self.full |= not given
        for at, form in enumerate(blank.forms):
            number = self._number(form.said) if form.said else 0
            if not at:
                link = f"880-{given:02}" if given else ""
                self.own.append(blank.text(at, ind, number, link) % texts)
            elif given:
                script = f"/{form.script}" if form.script else ""
                link = f"{blank.tag}-{given:02}{script}"
                self._others.append(blank.text(at, ind, number, link) % texts)

    def _note(self, said: Said) -> str:
        key = self._said[said], said
        found = self._notes.get(key)
        if found is None:
            make_room(self._notes)
            found = self._notes[key] = super()._note(said)
        return found
