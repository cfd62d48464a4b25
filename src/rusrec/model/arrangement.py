"""The canonical order of what stands in no order of its own: texts, identifiers, roles."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from rusrec.model.date import DATES
from rusrec.model.identifier import SCHEMES
from rusrec.model.record import NUMBERED, Record
from rusrec.model.text import arranged

__all__ = ["ORDERED", "by_place", "canonical"]


def by_place(names: Sequence[str], attribute: str) -> Callable[[Any], tuple[int, str]]:
    """Return a sort key that puts elements in the order of *names*, unknown ones last, A-Z."""
    places = {name: place for place, name in enumerate(names)}

    def key(element: Any) -> tuple[int, str]:
        name = getattr(element, attribute)
        return places.get(name, len(places)), name

    return key


ORDERED: dict[str, Callable[[Any], Any]] = {
    "identifiers": by_place(SCHEMES, "scheme"),
    "dates": by_place(DATES, "of"),
    "number": by_place(NUMBERED, "of"),
    "classification": by_place((), "scheme"),
    "contributor": by_place((), "role"),
}
"""Fields of a record whose elements are sorted by key; elements of one key keep their order."""


def canonical(record: Record, inherited: Sequence[str] = ()) -> Record:
    """Return *record* with its parts in canonical order; two records that say the same are equal.

    A host or other work without a language of its own takes the order of the record around it.
    """
    languages = record.language or tuple(inherited)
    changes: dict[str, Any] = {}
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if not value or isinstance(value, (str, bool)):
            continue
        put = _arranged(value, languages)
        if field in ORDERED:
            put = tuple(sorted(put, key=ORDERED[field]))
        if put != value:
            changes[field] = put
    return replace(record, **changes) if changes else record


def _arranged(value: Any, languages: Sequence[str]) -> Any:
    if isinstance(value, Record):
        return canonical(value, languages)
    if isinstance(value, Struct):
        return replace(
            value, **{f: _arranged(getattr(value, f), languages) for f in value.__struct_fields__}
        )
    if isinstance(value, tuple) and value and not isinstance(value[0], str):
        items = tuple(_arranged(item, languages) for item in value)
        return arranged(items, languages) if getattr(items[0], "KEY", "") == "tag" else items
    return value
