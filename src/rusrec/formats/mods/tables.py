"""What MODS and the record call the same things, each table once for both ways."""

from types import MappingProxyType
from typing import Final

from msgspec import Struct

__all__ = [
    "DATE_EVENTS", "IDENTIFIER_TYPES", "KINDS", "LOCAL", "MARCGT", "MISSING", "NAMESPACE",
    "NUMBERS", "OWN", "RELATIONS", "RESOURCES", "SCHEMES", "XLINK", "XML_LANG", "Kind", "articles",
    "type_of",
]  # fmt: skip

NAMESPACE: Final = "http://www.loc.gov/mods/v3"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
OWN: Final = "urn:x-rusrec:record"
"""The namespace of what stands in ``extension`` and is ours."""

_RESOURCES: Final = {
    "text": "article article-journal article-magazine article-newspaper bill book chapter classic "
    "entry entry-dictionary entry-encyclopedia hearing interview legal_case legislation manuscript "
    "pamphlet paper-conference patent periodical personal_communication post post-weblog "
    "regulation report review review-book speech standard thesis treaty webpage",
    "still image": "graphic figure",
    "moving image": "motion_picture",
    "cartographic": "map",
    "notated music": "musical_score",
    "sound recording-musical": "song",
    "software, multimedia": "software dataset",
    "mixed material": "collection",
}
RESOURCES: Final = MappingProxyType(
    {kind: resource for resource, kinds in _RESOURCES.items() for kind in kinds.split()}
)
"""Item type of CSL to ``typeOfResource``; the others have none, because they may be anything."""
_OF_RESOURCE: Final = {
    **{resource: kinds.split()[0] for resource, kinds in _RESOURCES.items() if resource != "text"},
    "sound recording": "song",
    "sound recording-nonmusical": "broadcast",
}

_GENRES: Final = (
    "article-journal:article article-magazine:article article-newspaper:article article:article "
    "book:book interview:interview legal_case:legal case and case notes legislation:legislation "
    "map:map motion_picture:motion picture paper-conference:conference publication patent:patent "
    "periodical:periodical personal_communication:letter report:technical report review:review "
    "review-book:review software:computer program speech:speech standard:standard or specification "
    "thesis:thesis treaty:treaty webpage:web site graphic:picture"
)


def _pairs(text: str) -> dict[str, str]:
    """Return what stands before each colon with what stands after it."""
    words = text.split(" ")
    found: dict[str, str] = {}
    key = ""
    for word in words:
        if ":" in word:
            key, _, found[key] = word.partition(":")
        else:
            found[key] += f" {word}"
    return found


MARCGT: Final = MappingProxyType(_pairs(_GENRES))
"""Item type of CSL to the term of the MARC genre list."""
_OF_MARCGT: Final = {
    "academic journal": "periodical", "newspaper": "periodical", "magazine": "periodical",
    "journal article": "article-journal", "magazine article": "article-magazine",
    "newspaper article": "article-newspaper", "book chapter": "chapter",
    "Ph.D. thesis": "thesis", "Masters thesis": "thesis", "encyclopedia": "book",
    "dictionary": "book", "numeric data": "dataset", "atlas": "book", "manuscript": "manuscript",
    **{term: kind for kind, term in reversed(tuple(MARCGT.items()))},
    "article": "article-journal", "conference publication": "paper-conference",
}  # fmt: skip

LOCAL: Final = MappingProxyType(
    _pairs(
        "article-journal:journalArticle article-magazine:magazineArticle "
        "article-newspaper:newspaperArticle bill:bill book:book broadcast:radioBroadcast "
        "chapter:bookSection dataset:dataset document:document "
        "entry-dictionary:dictionaryEntry entry-encyclopedia:encyclopediaArticle graphic:artwork "
        "hearing:hearing interview:interview legal_case:case legislation:statute "
        "manuscript:manuscript map:map motion_picture:film paper-conference:conferencePaper "
        "patent:patent personal_communication:letter post:forumPost post-weblog:blogPost "
        "report:report software:computerProgram song:audioRecording speech:presentation "
        "standard:standard thesis:thesis webpage:webpage article:preprint"
    )
)
"""Item type of CSL to that of Zotero, which Zotero writes as a local genre."""
_OF_LOCAL: Final = {
    "email": "personal_communication", "instantMessage": "personal_communication",
    "podcast": "broadcast", "tvBroadcast": "broadcast", "videoRecording": "motion_picture",
    **{local: kind for kind, local in LOCAL.items()},
}  # fmt: skip


