"""The writer's part for other works, the event, publishers and identifiers.

Where a value of one of these arrives is decided by the reader's rules, so the writer fills the
item, asks the reader what it sees, and tells what is different from the record.
"""

from typing import Any, Final

from rusrec.formats._arrival import differences
from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.record import identifiers_of, link_of
from rusrec.formats.csl_json.sheet import Sheet, with_subtitles
from rusrec.formats.csl_json.text import said
from rusrec.formats.csl_json.work import (
    edits_host,
    event_of,
    has_host,
    host_of,
    isbn_of_host,
    original_of,
    reviewed_of,
    series_of,
)
from rusrec.loss import Difference, ignore, paths_to
from rusrec.model import Event, Identifier, Link, Record, Texts, identifier

__all__ = ["from_host", "identifiers", "relations", "tell_works", "works"]

_FROM_HOST: Final = ("issued", "series", "event", "volume", "issue", "volumes", "edition")
_PUBLISHERS: Final = (
    ("publisher", "publisher", "publisher"),
    ("place", "publisher-place", "publisher_place"),
)
_SINGLE: Final = frozenset(("doi", "pmid", "pmcid"))
_SERIALS: Final = ("issn", "eissn", "issn-l")


def _hosts(host: Record) -> tuple[Record, ...]:
    return (host, host.host) if isinstance(host.host, Record) else (host,)


def _named(host: Record) -> bool:
    return bool(host.title or host.short_title or host.author)


def _volume_and_container(host: Record) -> tuple[Record | None, Record | None]:
    """Return the hosts that have variables: a titled volume or issue, and what it is part of."""
    hosts = _hosts(host)
    if len(hosts) > 1 and _named(hosts[1]):
        return (host if host.title or host.short_title else None), hosts[1]
    return None, host if _named(host) else None


def from_host(record: Record) -> dict[str, Any]:
    """Return what only the host says and CSL has one variable for: date, volume, edition."""
    host = record.host
    if not isinstance(host, Record):
        return {}
    fields: tuple[str, ...] = _FROM_HOST
    hosted = _volume_and_container(host)[1] is not None
    if not hosted:
        fields = (*fields, "publisher", "place")
    if not (hosted and edits_host(record.type)):
        fields = (*fields, "editor")
    found: dict[str, Any] = {}
    for each in _hosts(host):
        for field in fields:
            value = getattr(each, field)
            if value and field not in found and not getattr(record, field):
                found[field] = value
    if isinstance(found.get("series"), str):
        del found["series"]
    return found


def works(sheet: Sheet, record: Record) -> None:
    """Write host, series, original and event, then publisher and place."""
    if isinstance(record.host, Record):
        _write_host(sheet, record, record.host)
    if isinstance(record.series, Record):
        quiet = sheet.quiet()
        sheet.item.collection_title = _main(
            quiet, "collection-title", with_subtitles(record.series)
        )
        sheet.item.collection_editor = quiet.names("", record.series.editor)
    if record.event is not None:
        _write_event(sheet, record.event)
    if record.original is not None:
        _write_original(sheet, record.original)
    if record.publisher or record.place or record.host:
        _write_publishers(sheet, record)


def tell_works(sheet: Sheet, record: Record) -> None:
    """Tell what of host, series, original, event and reviewed work is not as the record has it."""
    if sheet.ledger is ignore:
        return
    reading = Reading(sheet.item, ignore)
    if record.host is not None and record.host != (seen := host_of(reading)):
        _tell(sheet, "host", record.host, seen)
    if record.series is not None and record.series != (series := series_of(reading)):
        _tell(sheet, "series", record.series, series)
    if record.event is not None and record.event != (event := event_of(reading)):
        _tell(sheet, "event", record.event, event)
    if record.original is not None and record.original != (original := original_of(reading)):
        _tell(sheet, "original", record.original, original)


def _tell(sheet: Sheet, path: str, had: object, arrives: object) -> None:
    if arrives is None or type(had) is not type(arrives):
        sheet.lose(path, "no-target-field", arrives)
    else:
        sheet.lose_all(differences(path, had, arrives))


def _main(quiet: Sheet, key: str, texts: Texts) -> str:
    return quiet.text("", key, texts) if texts else ""


def _write_host(sheet: Sheet, record: Record, host: Record) -> None:
    item, quiet = sheet.item, sheet.quiet()
    volume, container = _volume_and_container(host)
    if container is None:
        return
    item.container_title = _main(quiet, "container-title", with_subtitles(container))
    item.container_title_short = _main(quiet, "container-title-short", container.short_title)
    item.container_author = quiet.names("", container.author)
    if volume is not None:
        item.volume_title = _main(quiet, "volume-title", with_subtitles(volume))
        item.volume_title_short = _main(quiet, "volume-title-short", volume.short_title)
    if edits_host(record.type):
        editors = next((each.editor for each in _hosts(host) if each.editor), record.editor)
        item.editor = quiet.names("", editors)


def _write_event(sheet: Sheet, event: Event) -> None:
    item, quiet = sheet.item, sheet.quiet()
    item.event_title = _main(quiet, "event-title", event.name)
    item.event_place = _main(quiet, "event-place", event.place)
    item.event_date = quiet.date("", event.date) if event.date else None


