"""Tables of the BibTeX mapping: entry types, fields, and what is carried of a record.

Entry types and fields are those of the standard styles (plain.bst); fields that these pass over are
called as biblatex calls them, so that both kinds of tools find them.
"""

from collections.abc import Mapping
from typing import Final

from rusrec.loss import Carried
from rusrec.model import Text

__all__ = [
    "BARE_MONTHS",
    "CARRIES",
    "ENTRIES",
    "FOLDED",
    "GENRES",
    "HOLDERS",
    "IMPLIED",
    "NEEDS",
    "NOTES",
    "NUMBERED_ITEMS",
    "PUBLISHER_OF",
    "SEASONS",
    "TYPES",
    "UNHOSTED",
    "host_type",
]


def _each(words: str, value: str) -> dict[str, str]:
    """Return *value* under each of the *words*."""
    return dict.fromkeys(words.split(), value)


ENTRIES: Final[Mapping[str, str]] = {
    **_each("article-journal article-magazine article-newspaper review review-book", "article"),
    **_each("chapter entry entry-dictionary entry-encyclopedia", "incollection"),
    "paper-conference": "inproceedings",
    **_each("book classic musical_score", "book"),
    "pamphlet": "booklet",
    "thesis": "phdthesis",
    **_each("report standard", "techreport"),
    **_each("manuscript speech", "unpublished"),
}
"""The entry type that each item type is written as; all others are ``misc``."""

TYPES: Final[Mapping[str, str]] = {
    **_each("article suppperiodical", "article-journal"),
    **_each("incollection inbook bookinbook suppbook suppcollection", "chapter"),
    **_each("inproceedings conference", "paper-conference"),
    **_each("book mvbook collection mvcollection proceedings mvproceedings", "book"),
    **_each("reference mvreference", "book"),
    "inreference": "entry-encyclopedia",
    **_each("phdthesis mastersthesis thesis", "thesis"),
    **_each("techreport report manual", "report"),
    "unpublished": "manuscript",
    "booklet": "pamphlet",
    **_each("online www electronic webpage", "webpage"),
    **{kind: kind for kind in ("periodical", "patent", "dataset", "software", "standard")},
    "letter": "personal_communication",
    **_each("artwork image", "graphic"),
    **_each("audio music", "song"),
    **_each("movie video", "motion_picture"),
    **{kind: kind for kind in ("performance", "review", "legislation")},
    "jurisdiction": "legal_case",
    "legal": "legislation",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
}
"""The item type of each entry type that is met in .bib files; of all others it is ``document``."""

FOLDED: Final = frozenset(
    (*ENTRIES.values(), "misc", "mastersthesis", "conference", "report", "thesis")
)
"""Entry types that need not be kept, for the record's own type says as much."""

NEEDS: Final[Mapping[str, str]] = {
    "article": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "unpublished": "note",
}
"""A field that the standard styles miss in an entry without it; it is then written as ``misc``."""

UNHOSTED: Final = frozenset(
    _each(
        "book mvbook collection mvcollection proceedings mvproceedings reference mvreference "
        "booklet phdthesis mastersthesis thesis techreport report manual periodical",
        "",
    )
)
"""Entry types of works that stand in no other."""

NUMBERED_ITEMS: Final = frozenset(("techreport", "report", "manual", "patent", "standard"))
"""Entry types whose ``number`` is the item's own, even beside a ``series``."""

HOLDERS: Final = ("publisher", "school", "institution", "organization")
"""The fields that say who publishes, in the order in which they are looked for."""

PUBLISHER_OF: Final[Mapping[str, str]] = {
    "phdthesis": "school",
    "mastersthesis": "school",
    "techreport": "institution",
    "manual": "organization",
}

NOTES: Final[Mapping[str, str]] = {
    "note": "",
    "annote": "annote",
    "annotation": "annote",
    "pubstate": "status",
    "howpublished": "howpublished",
}
"""The type of note that each field is."""

IMPLIED: Final[Mapping[str, Text]] = {"mastersthesis": Text("Master's thesis", "en")}
"""What an entry type says by itself, so that no field ``type`` needs to."""

GENRES: Final[Mapping[str, Text | None]] = {
    "mathesis": Text("Master's thesis", "en"),
    "phdthesis": Text("PhD thesis", "en"),
    "candthesis": Text("Candidate thesis", "en"),
    "bathesis": Text("Bachelor's thesis", "en"),
    "techreport": Text("Technical report", "en"),
    "resreport": Text("Research report", "en"),
    "software": None,
}
"""What biblatex's keys in ``type`` mean."""

BARE_MONTHS: Final = tuple(_each("jan feb mar apr may jun jul aug sep oct nov dec", ""))
"""The macros for months that every style defines."""

SEASONS: Final = ("Spring", "Summer", "Autumn", "Winter")
"""Months 21 to 24 of EDTF."""


def _rows(words: str, carried: Carried) -> dict[str, Carried]:
    return dict.fromkeys(words.split(), carried)


CARRIES: Final[Mapping[str, Carried]] = {
    **_rows("id title short-title pages extent volumes abstract", "whole"),
    **_rows("citekey aka type genre language title.* subtitle short-title.* abstract.*", "changed"),
    **_rows("author editor translator issued accessed host series event", "changed"),
    **_rows("volume issue number edition publisher place identifiers links", "changed"),
    **_rows("keywords notes extra", "changed"),
    **_rows("draft contributor missing dates original section archive classification", "lost"),
    **_rows("rights counts relations sources corrections history", "lost"),
}
"""What arrives of each field; see :class:`rusrec.formats.Format`."""


def host_type(field: str) -> str:
    """Return the type of the work whose title stands in *field*."""
    return "book" if field == "booktitle" else "periodical"
