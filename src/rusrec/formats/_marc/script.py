"""Scripts as ``$6`` names them, and as a text shows them."""

from functools import lru_cache
from typing import Final

from rusrec.formats._usual import kept
from rusrec.model import tag as bcp47
from rusrec.scripts.detect import scripts_in
from rusrec.scripts.pattern import pattern

__all__ = ["code_of", "counted", "everyday_script", "main_script", "written_in"]

_CODES: Final = {
    "Arab": "(3", "Cyrl": "(N", "Grek": "(S", "Hebr": "(2", "Hang": "$1", "Hani": "$1",
    "Hira": "$1", "Kana": "$1", "Latn": "(B",
}  # fmt: skip
"""Script identification codes of MARC 21; other scripts have those of ISO 15924."""

_EAST: Final = ("Hang", "Hira", "Kana", "Hani")


_LONG: Final = 500
_SAMPLE: Final = 64
_HANGUL: Final = pattern("[\uac00-\ud7a3]")
_LETTER: Final = pattern("[A-Za-z]")
_LATIN: Final = pattern("[\x00-\u01ff\u2000-\u20ff]*+")
"""Latin and punctuation."""
_EUROPE: Final = b"\x00\x01\x04\x20"
"""Blocks of 256 characters: Latin, more Latin, Cyrillic, punctuation."""
_INHERITED: Final = "\u0485\u0486"
"""Accents in the block of Cyrillic that any script may have."""


_LINE: Final = " -~\u00a1-\u00ac\u00ae-\u01ff\u2010-\u2027\u2030-\u205e"
"""Characters of :func:`rusrec.scripts.gate.everyday`: Latin, and the punctuation of all."""
_LATIN_LINE: Final = pattern(f"[{_LINE}]*+")
_HANGUL_LINE: Final = pattern(f"[{_LINE}\u3001-\u3020\uac00-\ud7a3]*+")
_CYRILLIC_LINE: Final = pattern(f"[{_LINE}\u0400-\u0482\u048a-\u052f\u2116]*+")
_CYRILLIC: Final = pattern("[\u0400-\u052f]")


def everyday_script(text: str) -> str:
    """Return the script of a text of everyday characters, Latin and one other; "" of other texts.

    It may be a value and is in NFC, as :func:`rusrec.scripts.gate.everyday` says. All that is known
    when each character has been looked at once, which takes a third of the time of three questions.
    """
    first = text[:1]
    if first >= "\uac00":
        return "Hang" if _HANGUL_LINE.fullmatch(text) else ""
    if "\u0400" <= first <= "\u052f":
        return "Cyrl" if _CYRILLIC_LINE.fullmatch(text) else ""
    if _LATIN_LINE.fullmatch(text):
        return "Latn" if "A" <= first <= "Z" or _LETTER.search(text) else ""
    if _HANGUL_LINE.fullmatch(text):
        return "Hang" if _HANGUL.search(text) else ""
    return "Cyrl" if _CYRILLIC_LINE.fullmatch(text) and _CYRILLIC.search(text) else ""


def main_script(text: str) -> str:
    """Return the script that says what *text* is: any but Latin counts for more than Latin.

    A Korean title may have more Latin letters than Korean ones: ``KGB의 역사`` is Hangul.
    """
    return _short(text) if len(text) < _LONG else _script(text)


def _script(text: str) -> str:
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    if _LATIN.fullmatch(text):
        return "Latn" if _LETTER.search(text) else counted(text)
    if _HANGUL.search(text, 0, _SAMPLE):
        return "Hang"
    blocks = text.encode("utf-16-le", "surrogatepass")[1::2]
    first, second = _INHERITED
    if not blocks.translate(None, _EUROPE) and first not in text and second not in text:
        return "Cyrl"  # for it is not Latin alone
    return counted(text)


_short: Final = kept(_script)


def counted(text: str) -> str:
    """Return the same as :func:`main_script`, for which all letters are looked up."""
    found = scripts_in("".join(set(text)))  # which there are, for which a long text is not counted
    if not found:
        return ""
    for script in _EAST:
        if found[script]:
            return script
    others = [script for script in found if script != "Latn"]
    if len(others) > 1:
        return max(
            (number, script) for script, number in scripts_in(text).items() if script != "Latn"
        )[1]
    return others[0] if others else "Latn"


def code_of(text: str) -> str:
    """Return the code of ``$6`` for the script of *text*: ``$1``, ``(N``, else of ISO 15924."""
    script = main_script(text)
    return _CODES.get(script, script)


@lru_cache(maxsize=4096)
def written_in(tag: str, script: str) -> bool:
    """Tell whether a text in *script* can be one of this *tag*'s language in its own script."""
    own = bcp47.script_of(tag)
    scripts = {own} if own else set(bcp47.own_scripts(bcp47.language_of(tag)))
    members = {
        "Kore": ("Hang", "Hani"), "Jpan": ("Hani", "Hira", "Kana"), "Hans": ("Hani",),
        "Hant": ("Hani",), "Hanb": ("Hani", "Bopo"), "Hrkt": ("Hira", "Kana"),
    }  # fmt: skip
    return any(script in members.get(each, (each,)) for each in scripts)
