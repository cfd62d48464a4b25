"""The record as a tree of immutable values. Nothing here knows of files or formats.

What cannot change cannot hold itself: the structs are left out of the search for cycles (gc=False).
"""

from rusrec.model.date import Date
from rusrec.model.name import Name, NameForm
from rusrec.model.record import (
    HOUSEKEEPING,
    Archive,
    Classification,
    Event,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Link,
    Note,
    Numbering,
    Record,
    Relation,
    Rights,
    is_id,
)
from rusrec.model.source import Change, Correction, Count, Given, Missing, Source
from rusrec.model.text import UNDETERMINED, Text, Texts, choose

__all__ = [
    "HOUSEKEEPING",
    "UNDETERMINED",
    "Archive",
    "Change",
    "Classification",
    "Correction",
    "Count",
    "Date",
    "Event",
    "Extra",
    "ExtraValue",
    "Given",
    "Identifier",
    "Keyword",
    "Link",
    "Missing",
    "Name",
    "NameForm",
    "Note",
    "Numbering",
    "Record",
    "Relation",
    "Rights",
    "Source",
    "Text",
    "Texts",
    "choose",
    "is_id",
]
