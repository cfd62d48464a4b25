"""Rich text in a field: ``<i> <b> <sup> <sub> <sc>``, ``nocase``, quotations and apostrophes.

CSL 1.0.2, Rich Text Markup within Fields. A tag without its partner, a quotation mark without its
partner and any other tag stay the characters that they are.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from rusrec.cite.marks import (
    CLOSE,
    FLIPPING,
    INNER_QUOTE,
    NOCASE,
    NODECOR,
    OPENING,
    QUOTE,
    QUOTE_END,
    SUPERSCRIPT,
    UNFIT,
    Quotes,
    clean,
)
from rusrec.cite.seams import guard
from rusrec.scripts.detect import script_of

__all__ = ["Reader", "raised"]

_TAGS: Final = {
    "i": FLIPPING["font-style", "italic"],
    "em": FLIPPING["font-style", "italic"],
    "b": FLIPPING["font-weight", "bold"],
    "strong": FLIPPING["font-weight", "bold"],
    "sup": OPENING["vertical-align", "sup"],
    "sub": OPENING["vertical-align", "sub"],
    "sc": FLIPPING["font-variant", "small-caps"],
}
_SPANS: Final = (
    (re.compile(r'class="nocase"'), NOCASE),
    (re.compile(r'class="nodecor"'), NODECOR),
    (
        re.compile(r'style="\s*font-variant:\s*small-caps;?\s*"'),
        FLIPPING["font-variant", "small-caps"],
    ),
)
_TAG = re.compile(r"<(/?)(i|b|em|strong|sup|sub|sc|span)((?:\s+[^<>]*)?)>")
# letters and figures that are superscript by themselves
_RAISED = re.compile("[ª²³¹ºʰ-ʸˀˁˠ-ˤᴬ-ᵡᶛ-ᶿ⁰ⁱ⁴-ⁿ℠™㆒-㆟ۥۦ]")
_RAISED_FROM: Final = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}

_BEFORE_OPENING = frozenset(" \xa0\u202f\t\n([{-–—/>“‘«„\"'<")
_AFTER_CLOSING = frozenset(" \xa0\u202f\t\n)]}-–—/<.,;:!?”’»“\"'…")
_SPACE = " \xa0\u202f"
_MOST_KEPT: Final = 5000
_UNSPACED: Final = frozenset(("Hang", "Hani", "Hira", "Kana", "Bopo"))


class _Token(NamedTuple):
    """A place in the text that may open a stretch, close one, or both."""

    start: int
    end: int
    opens: str
    closes: str
    sign: str = QUOTE


class Reader:
    """Reads fields as marked text, with the quotation marks of one locale."""

    def __init__(self, quotes: Quotes) -> None:
        """Take the marks that count as quotation marks beside the straight ones."""
        outer, outer_end, inner, inner_end = (mark.strip(_SPACE) for mark in quotes)
        self._inner = inner
        self._opens = {outer: outer, inner: inner}
        self._closes = {inner_end: inner, outer_end: outer}
        marks = re.escape("".join({outer, outer_end, inner, inner_end, '"', "'"}))
        self._special = re.compile(f"[<{marks}]")
        self._any = re.compile(f"[{UNFIT[1:-1]}<{marks}{_RAISED.pattern[1:-1]}]")
        self._mark = re.compile(f"{_TAG.pattern}|[{marks}]")
        self._kept: dict[str, str] = {}

    def read(self, text: str) -> str:
        """Give *text* as marked text; names and journals come again and again, so it is kept."""
        kept = self._kept.get(text)
        if kept is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            kept = self._read(text) if self._any.search(text) else guard(text)
            self._kept[text] = kept
        return kept

    def _read(self, text: str) -> str:
        text = clean(text)
        if self._special.search(text):
            text = self._marked(text)
        return guard(raised(text))

    def _marked(self, text: str) -> str:
        tokens = [self._token(text, match) for match in self._mark.finditer(text)]
        signs: dict[int, str] = {}
        stack: list[int] = []
        for place, token in enumerate(tokens):
            partner = _partner(token, stack, tokens)
            if partner is not None:
                opening = stack[partner]
                signs[opening] = tokens[opening].sign
                quote = tokens[opening].sign in {QUOTE, INNER_QUOTE}
                signs[place] = QUOTE_END if quote else CLOSE
                del stack[partner:]
            elif token.opens:
                stack.append(place)
        return _joined(text, tokens, signs)

    def _token(self, text: str, match: re.Match[str]) -> _Token:
        start, end = match.span()
        mark = match[0]
        if len(mark) > 1:
            return _tag(match)
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        closes = mark if mark in "\"'" else self._closes.get(mark, "")
        opens = mark if mark in "\"'" else self._opens.get(mark, "")
        if not (before in _BEFORE_OPENING or _unspaced(before)) or after in _SPACE:
            opens = ""
        if not (after in _AFTER_CLOSING or _unspaced(after)) or (
            before in _SPACE and mark in "\"'"
        ):
            closes = ""
        inner = mark not in "\"'" and opens == self._inner
        return _Token(start, end, opens, closes, INNER_QUOTE if inner else QUOTE)


def _unspaced(character: str) -> bool:
    """Tell whether no blank parts this letter from a quotation: ``"대협약"의``, ``の"雪国"``."""
    return character > "\u10ff" and script_of(character) in _UNSPACED


def raised(text: str) -> str:
    """Give *text* with superscript characters as raised ordinary ones (``²`` as a raised 2)."""
    return _RAISED.sub(_raise, text) if _RAISED.search(text) else text


def _raise(match: re.Match[str]) -> str:
    sign = match[0]
    base = _RAISED_FROM.get(sign)
    if base is None:
        kind, *codes = unicodedata.decomposition(sign).split() or [""]
        if kind != "<super>":
            return sign
        base = "".join(chr(int(code, 16)) for code in codes)
    return f"{SUPERSCRIPT}{base}{CLOSE}"


def _tag(match: re.Match[str]) -> _Token:
    start, end = match.span()
    name = match[2]
    if match[1]:
        return _Token(start, end, "", name)
    sign = _TAGS.get(name) or next((s for span, s in _SPANS if span.search(match[3])), "")
    return _Token(start, end, name if sign else "", "", sign)


def _partner(token: _Token, stack: list[int], tokens: list[_Token]) -> int | None:
    """Give the place on the stack of what *token* closes."""
    if token.closes:
        for back in range(len(stack) - 1, -1, -1):
            opening = tokens[stack[back]]
            if opening.opens == token.closes and opening.end < token.start:
                return back
    return None


def _joined(text: str, tokens: list[_Token], signs: dict[int, str]) -> str:
    out: list[str] = []
    last = 0
    for place, token in enumerate(tokens):
        original = text[token.start : token.end]
        out += (
            text[last : token.start],
            signs.get(place) or ("’" if original == "'" else original),
        )
        last = token.end
    out.append(text[last:])
    return "".join(out)
