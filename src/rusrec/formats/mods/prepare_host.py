"""Where an item stands, prepared: volume and pages, and the journal or book around it.

The functions are of the kind that ``prepare`` has. What many items have in common, their host, is
read once, the long way, for all that say it in the same words.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final, cast

from msgspec.structs import replace

from rusrec.formats._xml.skeleton import holes_of
from rusrec.formats.mods.date import Stated, found_in
from rusrec.formats.mods.prepare import Prepare, Step, expect, inside, number_of, only
from rusrec.formats.mods.read_part import is_total, put_number
from rusrec.formats.mods.read_works import fill, record_of
from rusrec.formats.mods.reading import Reading, Work
from rusrec.model import Date, Record

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["PLACED"]

_DATE: Final = ("encoding", "qualifier", "point")
_MOST: Final = 512
_UNREAD: Final = object()


def _part(element: "_Element", _: Step) -> Step:
    """Prepare volume, issue and pages."""
    steps = [_DETAILS[name](child) for name, child in inside(element, "type") if _known(name)]
    numbers = [each for each in steps if isinstance(each, tuple)]
    others = [each for each in steps if not isinstance(each, tuple)]

    def step(work: Work, texts: list[str], raw: list[str], base: int) -> None:
        values = work.values
        for kind, at in numbers:
            number = texts[base + at]
            if number and values.setdefault(kind, number) != number:
                put_number(work, kind, number)
        for each in others:
            each(work, texts, raw, base)

    return step


def _known(name: str) -> bool:
    expect(name in _DETAILS)
    return True


_Number = tuple[str, int]
"""A field for a number, and where that is in the texts."""


def _detail(element: "_Element") -> Step | _Number:
    ((name, number),) = only(inside(element, "type", "level"))
    kind, at = element.get("type", ""), number_of(number)
    expect(name == "number" and kind != "section")
    if kind in ("volume", "issue"):
        return kind, at
    return lambda work, texts, _, base: put_number(work, kind, texts[base + at])


def _extent(element: "_Element") -> Step:
    children = inside(element, "unit")
    expect([name for name, _ in children] in (["start", "end"], ["start", "end", "total"]))
    expect(element.get("unit", "") in ("pages", "page", ""))
    start, end, *total = [number_of(child) for _, child in children]

    def step(work: Work, texts: list[str], _: list[str], base: int) -> None:
        first, last = texts[base + start], texts[base + end]
        expect(not total or is_total(texts[base + total[0]], first, last))
        work.put("pages", f"{first}-{last}" if first != last else first, "part/extent")

    return step


def _part_date(element: "_Element") -> Step:
    at, said = number_of(element, *_DATE), tuple(element.get(key, "") for key in _DATE)

    def step(work: Work, texts: list[str], _: list[str], base: int) -> None:
        work.values.setdefault("part date", []).append(Stated(texts[base + at], *said))

    return step


_DETAILS: Final[dict[str, Callable[["_Element"], Step | _Number]]] = {
    "detail": _detail,
    "extent": _extent,
    "date": _part_date,
}


def _host(element: "_Element", long: Step) -> Step:
    """Prepare a journal or book; what many items have in common is read once."""
    expect(dict(element.items()) == {"type": "host"})
    common = deepcopy(element)
    parts = [
        (child, _part(child, long))
        for name, child in inside(common, "type")
        if name == "part" and child.get("type") != "self"
    ]
    for child, _ in parts:
        common.remove(child)
    issued = _issued(common)
    journals = _Journals(common)

    def step(work: Work, texts: list[str], raw: list[str], base: int) -> None:
        host = journals.of(work, raw[base:])
        date = issued(texts, base) if issued else None
        if host is None or "host" in work.values or (issued and date is None):
            long(work, texts, raw, base)
            return
        for _, part in parts:
            part(work, texts, raw, base)
        if date is not None:  # bibutils says the date of an article in its journal
            host = replace(host, issued=date) if "issued" in work.values else host
            work.values.setdefault("issued", date)
        work.values["host"] = host

    return step


def _issued(host: "_Element") -> Callable[[list[str], int], Date | None] | None:
    """Take the one date out of *host*; return what gives it, None where there is none."""
    origins = [origin for name, origin in inside(host, "type") if name == "originInfo"]
    for origin in origins:
        dates = [(of, date) for of, date in inside(origin, "eventType") if "date" in of.lower()]
        if not dates:
            continue
        ((of, date),) = only(dates)
        expect(of == "dateIssued" and not origin.attrib and date.get("qualifier") != "inferred")
        at, said = number_of(date, *_DATE), tuple(date.get(key, "") for key in _DATE)
        origin.remove(date)
        return lambda texts, base: _dated(texts[base + at], said)
    return None


@lru_cache(maxsize=4096)
def _dated(text: str, said: tuple[str, ...]) -> Date | None:
    found = found_in((Stated(text, *said),))
    return None if found.fault else Date(found.edtf, text=found.text)


@lru_cache(maxsize=64)
def _hosts(_: tuple[object, ...]) -> dict[object, object]:
    """Return the hosts of some markup that have been, by their texts, in all layouts."""
    return {}


class _Journals:
    """The hosts that have been, by their texts."""

    def __init__(self, element: "_Element") -> None:
        self._element, self._holes = element, holes_of(element)
        expect(bool(self._holes))
        self._shared = itemgetter(*[hole.number for hole in self._holes])
        filled = {hole.element for hole in self._holes if not hole.attribute}
        markup = [  # with its depth: the same elements in another nesting are another host
            (sum(1 for _ in each.iterancestors()), each.tag, each in filled, *each.items())
            for each in element.iter()
        ]
        self._known = _hosts(tuple(markup))

    def of(self, work: Work, raw: list[str]) -> Record | None:
        """Return the host of an item; None if something of it has to be told."""
        key = (self._shared(raw), work.languages)
        host = self._known.get(key, _UNREAD)
        if host is not _UNREAD:
            return cast("Record | None", host)
        if len(self._known) >= _MOST:
            self._known.clear()
        host = self._known[key] = self._read(work, raw)
        return host

    def _read(self, work: Work, raw: list[str]) -> Record | None:
        for hole in self._holes:
            hole.fill(raw[hole.number])
        inner = Work(Reading(""), "host/", work.main, work.languages)
        fill(inner, self._element)
        if not inner.values.keys().isdisjoint(("partNumber", "unstated")):
            return None
        host = record_of(inner)
        return None if inner.reading.told or host == Record(id=host.id) else host


PLACED: Final[dict[str, Prepare]] = {"part": _part, "relatedItem": _host}
"""What prepares an element, by its name."""
