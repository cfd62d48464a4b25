"""Tables of the page: what COinS calls an item, and what the page says of each field."""

from collections.abc import Mapping
from typing import Final

from rusrec.loss import Carried

__all__ = ["CARRIES", "GENRES", "type_said"]

GENRES: Final[Mapping[str, tuple[str, str]]] = {
    "article-journal": ("journal", "article"),
    "article-magazine": ("journal", "article"),
    "article-newspaper": ("journal", "article"),
    "article": ("journal", "preprint"),
    "review": ("journal", "article"),
    "review-book": ("journal", "article"),
    "periodical": ("journal", "journal"),
    "book": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "entry": ("book", "bookitem"),
    "entry-dictionary": ("book", "bookitem"),
    "entry-encyclopedia": ("book", "bookitem"),
    "paper-conference": ("book", "proceeding"),
    "report": ("book", "report"),
    "thesis": ("dissertation", ""),
}
"""Matrix and genre of each item type; of all others a book of unknown genre."""


def type_said(kind: str) -> str:
    """Return the item type that the page says of one of this *kind*: the first of its genre."""
    genre = GENRES.get(kind)
    return next((each for each, same in GENRES.items() if same == genre), "document")


_WHOLE: Final = "id language title abstract pages"
_CHANGED: Final = (
    "type subtitle title.* abstract.* genre author editor translator issued host volume issue "
    "publisher identifiers links keywords rights"
)
_LOST: Final = (
    "draft citekey aka short-title missing dates accessed original series event number section "
    "extent volumes edition place contributor archive classification notes counts relations "
    "sources corrections history extra"
)
CARRIES: Final[dict[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(_LOST.split(), "lost"),
}
"""What stands on the page of each field; see :class:`rusrec.formats.Format`."""
