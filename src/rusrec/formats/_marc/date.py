"""Dates of publication: as they are printed in 264 ``$c``, as catalogues write them, as EDTF.

Source: RDA 2.8.6 and AACR2 1.4F for ``[1998?]``, ``[between 1990 and 1999]``, ``c1998``, ``1998-``.
"""

from functools import lru_cache
from typing import Final

from rusrec.model import Date, edtf
from rusrec.scripts.pattern import pattern

__all__ = ["date_in", "of_fixed", "printed"]

_EXACT: Final = pattern(r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_FORMS: Final = (
    (pattern(r"(?:ca\. ?|circa |approximately |about )([0-9]{4})"), r"\1~"),
    (pattern(r"([0-9]{4})\?"), r"\1?"),
    (pattern(r"([0-9]{3})-\??"), r"\1X"),
    (pattern(r"([0-9]{2})--\??"), r"\1XX"),
    (pattern(r"(?:between|not before) ([0-9]{4}) and ([0-9]{4})\??"), r"[\1..\2]"),
    (pattern(r"([0-9]{4})[-–]([0-9]{4})"), r"\1/\2"),
    (pattern(r"([0-9]{4})[-–]"), r"\1/.."),
    (pattern(r"(?:[cp©℗]|cop\. ?)([0-9]{4})"), r"\1"),
    (pattern(r"([0-9]{4})"), r"\1"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def date_in(words: str) -> Date | None:
    """Return the date that ``$c`` states; None where it states none that can be read.

    A date copied with brackets and marks is read without them: ``[1998?]`` is ``1998?``.
    """
    text = words.strip().rstrip(".,;").strip()
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1].strip()
    if _EXACT.fullmatch(text):
        return _date(text)
    for form, made in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _date(match.expand(made))
    return None


def _date(text: str) -> Date | None:
    try:
        return Date(edtf.render(edtf.parse(text)))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def printed(date: Date) -> str:
    """Return what stands in ``$c``: the words on the item, else the date as catalogues write it."""
    if date.text:
        return date.text
    text = date.edtf
    for suffix, form in (("~", "[approximately {}]"), ("?", "[{}?]")):
        if text[:-1].isdigit() and text.endswith(suffix):
            return form.format(text[:-1])
    if len(text) == 4 and text.endswith("X") and text[:2].isdigit():  # noqa: PLR2004
        return f"[{text.rstrip('X')}{'-' * text.count('X')}?]"
    if text.endswith("/..") and text[:4].isdigit() and len(text) == 7:  # noqa: PLR2004
        return f"{text[:4]}-"
    first, slash, last = text.partition("/")
    if slash and len(first) == len(last) == 4 and (first + last).isdigit():  # noqa: PLR2004
        return f"{first}-{last}"
    return text


def of_fixed(kind: str, first: str, last: str) -> Date | None:
    """Return the date in 008: its type, and the two dates."""
    if not first or "u" in first[:2]:
        return None
    text = first.replace("u", "X")
    if kind == "q" and last and "u" not in first + last:
        text = f"[{first}..{last}]"
    elif kind in ("c", "d", "u", "m", "i", "k") and "u" not in first + last and last:
        text = f"{first}/{'..' if last == '9999' else last}"
    elif kind == "c":
        text = f"{text}/.."
    return _date(text)
