"""``cs:number``: digits, ordinals in figures and words, roman numerals (CSL 1.0.2, Number)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rusrec.cite.part import Part, mapped
from rusrec.cite.shape import is_numeric

if TYPE_CHECKING:
    from collections.abc import Callable

    from rusrec.cite.cited import Cite
    from rusrec.cite.locale import Locale
    from rusrec.cite.scope import Scope
    from rusrec.cite.tree import Element
from rusrec.cite.words import words

__all__ = ["compile_number", "ordinal", "roman", "variable_part"]

_DIGITS = re.compile(r"(?<![^\W_])\d+(?![^\W_])")
_SEPARATOR = re.compile(r"\s*([-–—,&])\s*")
_ROMAN: Final = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        words("m cm d cd c xc l xl x ix v iv i"),
        strict=True,
    )
)
_MOST_ROMAN: Final = 3999
_LAST_LONG: Final = 10


def compile_number(scope: Scope, element: Element) -> Part:
    """Compile a number element; a value that is not numeric shows as it is."""
    variable = element.get("variable")
    part = variable_part(scope, variable)
    if part.empty:
        return part
    scope.use(variable)
    write = _writer(scope.locale, element.get("form", "numeric"), variable)
    return scope.dress(mapped(part, write), element, of_locale=True)


def variable_part(scope: Scope, variable: str) -> Part:
    """Give the part that shows a variable with nothing done to it."""
    if variable in scope.suppressed:
        return Part(called=True)
    match variable:
        case "citation-number":
            return Part(render=lambda cite: cite.citation_number, called=True, given=True)
        case "locator" if scope.shape.locator:
            return Part(render=lambda cite: cite.locator, called=True, given=True)
        case "first-reference-note-number" if scope.shape.first_note:
            return Part(render=lambda cite: cite.first_note, called=True, given=True)
    if variable not in scope.shape.texts:
        return Part(called=True)

    def read(cite: Cite) -> str:
        return cite.texts[variable]

    return Part(render=read, called=True, given=True)


def _writer(locale: Locale, form: str, variable: str) -> Callable[[str], str]:
    term = locale.term(variable)
    gender = term.gender if term else ""
    dash = locale.text("page-range-delimiter") or "–"
    spaced = {",": ", ", "&": " & ", "-": dash, "–": dash}
    one: Callable[[int], str] | None = None
    match form:
        case "ordinal":
            one = lambda number: ordinal(number, locale, gender)  # noqa: E731
        case "long-ordinal":
            one = lambda number: _long_ordinal(number, locale, gender)  # noqa: E731
        case "roman":
            one = roman

    @lru_cache(maxsize=256)
    def write(text: str) -> str:
        if not is_numeric(text):
            return text
        if text.isdecimal():
            return one(int(text)) if one else text
        text = _SEPARATOR.sub(lambda match: spaced[match[1]], text.strip())
        text = text.replace("&", locale.text("and", "symbol") or "&")
        return _DIGITS.sub(lambda match: one(int(match[0])), text) if one else text

    return write


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Give *number* with the locale's ordinal suffix, in the *gender* of what it counts."""
    for name, matches in (
        (f"ordinal-{number % 100:02}", ("", "last-two-digits", "whole-number")),
        (f"ordinal-{number % 10:02}", ("", "last-digit")),
        ("ordinal", ("",)),
    ):
        term = locale.term(name, gender=gender)
        if term is None or term.match not in matches:
            continue
        if term.match == "whole-number" and number >= 100:  # noqa: PLR2004 - two digits
            continue
        return f"{number}{term.single}"
    return str(number)


def _long_ordinal(number: int, locale: Locale, gender: str) -> str:
    if 0 < number <= _LAST_LONG:
        term = locale.term(f"long-ordinal-{number:02}", gender=gender)
        if term is not None:
            return term.single
    return ordinal(number, locale, gender)


def roman(number: int) -> str:
    """Give *number* in lowercase roman numerals, or in figures where there are none for it."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    out: list[str] = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)
