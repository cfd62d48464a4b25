"""What of a record arrives, by comparing it with what a reader makes of it.

For formats whose writer asks its own reader: nothing can then be lost unsaid, and the law tests
that each difference is told at its place.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from rusrec.loss import Difference, Loss, Reason, path_to, without
from rusrec.model import Record

__all__ = ["differences", "losses"]


def losses(had: Record, seen: Record, reasons: Mapping[str, Reason] = {}) -> Iterator[Loss]:
    """Yield the losses that make *seen* of *had*: ``without(had, losses(had, seen)) == seen``.

    Both are canonical. What several forms share a field for is told form by form where that says
    it exactly, else the field as a whole.

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
        if getattr(without(had, found), field) != after:
            found = [Loss(had.id, path, _reason(before, after), after or None)]
        reason = reasons.get(path)
        yield from (loss._replace(reason=reason) if reason else loss for loss in found)


def differences(path: str, before: Any, after: Any) -> Iterator[Difference]:
    """Yield how *after* differs from *before*, the value at *path*, as exactly as paths can say."""
    if isinstance(before, Struct) and type(before) is type(after):
        for field in before.__struct_fields__:
            one, other = getattr(before, field), getattr(after, field)
            if one != other:
                yield from differences(f"{path}.{field.replace('_', '-')}", one, other)
    elif before and after and isinstance(before, tuple) and isinstance(after, tuple):
        yield from _of_elements(path, before, after)
    else:
        yield path, _reason(before, after), after or None


def _of_elements(
    path: str, before: tuple[Any, ...], after: tuple[Any, ...]
) -> Iterator[Difference]:
    if hasattr(before[0], "KEY") and hasattr(after[0], "KEY"):
        yield from _of_keyed(path, before, after)
    elif len(before) == len(after) and not isinstance(before[0], str):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            if one != other:
                yield from differences(f"{path}[{index}]", one, other)
    else:
        yield path, _reason(before, after), after


def _of_keyed(path: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Difference]:
    """Yield what is gone or changed of elements that have a tag, a scheme or another key."""
    rest, gone = list(after), []
    for index, element in enumerate(before):
        if element in rest:
            rest.remove(element)
        else:
            gone.append(index)
    found: dict[int, Any] = {}
    for alike in (_under_one_key, _of_one_word, _in_order):
        for index in gone:
            other = next((each for each in rest if alike(each, before[index])), None)
            if other is not None and index not in found:
                found[index] = other
                rest.remove(other)
    for index in gone:
        at = path_to(path, before, index)
        if index in found:
            yield at, "narrower-vocabulary", found[index]
        else:
            yield at, "single-valued" if len(after) < len(before) else "no-target-field", None


def _under_one_key(one: Any, other: Any) -> bool:
    return bool(getattr(one, one.KEY) == getattr(other, other.KEY))


def _of_one_word(one: Any, other: Any) -> bool:
    first = one.__struct_fields__[0]
    return bool(getattr(one, first) == getattr(other, first))


def _in_order(_: Any, __: Any) -> bool:
    return True


def _reason(before: Any, after: Any) -> Reason:
    return "narrower-vocabulary" if before and after else "no-target-field"
