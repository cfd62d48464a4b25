"""``cs:text``: a variable, a macro, a term or a value (CSL 1.0.2, Text)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rusrec.cite import beside, brackets, counting, link
from rusrec.cite.citation_label import citation_label
from rusrec.cite.part import EMPTY, Part, Render, constant, mapped
from rusrec.cite.ranges import page_ranges
from rusrec.cite.variables import NUMBERS

if TYPE_CHECKING:
    from rusrec.cite.cited import Cite
    from rusrec.cite.scope import Scope
    from rusrec.cite.tree import Element

__all__ = ["compile_text"]

_ABSENT: Final = Part(called=True)


def compile_text(scope: Scope, element: Element) -> Part:
    """Compile a text element."""
    attributes = element.attributes
    if "variable" in attributes:
        part = _variable(scope, element)
        if scope.area.links and element.get("variable") in link.RESOLVERS and not part.empty:
            part, element = link.linked(part, element)
        if scope.area.languages and not part.empty:
            return _in_language(scope, element, part)
    elif "macro" in attributes:
        part = scope.children(scope.style.macros[attributes["macro"]], group=True)
        if not part.empty:  # a macro that shows anything counts as a variable with a value
            part = part._replace(called=True, given=True)
    elif "term" in attributes:
        part = _term(scope, element)
    else:
        part = constant(scope.locale.reader.read(attributes.get("value", "")))
    return scope.dress(part, element, of_locale="term" in attributes)


def _in_language(scope: Scope, element: Element, part: Part) -> Part:
    """Dress a variable as more than CSL asks: by the script or the language of the item."""
    languages, variable = scope.area.languages, element.get("variable")
    if element.get("form") == "short" or not scope.beside:
        part = mapped(part, beside.without)
    if languages.house and variable in brackets.TITLES:
        dressed = brackets.by_script(element, languages.house, scope.shape)
        return mapped(part, dressed) if dressed else scope.dress(part, element)
    if languages.locale_per_item and (found := counting.worded(element, scope.locale)):
        element, word = found
        part = mapped(part, word)
    return scope.dress(part, element)


def _term(scope: Scope, element: Element) -> Part:
    term = scope.locale.term(element.get("term"), element.get("form", "long"))
    if term is None:
        return EMPTY
    text = term.multiple if element.get("plural") == "true" else term.single
    if scope.starts:
        text = text[:1].upper() + text[1:]
    return constant(text)


def _variable(scope: Scope, element: Element) -> Part:
    variable = element.get("variable")
    if variable in scope.suppressed:
        return _ABSENT
    special = _SPECIAL.get(variable)
    if special is not None:
        part = special(scope)
        if part.given:
            scope.use(variable)
        return part
    variable = _by_form(scope, variable, element.get("form"))
    if variable in scope.suppressed or variable not in scope.shape.texts:
        return _ABSENT
    scope.use(variable)
    part = Part(render=_reader(variable), called=True, given=True)
    if variable in NUMBERS:
        pages = variable == "page"
        return mapped(part, page_ranges(scope.style, scope.locale, pages=pages))
    return part


def _reader(variable: str) -> Render:
    def read(cite: Cite) -> str:
        return cite.texts[variable]

    return read


def _by_form(scope: Scope, variable: str, form: str) -> str:
    """Give the variable that serves *form*: a short title where there is one."""
    short = f"{variable}-short"
    if form == "short" and short in scope.shape.texts:
        return short
    if variable.endswith("-short") and variable not in scope.shape.texts:
        return variable
    return variable


def _locator(scope: Scope) -> Part:
    if not scope.shape.locator:
        return _ABSENT
    part = Part(render=lambda cite: cite.locator, called=True, given=True)
    pages = scope.shape.locator == "page"
    return mapped(part, page_ranges(scope.style, scope.locale, pages=pages))


def _year_suffix(scope: Scope) -> Part:
    if not scope.shape.suffix:  # it says nothing of the item, so it hides no group
        return EMPTY
    return Part(render=lambda cite: cite.suffix, called=True, given=True)


def _citation_number(scope: Scope) -> Part:
    del scope
    return Part(render=lambda cite: cite.citation_number, called=True, given=True)


def _first_note(scope: Scope) -> Part:
    if not scope.shape.first_note:
        return _ABSENT
    return Part(render=lambda cite: cite.first_note, called=True, given=True)


def _label(scope: Scope) -> Part:
    del scope

    def label(cite: Cite) -> str:
        return citation_label(cite.item) + cite.suffix

    return Part(render=label, called=True, given=True)


_SPECIAL: Final = {
    "locator": _locator,
    "year-suffix": _year_suffix,
    "citation-number": _citation_number,
    "first-reference-note-number": _first_note,
    "citation-label": _label,
}
