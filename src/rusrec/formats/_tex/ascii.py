r"""TeX without a character beyond ASCII, as far as TeX has commands for them.

``{\'e}`` for é, ``{\cyrzh}`` for ж: what LaTeX's encodings T1, TS1 and T2A name. Scripts that no
command writes, Hangul and Han among them, stay as they are.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from rusrec.formats._tex.macros import ACCENTS, SYMBOLS
from rusrec.scripts.pattern import pattern

__all__ = ["in_ascii"]

# Names that need a package of their own, or that stand for another letter.
_RARE: Final = frozenset(
    (
        "textquotestraightbase", "textquotestraightdblbase", "glqq", "grqq", "textschwa",
        "textturna", "texthtd", "ohorn", "OHORN", "uhorn", "UHORN", "circledR", "celsius", "degree",
        "EUR", "No", "cdprime", "cprime", "dprime", "textalpha", "textbeta", "textgamma",
        "textdelta", "textepsilon", "textlambda", "textpi", "textsigma", "textomega",
        "textlengthmark", "textprimstress", "texttwelveudash", "textrouble",
    )
)  # fmt: skip
_SYMBOLS: Final = {
    char: name
    for name, char in reversed(SYMBOLS.items())
    if len(char) == 1 and not char.isascii() and name not in _RARE
}
_ACCENTS: Final = {mark: name for name, mark in reversed(ACCENTS.items())}
_BEYOND: Final = pattern(r"[^\x00-\x7f][\u0300-\u036f]*|[A-Za-z][\u0300-\u036f]+")


def in_ascii(tex: str) -> str:
    r"""Return *tex* with commands for what is not ASCII: ``Caf{\'e}``, ``{\cyrzh}``.

    Quotes that were straight, ``“{}``, become ``\textquotedbl{}``. What has no command stays.
    """
    if tex.isascii():
        return tex
    tex = tex.replace("“{}", r"\textquotedbl{}").replace("”{}", r"\textquotedbl{}")
    return _BEYOND.sub(lambda found: _command(found[0]), tex)


@lru_cache(maxsize=4096)
def _command(chars: str) -> str:
    whole = unicodedata.normalize("NFC", chars)
    if whole in _SYMBOLS:
        return f"{{\\{_SYMBOLS[whole]}}}"
    base, *marks = list(unicodedata.normalize("NFD", chars))
    if not base.isascii():
        # Letters of which the mark is none to Unicode, or that have a name with theirs: й.
        return _of_parts(chars)
    return _marked(base, marks) or chars


def _of_parts(chars: str) -> str:
    for end in range(len(chars), 0, -1):
        whole = unicodedata.normalize("NFC", chars[:end])
        base, *marks = list(unicodedata.normalize("NFD", whole))
        named = _SYMBOLS.get(whole)
        if named:
            return _marked(f"\\{named}", list(chars[end:])) or chars
        if base in _SYMBOLS:
            found = _marked(f"\\{_SYMBOLS[base]}", [*marks, *chars[end:]])
            return found or chars
    return chars


def _marked(base: str, marks: list[str]) -> str:
    """Return *base* under its marks, the nearest innermost; "" where TeX has not all of them."""
    tex = base
    for mark in marks:
        if mark not in _ACCENTS:
            return ""
        tex = f"\\{_ACCENTS[mark]}{{{tex}}}"
    return f"{{{tex}}}"
