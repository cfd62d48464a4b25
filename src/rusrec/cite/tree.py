"""The tree of a style or locale file: elements with a name, attributes, children and a line.

XML is read here, once; nothing after it knows of lxml.
"""

from __future__ import annotations

from typing import NamedTuple

from rusrec.errors import Problem, StyleError

__all__ = ["Element", "fail", "read"]

_MOST_DEEP = 100


class Element(NamedTuple):
    """One element of a style or locale, by its local name."""

    name: str
    attributes: dict[str, str]
    children: tuple[Element, ...] = ()
    text: str = ""
    line: int = 0

    def get(self, name: str, default: str = "") -> str:
        """Give the attribute *name*, else *default*."""
        return self.attributes.get(name, default)

    def find(self, name: str) -> Element | None:
        """Give the first child called *name*."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> tuple[Element, ...]:
        """Give the children called *name*."""
        return tuple(child for child in self.children if child.name == name)


def fail(message: str, *, help: str = "", source: str = "", line: int = 0) -> StyleError:  # noqa: A002 - the part of a Problem
    """Give the error of one fault in a style, to be raised."""
    return StyleError(Problem(message, help=help, source=source, line=line))


def read(xml: bytes, source: str) -> Element:
    """Read the XML of a style or locale.

    Raises:
        StyleError: It is no well-formed XML, or it has a document type with declarations.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise fail(f"no well-formed XML: {error.msg}", source=source, line=line) from None
    document = root.getroottree().docinfo
    if document.internalDTD is not None and document.internalDTD.name:
        raise fail(
            "a style has no document type",
            help="delete the <!DOCTYPE …> line and write entities as characters",
            source=source,
            line=1,
        )
    return _element(root, source, 0)


def _element(node: object, source: str, depth: int) -> Element:
    from lxml import etree

    if not isinstance(node, etree._Element):  # noqa: SLF001 - lxml has no public name for the class
        raise fail("a style holds elements alone", source=source)
    if depth > _MOST_DEEP:
        raise fail(
            f"elements nest deeper than {_MOST_DEEP}", source=source, line=node.sourceline or 0
        )
    attributes = {_local(str(name)): str(value) for name, value in node.attrib.items()}
    children = tuple(
        _element(child, source, depth + 1) for child in node if isinstance(child.tag, str)
    )
    return Element(
        _local(str(node.tag)), attributes, children, node.text or "", node.sourceline or 0
    )


def _local(name: str) -> str:
    return name.rpartition("}")[2]
