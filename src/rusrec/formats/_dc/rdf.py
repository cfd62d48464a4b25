"""Where RDF says more than a text: what an item is called, and values that are nodes and lists.

Source: RDF/XML Syntax Specification (W3C, 2004); the class around an ``rdf:value`` is its encoding
scheme (DCMI, Expressing Qualified Dublin Core in RDF/XML).
"""

from typing import TYPE_CHECKING, Final

from rusrec.formats._characters import check
from rusrec.formats._xml import text_of
from rusrec.scripts import gate

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["INNER", "about", "attribute_of", "said", "within"]

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"

INNER: Final = frozenset((f"{_RDF}li", f"{_RDF}value", "{http://xmlns.com/foaf/0.1/}name"))
"""The elements that the text of a value stands in, where the value is a node or a list."""


def about(element: "_Element", name: str) -> str:
    """Return what the item is called, "" where nothing says it; ``#a`` is called ``a``."""
    called = attribute_of(element, f"{_RDF}about", name).removeprefix("#")
    return called or attribute_of(element, f"{_RDF}ID", name)


def said(element: "_Element", name: str) -> str:
    """Return the text directly in *element*, else the address that it stands for.

    Raises:
        SourceError: A character that no value may hold.
    """
    text = text_of(element, name).strip()
    return text or attribute_of(element, f"{_RDF}resource", name)


def attribute_of(element: "_Element", attribute: str, name: str) -> str:
    """Return what an attribute says, "" where there is none.

    Raises:
        SourceError: A character that no value may hold.
    """
    return _fit(element.get(attribute, ""), element, name)


def within(element: "_Element", name: str) -> str:
    """Return all text in *element* and the elements in it, on one line.

    Raises:
        SourceError: A character that no value may hold.
    """
    return _fit("".join(element.itertext("*")), element, name)


def _fit(text: str, element: "_Element", name: str) -> str:
    if not text.isprintable():
        check(text, name=name, line=element.sourceline or 1)
    return gate.fold(text)
