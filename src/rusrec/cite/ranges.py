"""Page ranges in the five forms of page-range-format (CSL 1.0.2, Page Ranges)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from rusrec.cite.locale import Locale
    from rusrec.cite.style import Style

__all__ = ["page_ranges"]

_LETTERS = r"(?:\d*[^\W\d_]+)?"
_RANGE = re.compile(
    rf"(?<![\w.-])({_LETTERS})(\d+)\s*(?:(?<!\\)--?|[‐‑–—])\s*({_LETTERS})(\d+)(?![\w-])"
)
_WORDS = re.compile(r"(?<![\w-])([^\W\d_]{1,12})\s*(?:--?|[‐‑–—])\s*([^\W\d_]{1,12})(?![\w-])")
_ODD = re.compile(r"(?<=\w)\s+-\s+(?=\w)")
_HINT = re.compile("[-‐‑–—&]")
_PLAIN = re.compile("([0-9]+)[-–]([0-9]+)")
_HUNDRED: Final = 100
_CHICAGO_WHOLE: Final = 4


@lru_cache(maxsize=256)
def _formatter(form: str, delimiter: str, ampersand: str) -> Callable[[str], str]:
    shorten = _FORMS.get(form, _as_written)

    def one(match: re.Match[str]) -> str:
        before, first, before_last, last = match.groups()
        if before != before_last:
            if before and not before_last:
                return re.sub(r"\s+", "", match[0])
            return _ODD.sub("-", match[0]) if before else f"{first}{delimiter}{before_last}{last}"
        return f"{before}{first}{delimiter}{shorten(before, first, last)}"

    def ranges(text: str) -> str:
        if not _HINT.search(text):
            return text
        if plain := _PLAIN.fullmatch(text):
            return f"{plain[1]}{delimiter}{shorten('', plain[1], plain[2])}"
        text = _WORDS.sub(rf"\1{delimiter}\2", _RANGE.sub(one, text))
        text = _ODD.sub("-", text).replace(" & ", f" {ampersand} ")
        return text.replace("\\-", "-")

    return ranges


def page_ranges(style: Style, locale: Locale, *, pages: bool = True) -> Callable[[str], str]:
    """Give the function that writes the ranges in a text as the style wants them.

    The format of ranges is for *pages*; others have the locale's dash and all their figures.
    """
    delimiter = locale.text("page-range-delimiter") or "–"
    ampersand = locale.text("and", "symbol") or "&"
    form = style.options.get("page-range-format", "") if pages else ""
    return _formatter(form, delimiter, ampersand)


def _expanded(first: str, last: str) -> str:
    missing = len(first) - len(last)
    return first[:missing] + last if missing > 0 else last


def _as_written(before: str, first: str, last: str) -> str:
    del first
    return before + last


def _whole(before: str, first: str, last: str) -> str:
    return before + _expanded(first, last)


def _minimal(before: str, first: str, last: str, least: int = 1) -> str:
    del before
    last = _expanded(first, last)
    if len(first) != len(last):
        return last
    shared = 0
    while shared < len(last) - least and first[shared] == last[shared]:
        shared += 1
    return last[shared:]


def _minimal_two(before: str, first: str, last: str) -> str:
    return _minimal(before, first, last, 2)


def _chicago_15(before: str, first: str, last: str) -> str:
    short = _chicago_16(before, first, last)
    if len(first) == _CHICAGO_WHOLE and len(short) == _CHICAGO_WHOLE - 1:
        return _expanded(first, last)
    return short


def _chicago_16(before: str, first: str, last: str) -> str:
    number = int(first)
    if number < _HUNDRED or number % _HUNDRED == 0:
        return _expanded(first, last)
    if 0 < number % _HUNDRED < 10:  # noqa: PLR2004 - 101 to 109, 201 to 209 and so on
        return _minimal(before, first, last)
    return _minimal(before, first, last, 2)


_FORMS: Final = {
    "expanded": _whole,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
