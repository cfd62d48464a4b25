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

ENTRIES: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        "article-journal article-magazine article-newspaper review review-book".split(), "article"
    ),
    **dict.fromkeys(
        "chapter entry entry-dictionary entry-encyclopedia".split(), "incollection"
    ),
    "paper-conference": "inproceedings",
    **dict.fromkeys("book classic musical_score".split(), "book"),
    "pamphlet": "booklet",
    "thesis": "phdthesis",
    **dict.fromkeys("report standard".split(), "techreport"),
    **dict.fromkeys("manuscript speech".split(), "unpublished"),
}
"""The entry type that each item type is written as; all others are ``misc``."""

TYPES: Final[Mapping[str, str]] = {
    **dict.fromkeys("article suppperiodical".split(), "article-journal"),
    **dict.fromkeys("incollection inbook bookinbook suppbook suppcollection".split(), "chapter"),
    **dict.fromkeys("inproceedings conference".split(), "paper-conference"),
    **dict.fromkeys("book mvbook collection mvcollection proceedings mvproceedings".split(), "book"),
    **dict.fromkeys("reference mvreference".split(), "book"),
    "inreference": "entry-encyclopedia",
    **dict.fromkeys("phdthesis mastersthesis thesis".split(), "thesis"),
    **dict.fromkeys("techreport report manual".split(), "report"),
    "unpublished": "manuscript",
    "booklet": "pamphlet",
    **dict.fromkeys("online www electronic webpage".split(), "webpage"),
    "periodical": "periodical",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "standard": "standard",
    "letter": "personal_communication",
    "artwork": "graphic",
    "image": "graphic",
    "audio": "song",
    "music": "song",
    "movie": "motion_picture",
    "video": "motion_picture",
    "performance": "performance",
    "review": "review",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "legal": "legislation",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
}
"""The item type of each entry type that is met in .bib files; of all others it is ``document``."""

FOLDED: Final = frozenset(
    (*ENTRIES.values(), *"misc mastersthesis conference report thesis".split())
)
"""Entry types that need not be kept, for the record's own type says as much."""

NEEDS: Final[Mapping[str, str]] = {
    "article": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "unpublished": "note",
}
"""A field without which the standard styles complain of an entry; it is then written as ``misc``."""

UNHOSTED: Final = frozenset(
    "book mvbook collection mvcollection proceedings mvproceedings reference mvreference booklet "
    "phdthesis mastersthesis thesis techreport report manual periodical".split()
)
"""Entry types of works that stand in no other."""

NUMBERED_ITEMS: Final = frozenset("techreport report manual patent standard".split())
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

BARE_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
"""The macros for months that every style defines."""

SEASONS: Final = ("Spring", "Summer", "Autumn", "Winter")
"""Months 21 to 24 of EDTF."""

_CHANGED: Final = (
    "citekey aka type genre genre.* language title.* subtitle short-title.* author editor "
    "translator issued accessed host series event volume issue number edition edition.* publisher "
    "place identifiers links abstract.* keywords notes extra"
)
_WHOLE: Final = "id title short-title pages extent volumes abstract"
CARRIES: Final[Mapping[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(
        "draft contributor missing dates original section archive classification rights counts "
        "relations sources corrections history".split(),
        "lost",
    ),
}


def host_type(field: str) -> str:
    """Return the type of the work whose title stands in *field*."""
    return "book" if field == "booktitle" else "periodical"
