"""Usual records, read by a plan: what the long way does for a layout, prepared once.

The plan of a layout is made by walking over its skeleton, which has a number in the place of each
text. An element of usual form becomes a step that takes the texts by their numbers (``prepare``);
any other becomes a step that puts the texts into the skeleton and has the long way read it. Both
ways make the same record and tell the same; a test compares them.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.formats._xml.plain import Cut, UnusualError, skeleton
from rusrec.formats.mods.prepare import PREPARED, Step, Texts, leaves_of
from rusrec.formats.mods.prepare_host import PLACED
from rusrec.formats.mods.read_subjects import language, settle
from rusrec.formats.mods.read_works import HANDLERS, kept, related
from rusrec.formats.mods.reading import Reading, Work, outermost
from rusrec.formats.mods.tables import OWN
from rusrec.model import tag as bcp47

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Filled", "Plans"]

_PREPARED: Final = {**PREPARED, **PLACED}
_MOST: Final = 512
_MOST_ONCE: Final = 2**15
_PRICE: Final = 5
_CREDIT: Final = 400 * _PRICE
"""A plan costs so many times what one record gains by it; what has not paid is not gone on with."""


class Filled(NamedTuple):
    """A record that has been read but for its id, and what its start tag says."""

    work: Work
    given: str
    sourceline: int

    def get(self, _: str, default: str = "") -> str:
        """Return its ID."""
        return self.given or default


class Plans:
    """The plans of the layouts of one source."""

    def __init__(self, name: str) -> None:
        """Begin a source that messages call *name*."""
        self._name = name
        self._plans: dict[tuple[object, ...], tuple[Step, ...] | None] = {}
        self._once: set[int] = set()
        self._credit = _CREDIT

    def filled(self, cut: Cut) -> Filled | None:
        """Return the record; None if it has to go the long way.

        The first one of a layout does: many never come again.
        """
        key = (cut.markup, cut.start)
        try:
            plan = self._plans[key]
        except KeyError:
            plan = self._made(key, cut)
        if plan is None:
            return None
        self._credit += 1
        work = outermost(Reading(self._name))
        texts, raw = cut.texts, cut.raw
        try:
            for step in plan:
                step(work, texts, raw)
        except UnusualError:
            return None
        return Filled(work, cut.given, cut.line)

    def _made(self, key: tuple[object, ...], cut: Cut) -> tuple[Step, ...] | None:
        number = hash(key)
        if number not in self._once:
            if len(self._once) >= _MOST_ONCE:
                self._once.clear()
            self._once.add(number)
            return None
        if self._credit < 0:
            return None
        self._credit -= _PRICE
        if len(self._plans) >= _MOST:
            self._plans.clear()
        try:
            plan = _steps(skeleton(cut))
        except UnusualError:
            plan = None
        self._plans[key] = plan
        return plan


def _steps(record: "_Element") -> tuple[Step, ...]:
    """Return the steps in which the long way reads a record."""
    work = outermost(Reading(""))
    found = list(enumerate(work.children(record)))
    work.attributes(record, "version")
    if work.reading.told or next(record.iter(f"{{{OWN}}}record"), None) is not None:
        raise UnusualError
    first, others, late = [], [], []
    for place, (name, child) in found:
        if name == "language":
            first.append(_step(place, name, child, language))
        elif name == "relatedItem":
            late.append(_step(place, name, child, related))
        else:
            others.append(_step(place, name, child, HANDLERS.get(name, kept)))
    return (*first, _settled, *_joined(others), *late)


def _step(
    place: int, name: str, element: "_Element", handler: Callable[[Work, "_Element"], object]
) -> Step:
    """Return the step that reads an element."""
    leaves: list[tuple[_Element, int]] = []

    def long(work: Work, _: list[str], raw: list[str]) -> None:
        if not leaves:
            leaves.extend(leaves_of(element))
        for leaf, at in leaves:
            leaf.text = raw[at]
        work.place = place
        handler(work, element)

    try:
        return _PREPARED[name](element, long)
    except (KeyError, UnusualError):
        return long


def _settled(work: Work, _: list[str], __: list[str]) -> None:
    """Take the languages that were read as those of the texts."""
    settle(work)
    if bcp47.is_transcription(work.main):
        raise UnusualError  # what is implied is another thing then


def _joined(steps: Iterable[Step]) -> list[Step]:
    """Return *steps*, in which those that take texts one after the other are one."""
    found: list[Step] = []
    for step in steps:
        if found and isinstance(step, Texts) and isinstance(found[-1], Texts):
            found[-1] = Texts([*found[-1].made, *step.made])
        else:
            found.append(step)
    return found
