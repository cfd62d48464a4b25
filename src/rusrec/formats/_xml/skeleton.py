"""The markup of a record without its texts, and an element of it with numbers in their place."""

from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.formats._xml.feed import ATTRIBUTES
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "ANY",
    "CUT",
    "TEXT",
    "Hole",
    "UnusualError",
    "elements_in",
    "has_more",
    "holes_of",
    "skeleton",
]

CUT: Final = "\0"
"""What stands in the place of a text."""

TEXT: Final = pattern(r">([^ \n\t<][^<]*+)<")
"""A text between two tags, as most programs write it; most sources have none but these."""
ANY: Final = pattern(
    r"((?<=>)\s*+[^<\s][^<]*+(?=<)"
    r'|(?<=[ \n\t]ID=")[^"<]++(?=")|(?<=valueURI=")[^"<]++(?=")|(?<=href=")[^"<]++(?="))'
)
"""Any text that is not blank, or a value of an attribute that differs from record to record."""
_LATE: Final = pattern(r">\s++[^<\s]")
_VALUES: Final = (' ID="', '\nID="', '\tID="', 'valueURI="', 'href="')
_BLANKS: Final = " \t\n"
_MARK: Final = "\u2b1a"
"""What stands before the number of a value of an attribute."""
_MOST: Final = 2**14
"""The most characters of the markup of a record."""


class UnusualError(Exception):
    """What is not usual; never seen outside."""


class Hole(NamedTuple):
    """Where a text stands: in an element or, if that is not "", in an attribute of it."""

    element: "_Element"
    attribute: str
    number: int

    def fill(self, text: str) -> None:
        """Put a text there."""
        if self.attribute:
            self.element.set(self.attribute, text)
        else:
            self.element.text = text


def has_more(markup: str) -> bool:
    """Tell whether ``ANY`` may find something in markup in which ``TEXT`` finds nothing."""
    return _LATE.search(markup) is not None or any(each in markup for each in _VALUES)


def elements_in(body: str) -> list[str]:
    """Return the elements directly in a record, of whose texts *body* has none.

    Whoever parses each of them sees whether all of them are elements.

    Raises:
        UnusualError: Something stands beside the elements, or the record is very long.
    """
    if len(body) > _MOST or _MARK in body or "<!" in body or "<?" in body:
        raise UnusualError
    between, *tags = body.split("<")
    found: list[str] = []
    depth = begun = 0
    for at, tag in enumerate(tags):
        if "/>" not in tag:
            depth += -1 if tag[:1] == "/" else 1
        if depth == 0:
            end, _, beside = tag.rpartition(">")
            found.append("<" + "<".join([*tags[begun:at], end]) + ">")
            between += beside
            begun = at + 1
    if depth or between.strip(_BLANKS):
        raise UnusualError
    return found


def skeleton(opening: str, start: str, element: str) -> "_Element":
    """Return an element as the parser gives it, with a number in the place of each text.

    Args:
        opening: The start tag of the collection.
        start: That of the record.
        element: With ``CUT`` in the place of each text.

    Raises:
        UnusualError: It is not well-formed, or has more than elements, texts and blanks.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    first, *parts = element.split(CUT)
    said = first
    for number, part in enumerate(parts):
        said += f"{'' if part.startswith('<') else _MARK}{number}{part}"
    text = f"{opening}{start}{said}{_closing(start)}{_closing(opening)}"
    parser = XMLParser(resolve_entities="internal", no_network=True, load_dtd=False)
    try:
        collection = fromstring(text, parser)
    except XMLSyntaxError:
        raise UnusualError from None
    record = collection[0] if len(collection) == 1 else collection
    if len(record) != 1:
        raise UnusualError
    for each in record.iter():
        values = each.attrib.values()
        if len(values) > ATTRIBUTES or not "".join(values).isprintable():
            raise UnusualError
    if len(holes_of(record[0])) != len(parts):
        raise UnusualError
    return record[0]


def _closing(start: str) -> str:
    return f"</{start[1:-1].split(maxsplit=1)[0]}>"


def holes_of(element: "_Element") -> list[Hole]:
    """Return where the texts of an element of a skeleton stand."""
    found: list[Hole] = []
    for each in element.iter():
        for name, value in each.items():
            if value.startswith(_MARK):
                found.append(Hole(each, name, int(value[len(_MARK) :])))
        if each.text and not each.text.isspace():
            found.append(Hole(each, "", int(each.text)))
    return found
