"""Dates as biber takes them (biblatex manual, 2.3.8): EDTF, but not all of it.

What biber would pass over with a warning, a set or a day with an open digit, is written as the
nearest date that it takes and that says no more; the whole of it then stands in an annotation.
"""

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Final

from rusrec.formats._bib.annotation import EDTF, annotate, annotation
from rusrec.formats._bib.date import iso
from rusrec.formats._bib.reading import Reading
from rusrec.model import edtf
from rusrec.model.edtf import Edtf, Moment
from rusrec.scripts.pattern import pattern

__all__ = ["taken", "whole_date", "write_date"]

_MOMENT: Final = r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[?~%]?|Y-?[0-9]{5,9}"
_OPEN: Final = r"[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-XX(?:-XX)?|[0-9]{4}-[0-9]{2}-XX"
_TIME: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_TAKEN: Final = pattern(
    rf"{_MOMENT}|{_OPEN}|{_TIME}|(?:{_MOMENT}|\.\.)?/(?:{_MOMENT})|(?:{_MOMENT})/(?:\.\.)?"
)
_NO_DIVISION: Final = pattern(r"-?[0-9]{4}-(?:2[5-9]|[34][0-9]).*|.*/-?[0-9]{4}-(?:2[5-9]|[34]).*")


@lru_cache(maxsize=4096)
def taken(text: str) -> str:
    """Return what biber takes of the EDTF *text*, all of it where it can; "" where nothing."""
    if _is_taken(text):
        return text
    try:
        date = edtf.parse(text)
    except ValueError:
        return ""
    if date.kind == "interval":
        return _interval(date)
    moment = _moment(date.start or date.end)
    return f"{moment}?" if date.kind == "set" and moment[-1:].isdecimal() else moment


def _is_taken(text: str) -> bool:
    return bool(_TAKEN.fullmatch(text)) and not _NO_DIVISION.fullmatch(text)


def _interval(date: Edtf) -> str:
    ends = [_moment(end).partition("-XX")[0] for end in (date.start, date.end)]
    whole = "/".join(end if "X" not in end else "" for end in ends)
    return whole if whole != "/" and _is_taken(whole) else ""


def _moment(moment: Moment | None) -> str:
    """Return a date whose open parts are open as a whole: ``1937-05-1X`` is ``1937-05-XX``."""
    if moment is None:
        return ""
    if moment.season and not moment.unspecified:
        return str(Moment(moment.year))
    parts = str(moment).rstrip("?~%").split("-")
    text = "-".join((parts[0], *("XX" if "X" in part else part for part in parts[1:])))
    return next((each for each in (text, parts[0]) if _is_taken(each)), "")


def write_date(fields: MutableMapping[str, str], field: str, text: str) -> None:
    """Write the EDTF *text*, as biber takes it, and as it is where that is more."""
    shown = taken(text)
    if shown:
        fields[field] = shown
    if shown != text:
        annotate(fields, field, EDTF, text)


def _exact(fields: MutableMapping[str, str], field: str) -> str:
    """Return the EDTF that is annotated of *field*, "" where none is, or where it says another."""
    text = annotation(fields, field, EDTF)
    if not text or taken(text) != fields.get(field, "").strip():
        return ""
    try:
        return edtf.render(edtf.parse(text))
    except ValueError:
        return ""


def whole_date(reading: Reading, field: str) -> str:
    """Return the EDTF that *field* holds, "" where it is none."""
    fields = reading.fields
    text = _exact(fields, field)
    if text:
        reading.take(f"{field}+an:{EDTF}")
        reading.take(field)
    elif field in fields:
        text = iso(fields[field])
        if text:
            reading.take(field)
    return text
