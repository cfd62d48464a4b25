"""The tree of a style or locale file: elements with a name, attributes, children and a line.

XML is read here, once; nothing after it knows of lxml.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.cite.marks import clean
from rusrec.errors import Problem, SourceError, StyleError
from rusrec.formats import _xml

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Element", "fail", "read"]

_MOST_DEEP: Final = 100
_LARGEST: Final = 2 * 2**20
_ESCAPED: Final = re.compile("&#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}));")
_REMEDY: Final = "give a .csl file: XML without a DOCTYPE"


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
    """Give the error of one fault in a style (RR603), to be raised."""
    return StyleError(Problem(message, help, "RR603", source=source, line=line))


def read(xml: bytes, source: str) -> Element:
    """Read the XML of a style or locale.

    Raises:
        StyleError: It is no well-formed XML, has a document type with declarations, or is larger
            than any style.
    """
    try:
        root = _xml.document(BytesIO(xml), name=source, limit=_LARGEST)
    except SourceError as error:
        raise StyleError(
            each._replace(help=each.help or _REMEDY, source=source) for each in error.problems
        ) from None
    return _element(root, source, 0)


def _element(node: _Element, source: str, depth: int) -> Element:
    if depth > _MOST_DEEP:
        raise fail(
            f"elements nest deeper than {_MOST_DEEP}", source=source, line=node.sourceline or 0
        )
    attributes = {_local(str(name)): _text(str(value)) for name, value in node.attrib.items()}
    children = tuple(
        _element(child, source, depth + 1) for child in node if isinstance(child.tag, str)
    )
    return Element(
        _local(str(node.tag)), attributes, children, _text(node.text or ""), node.sourceline or 0
    )


def _text(value: str) -> str:
    """Give the text of an attribute or element.

    Some published styles escape a character twice, ``&amp;#160;``: the one that is meant is given.
    """
    return clean(_ESCAPED.sub(_character, value) if "&#" in value else value)


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 10) if match[1] else int(match[2], 16)
    return chr(code) if code <= sys.maxunicode else match[0]


def _local(name: str) -> str:
    return name.rpartition("}")[2]
