"""What of a record arrives, by comparing it with what a reader makes of it.

For formats whose writer asks its own reader: nothing can then be lost unsaid, and the law tests
that each difference is told at its place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from rusrec.loss import Difference, Loss, Reason, paths_to, without
from rusrec.model import Record

__all__ = ["differences", "losses"]


def losses(had: Record, seen: Record, reasons: Mapping[str, Reason] = {}) -> Iterator[Loss]:
    """Yield the losses that make *seen* of *had*.

    ``without(had, losses(had, seen)) == seen``, where both are canonical. What several forms share
    a field for is told form by form where that says it exactly, else the field as a whole.

    Args:
        had: The record that is written.
        seen: What is read back of it.
        reasons: The reason for the fields that have another than the differences show:
            ``{"subtitle": "joined"}``.
    """
    for field in had.__struct_fields__:
        before, after = getattr(had, field), getattr(seen, field)
        if before == after:
            continue
        path = field.replace("_", "-")
        found = [Loss(had.id, *each) for each in differences(path, before, after)]
        if after and not _exact(had, field, found, after):
            found = [Loss(had.id, path, _reason(before, after), after)]
        reason = reasons.get(path)
        yield from (replace(loss, reason=reason) if reason else loss for loss in found)


def _exact(had: Record, field: str, losses: list[Loss], after: Any) -> bool:
    """Tell whether *losses* make *after* of this field, which is tried without the others."""
    alone = Record(id=had.id, language=had.language)
    seen = without(replace(alone, **{field: getattr(had, field)}), losses)
    return bool(getattr(seen, field) == after)


def differences(path: str, before: Any, after: Any) -> Iterator[Difference]:
    """Yield how *after* differs from *before*, the value at *path*, as exactly as paths can say."""
    if isinstance(before, Struct) and type(before) is type(after):
        for field in before.__struct_fields__:
            one, other = getattr(before, field), getattr(after, field)
            if one != other:
                yield from differences(f"{path}.{field.replace('_', '-')}", one, other)
    elif before and after and isinstance(before, tuple):
        yield from _of_elements(path, before, after)
    else:
        yield path, _reason(before, after), after or None


def _of_elements(
    path: str, before: tuple[Any, ...], after: tuple[Any, ...]
) -> Iterator[Difference]:
    if hasattr(before[0], "KEY"):
        if len(after) == 1 and after[0] in before:
            yield from _all_but(path, before, before.index(after[0]))
            return
        yield from _of_keyed(path, before, after)
    elif len(before) == len(after) and not isinstance(before[0], str):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            if one != other:
                yield from differences(f"{path}[{index}]", one, other)
    else:
        yield path, _reason(before, after), after


def _all_but(path: str, before: tuple[Any, ...], at: int) -> Iterator[Difference]:
    """Yield all elements as gone but one: of texts in several languages mostly one arrives."""
    for index, own in enumerate(paths_to(path, before)):
        if index != at:
            yield own, "single-valued", None


def _of_keyed(path: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Difference]:
    """Yield what is gone or changed of elements that have a tag, a scheme or another key."""
    for arrived in (_alike(before, after), _in_order(before, after)):
        if _sorted(arrived) == _sorted(after):
            break
    else:
        yield path, "narrower-vocabulary", after
        return
    for own, element, other in zip(paths_to(path, before), before, arrived, strict=True):
        if other is None:
            yield own, "single-valued", None
        elif other != element:
            yield from _of_element(own, element, other)


_TOLD_BY = frozenset(("kind", "by", "cert", "divided"))
"""What is told of a text or a name beside it: where only this is gone, only this is told."""


def _of_element(path: str, element: Any, other: Any) -> Iterator[Difference]:
    changed = [f for f in element.__struct_fields__ if getattr(element, f) != getattr(other, f)]
    if _TOLD_BY.issuperset(changed) and not any(getattr(other, field) for field in changed):
        for field in changed:
            yield f"{path}.{field}", "no-target-field", None
    else:
        yield path, _changed(element, other), other


def _changed(element: Any, other: Any) -> Reason:
    """Return why *other* came of *element*: more words were put to its own, or it is poorer."""
    first = element.__struct_fields__[0]
    had, came = getattr(element, first), getattr(other, first)
    longer = isinstance(had, str) and had != came and had in came
    return "joined" if longer else "narrower-vocabulary"


def _alike(before: tuple[Any, ...], after: tuple[Any, ...]) -> list[Any]:
    """Return what arrives of each element: itself, else what begins with the same words."""
    arrived, rest = _equal(before, after)
    first = before[0].__struct_fields__[0]
    for alike in (
        lambda one, other: getattr(other, first).startswith(getattr(one, first)),
        lambda one, other: getattr(other, other.KEY) == getattr(one, one.KEY),
        lambda _, __: True,
    ):
        for index, element in enumerate(before if rest else ()):
            if arrived[index] is None:
                arrived[index] = next((each for each in rest if alike(element, each)), None)
                if arrived[index] is not None:
                    rest.remove(arrived[index])
    return arrived


def _equal(before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[list[Any], list[Any]]:
    """Return what arrives as it is, None for the others; and what arrives besides."""
    left = Counter(after)
    arrived: list[Any] = []
    for element in before:
        found = left[element] > 0
        left[element] -= found
        arrived.append(element if found else None)
    rest = []
    for element in reversed(after):
        if left[element] > 0:
            left[element] -= 1
            rest.append(element)
    return arrived, rest[::-1]


def _in_order(before: tuple[Any, ...], after: tuple[Any, ...]) -> list[Any]:
    return [*after, *[None] * (len(before) - len(after))][: len(before)]


def _sorted(elements: Iterable[Any]) -> list[Any]:
    """Return what is there, by key: this order is the canonical one whatever the languages are."""
    return sorted((e for e in elements if e is not None), key=lambda e: getattr(e, e.KEY))


def _reason(before: Any, after: Any) -> Reason:
    return "narrower-vocabulary" if before and after else "no-target-field"
