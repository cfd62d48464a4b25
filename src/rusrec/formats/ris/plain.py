"""References as most of them are: the usual tags, read by a plan that each layout of tags has.

Where :func:`usual` gives None the reference goes the long way, which knows all that it may say and
tells what has no place. Both ways make the same record; a test compares them.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rusrec.formats._people import OTHERS, several
from rusrec.formats.ris.reading import Reading, name_of
from rusrec.formats.ris.record import issued_of, links_of, record_of
from rusrec.formats.ris.tables import HOSTED, TAGS
from rusrec.model import Archive, Date, Identifier, Keyword, Link, Name, Note, Text, Texts
from rusrec.model.identifier import PLAIN_DOI

__all__ = ["Usual", "usual"]

_SHARED: Final = frozenset(("LA", "T2", "J2", "A2", "PB", "CY", "SN", "T3"))
"""Tags whose values many references share."""

_FRAMED: Final = ("type", "language", "host", "series", "editor", "publisher", "place")
_ALONE: Final = frozenset(("ID", "LB", "PY", "DA", "SP", "EP", "DB", "AN", "DO"))
"""Tags that are read together with others, each with one value."""


class Usual(NamedTuple):
    """A usual reference: the fields of its record, and what its names are made of."""

    fields: dict[str, Any]
    id: str
    key: str
    values: Mapping[str, list[str]]


class _Told(Exception):  # noqa: N818 (never seen outside)
    """A value of which something has to be told, or kept where no field is."""


def usual(kind: str, values: dict[str, list[str]]) -> Usual | None:
    """Return what a reference with *values* under the tags of the file says, if it is usual."""
    plan = _plan(tuple(values))
    if plan is None:
        return None
    try:
        return _read(kind, values, plan)
    except (_Told, ValueError):
        return None


class _Plan(NamedTuple):
    """Where the values of a layout stand: the shared ones, each single step, and those alone."""

    shared: tuple[str, ...]
    steps: tuple[tuple[str, str, Callable[[list[str], str], Any]], ...]
    alone: tuple[tuple[str, str], ...]
    urls: str


@lru_cache(maxsize=256)
def _plan(tags: tuple[str, ...]) -> _Plan | None:
    """Return the plan of a reference with these tags, None where one is unusual or meant twice."""
    at = {TAGS.get(tag, tag): tag for tag in tags}
    if len(at) < len(tags) or not at.keys() <= _SHARED | _ALONE | {"UR"} | _STEPS.keys():
        return None
    return _Plan(
        tuple(tag for name, tag in at.items() if name in _SHARED),
        tuple((tag, *_STEPS[name]) for name, tag in at.items() if name in _STEPS),
        tuple((name, tag) for name, tag in at.items() if name in _ALONE),
        at.get("UR", ""),
    )


def _read(kind: str, values: dict[str, list[str]], plan: _Plan) -> Usual:
    shared = tuple([tuple(values[tag]) for tag in plan.shared])
    tag, hosted, serials, frame = _frame(kind, plan.shared, shared)
    fields = frame.copy()
    for name, field, take in plan.steps:
        fields[field] = take(values[name], tag)
    alone = {}
    for name, at in plan.alone:
        [alone[name]] = values[at]  # of several: ValueError
    if "" in alone.values():
        raise _Told
    get = alone.get
    doi = get("DO", "")
    if doi and not PLAIN_DOI.fullmatch(doi):
        raise _Told
    own = (Identifier("doi", doi),) if doi else ()
    links, handles = _links(values[plan.urls], own) if plan.urls else ((), ())
    fields["links"], fields["identifiers"] = links, (*own, *handles, *serials)
    start, end = get("SP", ""), get("EP", "")
    if start and (end or hosted):
        fields["pages"] = f"{start}-{end}" if end else start
    else:
        fields["pages"], fields["extent"] = end, start
    fields["issued"] = _issued(get("PY", ""), get("DA", ""))
    if "DB" in alone or "AN" in alone:
        fields["archive"] = Archive(get("DB", ""), shelfmark=get("AN", ""))
    return Usual(fields, get("ID", ""), get("LB", ""), values)


def _one(values: list[str]) -> str:
    if len(values) > 1 or not values[0]:
        raise _Told
    return values[0]


@lru_cache(maxsize=1024)
def _frame(
    kind: str, tags: tuple[str, ...], shared: tuple[tuple[str, ...], ...]
) -> tuple[str, bool, tuple[Identifier, ...], dict[str, Any]]:
    """Return what many references have in common, made the long way of one that says no more.

    The language of its texts, whether such a reference stands in something, and its numbers.
    """
    told: list[object] = []
    reading = Reading(kind, dict(zip(tags, map(list, shared), strict=True)), told.append)
    tag, hosted = reading.tag, reading.kind in HOSTED
    found = record_of(reading)
    if told or found.extra:
        raise _Told
    return tag, hosted, found.identifiers, {name: getattr(found, name) for name in _FRAMED}


@lru_cache(maxsize=4096)
def _issued(year: str, date: str) -> Date | None:
    told: list[object] = []
    said = {"PY": [year], "DA": [date]}
    reading = Reading("", said, told.append)
    found = issued_of(reading)
    if told or reading.values:
        raise _Told
    return found


def _links(
    urls: list[str], doi: tuple[Identifier, ...]
) -> tuple[tuple[Link, ...], tuple[Identifier, ...]]:
    links, handles = links_of(urls, doi)
    if "" in urls:
        raise _Told
    return links, handles


def _word(values: list[str], _: str) -> str:
    return _one(values)


def _text(values: list[str], tag: str) -> Texts:
    return (Text(_one(values), tag),)


def _several(values: list[str]) -> list[str]:
    if "" in values:
        raise _Told
    return values


def _names(values: list[str], tag: str) -> tuple[Name, ...]:
    return tuple([_name(text, tag) for text in _several(values)])


@lru_cache(maxsize=4096)
def _name(text: str, tag: str) -> Name:
    if OTHERS.fullmatch(text) or several(text):
        raise _Told
    return name_of(text, tag)


def _keywords(values: list[str], tag: str) -> tuple[Keyword, ...]:
    return tuple([Keyword(term, tag) for term in _several(values)])


def _notes(values: list[str], tag: str) -> tuple[Note, ...]:
    return tuple([Note((Text(text, tag),)) for text in _several(values)])


_STEPS: Final[dict[str, tuple[str, Callable[[list[str], str], Any]]]] = {
    "AU": ("author", _names),
    "A4": ("translator", _names),
    "TI": ("title", _text),
    "ST": ("short_title", _text),
    "ET": ("edition", _text),
    "SE": ("section", _text),
    "AB": ("abstract", _text),
    "KW": ("keywords", _keywords),
    "N1": ("notes", _notes),
    "VL": ("volume", _word),
    "IS": ("issue", _word),
    "NV": ("volumes", _word),
}
"""Tags, each with the field that it is and what makes it of its values and a language."""
