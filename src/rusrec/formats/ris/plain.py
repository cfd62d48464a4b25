"""References as most of them are: the usual tags, read by a plan that each layout of tags has.

Where :func:`usual` gives None the reference goes the long way, which knows all that it may say and
tells what has no place. Both ways make the same record; a test compares them.
"""

from collections.abc import Sequence
from typing import Any, Final

from msgspec import Struct

from rusrec.formats._usual import Told, kept
from rusrec.formats.ris import values
from rusrec.formats.ris.plan import Plan, plan_of
from rusrec.formats.ris.reading import Reading
from rusrec.formats.ris.record import links_of, record_of
from rusrec.formats.ris.reference import BEGIN, Reference, layout_of, text_in
from rusrec.formats.ris.values import word
from rusrec.loss import Loss
from rusrec.model import Archive, Extra, ExtraValue, Identifier, Record, Text
from rusrec.scripts import gate

__all__ = ["Usual", "usual"]

_RESOLVER: Final = b"UR  - https://doi.org/"


class Usual(Struct, frozen=True):
    """A usual reference: a record of what many say alike, the fields of its own, its names.

    ``words`` are those that an id is made of where there is none; ``told`` does not arrive.
    """

    frame: Record
    fields: dict[str, Any]
    line: int
    id: str
    key: str
    words: str
    told: tuple[Loss, ...]


def usual(found: Reference) -> Usual | None:
    """Return what a reference says, if it is usual.

    Raises:
        UnicodeError: As :func:`text_in`; where it is not usual not all has been looked at.
    """
    plan = plan_of((found.layout, found.lines[0]))
    if plan is None:
        return None
    try:
        return _read(plan, found)
    except Told:
        return None


def _read(plan: Plan, found: Reference) -> Usual:
    lines, doubts = found.lines, found.doubts
    frame, tag = _frames((plan.shared, plan.framed(lines)))
    fields: dict[str, Any] = {}
    for field, at in plan.texts:
        fields[field] = (Text(values.clean(lines[at], doubts), tag),)
    for field, at in plan.words:
        fields[field] = word(lines[at])
    id_, key, year, date, start, end, doi = plan.alone(lines)
    if doi or plan.urls or plan.serials:
        _numbers(plan, lines, doi, frame, fields)
    for field, pick, of in plan.lists:
        fields[field] = fields.get(field, ()) + of(pick(lines), tag)
    if start or end:
        # Of a whole work one number says how long it is.
        said = "extent" if not (end or plan.hosted) else "pages"
        fields[said] = f"{word(start)}-{word(end)}" if start and end else word(start or end)
    fields["issued"], left, told = values.issued((year, date))
    if left or plan.others:
        fields["extra"] = _extra(plan, lines, frame, left)
    if plan.fewer:
        told += _fewer(plan.fewer(lines), doi, fields)
    given, citekey = values.name(id_), values.name(key) if key else ""
    words = "" if given or citekey else _words(plan.named(lines)) or f"reference {found.line}"
    return Usual(frame, fields, found.line, given, citekey, words, told)


def _words(lines: Sequence[bytes]) -> str:
    return " ".join([gate.fold(text_in(line)) for line in lines if line])


def _numbers(
    plan: Plan, lines: list[bytes], doi: bytes, frame: Record, fields: dict[str, Any]
) -> None:
    """Add what identifies the item, and its addresses, but for those that say the same."""
    found = values.doi(doi) if doi else ()
    handles: tuple[Identifier, ...] = ()
    if plan.urls:
        urls = [word(url) for url in plan.urls(lines) if not doi or url != _RESOLVER + doi[6:]]
        fields["links"], handles = links_of(urls, found)
    serials = values.serials(tuple(plan.serials(lines))) if plan.serials else ()
    fields["identifiers"] = (*found, *handles, *serials, *frame.identifiers)


def _fewer(said: Sequence[bytes], doi: bytes, fields: dict[str, Any]) -> tuple[Loss, ...]:
    """Add the fields that fewer references have; return what does not arrive."""
    accessed, archive, shelfmark = said
    if archive or shelfmark:
        fields["archive"] = Archive(values.name(archive), shelfmark=values.name(shelfmark))
    if "genre" in fields and not doi and "10." in fields["genre"][0].text:
        raise Told  # it may be a DOI
    if not accessed:
        return ()
    fields["accessed"], told = values.accessed(accessed)
    return told


def _frame(shared: tuple[tuple[str, ...], tuple[bytes, ...]]) -> tuple[Record, str]:
    tags, lines = shared
    told: list[object] = []
    found = Reference(layout_of((BEGIN, *tags)), [*lines, b""], 0).unusual()
    reading = Reading(found.kind, found.values, told.append)
    tag = reading.tag
    frame = record_of(reading)
    if told or any(each.key != BEGIN for extra in frame.extra for each in extra.values):
        raise Told
    return frame, tag


_frames: Final = kept(_frame, 1024)
"""What many references have in common, made the long way of one that says no more; its language.

They are found by tags and lines; before the others stands that of the type.
"""


def _extra(
    plan: Plan, lines: list[bytes], frame: Record, left: tuple[tuple[str, str], ...]
) -> tuple[Extra, ...]:
    """Return what no field is for, in its order: the type that has no other, what is *left*."""
    places = dict(zip(("PY", "DA"), plan.dates, strict=True))
    said = [(places[tag], tag, text) for tag, text in left]
    said += [
        (at, tag, "\n".join([word(line) for line in pick(lines)])) for at, tag, pick in plan.others
    ]
    kind = [each for extra in frame.extra for each in extra.values]
    return (Extra("ris", (*kind, *[ExtraValue(tag, text) for _, tag, text in sorted(said)])),)
