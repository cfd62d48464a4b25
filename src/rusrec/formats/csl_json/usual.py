"""The wire shape of an item as most are: decoded at once, its types checked by the decoder.

A key more, a value of another type or a key that stands twice makes an item unusual.
"""

from functools import lru_cache
from typing import Any, Final

from msgspec import DecodeError, Struct, ValidationError, convert
from msgspec.json import Decoder
from msgspec.structs import astuple

from rusrec.formats.csl_json.item import wire

__all__ = [
    "FEWER",
    "SHARED",
    "USUAL",
    "Usual",
    "UsualDate",
    "UsualName",
    "escaped_marks",
    "usual_in",
    "usual_of",
]


class UsualName(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A person or a body of which nothing more is said."""

    family: str = ""
    given: str = ""
    literal: str = ""


class UsualDate(Struct, frozen=True, forbid_unknown_fields=True, rename=wire, gc=False):
    """A date of parts alone."""

    date_parts: tuple[tuple[int | str, ...], ...] = ()


class Usual(Struct, forbid_unknown_fields=True, rename=wire, gc=False):
    """An item of usual keys: what many items share, what fewer have, and what most have."""

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
    editor: tuple[UsualName, ...] = ()
    translator: tuple[UsualName, ...] = ()
    accessed: UsualDate | None = None

    id: str = ""
    citation_key: str = ""
    title: str = ""
    author: tuple[UsualName, ...] = ()
    issued: UsualDate | None = None
    volume: str = ""
    issue: str = ""
    page: str = ""
    doi: str = ""
    isbn: str = ""
    abstract: str = ""
    keyword: str = ""


USUAL: Final[tuple[str, ...]] = Usual.__struct_encode_fields__
"""The usual keys."""

_FIELDS: Final = Usual.__struct_fields__
SHARED: Final[tuple[str, ...]] = _FIELDS[: _FIELDS.index("title_short")]
"""The attributes of what many items share."""
FEWER: Final = slice(len(SHARED), _FIELDS.index("id"))
"""Where the values stand that fewer items have."""
_TEXTS: Final = Usual.__struct_defaults__.count("")
_decode: Final = Decoder(Usual).decode


def usual_of(found: dict[str, Any]) -> Usual | None:
    """Return an item that was decoded, its numbers as text, as a usual one; None if it is not."""
    try:
        return convert(found, Usual)
    except (ValidationError, UnicodeEncodeError):  # half of a surrogate pair in a key
        return None


def usual_in(text: bytes, escaped: int) -> Usual | None:
    """Return the item that *text* is in JSON; None where it is none, or none of usual keys.

    None too where a key may stand twice, which the decoder does not see: then there are more
    quotation marks than the values that it took need, beside those that are *escaped*.
    """
    try:
        item = _decode(text)
    except (DecodeError, UnicodeDecodeError):
        return None
    marks = 4 * (_TEXTS - astuple(item).count("")) + escaped
    if item.author:
        marks += _marks_of_names(item.author)
    if item.issued is not None:
        marks += _marks_of_date(item.issued)
    if item.editor or item.translator or item.accessed:
        marks += _marks_of_names(item.editor) + _marks_of_names(item.translator)
        marks += _marks_of_date(item.accessed)
    return item if marks == text.count(b'"') else None


def escaped_marks(text: bytes) -> tuple[int, bool]:
    """Return how many quotation marks of JSON are escaped, and whether anything else is."""
    marks = text.count(b'\\"')
    if marks == text.count(b"\\"):
        return marks, False
    # In what is left no backslash is itself escaped.
    return text.replace(b"\\\\", b"").count(b'\\"'), True


def _marks_of_names(names: tuple[UsualName, ...]) -> int:
    marks = 2 if names else 0
    for name in names:
        marks += 4 * ((name.family != "") + (name.given != "") + (name.literal != ""))
    return marks


@lru_cache(maxsize=4096)
def _marks_of_date(date: UsualDate | None) -> int:
    if date is None:
        return 0
    return 4 + 2 * sum(type(part) is str for numbers in date.date_parts for part in numbers)
