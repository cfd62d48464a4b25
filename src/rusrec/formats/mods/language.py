"""Language, script and transliteration of an element, and the one tag that says all three."""

from functools import lru_cache
from typing import Final

from rusrec import vocab
from rusrec.formats.mods.tables import SCHEMES
from rusrec.model import UNDETERMINED, Text
from rusrec.model import tag as bcp47
from rusrec.scripts.pattern import pattern

__all__ = ["by_of", "code_of", "label", "language_tag", "maker", "marks", "tag_of"]

_MAKER: Final = pattern(r"(?:Romanized|Made) by (.+?)\.?")
_ALA: Final = pattern(r"ala[- ]?lc\b|.*romanization table", 2)
_CJK: Final = frozenset(("CJK", "cjk"))


@lru_cache(maxsize=1024)
def code_of(tag: str) -> str:
    """Return the bibliographic code of ISO 639-2 for the language of *tag*, "" if it has none."""
    language = bcp47.language_of(tag)
    return language if language == UNDETERMINED else vocab.languages().get(language, "")


@lru_cache(maxsize=4096)
def marks(tag: str, main: str) -> str:
    """Return the attributes for a text of *tag* where *main* is what a reader takes it to be."""
    if tag == main == UNDETERMINED:
        return ""
    language = bcp47.language_of(tag)
    script = bcp47.script_of(tag) or bcp47.default_script(language)
    said = (
        ("lang", code_of(tag)),
        ("xml:lang", tag),
        ("script", script),
        ("transliteration", bcp47.scheme_of(tag)),
    )
    return "".join(f' {name}="{value}"' for name, value in said if value)


@lru_cache(maxsize=4096)
def language_tag(term: str) -> str:
    """Return the tag of a code (``kor``, ``ko``, ``ko-Hani``) or a name, else ""."""
    text = term.replace("_", "-")
    first, hyphen, rest = text.partition("-")
    code = vocab.language_codes().get(first.lower())
    if code:
        text = code + hyphen + rest
    if bcp47.well_formed(text) and (code or len(first) == 2 or first.lower() in _OWN):  # noqa: PLR2004
        return bcp47.canonical(text)
    if named := vocab.languages_by_name().get(term.casefold()):
        return named
    if bcp47.well_formed(text) and first.islower() and first in vocab.language_subtags():
        return bcp47.canonical(text)
    return ""


_OWN: Final = frozenset((UNDETERMINED, "mul", "zxx", "mis", "x"))


@lru_cache(maxsize=4096)
def tag_of(stated: str, lang: str, script: str, transliteration: str, main: str) -> str:
    """Return the tag of a text by its attributes, "" where they say what is none.

    ``xml:lang`` counts first. The Library of Congress writes ``script="CJK"`` for what is written
    in the language's own script, and the romanization beside it with the name of its tables.
    """
    if stated:
        return bcp47.canonical(stated) if bcp47.well_formed(stated) else ""
    base = language_tag(lang) if lang else main
    if not base or (bcp47.script_of(base) and not script and not transliteration):
        return base
    language = bcp47.language_of(base) or base
    written = base
    if transliteration and _ALA.match(transliteration):
        written = f"{language}-Latn-alalc97"
    elif script and script not in _CJK and script != bcp47.default_script(language):
        written = f"{language}-{script}"
    elif transliteration and not script:
        written = f"{language}-Latn"
    return bcp47.canonical(written) if bcp47.well_formed(written) else ""


def maker(by: str, tag: str) -> str:
    """Return who made a form, as a person reads it: ``Romanized by machine (ALA-LC)``."""
    if not by:
        return ""
    done = "Romanized" if bcp47.is_transcription(tag) else "Made"
    scheme = SCHEMES.get(bcp47.scheme_of(tag), "") if by == "machine" else ""
    return f"{done} by {by}" + (f" ({scheme})" if scheme else "")


def label(text: Text) -> str:
    """Return the attribute that says who made *text*, "" where nobody is said to have."""
    if not text.by:
        return ""
    from rusrec.formats._xml import attribute

    return f' displayLabel="{attribute(maker(text.by, text.tag))}"'


def by_of(words: str) -> str:
    """Return who made a form by what :func:`maker` wrote, "" for any other words."""
    found = _MAKER.fullmatch(words)
    if found is None:
        return ""
    return "machine" if found[1].startswith("machine (") else found[1]
