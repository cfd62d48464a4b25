"""What Zotero calls the types of items, both ways."""

from collections.abc import Mapping
from typing import Final

__all__ = ["TYPES", "ZOTERO_TYPES"]

ZOTERO_TYPES: Final[Mapping[str, str]] = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "book": "book",
    "broadcast": "tvBroadcast",
    "chapter": "bookSection",
    "dataset": "dataset",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "report": "report",
    "review": "journalArticle",
    "review-book": "journalArticle",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "webpage",
}
"""Zotero's type for each item type; for all others it is ``document``."""

TYPES: Final[Mapping[str, str]] = {
    **{
        zotero: kind
        for kind, zotero in ZOTERO_TYPES.items()
        if kind not in ("review", "review-book")
    },
    "email": "personal_communication",
    "instantMessage": "personal_communication",
    "podcast": "song",
    "radioBroadcast": "broadcast",
    "videoRecording": "motion_picture",
}
"""The item type for each type of Zotero's; for all others it is ``document``."""
