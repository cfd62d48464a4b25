"""Tables that all dialects share: what entry types and fields mean, wherever they are met."""

from collections.abc import Mapping
from typing import Final, TypeVar

from rusrec.model import Text

__all__ = [
    "BARE_MONTHS",
    "ENTRY_TYPE",
    "FIELDS",
    "GENRES",
    "GIVEN_NAMES",
    "HOLDERS",
    "IMPLIED",
    "NOTES",
    "NUMBERED_ITEMS",
    "SEASONS",
    "SELDOM",
    "SIMPLE_NAME",
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


ENTRY_TYPE: Final = "entrytype"
"""Under this key an entry type is kept in ``extra`` that is none of those that we write."""

_SELDOM_HOMES: Final = """
    subtitle shorttitle translator urldate urldate+an:edtf eventtitle eventdate eventdate+an:edtf
    venue pagetotal volumes edition annotator commentator introduction foreword afterword holder
    editora editorb editorc editoratype editorbtype editorctype copyright rights
    origtitle origdate origdate+an:edtf origlanguage origpublisher origlocation
"""
_HOMES: Final = """
    author editor title journal journaltitle journalsubtitle
    shortjournal issuetitle issuesubtitle maintitle mainsubtitle bookauthor booktitle
    booksubtitle publisher school institution organization address
    location issn isbn doi eprint eprinttype pmid pmcid url howpublished volume
    number issue eid articleno chapter part series pages date year month day type
    language langid keywords keyword
    abstract note annote annotation pubstate key sortkey label ids crossref xdata entrysubtype
    titleaddon titleaddon+an:lang usere usere+an:lang nameaddon nameaddon+an:lang
    langid+an:lang date+an:edtf date+an:of
"""
SELDOM: Final = frozenset(_SELDOM_HOMES.split())
"""Fields that few entries have."""

FIELDS: Final = SELDOM.union(_HOMES.split())
"""Every field that a home in the record is known for; all others go into ``extra``."""


_WORD: Final = r"(?:[^\W_]|[’.]|['-](?!['-]))*"
SIMPLE_NAME: Final = rf"[^\W\d_]{_WORD}"
"""The shape of a name of one word in which there is nothing to interpret."""

GIVEN_NAMES: Final = rf"[^\W_]{_WORD}(?: [^\W_]{_WORD})*"
"""The same of given names, initials among them."""


def host_type(field: str) -> str:
    """Return the type of the work whose title stands in *field*."""
    return "book" if field == "booktitle" else "periodical"
