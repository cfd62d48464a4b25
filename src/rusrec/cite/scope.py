"""What is being compiled, and what the kinds of elements ask of it and note in it.

:class:`Scope` knows the area of the style (citation, bibliography, or a key of a sort), the shape
of the cite, and what was rendered before in the same output. How it walks the tree is the business
of :mod:`rusrec.cite.compile`, which knows the kinds of elements.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from rusrec.cite import brackets
from rusrec.cite.dress import dresser
from rusrec.cite.languages import PLAIN, Languages
from rusrec.cite.part import Part, joined, mapped
from rusrec.cite.seams import guard
from rusrec.cite.shape import FIRST

if TYPE_CHECKING:
    from collections.abc import Mapping

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


class Scope(ABC):
    """One compilation of one area for one shape: what each kind of element may ask and note."""

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

    @abstractmethod
    def compile(self, element: Element) -> Part:
        """Compile one rendering element."""

    @abstractmethod
    def parts(self, element: Element) -> list[Part]:
        """Compile the children of *element*; those of a ``cs:choose`` count as its own."""

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
