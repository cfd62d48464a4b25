"""The values that a field's path names: ``title.en``, ``author[0]``, ``identifiers.issn``."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from rusrec.model import Event, Extra, Keyword, Name, NameForm, Note, Record, Rights, Text
from rusrec.schema.codec import At
from rusrec.schema.record import RECORD
from rusrec.scripts.pattern import pattern

__all__ = ["at_of", "forms", "is_missing", "said", "values"]

Form = Text | Keyword | NameForm

_STEP: Final = pattern(r"([^.\[\]]+)|\[([0-9]{1,6})\]")
_SHAPE: Final = pattern(r"[^.\[\]]+(?:\[[0-9]{1,6}\])*(?:\.[^.\[\]]+(?:\[[0-9]{1,6}\])*)*")
_TEXTUAL: Final = (
    *("genre", "title", "subtitle", "short_title", "author", "editor", "translator", "contributor"),
    *("original", "host", "series", "event", "section", "edition", "publisher", "place"),
    *("abstract", "keywords", "notes", "rights", "relations"),
)
_WITHIN: Final[dict[type[Struct], tuple[str, ...]]] = {
    Event: ("name",),
    Extra: ("values",),
    Name: ("name", "org"),
    Note: ("note",),
    Rights: ("text",),
}


@lru_cache(maxsize=1024)
def at_of(field: str) -> At:
    """Return the place that the path *field* means, ``()`` where it is no path of a record."""
    if not _SHAPE.fullmatch(field):
        return ()
    at: At = tuple(int(index) if index else name for name, index in _STEP.findall(field))
    return at if at[0] in RECORD.fields else ()


def values(record: Record, field: str) -> list[Any]:
    """Return what *record* says under the path *field*; an empty list where it says nothing.

    Keys and indexes lead into lists: ``title.en``, ``publisher.ko``, ``identifiers.issn``,
    ``author[0].ko``. What they lead to is left whole: ``author`` gives the names.
    """
    at = at_of(field)
    return list(_below(record, at)) if at else []


def _below(value: object, at: At) -> Iterator[Any]:
    if not value:
        return
    if isinstance(value, tuple):
        yield from _elements(value, at)
    elif not at:
        yield value
    elif isinstance(value, Struct) and isinstance(at[0], str):
        attribute = at[0].replace("-", "_")
        if attribute in value.__struct_fields__:
            yield from _below(getattr(value, attribute), at[1:])
        else:
            for inner in _WITHIN.get(type(value), ()):
                yield from _below(getattr(value, inner), at)


def _elements(elements: tuple[Any, ...], at: At) -> Iterator[Any]:
    if at and isinstance(at[0], str) and hasattr(elements[0], "KEY"):
        elements = tuple(each for each in elements if getattr(each, each.KEY) == at[0])
        at = at[1:]
    if at and isinstance(at[0], int):
        elements, at = elements[at[0] : at[0] + 1], at[1:]
    for element in elements:
        yield from _below(element, at)


def is_missing(record: Record, field: str) -> bool:
    """Tell whether *record* says that *field*, or what it is part of, was not found."""
    return any(field == gone.field or field.startswith(f"{gone.field}.") for gone in record.missing)


def said(record: Record, at: At = ()) -> Iterator[tuple[At, str, str]]:
    """Yield every text of *record* that has a language: its place, its words and its tag."""
    for place, form in forms(record, at):
        yield place, _words(form), form.tag


def forms(record: Record, at: At = ()) -> Iterator[tuple[At, Form]]:
    """Yield every form of a text, a name and a subject in *record*, and its place."""
    for field in _TEXTUAL:
        value = getattr(record, field)
        if value and not isinstance(value, str):
            yield from _forms(value, (*at, field.replace("_", "-")))


def _forms(value: object, at: At) -> Iterator[tuple[At, Form]]:
    if isinstance(value, tuple):
        for i, element in enumerate(value):
            if isinstance(element, (Text, Keyword, NameForm)):
                yield (*at, element.tag), element
            else:
                yield from _forms(element, (*at, i))
    elif isinstance(value, Record):
        yield from forms(value, at)
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            inner = getattr(value, field)
            if inner and not isinstance(inner, str):
                yield from _forms(inner, (*at, field))


def _words(element: Form) -> str:
    if isinstance(element, Text):
        return element.text
    if isinstance(element, Keyword):
        return element.term
    return " ".join(part for part in (element.family, element.given) if part)
