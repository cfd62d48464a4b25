"""Sorting by the keys of ``cs:sort`` (CSL 1.0.2, Sorting); what has no value comes last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rusrec.cite.collation import FIRST_SCRIPTS
from rusrec.cite.collation import key as collation_key
from rusrec.cite.compile import Compilation
from rusrec.cite.marks import strip
from rusrec.cite.scope import Area
from rusrec.cite.tree import Element
from rusrec.cite.variables import DATES, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rusrec.cite.cited import Cite
    from rusrec.cite.locale import Locale
    from rusrec.cite.part import Render
    from rusrec.cite.shape import Shape
    from rusrec.cite.style import Style

__all__ = ["Sorter"]

_OVERRIDES: Final = {
    "names-min": ("et-al-min", "et-al-subsequent-min"),
    "names-use-first": ("et-al-use-first", "et-al-subsequent-use-first"),
    "names-use-last": ("et-al-use-last",),
}
_NUMBER = re.compile(r"(-?\d{1,15}?)(?:(?<=\d{10})-(\d{10}))?\W?([a-z]{0,2})")
"""A number or a date, or two dates (by the first, after that day alone), with a year-suffix."""


class Sorter:
    """Sorts cites by the keys of one area of a style."""

    def __init__(self, style: Style, locale: Locale, element: Element) -> None:
        """Take the area; one without ``cs:sort`` keeps every order."""
        sort = element.find("sort")
        keys = sort.all("key") if sort else ()
        self._keys = [_Key(style, locale, element, key) for key in keys]

    def __bool__(self) -> bool:
        """Tell whether there is anything to sort by."""
        return bool(self._keys)

    @property
    def backwards(self) -> bool:
        """Whether the last entry is number 1: a key sorts by descending citation-number."""
        return any(key.descending and key.by_number for key in self._keys)

    def sorted(self, cites: Sequence[Cite]) -> list[Cite]:
        """Give *cites* in order; those that are equal keep theirs."""
        return _sorted(list(cites), self._keys)


def _sorted(cites: list[Cite], keys: Sequence[_Key]) -> list[Cite]:
    """Sort by the first of *keys*, and only those that it finds equal by the others."""
    if len(cites) < 2 or not keys:  # noqa: PLR2004 - one needs no sorting
        return cites
    key, *others = keys
    alike: dict[tuple[object, ...], list[Cite]] = {}
    absent: list[Cite] = []
    for cite in cites:
        value = key.value(cite)
        if value is None:
            absent.append(cite)
        else:
            alike.setdefault(value, []).append(cite)
    ordered: list[Cite] = []
    for value in sorted(alike, reverse=key.descending):
        ordered += _sorted(alike[value], others)
    return ordered + _sorted(absent, others)


class _Key:
    """One key: a variable or a macro, compiled for each shape that comes."""

    def __init__(self, style: Style, locale: Locale, area: Element, element: Element) -> None:
        overrides = {
            name: element.get(own)
            for own, names in _OVERRIDES.items()
            if own in element.attributes
            for name in names
        }
        self.descending = element.get("sort") == "descending"
        self._area = Area(style, locale, area, sort=True, overrides=overrides, suffix_placed=True)
        self._macro = element.get("macro")
        self._variable = element.get("variable")
        self._compiled: dict[Shape, Render] = {}
        self._first_script = FIRST_SCRIPTS.get(locale.language.partition("-")[0])
        called = style.variables(element) if self._macro else {self._variable}
        self.by_number = "citation-number" in called

    def value(self, cite: Cite) -> tuple[object, ...] | None:
        """Give what *cite* sorts by, or None where it has nothing."""
        render = self._compiled.get(cite.shape)
        if render is None:
            render = self._compiled[cite.shape] = self._compile(cite.shape)
        kept = cite.author, cite.lists
        cite.lists = []
        text = render(cite)
        cite.author, cite.lists = kept
        return _value(text, self._first_script)

    def _compile(self, shape: Shape) -> Callable[[Cite], str]:
        scope = Compilation(self._area, shape)
        if self._macro:
            return scope.children(self._area.style.macros[self._macro]).function()
        return scope.compile(_element(self._variable)).function()


def _element(variable: str) -> Element:
    """Give the element that shows *variable*."""
    if variable in NAMES:
        return Element("names", {"variable": variable})
    return Element("date" if variable in DATES else "text", {"variable": variable})


def _value(text: str, first_script: re.Pattern[str] | None) -> tuple[object, ...] | None:
    plain = strip(text).strip()
    if not plain:
        return None
    if number := _NUMBER.fullmatch(plain):
        first, last, suffix = number.groups()
        return (0, int(first), int(last or 0), len(suffix), suffix)
    found = collation_key(text)
    later = first_script is not None and not first_script.match(found[0])
    return (2 if later else 1, *found)
