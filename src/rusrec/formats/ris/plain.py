"""References as most of them are: the usual tags, read by a plan that each layout of tags has.

Where :func:`usual` gives None the reference goes the long way, which knows all that it may say and
tells what has no place. Both ways make the same record; a test compares them.
"""

from typing import Any, Final

from msgspec import Struct

from rusrec.formats._usual import Told, kept
from rusrec.formats.ris import values
from rusrec.formats.ris.plan import Alone, Plan, plan_of
from rusrec.formats.ris.reading import Reading
from rusrec.formats.ris.record import links_of, record_of
from rusrec.formats.ris.reference import BEGIN, Reference, layout_of
from rusrec.formats.ris.values import word
from rusrec.loss import Loss
from rusrec.model import Archive, Extra, ExtraValue, Identifier, Record, Text
from rusrec.scripts import gate

__all__ = ["Usual", "usual"]

_RESOLVER: Final = "https://doi.org/"


class Usual(Struct, frozen=True):
    """A usual reference: a record of what many say alike, the fields of its own, its names.

    ``words`` are those that an id is made of where there is none; ``told`` does not arrive.
    """

    frame: Record
    fields: dict[str, Any]
    id: str
    key: str
    words: str
    told: tuple[Loss, ...]


def usual(found: Reference) -> Usual | None:
    """Return what a reference says, if it is usual."""
    plan = plan_of((found.layout, found.texts[0]))
    if plan is None:
        return None
    try:
        return _read(plan, found)
    except Told:
        return None


def _read(plan: Plan, found: Reference) -> Usual:
    texts, alone = [*found.texts, ""], plan.alone
    frame, tag = _frames((plan.shared, tuple(plan.framed(texts))))
    fields: dict[str, Any] = {}
    for field, at in plan.texts:
        fields[field] = (Text(values.clean(texts[at], composed=found.composed), tag),)
    for field, at in plan.words:
        fields[field] = word(texts[at])
    _numbers(plan, texts, frame, fields)
    for field, pick, of in plan.lists:
        fields[field] = fields.get(field, ()) + of(pick(texts), tag)
    _pages(plan, texts, fields)
    fields["issued"], left, told = values.issued((texts[alone.year], texts[alone.date]))
    if left or plan.others:
        fields["extra"] = _extra(plan, texts, frame, left)
    if plan.fewer:
        told += _fewer(alone, texts, fields)
    given, key = texts[alone.id], texts[alone.key]
    given, key = values.name(given) if given else "", values.name(key) if key else ""
    words = "" if given or key else " ".join(filter(None, map(gate.fold, plan.named(texts))))
    return Usual(frame, fields, given, key, words, told)


def _numbers(plan: Plan, texts: list[str], frame: Record, fields: dict[str, Any]) -> None:
    """Add what identifies the item, and its addresses, but for those that say the same."""
    doi = texts[plan.alone.doi]
    found = values.doi(doi) if doi else ()
    handles: tuple[Identifier, ...] = ()
    if plan.urls:
        urls = [word(url) for url in plan.urls(texts) if not doi or url != _RESOLVER + doi]
        fields["links"], handles = links_of(urls, found)
    serials = values.serials(tuple(plan.serials(texts))) if plan.serials else ()
    fields["identifiers"] = (*found, *handles, *serials, *frame.identifiers)


def _pages(plan: Plan, texts: list[str], fields: dict[str, Any]) -> None:
    """Add the pages; of a whole work one number says how long it is."""
    start, end = texts[plan.alone.start], texts[plan.alone.end]
    if start and end:
        fields["pages"] = f"{word(start)}-{word(end)}"
    elif start or end:
        fields["extent" if start and not plan.hosted else "pages"] = word(start or end)


def _fewer(alone: Alone, texts: list[str], fields: dict[str, Any]) -> tuple[Loss, ...]:
    """Add the fields that fewer references have; return what does not arrive."""
    if alone.archive > 0 or alone.shelfmark > 0:
        name, shelfmark = values.name(texts[alone.archive]), values.name(texts[alone.shelfmark])
        fields["archive"] = Archive(name, shelfmark=shelfmark)
    if "genre" in fields and alone.doi < 0 and "10." in fields["genre"][0].text:
        raise Told  # it may be a DOI
    if alone.accessed < 0:
        return ()
    fields["accessed"], told = values.accessed(texts[alone.accessed])
    return told


def _frame(shared: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[Record, str]:
    tags, said = shared
    told: list[object] = []
    found = Reference(layout_of((BEGIN, *tags)), [*said], 0)
    reading = Reading(found.kind, found.values, told.append)
    tag = reading.tag
    frame = record_of(reading)
    if told or any(each.key != BEGIN for extra in frame.extra for each in extra.values):
        raise Told
    return frame, tag


_frames: Final = kept(_frame, 1024)
"""What many references have in common, made the long way of one that says no more; its language.

They are found by tags and values; before the values stands the type.
"""


def _extra(
    plan: Plan, texts: list[str], frame: Record, left: tuple[tuple[str, str], ...]
) -> tuple[Extra, ...]:
    """Return what no field is for, in its order: the type that has no other, what is *left*."""
    places = {"PY": plan.alone.year, "DA": plan.alone.date}
    said = [(places[tag], tag, text) for tag, text in left]
    said += [
        (at, tag, "\n".join([word(text) for text in pick(texts)])) for at, tag, pick in plan.others
    ]
    kind = [each for extra in frame.extra for each in extra.values]
    return (Extra("ris", (*kind, *[ExtraValue(tag, text) for _, tag, text in sorted(said)])),)
