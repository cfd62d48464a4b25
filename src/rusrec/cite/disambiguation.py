"""Disambiguation: what each cite of a document adds so that it stands for one item alone.

The four methods of CSL 1.0.2 (Disambiguation) in their order: names are added, given names are
expanded, ``disambiguate`` conditions become true, year-suffixes are added. Each is kept only where
it parts a set of cites that would read alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.cite.cited import NO_PLAN, Cite, Plan
from rusrec.cite.namesakes import Namesakes, with_given
from rusrec.cite.person import INITIALS, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rusrec.cite.name import Name
    from rusrec.cite.style import Style

__all__ = ["UNTOLD", "Decision", "Disambiguator", "letters"]

_A: Final = ord("a")
_ALPHABET: Final = 26


class Decision(NamedTuple):
    """What the cites of one item add."""

    plan: Plan = NO_PLAN
    conditions: int = 0
    suffix: str = ""


UNTOLD = Decision()


def letters(number: int) -> str:
    """Give the year-suffix for *number*, from 0 as a: a to z, then aa, ab and so on."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, _ALPHABET)
        out = chr(_A + rest) + out
    return out


class _Case:
    """One item in the works: its cite, and the decision so far."""

    __slots__ = ("cite", "conditions", "lists", "plan", "text")

    def __init__(self, cite: Cite) -> None:
        self.cite = cite
        self.plan = NO_PLAN
        self.conditions = 0
        self.text = ""
        self.lists: list[tuple[int, tuple[Name, ...]]] = []

    @property
    def id(self) -> str:
        return self.cite.item.id


