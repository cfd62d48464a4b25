"""Namesakes: people of one family name, told apart by their given names wherever they are cited.

The rules of givenname-disambiguation-rule but by-cite (CSL 1.0.2, Disambiguation): they expand
names whether or not cites read alike.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rusrec.cite.cited import NO_PLAN, Plan
from rusrec.cite.initials import initials
from rusrec.cite.person import INITIALS, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rusrec.cite.name import Name
    from rusrec.cite.style import Style

__all__ = ["Namesakes", "with_given"]

_Lists = list[tuple["Name", ...]]


class Namesakes:
    """Expands given names by the rule of one style."""

    def __init__(self, style: Style) -> None:
        """Take the style."""
        rule = style.citation.get("givenname-disambiguation-rule")
        self._primary = rule.startswith("primary-name")
        self._most = INITIALS if rule.endswith("with-initials") else WHOLE
        self._mark = _initialize_with(style)

    def plans(self, cites: Sequence[_Lists]) -> list[Plan]:
        """Give the plan of each cite, of which the lists of names are given."""
        families: dict[str, set[str]] = defaultdict(set)
        for lists in cites:
            for _, _, name in self._names(lists):
                families[_family(name)].add(_given(name))
        plans = []
        for lists in cites:
            plan = NO_PLAN
            for number, place, name in self._names(lists):
                givens = families[_family(name)]
                level = self._level(name, givens) if len(givens) > 1 else 0
                if level:
                    plan = with_given(plan, number, place, level)
            plans.append(plan)
        return plans

    def _names(self, lists: _Lists) -> Iterator[tuple[int, int, Name]]:
        """Give the names that the rule is about, with the places of their list and of them."""
        for number, names in enumerate(lists):
            for place, name in enumerate(names[:1] if self._primary else names):
                if name.given:
                    yield number, place, name

    def _level(self, name: Name, givens: set[str]) -> int:
        """Give how much of the given name tells *name* from the others of its family."""
        others = [given for given in givens if given != _given(name)]
        if not others:
            return 0
        if self._mark is None:
            return WHOLE if self._most == WHOLE else 0
        own = initials(name.given, self._mark)
        same = [given for given in others if initials(given, self._mark) == own]
        if not same:
            return INITIALS
        if self._most == WHOLE:
            return WHOLE
        return INITIALS if len(same) < len(others) else 0


def _family(name: Name) -> str:
    return f"{name.non_dropping} {name.family}"


def _given(name: Name) -> str:
    """Give the given name, its initials always spaced alike."""
    return name.given.replace(". ", ".").rstrip()


def with_given(plan: Plan, number: int, place: int, level: int) -> Plan:
    """Give *plan* with so much of the given name at *place* of list *number*."""
    givens = [list(levels) for levels in plan.givens]
    givens += [[] for _ in range(number + 1 - len(givens))]
    levels = givens[number]
    levels += [0] * (place + 1 - len(levels))
    levels[place] = level
    return plan._replace(givens=tuple(tuple(levels) for levels in givens))


def _initialize_with(style: Style) -> str | None:
    """Give initialize-with of the names of the citation area, or None where it is not set."""
    elements = style.walk(style.citation)
    found = (element.attributes.get("initialize-with") for element in elements)
    return next((mark for mark in found if mark is not None), style.options.get("initialize-with"))
