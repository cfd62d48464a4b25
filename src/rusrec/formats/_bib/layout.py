"""Entries as most of them are: the usual fields, read by a plan that each layout of fields has.

Where :func:`usual` gives None the entry goes the long way, which knows all that it may say and
tells what has no place. Both ways make the same record; a test compares them.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rusrec.errors import SourceError
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.grammar.entries import RawEntry
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.record import issued_of, keywords_of, notes_of, record_of, titled
from rusrec.formats._bib.tables import NOTES
from rusrec.formats._bib.work import PLAIN_DOI, links_of
from rusrec.loss import Loss
from rusrec.model import Date, Identifier

__all__ = ["usual"]

_SHARED: Final = frozenset(
    (
        *("journal", "journaltitle", "booktitle", "editor", "publisher", "school", "institution"),
        *("address", "location", "issn", "series", "language", "langid", "type"),
    )
)
"""Fields whose values many entries share."""

_DATES: Final = ("date", "year", "month", "day")

_FRAMED: Final = (
    "type", "genre", "language", "editor", "host", "series", "publisher", "place",
)  # fmt: skip

_Step = tuple[str, Callable[[Reading], Any]]


class _Told(Exception):  # noqa: N818 (never seen outside)
    """A value of which something has to be told, or kept where no field is."""


def _stop(_: Loss) -> None:
    raise _Told


def usual(entry: RawEntry, dialect: Dialect, name: str) -> dict[str, Any] | None:
    """Return the fields of a record but for its names, None of an entry that is not usual.

    Args:
        entry: The entry, with nothing inherited.
        dialect: Says which entry types need not be kept.
        name: What the file is called.
    """
    plan = _plan(entry.type, tuple(entry.fields))
    if plan is None:
        return None
    try:
        return _read(entry, plan, dialect, name)
    except (_Told, SourceError):
        return None


class _Plan(NamedTuple):
    """Which fields of a layout are shared, which are dates, and the steps for all others."""

    shared: tuple[str, ...]
    dates: tuple[str, ...]
    steps: tuple[_Step, ...]


@lru_cache(maxsize=512)
def _plan(kind: str, fields: tuple[str, ...]) -> _Plan | None:
    """Return the plan of an entry with these fields, None where one of them is unusual."""
    steps: dict[str, Callable[[Reading], Any]] = {}
    for field in fields:
        if field in _SHARED or field in _DATES or field == "doi":
            continue
        if field not in _STEPS or (field == "number" and kind != "article"):
            return None
        to, take = _STEPS[field]
        if to in steps and take is not notes_of:
            return None
        steps[to] = take
    return _Plan(
        tuple(field for field in fields if field in _SHARED),
        tuple(field for field in fields if field in _DATES),
        tuple(steps.items()),
    )


class _Frame(NamedTuple):
    """What many entries share: the language of their texts, numbers, and other fields."""

    tag: str
    identifiers: tuple[Identifier, ...]
    fields: dict[str, Any]


def _read(entry: RawEntry, plan: _Plan, dialect: Dialect, name: str) -> dict[str, Any]:
    values = entry.fields.copy()
    pop = values.pop
    frame = _frame(dialect, entry.type, tuple([(field, pop(field)) for field in plan.shared]))
    if frame is None:
        raise _Told
    tag, found, fields = frame.tag, frame.identifiers, frame.fields.copy()
    if plan.dates:
        fields["issued"] = _issued(tuple([(field, pop(field)) for field in plan.dates]))
    doi = pop("doi", "")
    if doi:
        if not PLAIN_DOI.fullmatch(doi):
            raise _Told
        found = (Identifier("doi", doi), *found)
    fields["identifiers"] = found
    reading = Reading(entry.type, values, _stop, tag)
    reading.name, reading.line = name, entry.line
    for field, take in plan.steps:
        fields[field] = take(reading)
    if reading.fields:
        raise _Told
    return fields


@lru_cache(maxsize=1024)
def _frame(dialect: Dialect, kind: str, shared: tuple[tuple[str, str], ...]) -> _Frame | None:
    """Return what many entries have in common, made the long way of one that says no more."""
    try:
        found = record_of(Reading(kind, dict(shared), _stop), dialect, "")
    except (_Told, SourceError):
        return None
    if found.extra:
        return None
    fields = {field: getattr(found, field) for field in _FRAMED}
    return _Frame(found.main_language, found.identifiers, fields)


@lru_cache(maxsize=4096)
def _issued(dates: tuple[tuple[str, str], ...]) -> Date | None:
    reading = Reading("", dict(dates), _stop, "und")
    found = issued_of(reading)
    if reading.fields:
        raise _Told
    return found


def _step(to: str, take: Callable[..., Any], *values: object, **options: object) -> _Step:
    return to, lambda reading: take(reading, *values, **options)


_STEPS: Final[dict[str, _Step]] = {
    "title": _step("title", titled, "title"),
    "author": _step("author", Reading.names, "author"),
    "volume": _step("volume", Reading.numbers, "volume"),
    "number": _step("issue", Reading.numbers, "number"),
    "pages": _step("pages", Reading.numbers, "pages"),
    "url": ("links", links_of),
    "abstract": _step("abstract", Reading.texts, "abstract", lines=True),
    "keywords": ("keywords", keywords_of),
    **{field: ("notes", notes_of) for field in NOTES if field != "howpublished"},
}
"""Fields, each with the field of the record that it is and what takes it."""
