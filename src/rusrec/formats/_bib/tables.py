"""Tables that all dialects share: what entry types and fields mean, wherever they are met."""

from collections.abc import Mapping
from typing import Final, TypeVar

from rusrec.model import Text

__all__ = [
    "BARE_MONTHS",
    "GENRES",
    "HOLDERS",
    "IMPLIED",
    "NOTES",
    "NUMBERED_ITEMS",
    "SEASONS",
    "SORTED_BY",
    "SUBTYPES",
    "TYPES",
    "UNHOSTED",
    "each",
    "host_type",
]


T = TypeVar("T")


def each(words: str, value: T) -> dict[str, T]:
    """Return *value* under each of the *words*."""
    return dict.fromkeys(words.split(), value)


TYPES: Final[Mapping[str, str]] = {
    **each("article suppperiodical", "article-journal"),
    **each("incollection inbook bookinbook suppbook suppcollection", "chapter"),
    **each("inproceedings conference", "paper-conference"),
    **each("book mvbook collection mvcollection proceedings mvproceedings", "book"),
    **each("reference mvreference", "book"),
    "inreference": "entry-encyclopedia",
    **each("phdthesis mastersthesis thesis", "thesis"),
    **each("techreport report manual", "report"),
    "unpublished": "manuscript",
    "booklet": "pamphlet",
    **each("online www electronic webpage", "webpage"),
    **{kind: kind for kind in ("periodical", "patent", "dataset", "software", "standard")},
    "letter": "personal_communication",
    **each("artwork image", "graphic"),
    **each("audio music", "song"),
    **each("movie video", "motion_picture"),
    **{kind: kind for kind in ("performance", "review", "legislation")},
    "jurisdiction": "legal_case",
    "legal": "legislation",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
}
"""The item type of each entry type that is met in .bib files; of all others it is ``document``."""

SUBTYPES: Final[Mapping[str, str]] = {
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
}
"""What styles call an item type in ``entrysubtype``; the others stand there by their own name."""

UNHOSTED: Final = frozenset(
    each(
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

SORTED_BY: Final = ("key", "sortkey", "label")
"""The fields that sort and call an entry without author, where they say no more than its title."""

BARE_MONTHS: Final = tuple(each("jan feb mar apr may jun jul aug sep oct nov dec", ""))
"""The macros for months that every style defines."""

SEASONS: Final = ("Spring", "Summer", "Autumn", "Winter")
"""Months 21 to 24 of EDTF."""


def host_type(field: str) -> str:
    """Return the type of the work whose title stands in *field*."""
    return "book" if field == "booktitle" else "periodical"
