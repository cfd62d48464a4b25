"""The compiler: a style's tree becomes functions, once for each shape of cite.

:class:`Scope` is one compilation: it walks an area of the style (citation, bibliography, or a key
of a sort) for one shape and knows what was rendered before in the same output. Each kind of
element is compiled by a module of its own, found in :data:`_KINDS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rusrec.cite import brackets, conditions, dates, labels, names, numbers, texts
from rusrec.cite.dress import dresser
from rusrec.cite.languages import PLAIN, Languages
from rusrec.cite.part import Part, joined, mapped
from rusrec.cite.seams import guard
from rusrec.cite.shape import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rusrec.cite.locale import Locale
    from rusrec.cite.shape import Shape
    from rusrec.cite.style import Style
    from rusrec.cite.tree import Element

__all__ = ["Area", "Scope"]


class Area(NamedTuple):
    """What is compiled: one area of one style in one locale."""

    style: Style
    locale: Locale
    element: Element
    """``cs:citation`` or ``cs:bibliography``, whose options names inherit."""
    sort: bool = False
    overrides: Mapping[str, str] = {}
    """Options of names that go before all others: those of a sort key."""
    suffix_placed: bool = False
    """Whether the style gives the year-suffix a place of its own."""
    links: bool = False
    languages: Languages = PLAIN

    @property
    def bibliography(self) -> bool:
        """Whether it is the bibliography."""
        return self.element.name == "bibliography"


class Scope:
    """One compilation of one area for one shape."""

    def __init__(self, area: Area, shape: Shape) -> None:
        """Begin a compilation."""
        self.area = area
        self.style = area.style
        self.locale = area.locale
        self.shape = shape
        self.suppressed: set[str] = set()
        """Variables that a substitute rendered; they show no more."""
        self.substitutes = 0
        """How many substitutes are being compiled around this place."""
        self.starts = shape.starts
        """Whether what comes next begins a sentence."""
        self.tested = 0
        """How many tests of ``disambiguate`` have been met."""
        self.suffix_placed = area.suffix_placed
        """Whether the year-suffix has its place, so that no date takes it."""
        self.lists = 0
        """How many lists of names have been compiled."""
        self.first_names = True
        """Whether the names that stand for the author are yet to come."""

    def compile(self, element: Element) -> Part:
        """Compile one rendering element."""
        part = _KINDS[element.name](self, element)
        if not part.empty:
            self.starts = False
        return part

    def parts(self, element: Element) -> list[Part]:
        """Compile the children of *element*; those of a ``cs:choose`` count as its own."""
        parts: list[Part] = []
        for child in element.children:
            if child.name != "choose":
                parts.append(self.compile(child))
            elif branch := conditions.chosen(self, child):
                parts += self.parts(branch)
        return parts

    def children(self, element: Element, *, group: bool = False) -> Part:
        """Compile the children of *element*, joined by its delimiter."""
        return joined(self.parts(element), guard(element.get("delimiter")), group=group)

    def dress(self, part: Part, element: Element, *, of_locale: bool = False) -> Part:
        """Give *part* dressed as the attributes of *element* say.

        What is *of_locale* is in the language of the locale, whatever that of the item.
        """
        if part.empty:
            return part
        house = self.area.languages.house
        if house and brackets.around_titles(self.style, element):
            by_script = brackets.by_script(element, house, self.shape)
            return mapped(part, by_script) if by_script else part
        shape = self.shape
        if of_locale:
            shape = shape._replace(english=self.locale.language.startswith("en"))
        dressed = dresser(element, shape=shape)
        return mapped(part, dressed) if dressed else part

    @property
    def beside(self) -> bool:
        """Whether other forms of a text or name stand beside it: in lists and in first notes."""
        first = self.style.note and self.shape.position in {"", FIRST}
        return not self.area.sort and (self.area.bibliography or first)

    def use(self, variable: str) -> None:
        """Note that *variable* gave something; what a substitute showed shows no more."""
        if self.substitutes:
            self.suppressed.add(variable)


def _group(scope: Scope, element: Element) -> Part:
    part = scope.children(element, group=True)
    if not part.empty:
        part = part._replace(called=True, given=True)
    return scope.dress(part, element)


_KINDS: dict[str, Callable[[Scope, Element], Part]] = {
    "text": texts.compile_text,
    "number": numbers.compile_number,
    "label": labels.compile_label,
    "names": names.compile_names,
    "date": dates.compile_date,
    "group": _group,
    "choose": conditions.compile_choose,
}
