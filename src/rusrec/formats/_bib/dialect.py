"""What one kind of .bib file has of its own: BibTeX and BibLaTeX are a dialect each."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from rusrec.formats._bib.language import Languages

__all__ = ["Dialect", "Step"]

Step = Callable[[Any, Any], None]
"""Writes a value that is there: takes a :class:`rusrec.formats._bib.sheet.Sheet` and the value."""


class Dialect(Struct, frozen=True, eq=False, kw_only=True):
    """The tables and steps of one dialect; what is not here is the same in all of them.

    A writer looks up its steps once, when it is made; so a record costs the same in any dialect.

    Args:
        entries: The entry type that each item type is written as; all others are ``misc``.
        masters: The entry type of a master's thesis, where it has one of its own.
        own: Entry types that need not be kept, for the record's own type says as much.
        needs: A field that the styles miss in an entry without it; it is then written as ``misc``.
        publisher_of: The field that says who publishes, where it is not ``publisher``.
        journal: The field for the title of a journal.
        address: The field for the place.
        subtitles: The field for the subtitle beside a title; empty where both are one.
        joint: What parts several publishers or places.
        related: Whether works of which a record tells have entries of their own.
        lends: Whether a date that is only the host's is marked as such.
        languages: The fields for the languages of an item, and what a reader makes of them.
        steps: How the fields of a record are written that other dialects write otherwise.
        finish: What is to be done when all fields are written; takes the sheet.
    """

    entries: Mapping[str, str]
    masters: str = ""
    own: frozenset[str]
    needs: Mapping[str, str]
    publisher_of: Mapping[str, str]
    journal: str = "journal"
    address: str = "address"
    subtitles: Mapping[str, str] = {}
    joint: str = "; "
    related: bool = False
    lends: bool = False
    languages: Callable[[tuple[str, ...]], tuple[Mapping[str, str], Languages]]
    steps: Mapping[str, Step] = {}
    finish: Callable[[Any], None]
