"""A record as a citation processor wants it: one item, with dates that print."""

from functools import cache
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from rusrec.errors import RecordError, SourceError
from rusrec.formats.csl_json.date import wired
from rusrec.formats.csl_json.forms import Forms, FormsSheet
from rusrec.formats.csl_json.item import DATES, KEYS, Item, WireDate
from rusrec.formats.csl_json.writer import Writer
from rusrec.loss import ignore
from rusrec.model import Record, edtf
from rusrec.model.edtf import Edtf, Moment

__all__ = ["citable", "item", "item_and_forms"]

_DATES = tuple(KEYS[key] for key in sorted(DATES))
_NOTHING = Item().custom
_OPEN = (0,)
"""How citation processors have a range without end: ``[[1998], [0]]`` prints ``1998–``."""


@cache
def _writer() -> Writer:
    return Writer(ignore, particles=True)


def item(record: Record) -> dict[str, Any]:
    """Return the item of *record* under the keys of CSL-JSON, in its own language and script.

    Names keep their particles apart, as CSL styles want them. A date that CSL-JSON has only words
    for comes as near as its parts can: ``1937-05-1X`` as May 1937, about; ``XXXX`` is no date.

    Raises:
        RecordError: A character that no text may hold.
    """
    try:
        found = _writer().item(record)
    except SourceError as error:
        raise RecordError(each._replace(record=record.id) for each in error.problems) from None
    return _plain(found)


def item_and_forms(record: Record) -> tuple[dict[str, Any], Forms]:
    """Return the item of *record* as :func:`item` does, and every form of its texts and names.

    Raises:
        RecordError: A character that no text may hold.
    """
    language = record.main_language
    found = Item(id=record.id, type=record.type, citation_key=record.citekey or record.id)
    sheet = FormsSheet.on(found, language, language)
    try:
        _writer().fill(sheet, record)
    except SourceError as error:
        raise RecordError(each._replace(record=record.id) for each in error.problems) from None
    return _plain(found), sheet.forms()


def _plain(found: Item) -> dict[str, Any]:
    """Return an item as it prints."""
    for attribute in _DATES:
        date = getattr(found, attribute)
        if isinstance(date, WireDate) and date.literal:
            setattr(found, attribute, citable(date))
    found.custom = _NOTHING  # what only another program knows is not printed
    plain: dict[str, Any] = to_builtins(found)
    return plain


def citable(date: WireDate) -> WireDate | None:
    """Return a date whose words are EDTF in parts, None if they say nothing; ``n.d.`` stays."""
    try:
        value = edtf.parse(date.literal)
    except ValueError:
        return date
    parts = _ends(value)
    return WireDate(date_parts=parts, circa=_doubtful(value)) if parts else None


def _doubtful(value: Edtf) -> bool:
    one_of_many = value.kind == "set" and not value.every
    return one_of_many or any(each.qualifier or each.unspecified for each in value.moments)


def _ends(value: Edtf) -> tuple[tuple[int, ...], ...]:
    """Return the ends as date-parts: one, or two that differ; none where there is no year."""
    if value.kind == "date" and value.start and value.start.year is None:
        return tuple((day[0],) for day in value.start.span if day)
    if value.kind == "interval" and value.end is None:
        start = _parts(value.start)
        return (start, _OPEN) if start else ()
    ends = [parts for moment in (value.start, value.end) if (parts := _parts(moment))]
    return tuple(dict.fromkeys(ends))


def _parts(moment: Moment | None) -> tuple[int, ...]:
    """Return what is certain of a moment, the year first; of a decade one of its years."""
    if moment is None:
        return ()
    if moment.year is None:
        first = moment.span[0]
        return (first[0],) if first else ()
    day = moment.day if moment.month else None
    plain = replace(moment, day=day, qualifier="", season=None, unspecified="", time="")
    return tuple(int(part) for part in wired(str(plain)).date_parts[0])
