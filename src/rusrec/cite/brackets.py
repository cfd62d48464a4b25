"""Brackets by script: 「article」 『journal』 in East Asian script, “ ” or italics in others.

What a style dresses as an article (quotation marks, 「 」) or as a book (italics, 『 』) is dressed
by the script of the form that is printed. A house is a line of :data:`HOUSES`.

Problems: RR619 no such house.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.cite.beside import without
from rusrec.cite.dress import dresser
from rusrec.cite.marks import INNER_QUOTE, QUOTE, strip
from rusrec.errors import Problem, StyleError
from rusrec.scripts.detect import scripts_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from rusrec.cite.shape import Shape
    from rusrec.cite.style import Style
    from rusrec.cite.tree import Element

__all__ = ["HOUSES", "TITLES", "House", "around_titles", "by_script", "house"]


class House(NamedTuple):
    """The brackets around East Asian titles of articles and of books, two characters each."""

    article: str = "「」"
    book: str = "『』"


HOUSES: Final = {
    "korean": House(),
    "슬라브학보": House("“”", "『』"),
    "러시아·유라시아 연구": House("「」", "『』"),
    "노어노문학": House('""', "「」"),
}
"""The brackets of Korean journals, by their names; ``korean`` is what most of them have."""

TITLES: Final = frozenset(
    ("title", "container-title", "collection-title", "volume-title", "original-title")
)
_PRINTING: Final = frozenset(("text", "number", "date", "names", "label"))
_ARTICLE: Final = ("「」", "“”", '""', "〈〉", "‘’")
_QUOTING: Final = ("“”", '""')
"""Brackets within which a quotation is set in inner marks."""
_BOOK: Final = ("『』", "《》")
_EAST_ASIAN: Final = ("Hang", "Hani", "Hira", "Kana", "Bopo")
_PAIR: Final = 2


def house(name: str) -> House:
    """Return the house *name*, or the one of four brackets: ``「」『』``.

    Raises:
        StyleError: There is none (RR619).
    """
    if name in HOUSES:
        return HOUSES[name]
    if len(name) == 2 * _PAIR and not any(map(str.isalnum, name)):
        return House(name[:_PAIR], name[_PAIR:])
    remedy = f"take {', '.join(HOUSES)}, or four brackets: 「」『』"
    raise StyleError(Problem(f"no brackets {name[:80]!r}", remedy, "RR619"))


def by_script(element: Element, house: House, shape: Shape) -> Callable[[str], str] | None:
    """Return what dresses a title as *element* says, in the brackets of its script.

    None where the element sets a title off by nothing: it stays as it is.
    """
    bare, kind = _bare(element)
    if not kind:
        return None
    pair = house.article if kind == "article" else house.book
    eastern = dresser(_bracketed(bare, pair), shape=shape) or str
    marks = {"quotes": "true"} if kind == "article" else {"font-style": "italic"}
    western = dresser(bare._replace(attributes={**bare.attributes, **marks}), shape=shape) or str

    def dressed(text: str) -> str:
        if not _east_asian(text):
            return western(text)
        return eastern(text.replace(QUOTE, INNER_QUOTE) if pair in _QUOTING else text)

    return dressed


def around_titles(style: Style, element: Element) -> bool:
    """Tell whether *element* is a group or calls a macro, and what it prints are titles alone."""
    if element.get("variable") or (element.name, element.get("macro")) == ("text", ""):
        return False
    inner = [each for each in style.walk(element) if each is not element]
    variables = {
        each.get("variable") for each in inner if each.name in _PRINTING and not each.get("macro")
    }
    return bool(variables) and variables <= TITLES


def _bare(element: Element) -> tuple[Element, str]:
    """Return the element without what sets a title off, and whether that was an article's."""
    attributes = dict(element.attributes)
    prefix, suffix = element.get("prefix"), element.get("suffix")
    pair = prefix[-1:] + suffix[:1]
    kind = ""
    if pair in (*_ARTICLE, *_BOOK):
        attributes |= {"prefix": prefix[:-1], "suffix": suffix[1:]}
        kind = "article" if pair in _ARTICLE else "book"
    if attributes.pop("quotes", "") == "true":
        kind = "article"
    elif attributes.get("font-style") == "italic":
        del attributes["font-style"]
        kind = kind or "book"
    return element._replace(attributes=attributes), kind


def _bracketed(element: Element, pair: str) -> Element:
    attributes = dict(element.attributes)
    attributes["prefix"] = attributes.get("prefix", "") + pair[0]
    attributes["suffix"] = pair[1] + attributes.get("suffix", "")
    return element._replace(attributes=attributes)


def _east_asian(text: str) -> bool:
    """Tell whether most letters of a marked *text*, asides left out, are of the East."""
    counts = scripts_in(strip(without(text)))
    return 2 * sum(counts[script] for script in _EAST_ASIAN) >= max(counts.total(), 1)
