"""``cs:label``: the term of a variable, in the number that its content asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rusrec.cite.numbers import variable_part
from rusrec.cite.part import Part, constant

if TYPE_CHECKING:
    from rusrec.cite.cited import Cite
    from rusrec.cite.locale import Locale
    from rusrec.cite.scope import Scope
    from rusrec.cite.tree import Element

__all__ = ["compile_label", "is_plural", "plural_text"]

_SEVERAL = re.compile(
    r"[^\W_]\s*(?:(?<!\\)[-–—,&;](?:\s*and\b)?|\band\b|\bet\b|\bund\b|\bи\b|\by\b)\s*[^\W_]"
)
_OTHER_LABEL = re.compile(r",\s*(?!(?:and|et|und|y|и)\b)[^\W\d_]{2,}\.?\s")
_COUNTS: Final = frozenset(("number-of-pages", "number-of-volumes"))


def compile_label(scope: Scope, element: Element) -> Part:
    """Compile a label element.

    Where its variable is absent it is a term as any other, in the singular: a group or macro around
    it vanishes with the variable, and the styles that set one beside another variable count on it.
    """
    variable = element.get("variable")
    part = variable_part(scope, variable)
    render = part.render
    name = (scope.shape.locator or "page") if variable == "locator" else variable
    single, multiple = plural_text(scope.locale, name, element.get("form", "long"))
    plural = element.get("plural", "contextual")
    if plural != "contextual" or single == multiple or render is None:
        label = constant(multiple if plural == "always" else single)
        return scope.dress(label, element, of_locale=True)

    def labelled(cite: Cite) -> str:
        return multiple if is_plural(render(cite), variable) else single

    return scope.dress(Part(render=labelled), element, of_locale=True)


def plural_text(locale: Locale, name: str, form: str) -> tuple[str, str]:
    """Give the singular and plural of a term, both empty where there is none."""
    term = locale.term(name, form) or locale.term(name.replace(" ", "-"), form)
    return ("", "") if term is None else (term.single, term.multiple)


def is_plural(text: str, variable: str = "") -> bool:
    """Tell whether *text* states several: a range, a list, or a count above one."""
    if text.isdecimal():
        return variable in _COUNTS and int(text) > 1
    other = _OTHER_LABEL.search(text)
    if other:
        text = text[: other.start()]
    return _SEVERAL.search(text) is not None