class Disambiguator:
    """Disambiguates the cites of a document in one style."""

    def __init__(self, style: Style, render: Callable[[Cite], str]) -> None:
        """Take the style and the function that renders a cite of its citation area."""
        options = style.citation.attributes
        self._render = render
        self._add_names = options.get("disambiguate-add-names") == "true"
        self._add_givens = options.get("disambiguate-add-givenname") == "true"
        self._rule = options.get("givenname-disambiguation-rule", "by-cite")
        self._suffixes = options.get("disambiguate-add-year-suffix") == "true"
        self._conditions = _conditions(style)
        by_cite = self._rule == "by-cite"
        self._namesakes = Namesakes(style) if self._add_givens and not by_cite else None

    def __bool__(self) -> bool:
        """Tell whether the style disambiguates at all."""
        return self._add_names or self._add_givens or self._suffixes or self._conditions > 0

    @property
    def expands(self) -> bool:
        """Whether given names are expanded wherever they stand, in cites alike or not."""
        return self._namesakes is not None

    def decide(
        self, cites: Sequence[Cite], reordered: Callable[[dict[str, Decision]], Iterable[str]]
    ) -> dict[str, Decision]:
        """Give the decisions for *cites*, one of each item, in the order of year-suffixes.

        Where names are expanded in cites alike or not, *reordered* gives the order of the items
        with these decisions alone.
        """
        cases = [_Case(cite) for cite in cites]
        for case in cases:
            self._show(case)
        if self._namesakes:
            self._expand(cases)
            expanded = {case.id: Decision(case.plan) for case in cases if case.plan != NO_PLAN}
            known = {case.id: case for case in cases}
            cases = [known[id_] for id_ in reordered(expanded)]
        suffixes: dict[str, str] = {}
        for alike in _alike(cases):
            for left in self._told_apart(alike):
                if self._suffixes:
                    suffixes |= {case.id: letters(number) for number, case in enumerate(left)}
        decisions = {
            case.id: Decision(case.plan, case.conditions, suffixes.get(case.id, ""))
            for case in cases
        }
        return {id_: decision for id_, decision in decisions.items() if decision != UNTOLD}

    def _expand(self, cases: list[_Case]) -> None:
        """Expand every name that stands for two people, cites alike or not."""
        if self._namesakes is None:
            return
        plans = self._namesakes.plans([[names for _, names in case.lists] for case in cases])
        for case, plan in zip(cases, plans, strict=True):
            if plan != NO_PLAN:
                case.plan = plan
                self._show(case)

    def _show(self, case: _Case) -> str:
        cite = case.cite
        cite.plan = case.plan
        if cite.shape.disambiguate != case.conditions:
            cite.shape = cite.shape._replace(disambiguate=case.conditions)
        case.text = self._render(cite)
        case.lists = cite.lists
        return case.text

    def _told_apart(self, alike: list[_Case]) -> list[list[_Case]]:
        """Tell the cases of one set apart, and give the sets that still read alike."""
        sets = [alike]
        if self._add_names:
            sets = [left for one in sets for left in self._by_names(one)]
        elif self._add_givens and self._rule == "by-cite":
            sets = [left for one in sets for left in self._by_givens(one)]
        if self._conditions:
            sets = [left for one in sets for left in self._by_conditions(one)]
        return sets

    def _by_names(self, alike: list[_Case]) -> list[list[_Case]]:
        """Add names one by one while that parts the set; where it does not, expand given names."""
        sets = [alike]
        left: list[list[_Case]] = []
        while sets:
            one = sets.pop(0)
            parted = self._one_more_name(one)
            if parted is not None:
                sets += parted
            elif self._add_givens and self._rule == "by-cite":
                left += self._by_givens(one)
            else:
                left.append(one)
        return left

    def _one_more_name(self, alike: list[_Case]) -> list[list[_Case]] | None:
        """Show more names until the set falls apart; None, and as it was, where it never does."""
        before = [case.plan for case in alike]
        most = max((len(names) - shown for case in alike for shown, names in case.lists), default=0)
        starts = [[shown for shown, _ in case.lists] for case in alike]
        for more in range(1, most + 1):
            for case, start in zip(alike, starts, strict=True):
                case.plan = case.plan._replace(shown=tuple(shown + more for shown in start))
                self._show(case)
            parts = _parted(alike)
            if len(parts) > 1:
                return [part for part in parts if len(part) > 1]
            if self._add_givens and self._rule == "by-cite":
                left = self._by_givens(alike)
                if len(left) != 1 or len(left[0]) != len(alike):
                    return left
        for case, plan in zip(alike, before, strict=True):
            case.plan = plan
            self._show(case)
        return None

    def _by_givens(self, alike: list[_Case]) -> list[list[_Case]]:
        """Expand given names from the left while that parts the set."""
        places = max((shown for case in alike for shown, _ in case.lists), default=0)
        lists = max(len(case.lists) for case in alike)
        parts = [alike]
        for number in range(lists):
            for place in range(places):
                parts = [left for one in parts for left in self._one_given(one, number, place)]
                if not parts:
                    return []
        return parts

    def _one_given(self, alike: list[_Case], number: int, place: int) -> list[list[_Case]]:
        """Expand one name of all cases of a set, by initials if they do, else whole."""
        before = [case.plan for case in alike]
        for level in (INITIALS, WHOLE):
            for case, plan in zip(alike, before, strict=True):
                case.plan = with_given(plan, number, place, level)
                self._show(case)
            parts = _parted(alike)
            if len(parts) > 1:
                return self._deeper(parts, number, place, level)
        for case, plan in zip(alike, before, strict=True):
            case.plan = plan
            self._show(case)
        return [alike]

    def _deeper(
        self, parts: list[list[_Case]], number: int, place: int, level: int
    ) -> list[list[_Case]]:
        left = []
        for part in parts:
            if len(part) > 1:
                left += self._one_given(part, number, place) if level < WHOLE else [part]
        return left

    def _by_conditions(self, alike: list[_Case]) -> list[list[_Case]]:
        """Make one ``disambiguate`` condition after the other true while that parts the set."""
        sets = [alike]
        for count in range(1, self._conditions + 1):
            left = []
            for one in sets:
                for case in one:
                    case.conditions = count
                    self._show(case)
                left += [part for part in _parted(one) if len(part) > 1]
            sets = left
        for one in sets:
            for case in one:
                if self._suffixes:
                    case.conditions = 0
                    self._show(case)
        return sets


def _alike(cases: list[_Case]) -> list[list[_Case]]:
    return [part for part in _parted(cases) if len(part) > 1]


def _parted(cases: Iterable[_Case]) -> list[list[_Case]]:
    """Part *cases* by how they read."""
    parts: dict[str, list[_Case]] = {}
    for case in cases:
        parts.setdefault(case.text, []).append(case)
    return list(parts.values())


def _conditions(style: Style) -> int:
    """Count the tests of ``disambiguate`` in the citation area."""
    return sum("disambiguate" in branch.attributes for branch in style.walk(style.citation))
