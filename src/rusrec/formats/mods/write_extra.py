"""What only MODS said goes back out: as the element that it was, or else in ``extension``."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from rusrec.errors import SourceError
from rusrec.formats import _xml
from rusrec.formats._xml import attribute, content
from rusrec.formats.mods.sheet import Sheet
from rusrec.formats.mods.tables import NAMESPACE, OWN, XLINK
from rusrec.formats.mods.version import fits
from rusrec.model import Extra, ExtraValue, Record

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["extra"]

_WRAPPED: Final = f'<mods xmlns="{NAMESPACE}" xmlns:xlink="{XLINK}">'


def extra(sheet: Sheet, record: Record) -> None:
    """Write what a record has under ``extra.mods``; what other formats said is lost."""
    for each in record.extra:
        if each.format != "mods":
            sheet.lose(f"extra.{each.format}")
            continue
        for value in each.values:
            if _goes_back(value, sheet):
                sheet.put(value.value)
            else:
                key, text = attribute(value.key), content(value.value)
                sheet.put(f'<extension><extra xmlns="{OWN}" key="{key}">{text}</extra></extension>')


def _goes_back(value: ExtraValue, sheet: Sheet) -> bool:
    """Tell whether a value is elements of its key that the reader would keep as they stand.

    They have to be elements of the version that is written, too.
    """
    from rusrec.formats.mods.read_works import HANDLERS, fill, record_of
    from rusrec.formats.mods.reading import Reading, Work

    if value.key not in (*HANDLERS, "language", "relatedItem"):
        return False
    if not value.value.startswith(f"<{value.key}"):
        return False
    try:
        root: _Element = _xml.document(
            BytesIO(f"{_WRAPPED}{value.value}</mods>".encode()), name=value.key
        )
    except (SourceError, UnicodeEncodeError):
        return False
    if not fits(root, sheet.minor):
        return False
    work = Work(Reading(value.key), "", sheet.main, ())
    fill(work, root)
    return record_of(work) == Record(extra=(Extra("mods", (value,)),))
