"""A style: read, checked, and frozen (CSL 1.0.2, Style Structure)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from rusrec.cite.tree import Element, fail, read
from rusrec.cite.validate import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Style", "parse"]

_MOST_PARENTS: Final = 3


@dataclass(frozen=True)
class Style:
    """An independent style, ready to be compiled."""

    title: str
    id: str
    note: bool
    default_locale: str
    options: Mapping[str, str]
    macros: Mapping[str, Element]
    citation: Element
    bibliography: Element | None
    locales: tuple[Element, ...]

    def walk(self, area: Element) -> Iterator[Element]:
        """Give all elements of an area in their order, those of the macros it calls included.

        Each macro is walked once, where it is first called.
        """
        seen: set[str] = set()
        waiting = [area]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)
            macro = element.get("macro")
            if macro in self.macros and macro not in seen:
                seen.add(macro)
                waiting.append(self.macros[macro])

    def variables(self, area: Element) -> frozenset[str]:
        """Give the variables that the text elements of an area name, macros included."""
        elements = self.walk(area)
        return frozenset(element.get("variable") for element in elements if element.name == "text")

    @cached_property
    def tested(self) -> frozenset[str]:
        """The variables that a condition tests for being numeric."""
        areas = filter(None, (self.citation, self.bibliography))
        conditions = (element.get("is-numeric") for area in areas for element in self.walk(area))
        return frozenset(word for value in conditions for word in value.split())

    @cached_property
    def words(self) -> frozenset[str]:
        """All that attributes of the style name: every variable it can ask for is among them."""
        found: set[str] = set()
        roots = [*self.macros.values(), self.citation, *filter(None, [self.bibliography])]
        while roots:
            element = roots.pop()
            for value in element.attributes.values():
                found.update(value.split())
            roots += element.children
        return frozenset(found)


def parse(
    xml: bytes, source: str = "style", find_parent: Callable[[str], bytes] | None = None
) -> Style:
    """Read a style from the bytes of its XML.

    A dependent style gives its parent, with the title and the default locale of its own.

    Args:
        xml: The style.
        source: What errors call it.
        find_parent: Gives the XML of the style with the id that it takes.

    Raises:
        StyleError: The XML is not well formed or no valid style; the place and remedy are in it.
    """
    title, locale = "", ""
    for _ in range(_MOST_PARENTS):
        root = read(xml, source)
        if root.name != "style":
            raise fail(
                f"a style begins with <style>, not <{root.name[:40]}>",
                help="give a file that begins with <style>",
                source=source,
                line=root.line,
            )
        title = title or _info(root, "title")
        locale = locale or root.get("default-locale")
        parent = _parent(root)
        if not parent:
            check(root, source)
            return _style(root, title, locale)
        if find_parent is None:
            raise fail(
                f"the style depends on {parent}, which is not at hand",
                help="take that style itself",
                source=source,
            )
        xml, source = find_parent(parent), parent
    raise fail("a dependent style names a dependent style as its parent", source=source)


def _info(root: Element, name: str) -> str:
    info = root.find("info")
    element = info.find(name) if info else None
    return element.text.strip() if element else ""


def _parent(root: Element) -> str:
    info = root.find("info")
    if info is None or root.find("citation"):
        return ""
    return next(
        (link.get("href") for link in info.all("link") if link.get("rel") == "independent-parent"),
        "",
    )


def _style(root: Element, title: str, locale: str) -> Style:
    citation = root.find("citation")
    if citation is None:  # the check refuses it
        raise fail("a style has a <citation>", line=root.line)
    return Style(
        title=title,
        id=_info(root, "id"),
        note=root.get("class") == "note",
        default_locale=locale,
        options=root.attributes,
        macros={macro.get("name"): macro for macro in root.all("macro")},
        citation=citation,
        bibliography=root.find("bibliography"),
        locales=root.all("locale"),
    )
