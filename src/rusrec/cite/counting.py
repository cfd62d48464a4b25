"""Counters around a number: 제8권 제1호, 2판, 259-285쪽; in another language its own words instead.

A Korean style sets them as affixes, for CSL has no word that stands on both sides. Where each item
is in the words of its own language, a Russian one has ``т. 12, № 5, с. 12-27`` in their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rusrec.cite.labels import is_plural, plural_text
from rusrec.cite.numbers import ordinal
from rusrec.cite.shape import is_numeric

if TYPE_CHECKING:
    from collections.abc import Callable

    from rusrec.cite.locale import Locale
    from rusrec.cite.tree import Element

__all__ = ["worded"]

_COUNTERS: Final = {
    ("volume", "제", "권"),
    ("issue", "제", "호"),
    ("edition", "", "판"),
    ("page", "", "쪽"),
    ("page", "", "면"),
    ("locator", "", "쪽"),
    ("locator", "제", "장"),
}
_LANGUAGE: Final = "ko"


def worded(element: Element, locale: Locale) -> tuple[Element, Callable[[str], str]] | None:
    """Return the *element* without its counter, and what sets the word of *locale* before a number.

    None where it has no counter, or its counter is of the language of the locale.
    """
    variable = element.get("variable")
    counter = (variable, element.get("prefix"), element.get("suffix"))
    if counter not in _COUNTERS or locale.language.startswith(_LANGUAGE):
        return None
    name = {"locator": "chapter" if counter[1] else "page"}.get(variable, variable)
    single, multiple = plural_text(locale, name, "short")
    term = locale.term(name)
    gender = term.gender if term else ""
    bare = {k: v for k, v in element.attributes.items() if k not in {"prefix", "suffix"}}

    def word(text: str) -> str:
        label = multiple if is_plural(text, variable) else single
        if not label or not is_numeric(text):
            return text
        if variable == "edition":
            return f"{ordinal(int(text), locale, gender)} {label}" if text.isdecimal() else text
        return f"{label} {text}"

    return element._replace(attributes=bare), word
