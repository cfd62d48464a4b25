"""The compiler: a style's tree becomes functions, once for each shape of cite.

:class:`Compilation` walks an area of the style. Each kind of element is compiled by a module of its
own, found in :data:`_KINDS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rusrec.cite import conditions, dates, labels, names, numbers, texts
from rusrec.cite.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from rusrec.cite.part import Part
    from rusrec.cite.tree import Element

__all__ = ["Compilation"]


class Compilation(Scope):
    """One compilation: the walk over the elements of an area."""

    def compile(self, element: Element) -> Part:
        """Compile one rendering element."""
        part = _KINDS[element.name](self, element)
        if not part.empty:
            self.starts = False
        return part

    def parts(self, element: Element) -> list[Part]:
        """Compile the children of *element*; those of a ``cs:choose`` count as its own."""
        parts: list[Part] = []
        for child in element.children:
            if child.name != "choose":
                parts.append(self.compile(child))
            elif branch := conditions.chosen(self, child):
                parts += self.parts(branch)
        return parts


def _group(scope: Scope, element: Element) -> Part:
    part = scope.children(element, group=True)
    if not part.empty:
        part = part._replace(called=True, given=True)
    return scope.dress(part, element)


_KINDS: dict[str, Callable[[Scope, Element], Part]] = {
    "text": texts.compile_text,
    "number": numbers.compile_number,
    "label": labels.compile_label,
    "names": names.compile_names,
    "date": dates.compile_date,
    "group": _group,
    "choose": conditions.compile_choose,
}
