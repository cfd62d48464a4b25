"""Tables of BibTeX alone: the entry types of its standard styles (plain.bst), what it carries.

Fields that these styles pass over are called as biblatex calls them, so that both kinds of tools
find them.
"""

from collections.abc import Mapping
from typing import Final

from rusrec.formats._bib.tables import each
from rusrec.loss import Carried

__all__ = ["CARRIES", "ENTRIES", "NEEDS", "PUBLISHER_OF"]

ENTRIES: Final[Mapping[str, str]] = {
    **each("article-journal article-magazine article-newspaper review review-book", "article"),
    **each("chapter entry entry-dictionary entry-encyclopedia", "incollection"),
    "paper-conference": "inproceedings",
    **each("book classic musical_score", "book"),
    "pamphlet": "booklet",
    "thesis": "phdthesis",
    **each("report standard", "techreport"),
    **each("manuscript speech", "unpublished"),
}
"""The entry type that each item type is written as."""

NEEDS: Final[Mapping[str, str]] = {
    "article": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "unpublished": "note",
}
"""A field that the standard styles miss in an entry without it."""

PUBLISHER_OF: Final[Mapping[str, str]] = {
    "phdthesis": "school",
    "mastersthesis": "school",
    "techreport": "institution",
    "manual": "organization",
}
"""The field that says who publishes, where it is not ``publisher``."""

_WHOLE: Final[Carried] = "whole"
_CHANGED: Final[Carried] = "changed"
_LOST: Final[Carried] = "lost"
CARRIES: Final[Mapping[str, Carried]] = {
    **each("id title short-title pages extent volumes abstract", _WHOLE),
    **each("citekey aka type genre language title.* subtitle short-title.* abstract.*", _CHANGED),
    **each("author editor translator issued accessed host series event", _CHANGED),
    **each("volume issue number edition publisher place identifiers links", _CHANGED),
    **each("keywords notes rights contributor original extra", _CHANGED),
    **each("draft missing dates section archive classification", _LOST),
    **each("counts relations sources corrections history", _LOST),
}
"""What arrives of each field; see :class:`rusrec.formats.Format`."""
