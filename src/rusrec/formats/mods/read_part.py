"""Where an item stands: ``part``, with volume, issue, pages and a date."""

from typing import TYPE_CHECKING, Final

from rusrec.formats.mods.date import Stated
from rusrec.formats.mods.reading import Work
from rusrec.formats.mods.tables import NUMBERS
from rusrec.model import Numbering, Text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["is_total", "part", "put_number"]

_NUMBERED: Final = ("number", "caption")
_EXTENT: Final = ("start", "end", "list", "total")
_LONG: Final = 10
"""No number of a page has so many digits."""
_KINDS: Final = {value: key for key, value in NUMBERS.items()}


def part(work: Work, element: "_Element", of: str = "") -> None:
    """Read where an item stands; *of* is ``series`` for its number in one."""
    work.attributes(element, "type")
    for name, child in work.children(element):
        if name == "detail":
            _detail(work, child, of)
        elif name == "extent":
            _extent(work, child)
        elif name == "date":
            attributes = work.attributes(child, "encoding", "qualifier", "point")
            said = (attributes.get(key, "") for key in ("encoding", "qualifier", "point"))
            if words := work.words(child):
                work.values.setdefault("part date", []).append(Stated(words, *said))
        elif words := work.words(child):
            work.tell(f"part/{name}", words)


def _detail(work: Work, element: "_Element", of: str) -> None:
    kind = work.attributes(element, "type", "level").get("type", "")
    said: dict[str, str] = {}
    titles: list[Text] = []
    for name, child in work.children(element):
        attributes = work.attributes(child)
        words = work.words(child)
        if name == "title" and words:
            titles.append(Text(words, work.tag(attributes)))
        elif words and (name not in _NUMBERED or said.setdefault(name, words) != words):
            work.tell(f"part/detail[{kind[:40]}]/{name}", words)
    number = said.pop("number", "")
    caption = said.pop("caption", "")
    if of and kind in ("volume", "number", "issue", ""):
        kind = of
    if kind == "section":
        found = titles or ([Text(number, work.main)] if number else [])
        work.values.setdefault("section", []).extend(found)
        titles = []
    else:
        put_number(work, kind, number or caption)
    for title in titles:
        work.tell(f"part/detail[{kind[:40]}]/title", title.text)
    if caption and number and caption.strip(" .").lower() not in _CAPTIONS:
        work.tell("part/detail/caption", caption)


def put_number(work: Work, kind: str, number: str) -> None:
    """Put a number where its kind belongs."""
    if kind in ("volume", "issue"):
        work.put(kind, number, f"part/detail[{kind}]")
    elif kind in ("page", "pages"):
        work.put("pages", number, "part/detail[page]")
    elif kind in _KINDS and number:
        work.add("number", Numbering(number, _KINDS[kind]))
    elif number:
        work.tell(f"part/detail[{kind[:40]}]", number)


_CAPTIONS: Final = frozenset(
    "v vol volume bd band t tome том т n no num number issue iss nr heft № вып выпуск 권 호 제 "  # noqa: SIM905
    "p pp pages page ch chapter pt part".split()
)
"""Captions that say no more than the type of the detail."""


def _extent(work: Work, element: "_Element") -> None:
    unit = work.attributes(element, "unit").get("unit", "pages")
    said: dict[str, str] = {}
    for name, child in work.children(element):
        words = work.words(child)
        if words and (name not in _EXTENT or said.setdefault(name, words) != words):
            work.tell(f"part/extent/{name}", words)
    start, end, total = said.get("start", ""), said.get("end", ""), said.get("total", "")
    pages = f"{start}-{end}" if start and end and start != end else start or end
    pages = pages or said.get("list", "")
    if unit not in ("pages", "page", ""):
        work.tell(f"part/extent[{unit[:40]}]", pages or total)
        return
    if total and not is_total(total, start or end, end or start):
        work.tell("part/extent/total", total)
    if pages:
        work.put("pages", pages, "part/extent")
    if said.get("list", pages) != pages:
        work.tell("part/extent/list", said["list"])


def is_total(total: str, first: str, last: str) -> bool:
    """Tell whether *total* is the number of pages from *first* to *last*, and says no more."""
    numbers = (total, first, last)
    if not all(each.isdecimal() and len(each) < _LONG for each in numbers):
        return False
    return int(total) == int(last) - int(first) + 1
