"""An element as text, for what the record has no field for: it goes back out as it came in."""

import re
from typing import TYPE_CHECKING, Final

from rusrec.formats._characters import check
from rusrec.formats._xml import attribute, content
from rusrec.formats._xml import text_of as _text_of
from rusrec.formats.mods.tables import NAMESPACE, XLINK, XML_LANG
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["NAMES", "fragment"]

_XML: Final = XML_LANG.partition("}")[0][1:]
_BLANKS: Final = pattern(r"[ \t\n]+")
_MOST_NAMES: Final = 2000


class _Names(dict[object, str]):
    """The name of each tag: local in MODS's namespace or in none, in full in another."""

    def __missing__(self, tag: object) -> str:
        if not isinstance(tag, str):
            return ""  # a comment
        namespace, _, local = tag.rpartition("}")
        name = local if namespace in ("", "{" + NAMESPACE) else tag
        if len(self) < _MOST_NAMES:
            self[tag] = name
        return name


NAMES: Final = _Names()
"""Tag to name; "" for what is no element."""


def fragment(element: "_Element", source: str, around: str = NAMESPACE) -> str:
    """Return *element* as XML, its blanks folded, as it stands inside one of MODS.

    Args:
        element: With all that is in it; comments are left out.
        source: What messages call the file.
        around: The namespace that needs no declaration here.

    Raises:
        SourceError: RR104 for a character that no value may hold.
    """
    namespace, local = _parted(str(element.tag))
    opening = local + ("" if namespace == around else f' xmlns="{attribute(namespace)}"')
    for number, (name, value) in enumerate(element.items()):
        if not value.isprintable():
            check(value, name=source, line=element.sourceline or 1)
        opening += _attribute(name, gate.fold(gate.newlines(value)), number)
    inner = _folded(element.text, element, source)
    for child in element:
        if isinstance(child.tag, str):
            inner += fragment(child, source, namespace)
        inner += _folded(child.tail, element, source)
    return f"<{opening}>{inner}</{local}>" if inner else f"<{opening}/>"


def _parted(tag: str) -> tuple[str, str]:
    namespace, _, local = tag.rpartition("}")
    return namespace[1:] or NAMESPACE, local


def _attribute(name: str, value: str, number: int) -> str:
    namespace, local = name.rpartition("}")[::2]
    namespace = namespace[1:]
    if namespace == _XML:
        local = f"xml:{local}"
    elif namespace == XLINK:
        local = f"xlink:{local}"
    elif namespace:
        return f' xmlns:n{number}="{attribute(namespace)}" n{number}:{local}="{attribute(value)}"'
    return f' {local}="{attribute(value)}"'


def _folded(text: str | None, element: "_Element", source: str) -> str:
    if not text or text.isspace():
        return ""
    _text_of(element, source)
    return content(gate.nfc(re.sub(_BLANKS.pattern, " ", gate.newlines(text))))
