"""Dates as said of an item: an EDTF value, who says it, and the words on the item."""

from typing import ClassVar

from msgspec import Struct

from rusrec.model.text import Cert

__all__ = ["DATES", "Date"]

DATES = ("received", "accepted", "available", "copyright")
"""The kinds of date in ``dates``; issued, accessed and an event's date have fields of their own."""


class Date(Struct, frozen=True, omit_defaults=True, gc=False, cache_hash=True):
    """A date in EDTF (ISO 8601-2, levels 0 and 1, with sets and ``1937-05-1X`` of level 2).

    ``text`` is the date as printed; ``of`` is its kind where several stand together.
    """

    KEY: ClassVar[str] = "of"

    edtf: str
    of: str = ""
    by: str = ""
    cert: Cert = ""
    text: str = ""
