"""Signs that the eye does not see, or sees as a blot: of no width, for direction, U+FFFD."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from rusrec.scripts.detect import char_class, script_of
from rusrec.scripts.pattern import pattern

__all__ = ["signs"]

_Kind = Literal["zero-width character", "unbalanced bidi control", "replacement character"]

_CONTROLS = "\u202a-\u202e\u2066-\u2069"
_BLOT = "\ufffd"
_SIGNS = pattern(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    f"\ufff9-\ufffb{_CONTROLS}{_BLOT}\U000e0000-\U000e007f]"
)

_ISOLATES = "\u2066\u2067\u2068"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_POP_ISOLATE = "\u2069"
_BIDI = pattern(f"[{_CONTROLS}\n]")

_DIRECTION_MARKS = "\u200e\u200f\u061c"
_ZERO_WIDTH_JOINER = "\u200d"
_JOINING = "Arab Beng Deva Gujr Guru Khmr Knda Mand Mlym Mong Mymr Nkoo Orya Sinh Syrc Taml Telu"
# The scripts that write with the sign: beside a letter of theirs it is no damage.
_AT_HOME = {
    "\u115f": "Hang",
    "\u1160": "Hang",
    "\u180e": "Mong",
    "\u200b": "Khmr Lana Laoo Mymr Thai Tibt",
    "\u200c": _JOINING,
    _ZERO_WIDTH_JOINER: _JOINING,
}
_BEFORE, _AFTER = 3, 2
_CONTEXT = 12


def signs(text: str) -> Iterator[tuple[int, _Kind, str]]:
    """Give offset, kind and evidence of each sign (of each run, where they follow one another)."""
    if _SIGNS.search(text) is None:
        return
    lonely = frozenset(_without_partner(text))
    rightwards = _writes_from_the_right(text)
    last = -2
    for found in _SIGNS.finditer(text):
        at, sign = found.start(), found[0]
        kind: _Kind
        if sign == _BLOT:
            kind = "replacement character"
        elif _BIDI.match(sign):
            if at not in lonely:
                continue
            kind = "unbalanced bidi control"
        elif _belongs(text, at, rightwards=rightwards):
            continue
        else:
            kind = "zero-width character"
        if text[last : last + 1] != sign or at != last + 1:
            yield at, kind, _evidence(text, at)
        last = at


def _writes_from_the_right(text: str) -> bool:
    inside = char_class("Arab", "Hebr", "Nkoo", "Samr", "Syrc", "Thaa")
    return re.search(f"[{inside}]", text) is not None


def _belongs(text: str, at: int, *, rightwards: bool) -> bool:
    """Tell whether the script around writes with this sign."""
    sign = text[at]
    if sign in _DIRECTION_MARKS:
        return rightwards
    around = text[max(0, at - _BEFORE) : at + _AFTER]
    home = _AT_HOME.get(sign, "")
    if any(script_of(char) in home for char in around if char != sign):
        return True
    is_emoji = "So" in map(unicodedata.category, text[max(0, at - _BEFORE) : at])
    return sign == _ZERO_WIDTH_JOINER and is_emoji


def _without_partner(text: str) -> Iterator[int]:
    """Give the bidi controls that open and are not closed in their paragraph, or the reverse."""
    opened: list[int] = []
    isolates = 0
    for found in _BIDI.finditer(text):
        at, sign = found.start(), found[0]
        if sign == "\n":
            yield from opened
            opened.clear()
            isolates = 0
        elif sign in _EMBEDDINGS or sign in _ISOLATES:
            opened.append(at)
            isolates += sign in _ISOLATES
        elif sign == _POP_ISOLATE and isolates:
            isolates -= 1
            while text[opened[-1]] not in _ISOLATES:
                yield opened.pop()
            opened.pop()
        elif sign != _POP_ISOLATE and opened and text[opened[-1]] in _EMBEDDINGS:
            opened.pop()
        else:
            yield at
    yield from opened


def _evidence(text: str, at: int) -> str:
    around = text[max(0, at - _CONTEXT) : at + _CONTEXT + 1].replace("\n", " ")
    shown = _SIGNS.sub(lambda sign: f"<{_number(sign[0])}>", around)
    return f"{_number(text[at])} {unicodedata.name(text[at], 'without a name')} in: {shown}"


def _number(char: str) -> str:
    return f"U+{ord(char):04X}"
