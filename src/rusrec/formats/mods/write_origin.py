"""Where and when as elements of MODS: ``originInfo``, ``part``, ``location``."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rusrec.formats._xml import attribute, content
from rusrec.formats.mods.date import elements_of
from rusrec.formats.mods.language import marks
from rusrec.formats.mods.markup import bare
from rusrec.formats.mods.read_origin import MEDIA, RAW, grouped, is_file
from rusrec.formats.mods.sheet import Manner, Sheet
from rusrec.formats.mods.tables import DATE_EVENTS, NUMBERS
from rusrec.loss import Loss, paths_to
from rusrec.model import Date, Event, Record, Text, Texts
from rusrec.scripts.pattern import pattern

__all__ = ["event", "location", "origin", "part", "physical"]

_RANGE: Final = pattern(r"([^\s,;–—-]+)-([^\s,;–—-]+)")
_MOMENT: Final = r"\d\d[\dX]{2}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?[~?%]?"
_SAFE: Final = pattern(rf"{_MOMENT}(?:/(?:{_MOMENT}|\.\.)?)?")
_ISSUANCE: Final = {"periodical": "serial", "book": "monographic"}


def origin(sheet: Sheet, record: Record) -> None:
    """Write publication, and each of the other dates."""
    known = _only_issued(sheet, record)
    if known:
        sheet.put_again(known)
    else:
        _published(sheet, record)
    for path, date in zip(paths_to("dates", record.dates), record.dates, strict=True):
        _other_date(sheet, path, date, date.of)
    if record.accessed:
        _other_date(sheet, "accessed", record.accessed, "accessed")


def _only_issued(sheet: Sheet, record: Record) -> str:
    """Return the element where it holds a date of publication alone, as many do; else ""."""
    if record.issued is None or record.place or record.publisher or record.edition:
        return ""
    return "" if record.type in _ISSUANCE else _dated(record.issued, sheet.manner)


@lru_cache(maxsize=4096)
def _dated(date: Date, manner: Manner) -> str:
    told: list[Loss] = []
    sheet = Sheet(Record(), told.append, manner)
    _published(sheet, Record(issued=date))
    return "" if told else "".join(sheet.fresh)


def _published(sheet: Sheet, record: Record) -> None:
    inner = "".join(
        _place(sheet, f"place[{index}]", forms) for index, forms in enumerate(record.place)
    )
    if record.publisher:
        inner += _publishers(sheet, record.publisher)
    if record.issued:
        inner += _date(sheet, "issued", record.issued, "dateIssued", ' keyDate="yes"')
    if record.edition:
        inner += "".join(sheet.simple("edition", record.edition, "edition"))
    if record.type in _ISSUANCE:
        inner += f"<issuance>{_ISSUANCE[record.type]}</issuance>"
    if inner:
        sheet.put(f'<originInfo eventType="publication">{inner}</originInfo>')


def _other_date(sheet: Sheet, path: str, date: Date, of: str, before: str = "") -> None:
    kind, element, said = DATE_EVENTS[of]
    inner = before + _date(sheet, path, date, element, said)
    sheet.put(f'<originInfo eventType="{kind}">{inner}</originInfo>')


def _date(sheet: Sheet, path: str, date: Date, element: str, said: str) -> str:
    """Return the elements of a date; the first of them is the one to sort by."""
    for field in ("by", "cert"):
        if getattr(date, field):
            sheet.lose(f"{path}.{field}")
    found = ""
    for stated in elements_of(date.edtf):
        extra = said
        for name, value in (("qualifier", stated.qualifier), ("point", stated.point)):
            extra += f' {name}="{value}"' if value else ""
        kind = element
        if element == "dateIssued" and stated.encoding == "edtf" and not _SAFE.fullmatch(date.edtf):
            # bibutils takes a day or month out of any dateIssued, whatever its encoding
            kind, extra = "dateOther", ' type="issued"'
        found += f'<{kind} encoding="{stated.encoding}"{extra}>{stated.text}</{kind}>'
        said = said.replace(' keyDate="yes"', "")
    if date.text and sheet.knows("displayDate"):
        found += f"<displayDate>{content(date.text)}</displayDate>"
    elif date.text:
        sheet.lose(f"{path}.text")
    return found


def _place(sheet: Sheet, path: str, forms: Texts) -> str:
    terms = sheet.simple(path, forms, "placeTerm", ' type="text"')
    return f"<place>{''.join(terms)}</place>" if terms else ""


def _publishers(sheet: Sheet, publishers: tuple[Texts, ...]) -> str:
    """Return the publishers; which forms belong together is seen by their languages."""
    said = [
        [
            Text(words, text.tag)
            for text in forms
            if (words := bare(text.text) if text.markup else text.text)
        ]
        for forms in publishers
    ]
    flat = [text for forms in said for text in forms]
    if len(publishers) == 1 and len(publishers[0]) == 1:
        return "".join(sheet.simple("publisher[0]", publishers[0], "publisher"))
    seen = tuple(grouped(flat, sheet.languages))
    if list(map(_unordered, seen)) == list(map(_unordered, said)):
        return "".join(
            element
            for index, forms in enumerate(publishers)
            for element in sheet.simple(f"publisher[{index}]", forms, "publisher")
        )
    sheet.lose("publisher", "joined", seen)
    return "".join(
        f"<publisher{marks(text.tag, sheet.main)}>{content(text.text)}</publisher>" for text in flat
    )


def _unordered(forms: Iterable[Text]) -> list[tuple[str, str]]:
    return sorted((text.tag, text.text) for text in forms)


def event(sheet: Sheet, found: Event) -> None:
    """Write place and date of an event; its name is a name."""
    inner = _place(sheet, "event.place", found.place) if found.place else ""
    if found.date:
        _other_date(sheet, "event.date", found.date, "event", inner)
    elif inner:
        sheet.put(f'<originInfo eventType="event">{inner}</originInfo>')


def physical(sheet: Sheet, record: Record) -> None:
    """Write the length of an item and the number of its volumes."""
    inner = f"<extent>{content(record.extent)}</extent>" if record.extent else ""
    if record.volumes:
        inner += f'<extent unit="volumes">{content(record.volumes)}</extent>'
    sheet.put(f"<physicalDescription>{inner}</physicalDescription>")


def part(sheet: Sheet, record: Record) -> str:
    """Return what says where *record*, of which *sheet* is, stands in its host; "" if nothing."""
    inner = ""
    for kind in ("volume", "issue"):
        if value := getattr(record, kind):
            inner += f'<detail type="{kind}"><number>{content(value)}</number></detail>'
    for number in record.number:
        if number.of != "series" or not record.series:
            kind = NUMBERS[number.of]
            inner += f'<detail type="{kind}"><number>{content(number.value)}</number></detail>'
    for element in sheet.simple("section", record.section, "title"):
        inner += f'<detail type="section">{element}</detail>'
    return inner + (_pages(record.pages) if record.pages else "")


def _pages(pages: str) -> str:
    found = _RANGE.fullmatch(pages)
    if found is None or found[1] == found[2]:
        single = pages.isdecimal() and pages.isascii()
        inner = f"<start>{pages}</start>" if single else f"<list>{content(pages)}</list>"
        return f'<extent unit="pages">{inner}</extent>'
    start, end = found.groups()
    total = ""
    if start.isdecimal() and end.isdecimal() and start.isascii() and end.isascii():
        number = int(end) - int(start) + 1
        total = f"<total>{number}</total>" if number > 0 else ""
    inner = f"<start>{content(start)}</start><end>{content(end)}</end>{total}"
    return f'<extent unit="pages">{inner}</extent>'


def location(sheet: Sheet, record: Record) -> None:
    """Write where the one copy lies, and each address."""
    archive = record.archive
    if archive:
        inner = "".join(
            f"<{element}>{content(value)}</{element.partition(' ')[0]}>"
            for element, value in (
                ("physicalLocation", archive.name),
                ('physicalLocation type="place"', archive.place),
                ('physicalLocation type="collection"', archive.collection),
                ("shelfLocator", archive.shelfmark),
            )
            if value
        )
        sheet.put(f"<location>{inner}</location>")
    said = ' usage="primary"'
    for index, link in enumerate(record.links):
        for name, value in (
            ("displayLabel", link.kind),
            ("note", link.media_type),
            ("dateLastAccessed", link.accessed),
            ("access", RAW if is_file(link.media_type) else ""),
        ):
            said += f' {name}="{attribute(value)}"' if value else ""
        if link.media_type and not MEDIA.fullmatch(link.media_type):
            sheet.lose(f"links[{index}].media-type", "not-representable")
        if link.language:
            sheet.lose(f"links[{index}].language")
        sheet.put(f"<location><url{said}>{content(link.url)}</url></location>")
        said = ""
