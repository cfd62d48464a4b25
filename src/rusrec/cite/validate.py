"""What makes a style fit to be compiled: its elements, attribute values, and macros."""

import re
from collections.abc import Iterator
from typing import Final

from rusrec.cite.tree import Element, fail
from rusrec.cite.words import words
from rusrec.errors import StyleError

__all__ = ["check"]

_MOST_EXPANDED: Final = 20_000
"""Elements that one cite may take; the largest style of the CSL repository takes 2,500."""
_MOST_NESTED: Final = 50

_RENDERING: Final = frozenset(words("text number label names date group choose"))
_BRANCHES: Final = frozenset(("if", "else-if", "else"))
_CHILDREN: Final[dict[str, frozenset[str]]] = {
    "style": frozenset(words("info locale macro citation bibliography")),
    "citation": frozenset(words("sort layout")),
    "bibliography": frozenset(words("sort layout")),
    "sort": frozenset(("key",)),
    "key": frozenset(),
    "layout": _RENDERING,
    "macro": _RENDERING,
    "group": _RENDERING,
    "choose": _BRANCHES,
    "if": _RENDERING,
    "else-if": _RENDERING,
    "else": _RENDERING,
    "names": frozenset(words("name et-al label substitute institution")),
    "substitute": _RENDERING,
    "name": frozenset(("name-part",)),
    "date": frozenset(("date-part",)),
    "text": frozenset(),
    "number": frozenset(),
    "label": frozenset(),
    "et-al": frozenset(),
}

_REQUIRED: Final = {
    "names": "variable",
    "number": "variable",
    "date": "variable",
    "date-part": "name",
    "macro": "name",
}
"""The attribute that an element cannot do without."""

_COUNT = re.compile(r"\s*\d{1,9}\s*")
_BOOLEAN = re.compile("true|false")
_VALUES: Final = {
    **dict.fromkeys(
        words(
            "et-al-min et-al-use-first et-al-subsequent-min et-al-subsequent-use-first names-min "
            "names-use-first near-note-distance line-spacing entry-spacing"
        ),
        (_COUNT, "a whole number such as 3"),
    ),
    **dict.fromkeys(
        words(
            "quotes strip-periods et-al-use-last initialize hanging-indent disambiguate-add- "
            "names disambiguate-add-givenname disambiguate-add-year-suffix names-use-last "
            "initialize-with-hyphen"
        ),
        (_BOOLEAN, "true or false"),
    ),
    "font-style": (re.compile("normal|italic|oblique"), "normal, italic or oblique"),
    "font-variant": (re.compile("normal|small-caps"), "normal or small-caps"),
    "font-weight": (re.compile("normal|bold|light"), "normal, bold or light"),
    "text-decoration": (re.compile("none|underline"), "none or underline"),
    "vertical-align": (re.compile("baseline|sup|sub"), "baseline, sup or sub"),
    "display": (
        re.compile("block|left-margin|right-inline|indent"),
        "block, left-margin, right-inline or indent",
    ),
    "match": (re.compile("any|all|none|last-digit|last-two-digits|whole-number"), "any, all, none"),
}


def check(root: Element, source: str) -> None:
    """Refuse a style that cannot be compiled.

    Raises:
        StyleError: With the line of the fault and the remedy.
    """
    macros = {macro.get("name"): macro for macro in root.all("macro")}
    for element in _all(root):
        _check_element(element, source)
        _check_macro(element, macros, source)
    citation = root.find("citation")
    if citation is None:
        raise fail("a style has a <citation>", help="add one", source=source, line=root.line)
    for area in (citation, root.find("bibliography")):
        if area is not None and area.find("layout") is None:
            raise fail(
                f"<{area.name}> has no <layout>", help="add one", source=source, line=area.line
            )
    _check_expansion(root, macros, source)


def _all(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [
            child for child in element.children if child.name not in {"info", "locale", "else-info"}
        ]


def _check_element(element: Element, source: str) -> None:
    allowed = _CHILDREN.get(element.name)
    if allowed is not None:
        for child in element.children:
            if child.name not in allowed:
                raise fail(
                    f"<{child.name}> cannot stand in <{element.name}>",
                    help=f"there may stand: {', '.join(sorted(allowed)) or 'nothing'}",
                    source=source,
                    line=child.line,
                )
    required = _REQUIRED.get(element.name)
    if required and not element.get(required).strip():
        raise fail(
            f"<{element.name}> has no {required}",
            help=f'say which: {required}="…"',
            source=source,
            line=element.line,
        )
    for name, value in element.attributes.items():
        known = _VALUES.get(name)
        if known and not known[0].fullmatch(value):
            raise fail(
                f"{name}={value!r} on <{element.name}>",
                help=f"write {known[1]}",
                source=source,
                line=element.line,
            )


def _check_macro(element: Element, macros: dict[str, Element], source: str) -> None:
    name = element.attributes.get("macro")
    if element.name in {"text", "key"} and name is not None and name not in macros:
        raise fail(
            f"there is no macro {name!r}",
            help="define it, or mend its name",
            source=source,
            line=element.line,
        )


class _Expansion:
    """Measures how large macros are when expanded, and refuses those without an end."""

    def __init__(self, macros: dict[str, Element], source: str) -> None:
        self._macros = macros
        self._source = source
        self._sizes: dict[str, int] = {}
        self._path: list[str] = []

    def size(self, element: Element) -> int:
        """Give the most elements of *element* that one cite can take, macros included.

        Of the branches of ``cs:choose`` it takes one.
        """
        sizes = [self.size(child) for child in element.children]
        total = 1 + (max(sizes, default=0) if element.name == "choose" else sum(sizes))
        called = element.attributes.get("macro")
        if element.name in {"text", "key"} and called is not None:
            total += self.of_macro(called, element.line)
        if total > _MOST_EXPANDED:
            raise self._fault(
                f"its macros expand to more than {_MOST_EXPANDED:,} elements",
                "call each macro fewer times",
                element.line,
            )
        return total

    def of_macro(self, name: str, line: int) -> int:
        """Give the number of elements that the macro *name*, called in *line*, expands to."""
        path = self._path
        if name in path:
            circle = " > ".join([*path[path.index(name) :], name])
            raise self._fault(f"a macro calls itself: {circle}", "break the circle", line)
        if len(path) > _MOST_NESTED:
            raise self._fault(
                f"macros call one another deeper than {_MOST_NESTED}",
                "call fewer macros from macros",
                line,
            )
        if name not in self._sizes:
            path.append(name)
            self._sizes[name] = self.size(self._macros[name])
            path.pop()
        return self._sizes[name]

    def _fault(self, message: str, remedy: str, line: int) -> StyleError:
        return fail(message, help=remedy, source=self._source, line=line)


def _check_expansion(root: Element, macros: dict[str, Element], source: str) -> None:
    expansion = _Expansion(macros, source)
    for name, macro in macros.items():
        expansion.of_macro(name, macro.line)
    for area in ("citation", "bibliography"):
        element = root.find(area)
        if element is not None:
            expansion.size(element)
