"""Marked text: what rendering joins, cuts and changes before it becomes runs.

All of a style's work is on plain strings in which one noncharacter (U+FDD0 to U+FDEF, which no
text may hold) opens a run and :data:`CLOSE` ends it. So joining is ``str.join``, emptiness is
``""``, and text-case or punctuation skip the marks by one regular expression. :func:`content`
turns the finished string into runs; there nested italics flip to upright, and the marks of
quotations become the characters of the locale, outer and inner by turns.

>>> content(ITALIC + "8" + CLOSE + ".")
(Run(property='font-style', value='italic', content=('8',)), '.')
"""

import re
from typing import Final, NamedTuple

from rusrec.cite.run import Content, Run

__all__ = [
    "ANY",
    "ASIDE",
    "CLOSE",
    "FLIPPING",
    "GUARD",
    "HREF",
    "HREF_END",
    "INNER_QUOTE",
    "ITALIC",
    "NOCASE",
    "NODECOR",
    "OPENING",
    "QUOTE",
    "QUOTE_END",
    "SIGNS",
    "SUBSCRIPT",
    "SUPERSCRIPT",
    "UNFIT",
    "Quotes",
    "clean",
    "content",
    "strip",
    "wrap",
]

_PAIRS: Final = (
    ("font-style", "italic"),
    ("font-style", "normal"),
    ("font-style", "oblique"),
    ("font-weight", "bold"),
    ("font-weight", "normal"),
    ("font-weight", "light"),
    ("font-variant", "small-caps"),
    ("font-variant", "normal"),
    ("text-decoration", "underline"),
    ("text-decoration", "none"),
    ("vertical-align", "sup"),
    ("vertical-align", "sub"),
    ("vertical-align", "baseline"),
    ("display", "block"),
    ("display", "left-margin"),
    ("display", "right-inline"),
    ("display", "indent"),
)
OPENING: Final = {pair: chr(0xFDD0 + place) for place, pair in enumerate(_PAIRS)}
"""(property, value) to the sign that opens such a run."""
_OPENED: Final = {sign: pair for pair, sign in OPENING.items()}
_NEUTRAL: Final = {
    "font-style": "normal",
    "font-weight": "normal",
    "font-variant": "normal",
    "text-decoration": "none",
    "vertical-align": "baseline",
}
_STOPS: Final = frozenset(".,;:")

FLIPPING: Final = {
    ("font-style", "italic"): "\ufde1",
    ("font-weight", "bold"): "\ufde2",
    ("font-variant", "small-caps"): "\ufde3",
}
"""The signs that open such a run in a field: they turn off what is on already."""
_FLIPPED: Final = {sign: pair for pair, sign in FLIPPING.items()}

ITALIC: Final = OPENING["font-style", "italic"]
SUPERSCRIPT: Final = OPENING["vertical-align", "sup"]
SUBSCRIPT: Final = OPENING["vertical-align", "sub"]
HREF: Final = "\ufde6"
"""Opens a link; the address follows, up to :data:`HREF_END`."""
HREF_END: Final = "\ufde7"
QUOTE: Final = "\ufde8"
INNER_QUOTE: Final = "\ufdec"
"""Opens a quotation in single marks, whatever is around it."""
QUOTE_END: Final = "\ufde9"
NOCASE: Final = "\ufdea"
NODECOR: Final = "\ufdeb"
ASIDE: Final = "\ufded"
"""Opens another form of the text before it (:mod:`rusrec.cite.beside`); set plain."""
GUARD: Final = "\ufdee"
"""Stands between two signs of punctuation that a text holds itself, so that they stay two."""
CLOSE: Final = "\ufdef"

SIGNS: Final = "\ufdd0-\ufdef"
ANY: Final = "[\ufdd0-\ufded\ufdef]"
"""A pattern: one mark, whichever, but no :data:`GUARD`."""

_SPLIT = re.compile(f"([{SIGNS}])")
_LINK = re.compile(f"{HREF}[^{HREF_END}]*{HREF_END}")
UNFIT: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
"""A pattern: a character that no text may hold."""
_UNFIT = re.compile(UNFIT)


class Quotes(NamedTuple):
    """The quotation marks of a locale."""

    open: str = "“"
    close: str = "”"
    inner_open: str = "‘"
    inner_close: str = "’"


def clean(text: str) -> str:
    """Give *text* without what no text may hold: controls, surrogates, noncharacters."""
    return _UNFIT.sub("", text) if _UNFIT.search(text) else text


