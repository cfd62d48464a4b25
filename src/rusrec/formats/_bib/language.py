"""The languages of an entry: BCP 47, babel's names, and the names of languages."""

from functools import lru_cache
from typing import Final

from msgspec import Struct

from rusrec import vocab
from rusrec.model import tag as bcp47
from rusrec.scripts.pattern import pattern

__all__ = ["Languages", "langid_of", "languages_in", "tag_of", "tags_in"]

_PARTED: Final = pattern(r"\s*(?:[,;]|\band\b)\s*")
_LETTERS: Final = 3
"""Those of a code of ISO 639-2, for which BCP 47 may have one of two letters."""


class Languages(Struct, frozen=True):
    """The tags that an entry states (BCP 47), and the fields that these say whole."""

    tags: tuple[str, ...] = ()
    used: tuple[str, ...] = ()


@lru_cache(maxsize=1024)
def languages_in(language: str, langid: str, exact: str = "") -> Languages:
    """Return the languages that the fields ``language`` and ``langid`` state, in BCP 47.

    Known are tags, names of babel and names of languages (``Korean``). A ``langid`` that is more
    exact than a single language (``american`` beside ``en``) counts instead. What is annotated of
    ``langid`` (*exact*) counts before both, unless it says another language.
    """
    stated = tags_in(exact)
    if stated and not language and langid.strip(" {}") == langid_of(stated[0]):
        return Languages(stated, ("langid", "langid+an:lang"))
    tags = tags_in(language)
    if tags and (not langid or langid == langid_of(tags[0])):
        return Languages(tags, ("language", "langid"))
    named = tag_of(langid.strip(" {}")) if langid else ""
    if not tags:
        return Languages((named,), ("langid",)) if named else Languages()
    if named and bcp47.matches(named, tags[0]):
        stated = tuple(dict.fromkeys((named, *tags[1:])))
        return Languages(stated, ("language", "langid"))
    return Languages(tags, ("language",))


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags of the languages that *text* lists, none where one of them is unknown."""
    text = text.strip(" {}")
    parts = [text] if text.isalnum() else [part for part in _PARTED.split(text) if part]
    tags = tuple(dict.fromkeys(tag_of(part) for part in parts))
    return () if "" in tags else tags


def tag_of(name: str) -> str:
    """Return the tag of a language by any of its names, "" where it is none."""
    name = name.replace("_", "-")
    if bcp47.well_formed(name):
        code = len(name) == _LETTERS
        return bcp47.canonical(vocab.language_codes().get(name.lower(), name) if code else name)
    babel = vocab.babel_tags()
    found = babel.get(name) or babel.get(name.lower())
    return found or vocab.languages_by_name().get(name.casefold(), "")


@lru_cache(maxsize=1024)
def langid_of(tag: str) -> str:
    """Return babel's name of a language, "" where it has none."""
    names = vocab.babel_names()
    while tag:
        if tag in names:
            return names[tag]
        tag = tag.rpartition("-")[0]
    return ""
