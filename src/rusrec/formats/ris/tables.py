"""Tables of the RIS mapping: types both ways, tags, and what is carried of a record.

Types and tags are those of the RIS specifications of 2001 and 2011 (EndNote's), the second as
Zotero writes it; the tags of the first are read as well.
"""

from collections.abc import Mapping
from typing import Final

from rusrec.loss import Carried

__all__ = ["BOOKS", "CARRIES", "EMBEDDED", "HOSTED", "RIS_TYPES", "SEASONS", "TAGS", "TYPES"]


def _each(words: str, value: str) -> dict[str, str]:
    """Return *value* under each of the *words*."""
    return dict.fromkeys(words.split(), value)


RIS_TYPES: Final[Mapping[str, str]] = {
    "article": "UNPB",
    **_each("article-journal review review-book", "JOUR"),
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    **_each("book", "BOOK"),
    **_each("broadcast motion_picture", "MPCT"),
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    **_each("entry entry-encyclopedia", "ENCYC"),
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "JFULL",
    **_each("personal_communication interview", "PCOMM"),
    "post-weblog": "BLOG",
    **_each("regulation treaty", "LEGAL"),
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    **_each("webpage post", "ELEC"),
}
"""The type that each item type is written as; all others are ``GEN``."""

TYPES: Final[Mapping[str, str]] = {
    **_each("JOUR EJOUR INPR ABST", "article-journal"),
    "UNPB": "article",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    **_each("BILL UNBILL", "bill"),
    **_each("BOOK EBOOK EDBOOK CTLG", "book"),
    **_each("CHAP ECHAP", "chapter"),
    **_each("ANCIENT CLSWK", "classic"),
    **_each("DATA AGGR DBASE", "dataset"),
    "DICT": "entry-dictionary",
    "ENCYC": "entry-encyclopedia",
    **_each("FIGURE CHART EQUA", "figure"),
    "ART": "graphic",
    "HEAR": "hearing",
    "CASE": "legal_case",
    "STAT": "legislation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    **_each("MPCT VIDEO", "motion_picture"),
    "MUSIC": "musical_score",
    "PAMP": "pamphlet",
    **_each("CPAPER CONF", "paper-conference"),
    "PAT": "patent",
    **_each("JFULL SER", "periodical"),
    **_each("PCOMM ICOMM", "personal_communication"),
    "BLOG": "post-weblog",
    "LEGAL": "regulation",
    **_each("RPRT GOVDOC", "report"),
    "COMP": "software",
    "SOUND": "song",
    "SLIDE": "speech",
    "STAND": "standard",
    "THES": "thesis",
    **_each("ELEC WEB", "webpage"),
}
"""The item type of each RIS type; of all others (GEN, GRANT, ONLINE) it is ``document``."""

BOOKS: Final = frozenset(("CHAP", "ECHAP", "CPAPER", "CONF", "DICT", "ENCYC", "FIGURE", "EQUA"))
"""Types of items that stand in a book: the editor and the ISBN are the book's."""

HOSTED: Final = BOOKS | {
    "JOUR", "EJOUR", "INPR", "ABST", "MGZN", "NEWS", "BLOG", "ELEC", "WEB",
}  # fmt: skip
"""Types of items that stand in something, whose title is in ``T2``; of others that is a series."""

TAGS: Final[Mapping[str, str]] = {
    "T1": "TI", "CT": "TI", "A1": "AU", "ED": "A2", "JF": "T2", "BT": "T2", "JA": "J2", "J1": "J2",
    "JO": "J2", "Y1": "PY", "N2": "AB", "PP": "CY", "RN": "N1",
}  # fmt: skip
"""Tags of the older dialect, each with the one that says the same and is written."""

EMBEDDED: Final = "U5"
"""The tag of a whole record: a field that both dialects leave to the user."""

SEASONS: Final = ("Spring", "Summer", "Autumn", "Winter")
"""Months 21 to 24 of EDTF, as they stand behind the third slash of ``DA``."""

_WHOLE: Final = "id title"
_CHANGED: Final = (
    "citekey aka type genre language title.* subtitle short-title author editor translator issued "
    "accessed host series volume issue number section pages extent volumes edition publisher place "
    "identifiers archive links abstract keywords classification notes extra"
)
_LOST: Final = (
    "draft contributor missing dates original event rights counts relations sources corrections "
    "history"
)
CARRIES: Final[Mapping[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(_LOST.split(), "lost"),
}
"""What arrives of each field; see :class:`rusrec.formats.Format`."""
