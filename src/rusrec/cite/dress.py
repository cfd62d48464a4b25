"""What attributes do to the text of an element: formatting, quotes, text-case, affixes, display.

Affixes stand outside the formatting and the quotes; strip-periods and text-case come first and
leave affixes alone (CSL 1.0.2, Formatting, Affixes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rusrec.cite.marks import CLOSE, OPENING, QUOTE, QUOTE_END
from rusrec.cite.rich import raised
from rusrec.cite.seams import guard
from rusrec.cite.textcase import case_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rusrec.cite.shape import Shape
    from rusrec.cite.tree import Element

__all__ = ["FORMATTING", "affixes", "dresser", "formatting"]

FORMATTING: Final = (
    "font-style",
    "font-variant",
    "font-weight",
    "text-decoration",
    "vertical-align",
)


def formatting(element: Element) -> tuple[str, str]:
    """Give the signs before and after that the formatting attributes of *element* stand for."""
    signs = [OPENING[name, value] for name in FORMATTING if (value := element.get(name))]
    return "".join(reversed(signs)), CLOSE * len(signs)


def affixes(element: Element) -> tuple[str, str]:
    """Give the prefix and suffix of *element*."""
    return raised(guard(element.get("prefix"))), raised(guard(element.get("suffix")))


def dresser(element: Element, *, shape: Shape) -> Callable[[str], str] | None:
    """Give the function that dresses a non-empty text as *element* says, or None for no change."""
    strip = element.get("strip-periods") == "true"
    case = case_of(element.get("text-case"), english=shape.english, turkic=shape.turkic)
    prefix, suffix = affixes(element)
    before, after = formatting(element)
    if element.get("quotes") == "true":
        before, after = QUOTE + before, after + QUOTE_END
    before, after = prefix + before, after + suffix
    if display := element.get("display"):
        before, after = OPENING["display", display] + before, after + CLOSE
    if not (strip or case or before or after):
        return None
    if not strip and not case:
        return lambda text: f"{before}{text}{after}"

    def dressed(text: str) -> str:
        if strip:
            text = text.replace(".", "")
        if case:
            text = case(text)
        return f"{before}{text}{after}"

    return dressed
