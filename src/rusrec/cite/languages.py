"""How several languages stand in one bibliography: what is asked for beyond CSL 1.0.2.

With nothing asked for (:data:`PLAIN`) no line of this or of the modules around it is reached, and
the output is that of CSL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from rusrec.cite import beside
from rusrec.cite.choice import chosen
from rusrec.cite.name import name_of
from rusrec.errors import Problem
from rusrec.formats.csl_json.forms import Forms, NamedForm, TextForm
from rusrec.model import tag as bcp47
from rusrec.scripts.detect import scripts_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rusrec.cite.brackets import House
    from rusrec.cite.choice import Choice
    from rusrec.cite.forms import Pattern, Table
    from rusrec.cite.item import Item
    from rusrec.cite.name import Name

__all__ = ["PLAIN", "Languages"]

FAMILY_FIRST: Final = frozenset(("ko", "zh", "ja", "vi", "hu"))
"""Languages whose names have the family name first."""

_FIELDS: Final = {
    "title": "title",
    "title-short": "title",
    "volume-title": "title",
    "part-title": "title",
    "original-title": "title",
    "reviewed-title": "title",
    "container-title": "container",
    "container-title-short": "container",
    "collection-title": "container",
    "publisher": "other",
    "publisher-place": "other",
    "original-publisher": "other",
    "original-publisher-place": "other",
    "event-title": "other",
    "event-place": "other",
}
"""The variables that have forms, each with the pattern of the table that is for it."""


_TAG: Final = re.compile("</?[a-z][^<>]*>")

F = TypeVar("F", TextForm, NamedForm)


@dataclass(frozen=True)
class Languages:
    """What is asked for; ``forms`` has those of each item by its id."""

    table: Table | None = None
    house: House | None = None
    locale_per_item: bool = False
    groups: tuple[str, ...] = ()
    forms: dict[str, Forms] = field(default_factory=dict)
    reader: str = "en"
    """The language of who reads, for translations."""
    noted: list[tuple[str, Problem]] = field(default_factory=list)
    """What was found of forms, each with the form itself."""

    def __bool__(self) -> bool:
        """Tell whether anything is asked for."""
        return bool(self.table or self.house or self.locale_per_item or self.groups)

    def rank(self, text: str) -> int:
        """Give the place of the group that an entry of this *text* belongs to."""
        first = next(iter(scripts_in("".join(filter(str.isalpha, text))[:1])), "")
        return self.groups.index(first) if first in self.groups else len(self.groups)

    def warnings(self, printed: Mapping[str, str]) -> Iterator[Problem]:
        """Yield what was noted of the forms that are in the *printed* entries, by record."""
        entries = {record: _letters(text) for record, text in printed.items()}
        for form, problem in self.noted:
            if _letters(form) in entries.get(problem.record, ""):
                yield problem

    def dress(self, item: Item, read: Callable[[str], str]) -> None:
        """Put the forms that the table asks for into the texts and names of *item*."""
        forms = self.forms.get(item.id)
        if forms is None:
            return
        if self.table:
            for variable, texts in forms.texts.items():
                if variable in item.texts and variable in _FIELDS:
                    item.texts[variable] = self._text(item, variable, texts, read)
        if self.table or self.locale_per_item:
            for variable, names in forms.names.items():
                if len(item.names.get(variable, ())) == len(names):
                    item.names[variable] = tuple(
                        self._name(item, f"{variable}[{place}]", name, read)
                        for place, name in enumerate(names)
                    )

    def _text(
        self, item: Item, variable: str, texts: Sequence[TextForm], read: Callable[[str], str]
    ) -> str:
        kind = _FIELDS[variable]
        pattern: Pattern = getattr(self.table, kind)
        choice = chosen(pattern, texts, self.reader)
        if kind == "other":
            choice = choice._replace(beside=())
        self._tell(item, variable, choice, texts)
        main = read(choice.first.text)
        if bcp47.is_transcription(choice.first.tag):
            main = beside.as_it_is(main)
        asides = (
            beside.aside(f"{before}{read(form.text)}{after}")
            for before, form, after in choice.beside
        )
        return main + "".join(asides)

    def _name(
        self, item: Item, place: str, forms: Sequence[NamedForm], read: Callable[[str], str]
    ) -> Name:
        if self.table is None:
            return self._written(item, forms[0], read)
        choice = chosen(self.table.name, forms, self.reader)
        self._tell(item, place, choice, forms)
        others = tuple(
            (before, self._written(item, form, read), after)
            for before, form, after in choice.beside
        )
        return self._written(item, choice.first, read)._replace(beside=others)

    def _written(self, item: Item, form: NamedForm, read: Callable[[str], str]) -> Name:
        name = name_of(form.parts, read)
        if name is None:
            raise AssertionError(form)
        language = bcp47.language_of(form.tag)
        if language not in FAMILY_FIRST or form.given_first or not name.given:
            return name
        ours = self.locale_per_item and form.tag == item.language
        foreign = self.table and self.table.family_first and bcp47.is_transcription(form.tag)
        return name._replace(static=True) if ours or foreign else name

    def _tell(self, item: Item, place: str, choice: Choice[F], forms: Sequence[F]) -> None:
        """Note a form that a machine made, and one that stands in for another."""
        shown: list[TextForm | NamedForm] = [choice.first]
        shown += [form for _, form, _ in choice.beside]
        for form in shown:
            if form.by == "machine":
                message = f"the form in {form.tag!r} was made by a machine"
                remedy = "compare it with the work, and take 'by: machine' away"
                problem = Problem(message, remedy, "RR616", record=item.id, field=place)
                self.noted.append((_said(form), problem))
        original = _said(forms[0])
        if choice.missing == "romanized" and set(scripts_in(original)) <= {"Latn"}:
            return
        if choice.missing:
            printed = f"the one in {choice.first.tag!r} is printed"
            message = f"there is no {choice.missing} form; {printed}"
            problem = Problem(message, code="RR613", record=item.id, field=place)
            self.noted.append((original, problem))


def _said(form: TextForm | NamedForm) -> str:
    """Return a text, or what a name is called by."""
    if isinstance(form, TextForm):
        return form.text
    return str(form.parts.get("family") or form.parts.get("literal") or "")


def _letters(text: str) -> str:
    """Return the letters of a text, which no style changes but for their case."""
    return "".join(filter(str.isalnum, _TAG.sub("", text))).casefold()


PLAIN: Final = Languages()
"""Nothing is asked for."""
