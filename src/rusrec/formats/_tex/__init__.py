r"""Text and TeX: the values of BibTeX fields, in both directions.

Writing escapes nothing but what TeX would take for its own, so that Hangul, Cyrillic and Latin stay
readable in the file. Reading takes LaTeX as it is found in bibliographies. What :func:`encode`
wrote, :func:`decode` reads back to the same text.
"""

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

from rusrec.scripts.gate import nfc
from rusrec.scripts.pattern import pattern

__all__ = ["Decoded", "decode", "encode", "is_plain", "untagged", "verbatim"]


class Decoded(Struct, frozen=True, gc=False):
    """What a TeX value says. ``markup``: the text holds CSL's tags (``<i>``, ``<sup>`` ...)."""

    text: str
    markup: bool


# ---------------------------------------------------------------- text -> TeX

_SIGNS = {
    **{char: "\\" + char for char in "&%$#_"},
    "~": r"\~{}",
    "^": r"\^{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
}
"""TeX's signs but for those that come first: none stands in the TeX of another one."""
_DOUBLES = ("--", "''", "<<", ">>", ",,")
_BRACES = {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_TELLING = (*_SIGNS, *(double[0] for double in _DOUBLES), "\n")
_OTHERS = tuple(sign for sign in _TELLING if sign != '"')
# `re` finds alternatives that begin with a literal by a table of characters, which is fast for a
# short text; in a long one it is faster to look for one character after the other.
_SPECIAL = pattern("|".join(map(re.escape, (*_BRACES, *_SIGNS, *_DOUBLES, "\n"))))
_SHORT = 100
_RUNS = pattern(r"--+|''+|<<+|>>+|,,+")
_NEW_LINE = pattern(r"\n\s*(?:@(?!\Z))?")
# Quotes that pair stand as these until the end: the text gate lets no control character through.
_OPEN_QUOTE, _CLOSE_QUOTE = "\x01\x02"
_PAIRED = pattern(r'"([^\s"](?:[^"\n]*[^\s"])?)"')
# The empty group prints nothing, and tells our own reader that the quote was straight.
_OPENING, _CLOSING = "“{}", "”{}"
_BEFORE_QUOTE = frozenset(" \t\n\u3000\xa0([{<«“‘—–/:-")
_BRACE = pattern(r"[\\{}]")


def encode(text: str, *, markup: bool = False) -> str:
    r"""Write *text* as a TeX value whose braces balance, whatever it holds.

    Straight quotes that pair become ``“{}`` and ``”{}``: they print as quotation marks, and come
    back straight; any other is ``\textquotedbl{}``. What TeX would run together is kept apart:
    ``--`` is ``-{}-``. A line of the text becomes a paragraph.

    Args:
        text: Plain text that has passed the text gate.
        markup: The text holds CSL's tags, to be written as TeX's commands: ``<i>`` as
            ``\textit{...}``, ``<span class="nocase">`` as braces.
    """
    if markup and "<" in text:
        from rusrec.formats._tex.markup import marked_up  # few texts have tags

        return marked_up(text, encode)
    if len(text) < _SHORT and is_plain(text):
        return text
    plain = _escaped(text, _OTHERS)
    if '"' not in text:
        return plain
    tex = _all_paired(plain)
    if tex is None:
        tex = _escaped(_PAIRED.sub(_set_off_quotes, text), _TELLING)
        tex = tex.replace(_OPEN_QUOTE, _OPENING).replace(_CLOSE_QUOTE, _CLOSING)
    return tex


def is_plain(text: str) -> bool:
    """Tell whether a short *text*, or any part of it, is TeX as it stands."""
    return not _SPECIAL.search(text)


def _escaped(text: str, signs: Iterable[str]) -> str:
    if "\\" in text or "{" in text or "}" in text:
        text = _with_braces(text)
    for sign in signs:
        if sign in text:
            if sign in _SIGNS:
                text = text.replace(sign, _SIGNS[sign])
            elif sign == "\n":
                text = _NEW_LINE.sub(_new_line, text)
            elif text.find(sign) != text.rfind(sign) and 2 * sign in text:
                text = _RUNS.sub(_apart, text)
    return text


def _all_paired(tex: str) -> str | None:
    """Return *tex*, in which all else is escaped, with its quotes as pairs; None where one is not.

    This does the same as :data:`_PAIRED`, which looks at each character.
    """
    parts = tex.split('"')
    before, within = parts[:-1:2], parts[1::2]
    if not len(parts) % 2 or (before[0] and before[0][-1] not in _BEFORE_QUOTE):
        return None
    if any(part[-1:] not in _BEFORE_QUOTE for part in before[1:]):
        return None
    if not all(part and part.strip() is part and "\n" not in part for part in within):
        return None
    pairs = [f"{part}{_OPENING}{words}" for part, words in zip(before, within, strict=True)]
    return _CLOSING.join((*pairs, parts[-1]))


def _set_off_quotes(match: re.Match[str]) -> str:
    start = match.start()
    opens = not start or match.string[start - 1] in _BEFORE_QUOTE
    return f"{_OPEN_QUOTE}{match[1]}{_CLOSE_QUOTE}" if opens else match[0]


def _with_braces(text: str) -> str:
    r"""Write braces that pair as ``\{`` and ``\}``, others and backslashes by their names."""
    opened: list[int] = []
    paired: set[int] = set()
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            paired.update((opened.pop(), match.start()))
    return _BRACE.sub(
        lambda match: f"\\{match[0]}" if match.start() in paired else _BRACES[match[0]], text
    )


def _apart(match: re.Match[str]) -> str:
    return "{}".join(match[0])


def _new_line(match: re.Match[str]) -> str:
    # An @ that begins a line would begin an entry for some parsers.
    return "\n\n{@}" if match[0][-1] == "@" else "\n\n"


# ---------------------------------------------------------------- TeX -> text

_ACTIVE = pattern(r"\\|\{|\}|\$|~|`|--|''|<<|,,|\"<|\"`|\"-")
# In a long text it is faster to look for one character after the other, and for two in a row only
# where there is the first of them.
_ACTIVE_SIGNS = ("\\", "{", "}", "$", "~", "`")
_ACTIVE_PAIRS = ("''", "<<", '"<', '"-', "--", ",,")
_EASY_SIGNS = ((r"\&", "&"), (r"\%", "%"), (r"\_", "_"), (r"\#", "#"), ("“{}", '"'), ("”{}", '"'))
_RUN = pattern("  +")
_LINE_END = pattern(r"\n[ \n]*")
_BLANK = " \t\n\r\f\v"


def decode(tex: str, warn: Callable[[str], None], *, braces: bool = False) -> Decoded:
    r"""Read a TeX value as text: accents, symbols, ligatures, simple formulas, in NFC.

    A line end is a blank, an empty line a new line; ``~`` is a blank, since a tie says where TeX
    may break a line and nothing else. A macro that is not known keeps its argument, and one that
    would read or define something (``\input``) stays as it is written; both are told to *warn*.

    Args:
        tex: A field's value without its delimiters.
        warn: Takes one sentence for each thing that did not come over whole.
        braces: Braces protect capitals here (titles): ``{DNA}`` is kept as
            ``<span class="nocase">DNA</span>``, unless it is all of the value or an accent's.
    """
    if not _is_active(tex):
        return Decoded(_folded(tex), markup=False)
    if "\\" in tex or "{}" in tex:  # most values with signs of TeX's have the easy ones alone
        easy = tex
        for sign, char in _EASY_SIGNS:
            easy = easy.replace(sign, char)
        if not _is_active(easy):
            return Decoded(_folded(easy), markup=False)
    from rusrec.formats._tex.reader import Reader

    text, markup = Reader(tex.strip(_BLANK), warn, braces=braces).read()
    return Decoded(_folded(text), markup)


def _is_active(tex: str) -> bool:
    """Tell whether something in *tex* may be TeX's."""
    if len(tex) < _SHORT:
        return _ACTIVE.search(tex) is not None
    for sign in _ACTIVE_SIGNS:
        if sign in tex:
            return True
    return any(pair[0] in tex and pair in tex for pair in _ACTIVE_PAIRS)


def _folded(text: str) -> str:
    """Fold blanks as TeX does: one line end is a blank, an empty line a line end; NFC."""
    if "\n" in text or "\t" in text or "\r" in text or "\f" in text or "\v" in text:
        for blank in "\t\r\f\v":
            text = text.replace(blank, " ")
        text = _RUN.sub(" ", text).replace(" \n", "\n")
        text = _LINE_END.sub(_fold_lines, text)
    elif "  " in text:
        text = _RUN.sub(" ", text)
    text = text.strip(_BLANK)
    return text if text.isascii() else nfc(text)


def _fold_lines(match: re.Match[str]) -> str:
    return "\n" if match[0].count("\n") > 1 else " "


_TAGS = pattern(
    r'</?(?:i|b|sup|sub|sc)>|<span (?:class="nocase"|style="font-variant:small-caps;")>|</span>'
)


def untagged(text: str, *, markup: bool) -> str:
    """Return *text* without CSL's tags, for values that are plain."""
    return _TAGS.sub("", text) if markup else text


_VERBATIM = pattern(
    r"\\url\s*\{([^{}]*)\}"
    r"|\{?(?:\\textasciitilde|\$\\sim\$|\\~)(?:\s*\{\}|\})?()"
    r"|\{\\([_%&#$])\}|\\([_%&#$\\{}])|[{}]"
)


def verbatim(tex: str) -> str:
    r"""Read a value that is no prose (an address, a DOI): only escapes are undone.

    ``{\_}`` and ``\_`` are both ``_``, ``\~{}`` is ``~``; ``--`` and quotes stay as they are.
    """
    if "\\" not in tex and "{" not in tex:
        return tex.strip()
    return _VERBATIM.sub(_unescape, tex).strip()


def _unescape(match: re.Match[str]) -> str:
    if match[1] is not None:
        return verbatim(match[1])
    if match[2] is not None:
        return "~"
    return match[3] or match[4] or ""