def wrap(marked: str, sign: str) -> str:
    """Give *marked* in a run that *sign* opens."""
    return f"{sign}{marked}{CLOSE}"


def strip(marked: str) -> str:
    """Give the characters of *marked* alone, quotation marks dropped with the rest."""
    if not _SPLIT.search(marked):
        return marked
    return _SPLIT.sub("", _LINK.sub("", marked))


def content(marked: str, quotes: Quotes = Quotes()) -> Content:  # noqa: B008 - a constant
    """Turn finished marked text into runs."""
    if not _SPLIT.search(marked):
        return (marked,) if marked else ()
    return _Builder(quotes).build(_SPLIT.split(marked))


class _Frame(NamedTuple):
    """A run that is open: the property, its value, and the value that it hides."""

    property: str
    value: str
    hidden: str | None
    parts: list[str | Run]
    chained: bool = False
    """Whether the sign that closes it closes the run around it too."""


class _Builder:
    """Builds runs from signs and texts in turn, with what is switched on at each place."""

    def __init__(self, quotes: Quotes) -> None:
        self._quotes = quotes
        self._quoted: list[bool] = []
        self._state: dict[str, str] = {}
        self._stack = [_Frame("", "", None, [])]

    def build(self, tokens: list[str]) -> Content:
        """Give the runs of *tokens*: text at even places, signs at odd ones."""
        address = False
        for place, token in enumerate(tokens):
            if place % 2:
                address = token == HREF
                self._sign(token)
            elif address:
                self._open("href", token)
            elif token:
                self._text(token)
        while len(self._stack) > 1:
            self._close()
        return tuple(self._stack[0].parts)

    def _sign(self, sign: str) -> None:
        if sign == CLOSE:
            self._close()
        elif sign in {QUOTE, INNER_QUOTE, QUOTE_END}:
            self._quote(sign)
        elif sign in {NODECOR, ASIDE}:
            active = [n for n, v in self._state.items() if v != _NEUTRAL[n]]
            self._open("", "")
            for name in active:
                self._open(name, _NEUTRAL[name], chained=True)
        elif sign == NOCASE:
            self._open("", "")
        elif sign in _OPENED:
            self._open(*_OPENED[sign])
        elif sign in _FLIPPED:
            name, value = _FLIPPED[sign]
            self._open(name, _NEUTRAL[name] if self._state.get(name) == value else value)

    def _quote(self, sign: str) -> None:
        """Write a quotation mark: inner and outer by turns."""
        if sign == QUOTE_END:
            inner = self._quoted.pop() if self._quoted else False
            self._text(self._quotes.inner_close if inner else self._quotes.close)
            return
        around = self._quoted[-1] if self._quoted else None
        inner = (sign == INNER_QUOTE) if around is None else not around
        self._quoted.append(inner)
        self._text(self._quotes.inner_open if inner else self._quotes.open)

    def _text(self, text: str) -> None:
        parts = self._stack[-1].parts
        last = parts[-1] if parts else None
        if isinstance(last, Run) and last.property == "display" and text[0] in _STOPS:
            # a stop after a block would begin a line of its own
            parts[-1] = last._replace(content=(*last.content, text[0]))
            text = text[1:]
        if isinstance(last, str):
            parts[-1] = last + text
        elif text:
            parts.append(text)

    def _open(self, name: str, value: str, *, chained: bool = False) -> None:
        current = self._state.get(name)
        neutral = _NEUTRAL.get(name)
        if neutral is None or (current or neutral) == value:
            self._stack.append(_Frame(name if name in {"href", "display"} else "", value, None, []))
            return
        self._state[name] = value
        self._stack.append(_Frame(name, value, current, [], chained))

    def _close(self) -> None:
        if len(self._stack) < 2:  # noqa: PLR2004 - the root stays
            return
        frame = self._stack.pop()
        if frame.property in _NEUTRAL:
            if frame.hidden is None:
                self._state.pop(frame.property, None)
            else:
                self._state[frame.property] = frame.hidden
        if frame.property and frame.parts:
            self._stack[-1].parts.append(Run(frame.property, frame.value, tuple(frame.parts)))
        else:
            self._take(frame.parts)
        if frame.chained:
            self._close()

    def _take(self, parts: list[str | Run]) -> None:
        for part in parts:
            if isinstance(part, str):
                self._text(part)
            else:
                self._stack[-1].parts.append(part)
