"""Where the item is found, and the event it comes from: 711, 852, 856, both ways.

Source: MARC 21, 711, 852, 856.
"""

from collections.abc import Iterator
from typing import Final

from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context, meaning, text_of
from rusrec.formats._marc.date import date_in, printed
from rusrec.formats._marc.isbd import stop
from rusrec.formats._marc.rule import Rule, Statement, chosen, plain, words
from rusrec.formats._marc.unit import Unit
from rusrec.model import (
    Archive,
    Date,
    Event,
    Link,
    Record,
)
from rusrec.scripts import gate

__all__ = ["RULES"]


def _links_of(record: Record, _: Context) -> Iterator[Unit]:
    for link in record.links:
        said = tuple((w, v) for w in ("accessed", "language") if (v := getattr(link, w)))
        yield plain(
            "856", "40", ("3", link.kind), ("q", link.media_type), ("u", link.url), said=said
        )


def _links_in(unit: Unit, _: Context) -> Iterator[Statement]:
    form = unit.form
    for url in form.all("u"):
        if text := gate.fold(url):
            yield (
                "links",
                Link(
                    text,
                    words(form, "3").rstrip(":"),
                    words(form, "q"),
                    saying.value(form.said, "accessed"),
                    saying.value(form.said, "language"),
                ),
            )


_HELD: Final = (("a", "name"), ("b", "collection"), ("e", "place"), ("j", "shelfmark"))


def _archive_of(record: Record, _: Context) -> Iterator[Unit]:
    if record.archive:
        subs = ((code, getattr(record.archive, name)) for code, name in _HELD)
        yield plain("852", "8 ", *subs)


def _archive_in(unit: Unit, _: Context) -> Iterator[Statement]:
    form = unit.form
    if form.ind[:1] == "8" and not form.all("hikp"):
        archive = Archive(**{name: words(form, code) for code, name in _HELD})
        if archive != Archive():
            yield "archive", archive


def _event_of(record: Record, context: Context) -> Iterator[Unit]:
    event = record.event
    name = chosen(event.name, context) if event else None
    if event is None or name is None:
        return
    said = meaning(name, stop(name.text), context)
    subs = [("a", name.text)]
    place = chosen(event.place, context)
    if place:
        subs.append(("c", place.text))
        said += meaning(place, stop(place.text), context, "c.")
    if event.date:
        words = printed(event.date)
        subs.append(("d", words))
        seen = date_in(stop(words))
        said += saying.of(seen or Date(""), event.date, "d.") if seen != event.date else ()
    yield plain("711", "2 ", *subs, said=said)


def _event_in(unit: Unit, context: Context) -> Iterator[Statement]:
    form = unit.form
    name, place = stop(words(form).rstrip(" (")), stop(words(form, "c").rstrip(" )"))
    if not name:
        return
    date = date_in(stop(words(form, "d").strip("( :")))
    if date or saying.value(form.said, "d.edtf"):
        date = saying.applied(date or Date(""), form.said, "d.")
    yield (
        "event",
        Event(
            (text_of(name, context, form.said),),
            (text_of(place, context, form.said, "c."),) if place else (),
            date,
        ),
    )


RULES: Final = (
    Rule(("711", "111"), _event_of, _event_in),
    Rule(("852",), _archive_of, _archive_in),
    Rule(("856",), _links_of, _links_in),
)
"""Links, holdings, events."""
