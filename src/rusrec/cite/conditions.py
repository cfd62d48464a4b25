"""Conditions: ``cs:choose`` is decided for a shape, and one branch is left (CSL 1.0.2, Choose)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rusrec.cite.part import EMPTY, Part
from rusrec.cite.shape import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rusrec.cite.scope import Scope
    from rusrec.cite.tree import Element

__all__ = ["chosen", "compile_choose"]

_POSITIONS: Final = {
    FIRST: frozenset((FIRST,)),
    SUBSEQUENT: frozenset((SUBSEQUENT,)),
    IBID: frozenset((SUBSEQUENT, IBID)),
    IBID_WITH_LOCATOR: frozenset((SUBSEQUENT, IBID, IBID_WITH_LOCATOR)),
    "": frozenset(),
}


def chosen(scope: Scope, element: Element) -> Element | None:
    """Give the first branch whose conditions the shape meets."""
    for branch in element.children:
        if branch.name == "else" or _met(scope, branch):
            return branch
    return None


def compile_choose(scope: Scope, element: Element) -> Part:
    """Compile the branch of a ``cs:choose`` that stands alone, in a substitute."""
    branch = chosen(scope, element)
    return EMPTY if branch is None else scope.children(branch)


def _met(scope: Scope, branch: Element) -> bool:
    results = _results(scope, branch)
    match branch.get("match", "all"):
        case "any":
            return any(list(results))
        case "none":
            return not any(list(results))
    return all(list(results))


def _results(scope: Scope, branch: Element) -> Iterator[bool]:
    for name, value in branch.attributes.items():
        test = _TESTS.get(name)
        if test is None:
            continue
        results = [test(scope, word) for word in value.split()]
        if name in _ALTERNATIVES:
            yield any(results)
        else:
            yield from results


_ALTERNATIVES: Final = frozenset(("type", "locator"))
"""Tests of what can be one thing only, so that several words are alternatives."""


def _type(scope: Scope, word: str) -> bool:
    return scope.shape.type == word


def _variable(scope: Scope, word: str) -> bool:
    return scope.shape.has(word)


def _is_numeric(scope: Scope, word: str) -> bool:
    if word == "locator":
        return scope.shape.locator_numeric
    return word in scope.shape.numeric or word == "citation-number"


def _is_uncertain(scope: Scope, word: str) -> bool:
    return word in scope.shape.circa


def _locator(scope: Scope, word: str) -> bool:
    return scope.shape.locator.replace(" ", "-") == word.replace(" ", "-")


def _position(scope: Scope, word: str) -> bool:
    if word == "near-note":
        return scope.shape.near
    return word in _POSITIONS[scope.shape.position]


def _disambiguate(scope: Scope, word: str) -> bool:
    scope.tested += 1
    return (scope.tested <= scope.shape.disambiguate) == (word == "true")


_TESTS: Final[dict[str, Callable[[Scope, str], bool]]] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
