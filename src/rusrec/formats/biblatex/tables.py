"""Tables of BibLaTeX alone: the entry types of its data model, and what it carries."""

from collections.abc import Mapping
from typing import Final

from rusrec.formats._bib.tables import each
from rusrec.loss import Carried

__all__ = ["CARRIES", "ENTRIES", "OWN", "PUBLISHER_OF", "SUBTITLES"]

ENTRIES: Final[Mapping[str, str]] = {
    **each("article-journal article-magazine article-newspaper review review-book", "article"),
    "chapter": "incollection",
    **each("entry entry-dictionary entry-encyclopedia", "inreference"),
    "paper-conference": "inproceedings",
    **each("book classic musical_score", "book"),
    "pamphlet": "booklet",
    "thesis": "thesis",
    "report": "report",
    **each("manuscript speech", "unpublished"),
    **each("webpage post post-weblog", "online"),
    **{kind: kind for kind in ("periodical", "patent", "dataset", "software", "standard")},
    "personal_communication": "letter",
    **each("graphic figure map", "image"),
    "song": "audio",
    **each("motion_picture broadcast", "video"),
    "performance": "performance",
    **each("legislation bill regulation treaty", "legislation"),
    **each("legal_case hearing", "jurisdiction"),
}
"""The entry type that each item type is written as; ``entrysubtype`` says which where several are.
"""

OWN: Final = frozenset((*ENTRIES.values(), "misc", "conference", "electronic", "www", "techreport"))
"""Entry types that need not be kept: those that are written, and other names for them."""

PUBLISHER_OF: Final[Mapping[str, str]] = {
    "thesis": "institution",
    "report": "institution",
    "manual": "organization",
    "online": "organization",
}
"""The field that says who publishes, where it is not ``publisher``."""

SUBTITLES: Final[Mapping[str, str]] = {
    "journaltitle": "journalsubtitle",
    "booktitle": "booksubtitle",
    "maintitle": "mainsubtitle",
    "issuetitle": "issuesubtitle",
}
"""The field for a subtitle beside each field for a title."""

_WHOLE: Final[Carried] = "whole"
_CHANGED: Final[Carried] = "changed"
_LOST: Final[Carried] = "lost"
CARRIES: Final[Mapping[str, Carried]] = {
    **each("id type title subtitle short-title issued pages extent volumes abstract", _WHOLE),
    **each("title.* subtitle.* short-title.* abstract.* issued.*", _CHANGED),
    **each("citekey aka genre language author editor translator contributor accessed", _CHANGED),
    **each("host series event volume issue number edition publisher place", _CHANGED),
    **each("identifiers links keywords notes rights original relations extra", _CHANGED),
    **each("draft missing dates section archive classification", _LOST),
    **each("counts sources corrections history", _LOST),
}
"""What arrives of each field; see :class:`rusrec.formats.Format`."""
