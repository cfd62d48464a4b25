"""The wire shape of an item as most are: decoded at once, its types checked by the decoder.

A key more or a value of another type makes an item unusual. A name and a date stay as they stand:
people and days come again, and what was made of them is known by its bytes.
"""

from typing import Final

from msgspec import Raw, Struct

from rusrec.formats.csl_json.item import wire

__all__ = [
    "ABSENT",
    "ESCAPE",
    "FEWER",
    "SHARED",
    "TEXTS",
    "Usual",
    "UsualDate",
    "UsualName",
    "is_bare",
    "marks",
]

ABSENT: Final = Raw(b"")
"""A date that an item has not."""


class UsualName(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A person or a body of which nothing more is said."""

    family: str = ""
    given: str = ""
    literal: str = ""


class UsualDate(Struct, frozen=True, forbid_unknown_fields=True, rename=wire, gc=False):
    """A date of parts alone."""

    date_parts: tuple[tuple[int | str, ...], ...] = ()


class Usual(Struct, forbid_unknown_fields=True, rename=wire, gc=False):
    """An item of usual keys: texts that many items share, that fewer have, that most have."""

    type: str = ""
    language: str = ""
    container_title: str = ""
    container_title_short: str = ""
    journal_abbreviation: str = ""
    collection_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    issn: str = ""

    title_short: str = ""
    number_of_pages: str = ""
    edition: str = ""
    genre: str = ""
    url: str = ""
    note: str = ""
    source: str = ""

    id: str = ""
    citation_key: str = ""
    title: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    doi: str = ""
    isbn: str = ""
    abstract: str = ""
    keyword: str = ""

    author: tuple[Raw, ...] = ()
    issued: Raw = ABSENT
    editor: tuple[Raw, ...] = ()
    translator: tuple[Raw, ...] = ()
    accessed: Raw = ABSENT


_FIELDS: Final = Usual.__struct_fields__
_FEWER, _OWN, TEXTS = map(_FIELDS.index, ("title_short", "id", "author"))
"""How many of the values are texts, which come first."""
SHARED: Final[tuple[str, ...]] = _FIELDS[:_FEWER]
"""The attributes of what many items share."""
FEWER: Final = slice(_FEWER, _OWN)
"""Where the texts stand that fewer items have."""


def is_bare(text: bytes) -> bool:
    """Tell whether nothing in JSON is escaped but quotation marks."""
    at = text.find(b"\\")
    while at >= 0:
        if text[at + 1] != _MARK:
            return False
        at = text.find(b"\\", at + 2)
    return True


def marks(text: bytes, *, bare: bool = False) -> int:
    """Return how many quotation marks of JSON stand in *text*: those that are not escaped.

    A key that stands twice, which the decoder does not see, shows by them. In a *bare* text each
    backslash escapes one of them.
    """
    if bare:
        number = text.count(b'"')
        return number - text.count(b"\\") if ESCAPE in text else number
    return text.replace(b"\\\\", b"").replace(b'\\"', b"").count(b'"')


_MARK, ESCAPE = b'"\\'  # as numbers, which are looked for sooner than one byte as bytes
