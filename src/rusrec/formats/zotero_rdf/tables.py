"""Tables of the Zotero RDF mapping: namespaces, classes, names, and what is carried.

The words are those that Zotero writes and reads: FOAF for people, Dublin Core, PRISM, the biblio
vocabulary, and its own for the rest.
"""

from collections.abc import Mapping
from typing import Final

from rusrec.loss import Carried

__all__ = ["CARRIES", "CLASSES", "CONTAINERS", "CREATORS", "NAMESPACES"]

NAMESPACES: Final[Mapping[str, str]] = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "bib": "http://purl.org/net/biblio#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "link": "http://purl.org/rss/1.0/modules/link/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
}
"""Prefixes, each with its namespace; other prefixes for the same are read as well."""

CLASSES: Final[Mapping[str, str]] = {
    "journalArticle": "bib:Article",
    "magazineArticle": "bib:Article",
    "newspaperArticle": "bib:Article",
    "book": "bib:Book",
    "bookSection": "bib:BookSection",
    "thesis": "bib:Thesis",
    "letter": "bib:Letter",
    "manuscript": "bib:Manuscript",
    "report": "bib:Report",
    "patent": "bib:Patent",
    "film": "bib:MotionPicture",
    "audioRecording": "bib:Recording",
    "artwork": "bib:Illustration",
    "map": "bib:Image",
    "dataset": "bib:Data",
    "statute": "bib:Legislation",
    "bill": "bib:Legislation",
}
"""The class of the node for each type of Zotero's; for all others it is ``bib:Document``."""

CONTAINERS: Final[Mapping[str, str]] = {
    "journalArticle": "bib:Journal",
    "magazineArticle": "bib:Periodical",
    "newspaperArticle": "bib:Newspaper",
    "bookSection": "bib:Book",
    "conferencePaper": "bib:Journal",
    "dictionaryEntry": "z:Dictionary",
    "encyclopediaArticle": "z:Encyclopedia",
    "blogPost": "z:Blog",
    "forumPost": "z:Forum",
    "webpage": "z:Website",
}
"""The class of what an item of this type stands in."""

CREATORS: Final[Mapping[str, str]] = {
    "bib:authors": "author",
    "bib:editors": "editor",
    "z:translators": "translator",
    "bib:contributors": "ctb",
    "z:artists": "art",
    "z:cartographers": "ctg",
    "z:composers": "cmp",
    "z:directors": "drt",
    "z:interviewers": "ivr",
    "z:interviewees": "ive",
    "z:inventors": "inv",
    "z:performers": "prf",
    "z:presenters": "pre",
    "z:producers": "pro",
    "z:programmers": "prg",
    "z:recipients": "rcp",
    "z:scriptwriters": "aus",
    "z:sponsors": "spn",
}
"""Lists of creators: the field of the record, or the role of a contributor (MARC relators)."""

_WHOLE: Final = "id title pages"
_CHANGED: Final = (
    "citekey type genre language title.* subtitle short-title author editor translator contributor "
    "issued accessed host series event volume issue number section extent volumes edition "
    "publisher place identifiers archive links abstract keywords classification notes rights extra"
)
_LOST: Final = "draft aka missing dates original counts relations sources corrections history"
CARRIES: Final[Mapping[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(_LOST.split(), "lost"),
}
"""What arrives of each field; see :class:`rusrec.formats.Format`."""