def _write_original(sheet: Sheet, original: Record) -> None:
    """Write all but the author: Zotero would make ``original-author`` an author of the item."""
    item, quiet = sheet.item, sheet.quiet(original.main_language)
    item.original_title = _main(quiet, "original-title", with_subtitles(original))
    item.original_date = quiet.date("", original.issued) if original.issued else None
    if original.publisher:
        item.original_publisher = _main(quiet, "original-publisher", original.publisher[0])
    if original.place:
        item.original_publisher_place = _main(quiet, "original-publisher-place", original.place[0])


def relations(sheet: Sheet, record: Record) -> None:
    """Write the first work that the item reviews; other relations have no variables."""
    written = False
    for place, relation in enumerate(record.relations):
        path, work = f"relations[{place}]", relation.to
        if written or relation.type != "review-of" or not isinstance(work, Record):
            sheet.lose(path, "no-target-field")
            continue
        item, quiet = sheet.item, sheet.quiet(work.main_language)
        item.reviewed_title = _main(quiet, "reviewed-title", with_subtitles(work))
        item.reviewed_genre = _main(quiet, "reviewed-genre", work.genre)
        item.reviewed_author = quiet.names("", work.author)
        seen = reviewed_of(Reading(item, ignore))
        written = bool(seen)
        if not seen:
            sheet.lose(path, "no-target-field")
        elif relation != seen[0]:
            sheet.lose_all(differences(path, relation, seen[0]))


def _write_publishers(sheet: Sheet, record: Record) -> None:
    """Write publisher and place: the host's where there is a host, else the item's own."""
    item, host = sheet.item, record.host
    hosted = has_host(item)
    hosts = _hosts(host) if hosted and isinstance(host, Record) else ()
    for field, key, attribute in _PUBLISHERS:
        own: tuple[Texts, ...] = getattr(record, field)
        if own and hosted:
            sheet.lose(field, "no-target-field")
        for each in hosts:
            theirs = getattr(each, field)
            if theirs:
                setattr(item, attribute, _joined(sheet.quiet(), field, key, theirs))
                break
        else:
            if own and (hosts or not hosted):
                on = sheet.quiet() if hosted else sheet
                setattr(item, attribute, _joined(on, field, key, own))


def _joined(sheet: Sheet, field: str, key: str, values: tuple[Texts, ...]) -> str:
    if len(values) == 1:
        return sheet.text(f"{field}[0]", key, values[0])
    text = "; ".join(_main(sheet.quiet(), "", texts) for texts in values if texts)
    sheet.lose(field, "joined", ((said(text, sheet.tag),),))
    return text


def identifiers(sheet: Sheet, record: Record) -> None:
    """Write identifiers and the address; ISSN and ISBN are those of the host where it has them."""
    item, own, host = sheet.item, not has_host(sheet.item), record.host
    for each in record.identifiers:
        if each.scheme in _SINGLE and not getattr(item, each.scheme):
            setattr(item, each.scheme, each.value)
    hosts = _hosts(host) if not own and isinstance(host, Record) else ()
    for work in (*reversed(hosts), record):
        if work.identifiers and not item.issn:
            item.issn = _values(work, _SERIALS)
    for work in (*hosts, record) if isbn_of_host(item.type) else (record,):
        if work.identifiers and not item.isbn:
            item.isbn = _values(work, ("isbn",))
    _address(sheet, record)
    seen = identifiers_of(item, own=own)
    if seen != record.identifiers:
        _tell_identifiers(sheet, record.identifiers, list(seen))


def _values(record: Record, schemes: tuple[str, ...]) -> str:
    found = [each.value for each in record.identifiers if each.scheme in schemes]
    return ", ".join(dict.fromkeys(found)) if len(found) > 1 else "".join(found)


def _address(sheet: Sheet, record: Record) -> None:
    """Write the first address that is more than an identifier's, else that of the handle."""
    item = sheet.item
    chosen = -1
    for place, link in enumerate(record.links):
        item.url = link.url
        if chosen < 0 and link_of(item) == (Link(link.url),):
            chosen = place
            for attribute in ("kind", "media_type", "accessed", "language"):
                if getattr(link, attribute):
                    path = f"links[{place}].{attribute.replace('_', '-')}"
                    sheet.lose(path, "no-target-field")
        else:
            sheet.lose(f"links[{place}]", "single-valued")
    if record.links:
        item.url = record.links[chosen].url if chosen >= 0 else ""
    if item.url:
        return
    handle = next((each.value for each in record.identifiers if each.scheme == "hdl"), "")
    item.url = (identifier.url("hdl", handle) or "") if handle else ""
    if item.url and link_of(item):
        item.url = ""


def _tell_identifiers(sheet: Sheet, had: tuple[Identifier, ...], seen: list[Identifier]) -> None:
    gone: list[int] = []
    for place, each in enumerate(had):
        if each in seen:
            seen.remove(each)
        else:
            gone.append(place)
    told: list[Difference] = []
    paths = paths_to("identifiers", had)
    for place in gone:
        plain = Identifier("issn", had[place].value)
        arrives = plain if had[place].scheme in _SERIALS and plain in seen else None
        if arrives:
            seen.remove(arrives)
        told.append(
            (paths[place], "narrower-vocabulary" if arrives else "no-target-field", arrives)
        )
    if seen:
        arriving = identifiers_of(sheet.item, own=not has_host(sheet.item))
        sheet.lose("identifiers", "not-representable", arriving or None)
    else:
        sheet.lose_all(told)
