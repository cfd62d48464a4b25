"""Tables of the MARC mapping: types, identifiers, notes, relations, and what is carried."""

from collections.abc import Mapping
from typing import Final

from rusrec.formats import EMBED, READING, Option
from rusrec.loss import Carried

__all__ = [
    "CARRIES",
    "CLASSES",
    "CONTENT",
    "GROUPS",
    "HOST_TYPES",
    "LEVELS",
    "NOTES",
    "NOTE_TAGS",
    "NUMBERS",
    "OPTIONS",
    "PROFILES",
    "RELATIONS",
    "SERIALS",
    "SHORTENED",
    "TYPES",
]

PROFILES: Final = ("vernacular", "loc880", "kormarc")
OPTIONS: Final[Mapping[str, Option]] = {
    **READING,
    "profile": Option("where texts in several scripts go", PROFILES),
    "embed": EMBED,
}
"""The options of both carriers of MARC."""

_PARTS: Final = (
    "article article-journal article-magazine article-newspaper review review-book chapter entry "
    "entry-dictionary entry-encyclopedia paper-conference post post-weblog interview speech"
)
LEVELS: Final[Mapping[str, str]] = {
    **dict.fromkeys(_PARTS.split(), "aa"),
    "periodical": "as",
    "collection": "ac",
    "manuscript": "tm",
    "map": "em",
    "musical_score": "cm",
    "song": "jm",
    "motion_picture": "gm",
    "broadcast": "gm",
    "graphic": "km",
    "figure": "km",
    "software": "mm",
    "dataset": "mm",
    "webpage": "ai",
}
"""Leader positions 6 and 7 of each item type; all others are ``am``, a monograph in print."""

SERIALS: Final = frozenset("bsi")
"""Bibliographic levels (leader position 7) with the layout of continuing resources in 008."""

TYPES: Final[Mapping[str, str]] = {
    "as": "periodical", "ac": "collection", "tm": "manuscript", "em": "map", "fm": "map",
    "cm": "musical_score", "dm": "musical_score", "jm": "song", "gm": "motion_picture",
    "km": "graphic", "mm": "software", "ai": "webpage", "ab": "periodical", "im": "speech",
}  # fmt: skip
"""The item type that positions 6 and 7 of a leader say; a part is looked at with its host."""

HOST_TYPES: Final[Mapping[str, str]] = {
    "s": "periodical", "m": "book", "c": "collection", "i": "webpage",
}  # fmt: skip
"""The item type of a host by its bibliographic level, position 3 of ``773 $7``."""

NUMBERS: Final[Mapping[str, str]] = {
    "doi": "doi", "hdl": "hdl", "urn": "urn", "ark": "ark", "pmid": "pmid", "pmcid": "pmcid",
    "kci": "kci", "uci": "uci", "riss": "riss", "lccn": "lccn", "issn": "issn", "eissn": "eissn",
    "issn-l": "issn-l",
}  # fmt: skip
"""Identifier schemes, with what stands in ``024 $2``."""

CLASSES: Final[Mapping[str, tuple[str, str]]] = {
    "ddc": ("082", "04"), "udc": ("080", "  "), "lcc": ("050", " 4"), "nlm": ("060", " 4"),
}  # fmt: skip
"""Classification schemes with a field of their own; others stand in 084 with ``$2``."""

NOTES: Final[Mapping[str, str]] = {
    "references": "504", "provenance": "561", "scale": "255", "medium": "340",
}  # fmt: skip
"""Kinds of notes with a field of their own; the others are 500."""

NOTE_TAGS: Final = (
    "500", "501", "502", "505", "508", "511", "518", "525", "530", "533", "534", "536", "538",
    "545", "555", "580", "585", "586", "590",
)  # fmt: skip
"""Fields of notes that are read as such, and written as 500."""

GROUPS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("260", "264"), "260"),
    **dict.fromkeys((*NOTE_TAGS, *NOTES.values()), "500"),
    **dict.fromkeys(("600", "610", "611", "630", "650", "651", "653"), "650"),
    **dict.fromkeys(("700", "710", "720"), "700"),
    **dict.fromkeys(("765", "772", "775", "780", "785", "787"), "780"),
    "LDR": "",
}
"""Tags that say the same kind of thing keep the order of the record, not that of their numbers."""

CONTENT: Final[Mapping[str, tuple[str, str]]] = {
    "a": ("text", "txt"), "t": ("text", "txt"), "e": ("cartographic image", "cri"),
    "c": ("notated music", "ntm"), "j": ("performed music", "prm"),
    "g": ("two-dimensional moving image", "tdi"), "k": ("still image", "sti"),
    "m": ("computer dataset", "cod"), "i": ("spoken word", "spw"),
}  # fmt: skip
"""The content type of 336 by leader position 6: term and code of RDA."""

RELATIONS: Final[Mapping[str, tuple[str, str, str]]] = {
    "continues": ("780", "00", ""),
    "continued-by": ("785", "00", ""),
    "supplement-to": ("772", "0 ", ""),
    "version-of": ("775", "0 ", ""),
    "translation-of": ("765", "08", "Translation of:"),
    "review-of": ("787", "08", "Review of:"),
    "references": ("787", "08", "References:"),
}
"""Relations: field, indicators, and what introduces the other work in ``$i``."""

_WHOLE: Final = (
    "id type language title title.* subtitle subtitle.* short-title short-title.* genre genre.* "
    "author editor translator contributor issued host.title abstract abstract.* keywords links "
    "edition identifiers.*"
)
_CHANGED: Final = (
    "author.affiliation editor.affiliation translator.affiliation contributor.affiliation host "
    "series original relations event volume issue number pages extent volumes publisher place "
    "archive classification notes rights dates extra "
    # Of a serial that says more than its number only the number is read; of two in one, both.
    "identifiers identifiers.issn identifiers.eissn identifiers.issn-l identifiers.isbn"
)
_LOST: Final = "draft citekey aka missing accessed section counts sources corrections history"
CARRIES: Final[Mapping[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(_LOST.split(), "lost"),
}
"""What arrives of each field; see :class:`rusrec.formats.Format`."""

SHORTENED: Final[Mapping[str, Carried]] = {
    field: "changed" if field.partition(".")[0] in ("abstract", "keywords") else promise
    for field, promise in CARRIES.items()
}
"""The same for ISO 2709, in which a record has an end: its longest texts may not arrive."""
