"""Tables of the schema.org mapping: classes of items, roles, relations, and what is carried.

Source: schema.org, version 28: CreativeWork and the classes below it, and its bibliographic ones.
"""

from collections.abc import Mapping
from typing import Final

from rusrec.loss import Carried

__all__ = ["ARTICLES", "CARRIES", "CLASSES", "RELATIONS", "ROLES", "TYPES"]

CLASSES: Final[Mapping[str, str]] = {
    "article-journal": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle",
    "article": "Article",
    "article-magazine": "Article",
    "entry": "Article",
    "entry-dictionary": "Article",
    "entry-encyclopedia": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "broadcast": "Episode",
    "chapter": "Chapter",
    "collection": "Collection",
    "dataset": "Dataset",
    "figure": "ImageObject",
    "graphic": "ImageObject",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "musical_score": "SheetMusic",
    "periodical": "Periodical",
    "personal_communication": "Message",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "review": "Review",
    "review-book": "Review",
    "software": "SoftwareApplication",
    "song": "MusicRecording",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""The class of each item type; of all others it is ``CreativeWork``."""

TYPES: Final[Mapping[str, str]] = {
    **{name: kind for kind, name in reversed(tuple(CLASSES.items()))},
    "CreativeWork": "document",
}
"""The item type that a class says."""

ARTICLES: Final = frozenset(
    ("Article", "ScholarlyArticle", "NewsArticle", "BlogPosting", "SocialMediaPosting", "Report")
)
"""Classes that have a section."""

ROLES: Final[Mapping[str, str]] = {
    "ill": "illustrator",
    "cmp": "composer",
    "drt": "director",
    "pro": "producer",
    "fnd": "funder",
    "spn": "sponsor",
    "ctb": "contributor",
}
"""Roles of contributors that are properties; any other is told by a ``Role`` around the name."""

RELATIONS: Final[Mapping[str, str]] = {
    "translation-of": "translationOfWork",
    "review-of": "itemReviewed",
    "references": "citation",
    "version-of": "isBasedOn",
}
"""Relations to other works, each with its property; others have none."""

_WHOLE: Final = "id language title abstract volume issue pages extent"
_CHANGED: Final = (
    "type subtitle title.* abstract.* short-title genre author editor translator contributor "
    "issued original host series number section edition publisher identifiers links keywords "
    "rights relations"
)
_LOST: Final = (
    "draft citekey aka missing dates accessed event volumes place archive classification notes "
    "counts sources corrections history extra"
)
CARRIES: Final[Mapping[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(_LOST.split(), "lost"),
}
"""What stands in the text of each field; see :class:`rusrec.formats.Format`."""
