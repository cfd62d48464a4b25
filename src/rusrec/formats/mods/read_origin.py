"""Where and when: ``originInfo``, ``physicalDescription``, ``location``."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec.structs import replace

from rusrec.formats.mods.date import Stated, found_in
from rusrec.formats.mods.reading import Work
from rusrec.formats.mods.tables import DATE_EVENTS
from rusrec.model import Archive, Date, Event, Link, Text, Texts
from rusrec.model.text import arranged
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "MEDIA", "RAW", "grouped", "is_file", "location", "origin_info", "physical_description",
]  # fmt: skip

_DATED: Final = {
    (element, kind.partition('"')[2][:-1]): of for of, (_, element, kind) in DATE_EVENTS.items()
}
_DATED["dateOther", "issued"] = "issued"
_DATED["dateIssued", ""] = "issued"
"""Element and type of a date to what it is of in the record."""
MEDIA: Final = pattern(r"[a-z]+/[\w.+-]+")
RAW: Final = "raw object"
"""What ``url@access`` says of a file itself, so that Zotero attaches it."""

_AUTHORITY: Final = ("authority", "authorityURI", "valueURI")
_ISSUANCES: Final = frozenset(("serial", "monographic", "continuing", "single unit"))


def is_file(media_type: str) -> bool:
    """Tell whether a type is that of a file to keep, and not of a page to look at."""
    return bool(MEDIA.fullmatch(media_type)) and "html" not in media_type


def origin_info(work: Work, element: "_Element") -> None:
    """Read publication, or one of the other dates."""
    event = work.attributes(element, "eventType", "eventTypeURI").get("eventType", "")
    found = _Origin(event, {}, [], [])
    for name, child in work.children(element):
        reader = _ORIGIN.get(name)
        if reader is not None:
            reader(work, child, found)
        elif "date" in name.lower():
            _date(work, name, child, found.dates)
        else:
            work.keep(child, "originInfo")
    if found.publishers:
        publishers = work.values.setdefault("publisher", [])
        publishers.extend(grouped(found.publishers, work.languages))
    if found.dates:
        _put_dates(work, found)


class _Origin(NamedTuple):
    """What one ``originInfo`` says that has to be seen together."""

    event: str
    dates: dict[str, list[Stated]]
    publishers: list[Text]
    shown: list[str]


def _publisher(work: Work, element: "_Element", found: _Origin) -> None:
    attributes = work.attributes(element, *_AUTHORITY)
    if words := work.words(element):
        found.publishers.append(Text(words, work.tag(attributes)))


def _edition(work: Work, element: "_Element", _: _Origin) -> None:
    attributes = work.attributes(element)
    if words := work.words(element):
        work.add("edition", Text(words, work.tag(attributes)))


def _issuance(work: Work, element: "_Element", _: _Origin) -> None:
    words = work.words(element)
    if words in _ISSUANCES:
        work.kind.issuance = words
    elif words:
        work.keep(element, "originInfo")


def _displayed(work: Work, element: "_Element", found: _Origin) -> None:
    found.shown.append(work.words(element))


def grouped(texts: list[Text], languages: tuple[str, ...]) -> list[Texts]:
    """Return the texts of several publishers, the forms of each together.

    The next one begins where a tag stands for the second time. The forms of each are put in
    canonical order, which may part them otherwise when they are written: so until nothing moves.
    """
    while True:
        found = [arranged(forms, languages) for forms in _parted(texts)]
        flat = [text for forms in found for text in forms]
        if flat == texts:
            return found
        texts = flat


def _parted(texts: list[Text]) -> list[list[Text]]:
    found: list[list[Text]] = []
    for text in texts:
        if not found or any(other.tag == text.tag for other in found[-1]):
            found.append([])
        found[-1].append(text)
    return found


def _place(work: Work, element: "_Element", found: _Origin) -> None:
    forms: list[Text] = []
    work.attributes(element)
    for name, child in work.children(element):
        attributes = work.attributes(child, "type", *_AUTHORITY)
        words = work.words(child)
        if name != "placeTerm" or attributes.get("type") == "code":
            work.tell(f"place/{name}", words)
        elif words:
            forms.append(Text(words, work.tag(attributes)))
    if not forms:
        return
    if found.event == "event":
        event: Event = work.values.get("event", Event())
        work.values["event"] = replace(event, place=arranged(forms, work.languages))
    else:
        work.add("place", arranged(forms, work.languages))


def _date(work: Work, name: str, element: "_Element", dates: dict[str, list[Stated]]) -> None:
    """Note one element of a date under what it is the date of."""
    attributes = work.attributes(element, "encoding", "qualifier", "point", "type", "calendar")
    of = _DATED.get((name, attributes.get("type", "")), "")
    text = work.words(element)
    if not of:
        if text:
            work.keep(element, "originInfo")
        return
    if "calendar" in attributes:
        work.tell(f"{name}@calendar", attributes["calendar"])
    if attributes.get("qualifier") == "inferred":
        work.tell(f"{name}@qualifier", "inferred")
    if text:
        said = (attributes.get(key, "") for key in ("encoding", "qualifier", "point"))
        dates.setdefault(of, []).append(Stated(text, *said))


def _put_dates(work: Work, origin: _Origin) -> None:
    shown = origin.shown[0] if origin.shown else ""
    of_shown = "issued" if "issued" in origin.dates else next(iter(origin.dates), "")
    for of, elements in origin.dates.items():
        found = found_in(tuple(elements), shown if of == of_shown else "")
        if found.fault:
            work.tell(f"originInfo/{of}", found.fault, "cannot be read whole")
        date = Date(found.edtf, text=found.text)
        if of == "event":
            event: Event = work.values.get("event", Event())
            work.values["event"] = replace(event, date=date)
        elif of in ("issued", "accessed"):
            if of == "issued" and not origin.event:
                work.values.setdefault("unstated", date)
            work.put(of, date, f"originInfo/{of}")
        else:
            work.add("dates", replace(date, of=of))


_ORIGIN: Final[dict[str, Callable[[Work, "_Element", _Origin], None]]] = {
    "publisher": _publisher,
    "edition": _edition,
    "place": _place,
    "issuance": _issuance,
    "displayDate": _displayed,
}


def physical_description(work: Work, element: "_Element") -> None:
    """Read the length of an item and the number of its volumes; keep what else is said."""
    for name, child in work.children(element):
        unit = child.get("unit", "")
        field = "volumes" if unit == "volumes" else "extent"
        words = work.words(child) if name == "extent" else ""
        if words and unit in ("", "volumes") and field not in work.values:
            work.attributes(child, "unit")
            work.values[field] = words
        elif name != "extent" or words:
            work.keep(child, "physicalDescription")


def location(work: Work, element: "_Element") -> None:
    """Read addresses and shelfmarks."""
    work.attributes(element, "displayLabel")
    archive: dict[str, str] = {}
    for name, child in work.children(element):
        if name == "url":
            _url(work, child)
            continue
        kind = child.get("type", "")
        field = _ARCHIVE.get((name, kind), "")
        words = work.words(child) if field else ""
        if field and field not in archive and "archive" not in work.values:
            work.attributes(child, "type", "authority", "authorityURI", "valueURI")
            archive[field] = words
        elif words or not field:
            work.keep(child, "location")
    archive = {field: words for field, words in archive.items() if words}
    if archive:
        work.values["archive"] = Archive(**archive)


_ARCHIVE: Final = {
    ("physicalLocation", ""): "name",
    ("physicalLocation", "repository"): "name",
    ("physicalLocation", "place"): "place",
    ("physicalLocation", "collection"): "collection",
    ("shelfLocator", ""): "shelfmark",
}


def _url(work: Work, element: "_Element") -> None:
    attributes = work.attributes(element, "displayLabel", "note", "dateLastAccessed", "access")
    address = work.words(element)
    if not address:
        return
    said: dict[str, Any] = {
        key: gate.fold(gate.newlines(attributes.get(name, "")))
        for key, name in (
            ("kind", "displayLabel"), ("media_type", "note"), ("accessed", "dateLastAccessed"),
        )
    }  # fmt: skip
    if said["media_type"] and not MEDIA.fullmatch(said["media_type"]):
        work.tell("url@note", said["media_type"])
        said["media_type"] = ""
    access = attributes.get("access", "")
    if access and (access != RAW or not is_file(said["media_type"])):
        work.tell("url@access", gate.fold(gate.newlines(access)))
    work.add("links", Link(address, **said))
