"""What the carriers of MARC differ in: how they write a field, and how much they hold."""

from collections.abc import Callable
from typing import Final, NamedTuple

from rusrec.formats._marc.field import Field, Subfields, is_control
from rusrec.formats._marc.page import Make

__all__ = ["END", "SUB", "Carrier", "fields_of", "flat"]

SUB: Final = "\x1f"
"""What begins a subfield."""
END: Final = "\x1e"
"""What ends a field."""


def flat(tag: str, ind: str, subs: Subfields) -> str:
    """Return a field as ISO 2709 has it, behind its tag: ``24510<1F>aTitle<1E>``."""
    if not ind:
        return f"{tag}{subs[0][1]}{END}"
    return f"{tag}{ind}{''.join([f'{SUB}{code}{value}' for code, value in subs])}{END}"


def fields_of(text: str) -> tuple[Field, ...]:
    """Return the fields that :func:`flat` made *text* of."""
    return tuple([_field(field[:3], field[3:]) for field in text.split(END)[:-1]])


def _field(tag: str, text: str) -> Field:
    if is_control(tag):
        return Field(tag, "", (("", text),))
    ind, *subs = text.split(SUB)
    return Field(tag, ind, tuple([(sub[0], sub[1:]) for sub in subs]))


class Carrier(NamedTuple):
    """How a carrier writes fields and records.

    Args:
        field: Writes a field.
        escaped: Writes a text within a field; itself where nothing need be escaped.
        rendered: Writes a record of a leader, its fields one behind the other, and its id.
        fits: Tells whether a record of these fields can be written.
        most: How many bytes a record may have; 0 for any number, and then nothing in it depends
            on its length.
        longest: How many bytes a field may have before it is parted, 0 for any number.
    """

    field: Make[str] = flat
    escaped: Callable[[str], str] = str
    rendered: Callable[[str, str, str], str] = lambda leader, fields, _: leader + fields
    fits: Callable[[str], bool] = lambda _: True
    most: int = 0
    longest: int = 0
