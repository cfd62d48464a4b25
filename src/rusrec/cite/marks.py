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
_QUOTES = re.compile(f"[{QUOTE}{INNER_QUOTE}{QUOTE_END}]")
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
    if QUOTE in marked or QUOTE_END in marked or INNER_QUOTE in marked:
        marked = _quoted(marked, quotes)
    tokens = _SPLIT.split(marked)
    if len(tokens) == 1:
        return (marked,) if marked else ()
    return _Builder(tokens[0]).build(tokens[1::2], tokens[2::2])


def _quoted(marked: str, quotes: Quotes) -> str:
    """Write the quotation marks of *marked*: inner and outer by turns."""
    inside: list[bool] = []

    def mark(match: re.Match[str]) -> str:
        sign = match[0]
        if sign == QUOTE_END:
            inner = inside.pop() if inside else False
            return quotes.inner_close if inner else quotes.close
        inner = (sign == INNER_QUOTE) if not inside else not inside[-1]
        inside.append(inner)
        return quotes.inner_open if inner else quotes.open

    return _QUOTES.sub(mark, marked)


class _Frame(NamedTuple):
    """A run that is open: its property and value, the value that it hides, what is around it."""

    property: str
    value: str
    hidden: str | None
    around: list[str | Run]
    chained: bool
    """Whether the sign that closes it closes the run around it too."""


class _Builder:
    """Builds runs from signs and texts in turn, with what is switched on at each place."""

    def __init__(self, first: str) -> None:
        self._state: dict[str, str] = {}
        self._stack: list[_Frame] = []
        self._parts: list[str | Run] = [first] if first else []
        """What the innermost open run holds so far."""

    def build(self, signs: list[str], texts: list[str]) -> Content:
        """Give the runs of *signs*, each with the text after it."""
        for sign, text in zip(signs, texts, strict=True):
            if sign == CLOSE:
                self._close()
            elif sign in _OPENED:
                name, value = _OPENED[sign]
                self._open(name, value)
            elif sign == HREF:
                self._open("href", text)
                continue
            else:
                self._other(sign)
            if text:
                self._text(text)
        while self._stack:
            self._close()
        return tuple(self._parts)

    def _other(self, sign: str) -> None:
        if sign in {NODECOR, ASIDE}:
            active = [n for n, v in self._state.items() if v != _NEUTRAL[n]]
            self._open("", "")
            for name in active:
                self._open(name, _NEUTRAL[name], chained=True)
        elif sign == NOCASE:
            self._open("", "")
        elif sign in _FLIPPED:
            name, value = _FLIPPED[sign]
            self._open(name, _NEUTRAL[name] if self._state.get(name) == value else value)

    def _text(self, text: str) -> None:
        parts = self._parts
        if parts:
            last = parts[-1]
            if isinstance(last, str):
                parts[-1] = last + text
                return
            if last.property == "display" and text[0] in _STOPS:
                # a stop after a block would begin a line of its own
                parts[-1] = last._replace(content=(*last.content, text[0]))
                text = text[1:]
        if text:
            parts.append(text)

    def _open(self, name: str, value: str, *, chained: bool = False) -> None:
        hidden = None
        if name in _NEUTRAL:
            hidden = self._state.get(name)
            if (hidden or _NEUTRAL[name]) == value:
                name = ""
            else:
                self._state[name] = value
        self._stack.append(_Frame(name, value, hidden, self._parts, chained))
        self._parts = []

    def _close(self) -> None:
        if not self._stack:
            return
        name, value, hidden, around, chained = self._stack.pop()
        if hidden is not None and name:
            self._state[name] = hidden
        elif name in _NEUTRAL:
            del self._state[name]
        inside, self._parts = self._parts, around
        if name and inside:
            around.append(Run(name, value, tuple(inside)))
        else:
            for part in inside:
                if isinstance(part, str):
                    self._text(part)
                else:
                    around.append(part)
        if chained:
            self._close()
