"""What attributes do to the text of an element: formatting, quotes, text-case, affixes, display.

Affixes stand outside the formatting and the quotes; strip-periods and text-case come first and
leave affixes alone (CSL 1.0.2, Formatting, Affixes).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rusrec.cite.marks import CLOSE, OPENING, QUOTE, QUOTE_END
from rusrec.cite.part import Wrap
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
_DRESS: Final = frozenset(
    (*FORMATTING, "display", "prefix", "quotes", "strip-periods", "suffix", "text-case")
)


def formatting(element: Element) -> tuple[str, str]:
    """Give the signs before and after that the formatting attributes of *element* stand for."""
    signs = [OPENING[name, value] for name in FORMATTING if (value := element.get(name))]
    return "".join(reversed(signs)), CLOSE * len(signs)


def affixes(element: Element) -> tuple[str, str]:
    """Give the prefix and suffix of *element*."""
    return _affix(element.get("prefix")), _affix(element.get("suffix"))


@lru_cache(maxsize=4096)
def _affix(text: str) -> str:
    return raised(guard(text))


def dresser(element: Element, *, shape: Shape) -> Callable[[str], str] | None:
    """Give the function that dresses a non-empty text as *element* says, or None for no change."""
    if _DRESS.isdisjoint(element.attributes):
        return None
    strip = element.get("strip-periods") == "true"
    case = case_of(element.get("text-case"), english=shape.english, turkic=shape.turkic)
    prefix, suffix = affixes(element)
    before, after = formatting(element)
    if element.get("quotes") == "true":
        before, after = QUOTE + before, after + QUOTE_END
    before, after = prefix + before, after + suffix
    if display := element.get("display"):
        before, after = OPENING["display", display] + before, after + CLOSE
    if not (strip or case):
        return Wrap(before, after) if before or after else None

    def dressed(text: str) -> str:
        if strip:
            text = text.replace(".", "")
        if case:
            text = case(text)
        return f"{before}{text}{after}"

    return dressed
