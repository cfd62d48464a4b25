"""Usual records, read by a plan: what the long way does for a layout, prepared once.

An element of usual form is prepared to a step that takes its texts by their numbers (``prepare``);
any other to a step that puts the texts into the skeleton of it and has the long way read that. The
plan of a layout is the steps of its elements. Both ways make the same record and tell the same; a
test compares them.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.formats._xml.plain import Cut
from rusrec.formats._xml.skeleton import UnusualError, holes_of
from rusrec.formats.mods.fragment import NAMES
from rusrec.formats.mods.prepare import PREPARED, Step
from rusrec.formats.mods.prepare_host import PLACED
from rusrec.formats.mods.prepare_texts import TEXTS, Texts
from rusrec.formats.mods.read_subjects import language, settle
from rusrec.formats.mods.read_works import HANDLERS, kept, related
from rusrec.formats.mods.reading import Reading, Work, outermost
from rusrec.formats.mods.tables import OWN
from rusrec.model import tag as bcp47

if TYPE_CHECKING:
    from lxml.etree import _Element

    from rusrec.formats._xml.layout import Layout, Placed

__all__ = ["Filled", "Plans"]

_PREPARED: Final = {**PREPARED, **TEXTS, **PLACED}
LONG: Final = {**HANDLERS, "language": language, "relatedItem": related}
"""What reads an element the long way, by its name."""
_HELD: Final = frozenset(("language", "typeOfResource"))
"""Elements that the long way holds on to until the record is whole."""
_FIRST, _THEN, _LATE = range(3)
_ORDER: Final = {"language": _FIRST, "relatedItem": _LATE}


class Filled(NamedTuple):
    """A record that has been read but for its id, and what its start tag says."""

    work: Work
    given: str
    sourceline: int

    def get(self, _: str, default: str = "") -> str:
        """Return its ID."""
        return self.given or default


class Prepared(NamedTuple):
    """An element, prepared: when it is read, and by which step."""

    order: int
    step: Step


class Plans:
    """The plans of one source."""

    def __init__(self, name: str) -> None:
        """Begin a source that messages call *name*."""
        self._name = name

    def prepare(self, element: "_Element") -> Prepared:
        """Return what reads an element directly in a record."""
        record = element.getparent()
        work = outermost(Reading(""))
        if record is None or "ID" in record.attrib:  # the cut takes it out where it is usual
            raise UnusualError
        work.attributes(record, "version")
        if work.reading.told or next(element.iter(f"{{{OWN}}}record"), None) is not None:
            raise UnusualError
        name = NAMES[element.tag]
        long = _long(element, LONG.get(name, kept))
        try:
            step = _PREPARED[name](element, long)
        except (KeyError, UnusualError):
            step = long
        return Prepared(_ORDER.get(name, _THEN), step)

    def plan(self, layout: "Layout[Prepared]") -> Callable[[Cut], Filled | None]:
        """Return what reads records of a layout."""
        steps = [
            *_placed(layout.elements, _FIRST),
            (_settled, 0, 0),
            *_joined(_placed(layout.elements, _THEN)),
            *_placed(layout.elements, _LATE),
        ]
        name = self._name
        last = max((place for _, _, place in layout.elements), default=0)

        def filled(cut: Cut) -> Filled | None:
            given, line, raw, texts = cut
            work = outermost(Reading(name))
            try:
                for step, base, work.place in steps:
                    step(work, texts, raw, base)
            except UnusualError:
                return None
            work.place = last
            return Filled(work, given, line)

        return filled


_Steps = list[tuple[Step, int, int]]
"""Steps, each with the number of its first text and the place of its element in the record."""


def _placed(elements: "Iterable[Placed[Prepared]]", order: int) -> _Steps:
    return [(each.step, base, place) for each, base, place in elements if each.order == order]


def _long(element: "_Element", handler: Callable[[Work, "_Element"], object]) -> Step:
    """Return the step that reads an element the long way."""
    holes = holes_of(element)
    held = NAMES[element.tag] in _HELD

    def long(work: Work, _: list[str], raw: list[str], base: int) -> None:
        for hole in holes:
            hole.fill(raw[base + hole.number])
        handler(work, deepcopy(element) if held else element)

    return long


def _settled(work: Work, *_: object) -> None:
    """Take the languages that were read as those of the texts."""
    settle(work)
    if bcp47.is_transcription(work.main):
        raise UnusualError  # what is implied is another thing then


def _joined(steps: _Steps) -> _Steps:
    """Return *steps*, in which those that take texts one after the other are one."""
    found: _Steps = []
    for step, base, place in steps:
        if isinstance(step, Texts):
            before = found[-1][0] if found else None
            if isinstance(before, Texts):
                found[-1] = Texts([*before.made, *step.moved(base)]), 0, place
            else:
                found.append((Texts(step.moved(base)), 0, place))
        else:
            found.append((step, base, place))
    return found
