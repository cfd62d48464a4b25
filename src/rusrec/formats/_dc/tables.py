"""Tables of the Dublin Core mapping: terms, item types, dates, and what is carried of a record.

Sources: DCMI Metadata Terms (2020); the vocabulary ``info:eu-repo/semantics`` of OpenAIRE; the
words that DSpace, OJS, Zotero and Korean repositories write under ``dc:type``.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from rusrec.formats._zotero.types import TYPES
from rusrec.loss import Carried
from rusrec.vocab import item_types

__all__ = [
    "CLASSES",
    "DATES",
    "ELEMENTS",
    "IN_BOOKS",
    "QUALIFIED_CARRIES",
    "REFINEMENTS",
    "SCHEMES",
    "SIMPLE_CARRIES",
    "Kind",
    "kind_said",
    "written_types",
]

ELEMENTS: Final = frozenset(
    """title creator subject description publisher contributor date type format identifier source
    language relation coverage rights""".split()  # noqa: SIM905 (a list of so many strings says no more)
)
"""The fifteen elements of simple Dublin Core."""

REFINEMENTS: Final = frozenset(
    """alternative tableOfContents abstract created valid available issued modified dateAccepted
    dateCopyrighted dateSubmitted extent medium isVersionOf hasVersion isReplacedBy replaces
    isRequiredBy requires isPartOf hasPart isReferencedBy references isFormatOf hasFormat
    conformsTo spatial temporal audience accrualMethod accrualPeriodicity accrualPolicy
    instructionalMethod provenance rightsHolder mediator educationLevel accessRights license
    bibliographicCitation""".split()  # noqa: SIM905 (a list of so many strings says no more)
)
"""The terms that only the namespace ``http://purl.org/dc/terms/`` has."""

SCHEMES: Final = frozenset(
    """LCSH MESH DDC LCC UDC Period W3CDTF DCMIType IMT URI ISO639-2 ISO639-3 RFC1766 RFC3066
    RFC4646 Point ISO3166 Box TGN""".split()  # noqa: SIM905 (a list of so many strings says no more)
)
"""Encoding schemes, as ``xsi:type`` names them."""

CLASSES: Final[Mapping[str, str]] = {"ddc": "DDC", "lcc": "LCC", "udc": "UDC"}
"""Classifications that are encoding schemes of ``dcterms:subject``."""

DATES: Final[Mapping[str, str]] = {
    "received": "dateSubmitted",
    "accepted": "dateAccepted",
    "available": "available",
    "copyright": "dateCopyrighted",
}
"""Kinds of date, each with its term."""

IN_BOOKS: Final = frozenset(
    ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia", "figure")
)
"""Items that stand in a book."""

_SEMANTICS: Final = "info:eu-repo/semantics/"
_EU_REPO: Final[Mapping[str, str]] = {
    "article-journal": "article",
    "book": "book",
    "chapter": "bookPart",
    "paper-conference": "conferenceObject",
    "patent": "patent",
    "report": "report",
    "review": "review",
    "speech": "lecture",
    "article": "preprint",
}
"""The term of OpenAIRE for an item type, where it says no more and no less."""

_DCMI: Final[Mapping[str, str]] = {
    "collection": "Collection",
    "dataset": "Dataset",
    "figure": "StillImage",
    "graphic": "StillImage",
    "map": "StillImage",
    "motion_picture": "MovingImage",
    "broadcast": "MovingImage",
    "software": "Software",
    "song": "Sound",
}
"""The class of DCMI's type vocabulary; of all others it is ``Text``."""

_WORDS: Final = {
    "article-journal": "article|journal article|research article|original article"
    "|scholarly article|journalarticle|text.serial.journal|학술논문|학술지논문|학술지 논문|논문"
    "|научная статья|статья",
    "thesis": "dissertation|doctoral thesis|master thesis|master's thesis|thesis or dissertation"
    "|electronic thesis or dissertation|학위논문|диссертация",
    "book": "books|monograph|단행본|книга|монография",
    "chapter": "book chapter|book section|bookchapter|book part|глава",
    "paper-conference": "conference paper|conference object|conference proceedings|proceedings"
    "|학술발표|доклад",
    "report": "technical report|research report|working paper|보고서|연구보고서|отчет",
    "article": "preprint",
    "article-newspaper": "newspaper article|신문기사",
    "article-magazine": "magazine article",
    "review": "article review",
    "review-book": "book review|서평|рецензия",
    "periodical": "journal|magazine|serial|학술지|журнал",
    "personal_communication": "letter|letters|correspondence",
    "manuscript": "manuscripts",
    "graphic": "image|stillimage|still image|photograph|photographs",
    "motion_picture": "movingimage|moving image|video",
    "song": "sound",
    "speech": "presentation|lecture",
}
WORDS: Final[Mapping[str, str]] = {
    word: kind for kind, words in _WORDS.items() for word in words.split("|")
}
"""What repositories call an item type, in small letters."""

_THESES: Final = ("bachelorThesis", "masterThesis", "doctoralThesis")
_OF_TERMS: Final = {f"{_SEMANTICS}{term}": kind for kind, term in _EU_REPO.items()}
_SAID: Final[Mapping[str, str]] = {
    **_OF_TERMS,
    **{f"{_SEMANTICS}{term}": "thesis" for term in _THESES},
    f"{_SEMANTICS}workingPaper": "report",
    f"{_SEMANTICS}conferencePaper": "paper-conference",
}


class Kind(Struct, frozen=True):
    """What a ``dc:type`` says: an item type, or nothing; ``exact`` orders what says it.

    Most exact is the name of an item type of CSL, then OpenAIRE's term, then a repository's word.
    ``known`` is whether it is one of these, such as ``Text``, which says nothing.
    """

    csl: str = ""
    exact: int = 0
    known: bool = True
    degree: bool = False
    """Whether it says more than the item type: a master's thesis."""


def kind_said(text: str) -> Kind:
    """Return what the text of a ``dc:type`` says."""
    if text in item_types():
        return Kind(text, 3)
    if text in _SAID:
        return Kind(_SAID[text], 2, degree=text not in _OF_TERMS)
    if text in TYPES:
        return Kind(TYPES[text], 1)
    word = text.casefold()
    if word in WORDS:
        return Kind(WORDS[word], 1)
    same = [kind for kind, dcmi in _DCMI.items() if dcmi.casefold() == word]
    return Kind(same[0], 1) if same else Kind(known=word == "text")


def written_types(kind: str) -> tuple[str, ...]:
    """Return what is written under ``type``: DCMI's class, and a term that says the item type."""
    term = f"{_SEMANTICS}{_EU_REPO[kind]}" if kind in _EU_REPO else kind
    return _DCMI.get(kind, "Text"), term


_WHOLE: Final = "id type language title abstract"
_CHANGED: Final = (
    "title.* abstract.* subtitle author editor translator contributor issued genre host series "
    "volume issue pages extent publisher identifiers links keywords notes rights extra"
)
_LOST: Final = (
    "draft citekey aka short-title missing dates accessed original event number section volumes "
    "edition place archive classification counts relations sources corrections history"
)
SIMPLE_CARRIES: Final[Mapping[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(_LOST.split(), "lost"),
}
"""What arrives of each field in simple Dublin Core; see :class:`rusrec.formats.Format`."""

QUALIFIED_CARRIES: Final[Mapping[str, Carried]] = {
    **SIMPLE_CARRIES,
    **dict.fromkeys(("dates", "classification"), "changed"),
}
"""The same for qualified Dublin Core."""
