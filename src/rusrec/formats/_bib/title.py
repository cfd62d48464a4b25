r"""Titles in BibTeX: braces that keep a style from changing capitals.

In an English title each word with a capital stands in braces of its own (``The Life of
{Stalin}``); any other title stands in one pair as a whole. A reader drops braces that are no more
than that, and takes others for what somebody meant to say.
"""

import re
from functools import cache, lru_cache

__all__ = ["bare", "bared", "is_english", "protected"]

_ASCII = "A-Za-z0-9"
_LATIN = "A-Za-z0-9À-ÖØ-öø-ɏḀ-ỿ"


@cache
def _pattern(*, in_braces: bool, ascii_: bool = False) -> re.Pattern[str]:
    """Return the pattern of a word with a capital, or of one that is in braces.

    That of *ascii_* words, as most are, takes a fifth of the time to compile.
    """
    latin = _ASCII if ascii_ else _LATIN
    capitals = "A-Z" + "".join(
        char
        for first, last in (() if ascii_ else ((0xC0, 0x250), (0x1E00, 0x1F00)))
        for char in map(chr, range(first, last))
        if char.isupper()
    )
    # Not within a word, a macro's name or a group; an empty group is none.
    before = rf"(?:(?<![{latin}\\{{}}])|(?<=\{{\}}))"
    word = rf"[{latin}]*[{capitals}][{latin}]*"
    word = rf"\{{({word})\}}" if in_braces else word
    return re.compile(rf"{before}{word}(?![{latin}{{}}])")


def is_english(tag: str) -> bool:
    """Tell whether a title with this language tag follows the rules of English."""
    return tag == "en" or tag.startswith("en-")


def protected(tex: str, tag: str, *, nocase: bool = False) -> str:
    """Return the title *tex*, escaped already, with its capitals in braces.

    A title that says itself which words keep their case (*nocase*) gets no other braces, unless it
    is known to be in another language than English.
    """
    if is_english(tag):
        if not nocase:
            if tex[1:].islower():
                return tex  # no capital but at its beginning
            first, *words = tex.split(" ")
            return " ".join((_opened(first), *map(_kept, words)))
        return _pattern(in_braces=True).sub(r"{{\1}}", tex)
    return tex if nocase and tag == "und" else f"{{{tex}}}"


# No word has a blank in it, and titles share most of their words.
@lru_cache(maxsize=4096)
def _kept(tex: str) -> str:
    return tex if tex.islower() else _word(tex).sub(r"{\g<0>}", tex)


@lru_cache(maxsize=4096)
def _opened(tex: str) -> str:
    """Return what a title begins with; styles leave its first letter alone."""
    return tex if tex.islower() else _word(tex).sub(_braced, tex)


def _word(tex: str) -> re.Pattern[str]:
    return _pattern(in_braces=False, ascii_=tex.isascii())


def _braced(match: re.Match[str]) -> str:
    word = match[0]
    kept = not match.start() and word[1:] == word[1:].lower()
    return word if kept else f"{{{word}}}"


def bared(tex: str) -> str:
    """Return the English title *tex* without its braces, where all of them are those we write."""
    if "{" not in tex:
        return tex
    bare = _pattern(in_braces=True).sub(r"\1", tex)
    return bare if bare != tex and protected(bare, "en") == tex else tex


def bare(tex: str, tag: str) -> str:
    """Return the title *tex* as it was before :func:`protected`: what ``key`` sorts an entry by."""
    if is_english(tag):
        return bared(tex)
    if tex[:1] != "{" or tex[-1:] != "}":
        return tex
    from rusrec.formats._bib.grammar.entries import balanced  # few entries need it

    return tex[1:-1] if balanced(tex[1:-1]) else tex
