"""Entries as most of them are: the usual fields, read by a plan that each layout of fields has.

Where :func:`usual` gives None the entry goes the long way, which knows all that it may say and
tells what has no place. Both ways make the same record; a test compares them.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rusrec.errors import SourceError
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.field import terms_of, title_tex
from rusrec.formats._bib.grammar.entries import RawEntry
from rusrec.formats._bib.name import simple_names
from rusrec.formats._bib.reading import Reading, ranged
from rusrec.formats._bib.record import issued_of, record_of
from rusrec.formats._bib.tables import NOTES
from rusrec.formats._tex import decode, untagged
from rusrec.model import Date, Identifier, Keyword, Link, Name, Note, Text, Texts
from rusrec.model.identifier import PLAIN_DOI
from rusrec.scripts import gate

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


class _Of(NamedTuple):
    """What is known of an entry: the language of its texts, and whether all is printable."""

    tag: str
    printable: bool


_Take = Callable[[str, _Of], Any]
"""Makes of a value, and what is known of its entry, what the record has of it."""


class _Told(Exception):  # noqa: N818 (never seen outside)
    """A value of which something has to be told, or kept where no field is."""


def _stop(_: object) -> None:
    raise _Told


def usual(entry: RawEntry, dialect: Dialect) -> dict[str, Any] | None:
    """Return the fields of a record but for its names, None of an entry that is not usual.

    Args:
        entry: The entry, with nothing inherited.
        dialect: Says which entry types need not be kept.
    """
    plan = _plan(entry.type, tuple(entry.fields))
    if plan is None:
        return None
    try:
        return _read(entry, plan, dialect)
    except (_Told, SourceError):
        return None


class _Plan(NamedTuple):
    """Which fields of a layout are shared, which are dates, and what takes each of the others."""

    shared: tuple[str, ...]
    dates: tuple[str, ...]
    steps: tuple[tuple[str, str, _Take], ...]
    notes: tuple[str, ...]
    doi: bool


@lru_cache(maxsize=512)
def _plan(kind: str, fields: tuple[str, ...]) -> _Plan | None:
    """Return the plan of an entry with these fields, None where one of them is unusual."""
    steps = []
    for field in fields:
        if field in _SHARED or field in _DATES or field in _NOTES or field == "doi":
            continue
        if field not in _STEPS or (field == "number" and kind != "article"):
            return None
        steps.append((field, *_STEPS[field]))
    return _Plan(
        tuple([field for field in fields if field in _SHARED]),
        tuple([field for field in fields if field in _DATES]),
        tuple(steps),
        tuple([field for field in fields if field in _NOTES]),
        "doi" in fields,
    )


class _Frame(NamedTuple):
    """What many entries share: the language of their texts, numbers, and other fields."""

    tag: str
    identifiers: tuple[Identifier, ...]
    fields: dict[str, Any]


def _read(entry: RawEntry, plan: _Plan, dialect: Dialect) -> dict[str, Any]:
    values = entry.fields
    shared = tuple([values[field] for field in plan.shared])
    frame = _frame(dialect, entry.type, plan.shared, shared)
    if frame is None:
        raise _Told
    of, found, fields = _Of(frame.tag, entry.printable), frame.identifiers, frame.fields.copy()
    if plan.dates:
        fields["issued"] = _issued(plan.dates, tuple([values[field] for field in plan.dates]))
    if plan.doi and (doi := values["doi"]):
        if not PLAIN_DOI.fullmatch(doi):
            raise _Told
        found = (Identifier("doi", doi), *found)
    fields["identifiers"] = found
    for field, to, take in plan.steps:
        fields[to] = take(values[field], of)
    if plan.notes:
        fields["notes"] = _notes({field: values[field] for field in plan.notes}, of)
    return fields


@lru_cache(maxsize=1024)
def _frame(
    dialect: Dialect, kind: str, names: tuple[str, ...], shared: tuple[str, ...]
) -> _Frame | None:
    """Return what many entries have in common, made the long way of one that says no more."""
    try:
        found = record_of(Reading(kind, dict(zip(names, shared, strict=True)), _stop), dialect, "")
    except (_Told, SourceError):
        return None
    if found.extra:
        return None
    fields = {field: getattr(found, field) for field in _FRAMED}
    return _Frame(found.main_language, found.identifiers, fields)


@lru_cache(maxsize=4096)
def _issued(names: tuple[str, ...], dates: tuple[str, ...]) -> Date | None:
    reading = Reading("", dict(zip(names, dates, strict=True)), _stop, "und")
    found = issued_of(reading)
    if reading.fields:
        raise _Told
    return found


def _text(tex: str, of: _Of, *, braces: bool = False, lines: bool = False) -> Texts:
    """Do what :meth:`Reading.texts` does."""
    found = decode(tex, _stop, braces=braces)
    text = found.text
    if not (of.printable and "\\" not in tex) and not text.isprintable():
        if gate.refused(text) is not None:
            raise _Told
        text = gate.paragraphs(text) if lines else gate.fold(text)
    if not text:
        return ()
    return (Text(text, of.tag, markup="csl") if found.markup else Text(text, of.tag),)


def _lines(tex: str, of: _Of) -> Texts:
    texts = _text(tex, of, lines=True)
    for text in texts:
        gate.vouch(text.text)
    return texts


def _plain(tex: str, of: _Of) -> str:
    """Do what :meth:`Reading.plain` does."""
    found = _text(tex, of)
    return untagged(found[0].text, markup=bool(found[0].markup)) if found else ""


def _title(tex: str, of: _Of) -> Texts:
    return _text(title_tex(tex, of.tag), of, braces=True) if tex else ()


def _names(tex: str, of: _Of) -> tuple[Name, ...]:
    if not tex:
        return ()
    found = simple_names(tex, of.tag)
    return Reading("", {"author": tex}, _stop, of.tag).names("author") if found is None else found


def _number(tex: str, of: _Of) -> str:
    if "--" in tex or "~" in tex:
        tex = ranged(tex)
    return tex if tex.isascii() and tex.replace("-", "").isalnum() else _plain(tex, of)


def _keywords(tex: str, of: _Of) -> tuple[Keyword, ...]:
    if "\n" in tex:  # one a line, it may be
        raise _Told
    return terms_of(_plain(tex, of), of.tag)


def _links(tex: str, _: _Of) -> tuple[Link, ...]:
    if not (tex.isascii() and tex.isprintable()) or " " in tex or "\\" in tex or "{" in tex:
        raise _Told
    return (Link(tex),) if tex else ()


def _notes(said: Mapping[str, str], of: _Of) -> tuple[Note, ...]:
    found = ((_lines(tex, of), NOTES[field]) for field, tex in said.items())
    return tuple([Note(texts, kind) for texts, kind in found if texts])


_NOTES: Final = NOTES.keys() - {"howpublished"}
_STEPS: Final[dict[str, tuple[str, _Take]]] = {
    "title": ("title", _title),
    "author": ("author", _names),
    "volume": ("volume", _number),
    "number": ("issue", _number),
    "pages": ("pages", _number),
    "url": ("links", _links),
    "abstract": ("abstract", _lines),
    "keywords": ("keywords", _keywords),
}
"""Fields, each with the field of the record that it is and what takes it."""
