"""The canonical order of what stands in no order of its own: texts, identifiers, roles."""

from collections.abc import Callable, Sequence
from functools import cache
from operator import is_
from typing import Any

from msgspec import Struct
from msgspec.structs import fields, replace

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
        if put is not value and put != value:
            changes[field] = put
    return replace(record, **changes) if changes else record


def _arranged(value: Any, languages: Sequence[str]) -> Any:
    """Return *value* with what is in it in order; itself where nothing had to be moved."""
    if isinstance(value, tuple):
        if not value or isinstance(value[0], str):
            return value
        items = tuple([_arranged(item, languages) for item in value])
        items = value if all(map(is_, items, value)) else items
        return arranged(items, languages) if getattr(items[0], "KEY", "") == "tag" else items
    if isinstance(value, Record):
        return canonical(value, languages)
    if not isinstance(value, Struct):
        return value
    changes: dict[str, Any] = {}
    for field in _holding(type(value)):
        inner = getattr(value, field)
        if (put := _arranged(inner, languages)) is not inner:
            changes[field] = put
    return replace(value, **changes) if changes else value


@cache
def _holding(kind: type[Struct]) -> tuple[str, ...]:
    """Return the fields of *kind* that may hold more than a word: those of other defaults."""
    return tuple(each.name for each in fields(kind) if not isinstance(each.default, str))
