"""What each format carries of each field, as its table declares it."""

from collections.abc import Sequence
from typing import Final

from rusrec.conversion.picture import Cell, Row, picture
from rusrec.formats import Format
from rusrec.loss import carried
from rusrec.model import Record

__all__ = ["drawn", "rows"]

_FIELDS: Final = tuple(field.replace("_", "-") for field in Record.__struct_fields__)
_ABOUT: Final = (
    "Whole: arrives as it was. Changed: something of it arrives. Lost: nothing arrives. "
    "title is the text in the record's own language, title.* its other forms."
)


def rows(forms: Sequence[Format]) -> list[list[str]]:
    """Return the table: a row for each field that a format has a word on, its name first."""
    fields = sorted({row for form in forms for row in form.carries})
    return [[field, *(carried(field, form.carries) for form in forms)] for field in fields]


def drawn(forms: Sequence[Format]) -> str:
    """Return the table as a picture: the fields, and their forms in other languages."""
    said = {row for form in forms for row in form.carries}
    fields = [row for field in _FIELDS for row in (field, f"{field}.*") if row in {*_FIELDS, *said}]
    table = [Row(field, [_cell(field, form) for form in forms]) for field in fields]
    return picture("What each format carries", _ABOUT, [form.name for form in forms], table)


def _cell(field: str, form: Format) -> Cell:
    word = carried(field, form.carries)
    return Cell(word, word, f"{field} in {form.name}: {word}", 0.5)
