"""Layouts of records: the same tags and attributes around other texts.

A program writes its records in few layouts, made of fewer elements. A record is cut into markup and
texts; for markup that has been there is a plan. Each element directly in a record is prepared, by
whoever reads it, when it has come again; the plan of a layout is made of those of its elements, so
a new layout of elements that have been needs no parser.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from rusrec.formats._xml.skeleton import (
    ANY,
    CUT,
    TEXT,
    UnusualError,
    elements_in,
    has_more,
    skeleton,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Found", "Layout", "Layouts", "Placed"]

P = TypeVar("P")
R = TypeVar("R")

_ELEMENTS: Final = 1024
_PLANS: Final = 1024
_ONCE: Final = 2**15
_CREDIT: Final = 2000
_GAIN: Final = 4
"""What a record gains that is not parsed, where to prepare an element costs 1."""
_FEW: Final = 4
"""A new element is prepared at once where so many times as many of its record are known."""


class Placed(NamedTuple, Generic[P]):
    """A prepared element in a record: the number of its first text there, and its own number."""

    prepared: P
    base: int
    place: int


class Layout(NamedTuple, Generic[P]):
    """The elements of a record.

    ``values`` are the numbers of the texts that are values of attributes, ``lines`` the ends of
    lines in the markup.
    """

    elements: tuple[Placed[P], ...]
    values: tuple[int, ...]
    lines: int


Found = tuple[Layout[P], R, list[str]]
"""The layout of a record, the plan of that, and the texts of the record as they stand."""


class _Known(NamedTuple, Generic[P]):
    """A prepared element, and how many texts it has."""

    prepared: P
    size: int


class Layouts(Generic[P, R]):
    """The layouts of one source."""

    def __init__(self, prepare: Callable[["_Element"], P], plan: Callable[[Layout[P]], R]) -> None:
        """Take what prepares an element of a skeleton, and what makes a plan of a layout."""
        self._prepare, self._plan = prepare, plan
        self._split, self._seam = TEXT.split, f">{CUT}<"
        self._plans: dict[tuple[str, ...], tuple[Layout[P], R]] = {}
        self._elements: dict[tuple[str, str], _Known[P] | None] = {}
        self._once: set[int] = set()
        self._credit = _CREDIT

    def find(self, opening: str, start: str, body: str) -> Found[P, R] | None:
        """Return what is known of the layout of a record; None for one that has to be parsed.

        Args:
            opening: The start tag of the collection.
            start: That of the record.
            body: The record from the last character of its start tag to the first of its end tag.
        """
        parts = self._split(body)
        key = (start, *parts[::2])
        found = self._plans.get(key)
        if found is None:
            if self._credit < 0:
                return None
            if self._seam != CUT and has_more("><".join(parts[::2])):
                self._split, self._seam = ANY.split, CUT
                return self.find(opening, start, body)
            markup = self._seam.join(parts[::2])[1:-1]
            if markup.count(CUT) != len(parts) // 2:
                return None  # it has such a character itself
            try:
                found = self._learnt(opening, start, markup)
            except UnusualError:
                return None
            if len(self._plans) >= _PLANS:
                self._plans.clear()
            self._plans[key] = found
        self._credit += _GAIN
        return *found, parts[1::2]

    def _learnt(self, opening: str, start: str, body: str) -> tuple[Layout[P], R]:
        """Return a layout that is new, and its plan.

        Its elements are prepared when they come again, since many never do.

        Raises:
            UnusualError: One of them is not prepared; or there is none, with which the parser would
                see the start tag.
        """
        elements = elements_in(body)
        if not elements:
            raise UnusualError
        new = [each for each in dict.fromkeys(elements) if (start, each) not in self._elements]
        at_once = len(new) * _FEW < len(elements)
        if len(self._elements) > _ELEMENTS:
            self._elements.clear()
        for each in new:
            if at_once or self._came_again(start, each):
                self._elements[start, each] = self._prepared(opening, start, each)
        placed: list[Placed[P]] = []
        base = 0
        for place, each in enumerate(elements):
            known = self._elements.get((start, each))
            if known is None:
                raise UnusualError
            placed.append(Placed(known.prepared, base, place))
            base += known.size
        holes = enumerate(body.split(CUT)[1:])
        values = tuple([at for at, after in holes if after.startswith('"')])
        layout = Layout(tuple(placed), values, body.count("\n"))
        return layout, self._plan(layout)

    def _came_again(self, start: str, element: str) -> bool:
        number = hash((start, element))
        if number in self._once:
            return True
        if len(self._once) >= _ONCE:
            self._once.clear()
        self._once.add(number)
        return False

    def _prepared(self, opening: str, start: str, element: str) -> _Known[P] | None:
        """Return what is made of an element; None where it cannot be read but by the parser."""
        self._credit -= 1
        try:
            prepared = self._prepare(skeleton(opening, start, element))
        except UnusualError:
            return None
        return _Known(prepared, element.count(CUT))
