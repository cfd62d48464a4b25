"""What arrives in the place of a value that was lost, put into its record.

The record comes out whole, and what holds nothing any more is gone from it.
"""

from typing import Any

from msgspec import UNSET, Struct
from msgspec.structs import replace

from rusrec.model import Event, Extra, Record, Rights

__all__ = ["pruned", "put"]

_BELOW = {"host": Record, "series": Record, "original": Record, "rights": Rights, "event": Event}
"""What stands for a part that the record has not, when a loss says that something arrives there."""


class _Elements:
    """Elements of which others arrive, each under the key and at the place that it had.

    So later paths count right: ``title.ko[1]`` is the second text that was Korean, also when of the
    first something came that is not, or nothing (UNSET).
    """

    def __init__(self, elements: tuple[Any, ...]) -> None:
        self.values: list[Any] = []
        self._places: dict[str, list[int]] = {}
        for element in elements:
            self._append(element)

    def _append(self, element: Any) -> None:
        self._places.setdefault(str(getattr(element, element.KEY)), []).append(len(self.values))
        self.values.append(element)

    def put(self, segments: list[tuple[str, int | None]], arrives: Any) -> "_Elements":
        """Put *arrives* at *segments*."""
        (name, index), rest = segments[0], segments[1:]
        found = self._places.get(name, [])
        if index is not None:
            found = found[index : index + 1]
        for order, i in enumerate(found):
            own = arrives if rest or order == 0 else None
            self.values[i] = put(self.values[i], rest, own)
        if not found and not rest and arrives is not None:
            self._append(arrives)
        return self


def put(value: Any, segments: list[tuple[str, int | None]], arrives: Any) -> Any:
    """Return *value* with *arrives* at *segments*; UNSET marks what is gone until the end.

    What was a tuple can be changed from then on, so that many losses cost no more than their
    number.
    """
    if not segments:
        return UNSET if arrives is None else arrives
    if value is UNSET:
        return value
    if isinstance(value, tuple):
        value = _Elements(value)
    if isinstance(value, _Elements):
        return value.put(segments, arrives)
    if isinstance(value, Extra):
        return replace(value, values=put(value.values, segments, arrives))
    (name, index), rest = segments[0], segments[1:]
    attribute = name.replace("-", "_")
    inner = getattr(value, attribute)
    if rest and inner in (None, UNSET):
        inner = _BELOW[attribute]()
    if index is not None:
        inner = inner if isinstance(inner, list) else [*inner]
        inner[index] = put(inner[index], rest, arrives)
    else:
        inner = put(inner, rest, arrives)
    return replace(value, **{attribute: inner})


def pruned(value: Any) -> Any:
    """Return *value* without what is gone, and without structs that hold nothing any more."""
    if isinstance(value, _Elements):
        value = value.values
    if isinstance(value, (tuple, list)):
        return tuple(kept for item in value if (kept := pruned(item)) not in (None, (), UNSET))
    if not isinstance(value, Struct):
        return None if value is UNSET else value
    changes: dict[str, Any] = {}
    defaults = _defaults(type(value))
    for field, default in defaults.items():
        inner = getattr(value, field)
        kept = pruned(inner)
        if kept is not inner:
            changes[field] = default if kept is None else kept
    if not changes:
        return value
    value = replace(value, **changes)
    key = getattr(value, "KEY", "")
    said = [field for field, default in defaults.items() if getattr(value, field) != default]
    needed = value.__struct_fields__[: -len(value.__struct_defaults__) or None]
    gone = said in ([], [key]) or any(getattr(value, field) is None for field in needed)
    return None if gone else value


def _defaults(kind: type[Struct]) -> dict[str, Any]:
    """Return a default for each field of *kind*; None for those that must be said."""
    fields, given = kind.__struct_fields__, kind.__struct_defaults__
    return dict(zip(fields, (None,) * (len(fields) - len(given)) + given, strict=True))
