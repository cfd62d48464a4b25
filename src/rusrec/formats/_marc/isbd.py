"""The punctuation that catalogues put between subfields (ISBD), taken off; and initial articles."""

from functools import lru_cache
from typing import Final

from rusrec.formats._usual import kept
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["bare", "initial", "is_article", "nonfiling", "settled", "stop", "unbracketed"]

_MARK: Final = pattern(r"\s*(?<=\s)[:;=/+]$|,$")
_INITIAL: Final = pattern(r"(?:^|[\s.\-])[^\W\d_]{1,3}\.$|\.\.\.$|…$")
_ARTICLES: Final[dict[str, tuple[str, ...]]] = {
    "en": ("the ", "an ", "a "),
    "de": ("der ", "die ", "das ", "ein ", "eine "),
    "fr": ("le ", "la ", "les ", "l'", "l’", "un ", "une "),
    "es": ("el ", "la ", "los ", "las ", "un ", "una "),
    "it": ("il ", "lo ", "la ", "gli ", "le ", "l'", "l’", "un ", "una "),
    "nl": ("de ", "het ", "een "),
    "pt": ("o ", "os ", "as ", "um ", "uma "),
    "sv": ("en ", "ett "),
    "hu": ("az ",),
}


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return *text* without one mark of ISBD at its end: `` :``, `` /``, `` =``, `` ;``, a comma.

    A full stop is no such mark: see :func:`stop`.
    """
    text = gate.fold(text)
    return _MARK.sub("", text).rstrip() or text


@lru_cache(maxsize=4096)
def stop(text: str) -> str:
    """Return *text* without the full stop that closes a field; an initial keeps its own."""
    text = bare(text)
    if not text.endswith(".") or _INITIAL.search(text):
        return text
    return text[:-1].rstrip() or text


def settled(text: str) -> str:
    """Return *text* without marks and brackets, however many; so it is read again as it is."""
    while (less := unbracketed(stop(text))) != text:
        text = less
    return text


def unbracketed(text: str) -> str:
    """Return *text* without the brackets around what a cataloguer supplied: ``[Seoul]``."""
    inner = text[1:-1]
    whole = text.startswith("[") and text.endswith("]") and "[" not in inner and "]" not in inner
    return inner.strip() or text if whole else text


def is_article(text: str) -> bool:
    """Tell whether *text* is an initial article with what parts it from the title: ``The ``."""
    return any(text.lower() == article for found in _ARTICLES.values() for article in found)


def _articles_of(tag: str) -> tuple[str, ...]:
    return _ARTICLES.get(tag.partition("-")[0], ())


_articles: Final = kept(_articles_of)


def initial(text: str, tag: str) -> str:
    """Return the article that filing passes over: ``The `` of ``The Deal`` in English, else ""."""
    articles = _articles(tag)
    if articles and (low := text[:6].lower()).startswith(articles):
        return text[: next(len(article) for article in articles if low.startswith(article))]
    return ""


def nonfiling(text: str, tag: str) -> str:
    """Return the number of characters that filing passes over: 4 for ``The Deal`` in English."""
    return str(len(initial(text, tag)))