class Kind(Struct):
    """What an element says of the type of an item; each "" where it says nothing."""

    csl: str = ""
    local: str = ""
    marcgt: str = ""
    resource: str = ""
    issuance: str = ""


def type_of(kind: Kind, host: str) -> str:
    """Return the item type of CSL; *host* is that of the host, "" where there is none."""
    if kind.csl or kind.local in _OF_LOCAL:
        return kind.csl or _OF_LOCAL[kind.local]
    if kind.marcgt in _OF_MARCGT:
        found = _OF_MARCGT[kind.marcgt]
        return "chapter" if (found, host) == ("book", "book") else found
    if kind.resource in _OF_RESOURCE:
        return _OF_RESOURCE[kind.resource]
    if host in ("periodical", "book"):
        return "article-journal" if host == "periodical" else "chapter"
    if kind.issuance:
        return "periodical" if kind.issuance in ("serial", "continuing") else "book"
    return "document"


def known_genre(authority: str, term: str) -> bool:
    """Tell whether a genre of one of these lists is an item type."""
    return term in (_OF_LOCAL if authority == "local" else _OF_MARCGT)


KINDS: Final = MappingProxyType(
    {
        "": "",
        "translated": ' type="translated" supplied="yes"',
        "variant": ' type="alternative"',
        "cover": ' type="alternative" otherType="cover"',
        "abbreviated": ' type="abbreviated" otherType="abbreviated"',
        "parallel": ' type="alternative" otherType="parallel"',
        "transcribed": ' otherType="transcribed"',
    }
)
"""Kind of a title to the attributes that say it, where they are not implied."""

RELATIONS: Final = MappingProxyType(
    {
        "translation-of": ' otherType="translation-of"',
        "supplement-to": ' otherType="supplement-to"',
        "review-of": ' type="reviewOf"',
        "continues": ' type="preceding"',
        "continued-by": ' type="succeeding"',
        "version-of": ' type="otherVersion"',
        "references": ' type="references"',
    }
)
"""Relation to the attribute of ``relatedItem``."""

NUMBERS: Final = MappingProxyType(
    {
        "": "number",
        "chapter": "chapter",
        "part": "part",
        "series": "series",
        "printing": "printing",
        "supplement": "supplement",
    }
)
"""What a number is of, to ``detail@type``."""

DATE_EVENTS: Final = MappingProxyType(
    {
        "received": ("submission", "dateOther", ' type="received"'),
        "accepted": ("acceptance", "dateOther", ' type="accepted"'),
        "available": ("availability", "dateOther", ' type="available"'),
        "copyright": ("copyright notice", "copyrightDate", ""),
        "accessed": ("capture", "dateCaptured", ""),
        "event": ("event", "dateOther", ' type="event"'),
    }
)
"""A date to ``originInfo@eventType``, its element, and the attribute that tells it."""

MISSING: Final = MappingProxyType(
    {
        "not-in-source": "Not stated in the source",
        "illegible": "Illegible in the source",
        "lost": "Lost",
        "to-check": "To be checked",
        "no-value": "Without a value in the source",
        "none": "There is none",
        "anonymous": "Anonymous",
        "not-applicable": "Not applicable",
    }
)
"""Why a field is missing, in the words of a note."""

IDENTIFIER_TYPES: Final = MappingProxyType(
    {
        "handle": "hdl", "issn-e": "eissn", "e-issn": "eissn", "pubmed": "pmid",
        "medline": "pmid", "pmc": "pmcid", "issnl": "issn-l", "purl": "uri", "url": "uri",
        "oclcnum": "oclc", "ocolc": "oclc",
    }
)  # fmt: skip
"""Other names of identifiers that stand in files."""

SCHEMES: Final = MappingProxyType(
    {
        "ala-lc": "ALA-LC", "iso": "ISO 9", "mcst": "Revised Romanization", "hepburn": "Hepburn",
        "pinyin": "Pinyin",
    }
)  # fmt: skip
"""Schemes of romanization as people call them."""

_ARTICLES: Final = {
    "en": "The A An",
    "fr": "Le La Les L’ L' Un Une Des",
    "de": "Der Die Das Ein Eine",
    "es": "El La Los Las Un Una",
    "it": "Il Lo La I Gli Le L’ L' Un Uno Una Un’ Un'",
    "pt": "O A Os As Um Uma",
    "nl": "De Het Een",
}
_BEGIN: Final = {
    language: tuple(word if word.endswith(("’", "'")) else f"{word} " for word in words.split(" "))
    for language, words in _ARTICLES.items()
}


def articles(language: str) -> tuple[str, ...]:
    """Return the initial articles of a language, each with the blank that follows it."""
    return _BEGIN.get(language, ())
