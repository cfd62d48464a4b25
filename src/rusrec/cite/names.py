"""``cs:names``: lists of names with labels, and what stands in for them (CSL 1.0.2, Names)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rusrec.cite import conditions
from rusrec.cite.collation import PART_END
from rusrec.cite.dress import dresser
from rusrec.cite.labels import plural_text
from rusrec.cite.name_list import NameList
from rusrec.cite.part import Part, constant, joined
from rusrec.cite.seams import guard
from rusrec.cite.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rusrec.cite.cited import Cite
    from rusrec.cite.part import Render
    from rusrec.cite.scope import Scope
from rusrec.cite.words import words

__all__ = ["compile_names"]

_INHERITED: Final = words(
    "and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-use-last "
    "et-al-subsequent-min et-al-subsequent-use-first initialize initialize-with "
    "name-as-sort-order sort-separator"
)
_NAME: Final = Element("name", {})


def compile_names(scope: Scope, element: Element) -> Part:
    """Compile a names element, or the first substitute that gives something."""
    first, scope.first_names = scope.first_names, False
    if first and scope.shape.author == "suppress":
        _skip(scope, element)
        return Part(called=True)
    lists = scope.lists
    part = _lists(scope, element, first=first)
    if part.empty:
        scope.first_names = first
        part = _substitute(scope, element)
        if not part.empty and first:
            part = _told(part, scope)
    scope.first_names = first and part.empty
    if scope.lists > lists:  # affixes and formatting are for names, not for a title in their place
        part = scope.dress(part, element)
    if first and scope.shape.author == "only" and not part.empty:
        return part._replace(render=_kept(part.function()))
    return part


def _kept(render: Render) -> Render:
    """Give *render* such that the cite keeps what it showed."""

    def kept(cite: Cite) -> str:
        cite.author_text = render(cite)
        return cite.author_text

    return kept


def _skip(scope: Scope, element: Element) -> None:
    """Compile what is left out, so that what it would have used up is used up."""
    part = _lists(scope, element, first=False)
    if part.empty and _substitute(scope, element).empty:
        scope.first_names = True


def _told(part: Part, scope: Scope) -> Part:
    """Give the substitute *part* such that it tells the cite what stands for its author."""
    inner = part.function()
    options = scope.area.element.attributes
    mark = options.get("subsequent-author-substitute") if scope.area.bibliography else None

    def render(cite: Cite) -> str:
        text = inner(cite)
        if text and not cite.author:
            cite.author, cite.people = text, (text,)
            if mark is not None and cite.previous == cite.people:
                return guard(mark)
        return text

    return part._replace(render=render)


def _lists(scope: Scope, element: Element, *, first: bool) -> Part:
    variables = element.get("variable").split()
    present = [v for v in variables if v in scope.shape.names and v not in scope.suppressed]
    if not present:
        return Part(called=True)
    options = _options(scope, element)
    names = element.find("name") or _NAME
    et_al = element.find("et-al")
    parts = []
    for variable in present:
        scope.use(variable)
        lister = NameList(scope, names, et_al, options)
        lister.place = scope.lists
        lister.collects = first and variable == present[0]
        scope.lists += 1
        parts.append(_labelled(scope, element, variable, lister.render(variable), options))
    if options.get("form") == "count":
        return _counted(parts)
    delimiter = guard(element.get("delimiter") or _names_delimiter(scope))
    apart = joined(parts, delimiter)._replace(called=True, given=True)
    if {"editor", "translator"} == {*present} == {*variables}:
        return _combined(scope, element, apart, options, first=first)
    return apart


def _counted(parts: list[Part]) -> Part:
    """Give the number of names in all lists together."""
    functions = [part.function() for part in parts]

    def count(cite: Cite) -> str:
        return str(sum(int(function(cite)) for function in functions))

    return Part(render=count, called=True, given=True)


def _names_delimiter(scope: Scope) -> str:
    for options in (scope.area.element.attributes, scope.style.options):
        if "names-delimiter" in options:
            return options["names-delimiter"]
    return ""


def _labelled(
    scope: Scope, element: Element, term: str, names: Render, options: Mapping[str, str]
) -> Part:
    """Give a list of names with the label before or after it."""
    part = Part(render=names, called=True, given=True)
    label = element.find("label")
    if label is None or options.get("form") == "count" or scope.area.sort:
        return part
    single, multiple = plural_text(scope.locale, term, label.get("form", "long"))
    dress = dresser(label, shape=scope.shape)
    if dress:
        single, multiple = (dress(text) if text else "" for text in (single, multiple))
    variable = "editor" if term == "editortranslator" else term
    plural = label.get("plural", "contextual")

    def labelled(cite: Cite) -> str:
        several = len(cite.names[variable]) > 1 if plural == "contextual" else plural == "always"
        return multiple if several else single

    mark = constant(single) if single == multiple else Part(render=labelled)
    order = [child.name for child in element.children if child.name in {"name", "label"}]
    before = order[:1] == ["label"] and "name" in order
    return joined([mark, part] if before else [part, mark], "")


def _combined(
    scope: Scope, element: Element, apart: Part, options: Mapping[str, str], *, first: bool
) -> Part:
    """Give *apart*, but editors who are the translators too once, with a label of their own."""
    if not scope.locale.text("editortranslator"):
        return apart
    names = NameList(scope, element.find("name") or _NAME, element.find("et-al"), options)
    names.place = scope.lists - 2
    names.collects = first
    both = _labelled(scope, element, "editortranslator", names.render("editor"), options)
    render_apart, render_both = apart.function(), both.function()

    def render(cite: Cite) -> str:
        same = cite.names["editor"] == cite.names["translator"]
        return (render_both if same else render_apart)(cite)

    return apart._replace(render=render)


def _options(scope: Scope, element: Element) -> dict[str, str]:
    """Give the options of names: of the sort key, the name element, the area, the style."""
    area, style = scope.area.element.attributes, scope.style.options
    options: dict[str, str] = {}
    for source in (style, area):
        options.update({name: source[name] for name in _INHERITED if name in source})
        if "name-form" in source:
            options["form"] = source["name-form"]
        if "name-delimiter" in source:
            options["delimiter"] = source["name-delimiter"]
    own = element.find("name")
    for level in (element, own):
        if level is not None:
            options.update({n: level.attributes[n] for n in _INHERITED if n in level.attributes})
    if own is not None:
        options.update({n: own.attributes[n] for n in ("form", "delimiter") if n in own.attributes})
    if scope.area.sort:
        options["name-as-sort-order"] = "all"
        options["sort-separator"] = PART_END
        options.update(scope.area.overrides)
    return options


def _substitute(scope: Scope, element: Element) -> Part:
    substitute = element.find("substitute")
    if substitute is None:
        return Part(called=True)
    for child in _candidates(scope, substitute):
        if child.name == "names":
            child = _inheriting(child, element)  # noqa: PLW2901
        scope.substitutes += 1
        part = scope.compile(child)
        scope.substitutes -= 1
        if part.empty:
            continue
        return part._replace(called=True, given=True)
    return Part(called=True)


def _candidates(scope: Scope, element: Element) -> Iterator[Element]:
    """Give what may stand in, one after another; a ``cs:choose`` gives those of its branch."""
    for child in element.children:
        if child.name != "choose":
            yield child
        elif branch := conditions.chosen(scope, child):
            yield from _candidates(scope, branch)


def _inheriting(child: Element, parent: Element) -> Element:
    """Give a names element in a substitute with the children of the names element around it."""
    if child.children:
        return child
    inherited = tuple(c for c in parent.children if c.name in {"name", "et-al", "label"})
    attributes = {**child.attributes}
    if "delimiter" in parent.attributes:
        attributes.setdefault("delimiter", parent.attributes["delimiter"])
    return child._replace(children=inherited, attributes=attributes)
