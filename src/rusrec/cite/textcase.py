"""Text-case on marked text (CSL 1.0.2, Text-case): marks are skipped, ``nocase`` is left alone.

Superscripts, subscripts and small capitals in a field are left alone too, as ``nocase`` is.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final

from rusrec.cite.marks import (
    ASIDE,
    CLOSE,
    FLIPPING,
    GUARD,
    HREF,
    HREF_END,
    INNER_QUOTE,
    NOCASE,
    NODECOR,
    QUOTE,
    QUOTE_END,
    SIGNS,
    SUBSCRIPT,
    SUPERSCRIPT,
)
from rusrec.cite.words import words

__all__ = ["case_of"]

_KEEP: Final = frozenset(
    (ASIDE, NOCASE, NODECOR, SUBSCRIPT, SUPERSCRIPT, FLIPPING["font-variant", "small-caps"])
)
_NO_RUN: Final = frozenset((QUOTE_END, HREF_END, GUARD))
_SIGN = re.compile(f"[{SIGNS}]")
_WORD = re.compile(r"[^\W_][\w'’`.&]*|[\w]")
_STOP: Final = frozenset(
    words(
        "a across afore after against along alongside amid amidst among amongst an and anenst "
        "apropos around as aside astride at athwart atop barring before behind below beneath "
        "beside besides between beyond but by c ca circa d' d’ de despite down during et except "
        "for forenenst from given in inside into lest like modulo near next nor notwithstanding "
        "of off on onto or out over per plus pro qua sans since so than the through throughout "
        "thru till to toward towards under underneath until unto up upon v v. van versus via "
        "vis-à-vis von vs vs. with within without yet"
    )
)
"""The stop words of the specification that are one word."""
_CUT: Final = frozenset("'’")
_LAST_LATIN: Final = 0x24F
_HYPHENS: Final = frozenset("-‐‑")
_NEW_START: Final = frozenset(":.?!")

Case = Callable[[str], str]


def case_of(name: str, *, english: bool, turkic: bool) -> Case | None:
    """Give the function for the value *name* of text-case, or None where it changes nothing.

    Title case is for English alone; *turkic* languages have a dotted and a dotless i.
    """
    if name == "title" and not english:
        return None
    return (_TURKIC if turkic else _CASES).get(name)


class _Anatomy:
    """Marked text taken apart: its characters, its marks with their places, and what to keep."""

    def __init__(self, marked: str) -> None:
        self.plain: list[str] = []
        self.marks: list[tuple[int, str]] = []
        self.keep: set[int] = set()
        self._open: list[bool] = []
        address = False
        for character in marked:
            if address or _SIGN.match(character):
                address = (address or character == HREF) and character != HREF_END
                self._mark(character, address=address)
            else:
                if any(self._open):
                    self.keep.add(len(self.plain))
                self.plain.append(character)

    def _mark(self, sign: str, *, address: bool) -> None:
        self.marks.append((len(self.plain), sign))
        if sign in {QUOTE, INNER_QUOTE}:  # a quotation mark stands before the word, so it counts
            self.keep.add(len(self.plain))
            self.plain.append("“")
        elif sign == CLOSE and self._open:
            self._open.pop()
        elif sign == HREF or (_SIGN.match(sign) and not address and sign not in _NO_RUN):
            self._open.append(sign in _KEEP)


def _mapped(change: Callable[[str], str], marked: str) -> str:
    """Apply *change*, which keeps the length, to the plain text of *marked*."""
    if not _SIGN.search(marked):
        return change(marked)
    parts = _Anatomy(marked)
    return _rebuilt(parts.plain, change("".join(parts.plain)), parts.marks, parts.keep)


def _rebuilt(plain: list[str], changed: str, rest: list[tuple[int, str]], keep: set[int]) -> str:
    out: list[str] = []
    signs = iter(rest)
    place, sign = next(signs, (-1, ""))
    for index, character in enumerate(plain):
        quote = False
        while place == index:
            out.append(sign)
            quote = quote or sign in {QUOTE, INNER_QUOTE}
            place, sign = next(signs, (-1, ""))
        if not (quote and character == "“"):
            out.append(character if index in keep else changed[index])
    while sign:
        out.append(sign)
        _, sign = next(signs, (-1, ""))
    return "".join(out)


def _upper(text: str, *, turkic: bool = False) -> str:
    if turkic:
        text = text.replace("i", "İ")
    upper = text.upper()
    return upper if len(upper) == len(text) else "".join(map(_upper_one, text))


def _upper_one(character: str) -> str:
    upper = character.upper()
    return upper if len(upper) == 1 else character


def _lower(text: str, *, turkic: bool = False) -> str:
    if turkic:
        text = text.replace("I", "ı").replace("İ", "i")
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _first(marked: str) -> str:
    """Capitalize the first word; the quick way for text that begins without a mark."""
    head = marked[:1]
    if head.isalpha():
        return _upper_one(head) + marked[1:]
    return _mapped(_first_of, marked)


def _first_of(text: str, *, turkic: bool = False) -> str:
    for place, character in enumerate(text):
        if character.isalnum():
            return f"{text[:place]}{_upper(character, turkic=turkic)}{text[place + 1 :]}"
    return text


def _all(text: str) -> str:
    def capital(match: re.Match[str]) -> str:
        word = match[0]
        if text[match.start() - 1 : match.start()] in {"’", "'"}:  # rock ’n’ roll
            return word
        return _upper_one(word[0]) + word[1:] if word.islower() else word

    return _WORD.sub(capital, text)


def _sentence(text: str) -> str:
    """Give *text* in lower case but for its first word, which keeps its capitals.

    In a text that is all capitals only the first letter is one.
    """
    first = _WORD.search(text)
    if first is None or first[0].islower() or text.isupper():
        return _first_of(_lower(text))
    return f"{text[: first.end()]}{_lower(text[first.end() :])}"


@lru_cache(maxsize=4096)
def _title(marked: str) -> str:
    return _mapped(_title_of, marked)


def _title_of(text: str) -> str:
    out: list[str] = []
    last = 0
    words = list(_WORD.finditer(text))
    for number, match in enumerate(words):
        start = match.start()
        gap = text[last:start]
        out.append(gap)
        ends = number in {0, len(words) - 1} or _starts_anew(text, start)
        before = text[last - 1 : start]
        out.append(_title_word(match[0], before, text[match.end() : match.end() + 1], ends=ends))
        last = match.end()
    out.append(text[last:])
    return "".join(out)


def _starts_anew(text: str, start: int) -> bool:
    """Tell whether a sentence or subtitle begins at *start*."""
    place = start - 1
    while place >= 0 and text[place] in " \xa0“‘\"'([«":
        place -= 1
    return place < start - 1 and place >= 0 and text[place] in _NEW_START


def _title_word(word: str, before: str, after: str, *, ends: bool) -> str:
    if not word[:1].islower() or any(letter.isupper() for letter in word):
        if word.lower() in _STOP and not ends and word[:1].isupper() and word[1:].islower():
            return word.lower()
        return word
    if len(before) > 1 and before[-1] in _HYPHENS and before[0].isdigit():
        return word
    if before[-1:] in _CUT or (len(word) == 1 and ord(word) > _LAST_LATIN):  # ’til, β-carotene
        return word
    compound = after in _HYPHENS or before[-1:] in _HYPHENS
    if word in _STOP and not ends and not (compound and before[-1:] not in _HYPHENS):
        return word
    return _upper_one(word[0]) + word[1:]


_CASES: Final[dict[str, Case]] = {
    "lowercase": partial(_mapped, _lower),
    "uppercase": partial(_mapped, _upper),
    "capitalize-first": _first,
    "capitalize-all": partial(_mapped, _all),
    "sentence": partial(_mapped, _sentence),
    "title": _title,
}
_TURKIC: Final[dict[str, Case]] = {
    **_CASES,
    "lowercase": partial(_mapped, partial(_lower, turkic=True)),
    "uppercase": partial(_mapped, partial(_upper, turkic=True)),
    "capitalize-first": partial(_mapped, partial(_first_of, turkic=True)),
}
