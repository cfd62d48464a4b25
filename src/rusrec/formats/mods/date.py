"""Dates of MODS and EDTF: what W3CDTF can say first, for all readers; then the EDTF itself."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rusrec.model import edtf
from rusrec.scripts.pattern import pattern

__all__ = ["UNKNOWN", "Stated", "elements_of", "found_in", "is_plain"]

UNKNOWN: Final = "XXXX"
"""The date of which only words are known."""

_TIME: Final = r"T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)"
_PLAIN: Final = pattern(rf"(?!0000)\d{{4}}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?:{_TIME})?)?)?", re.ASCII)
_START: Final = pattern(
    r"((?!0000)\d{4}(?:-(?:0[1-9]|1[0-2]))?)-[0-9X]{2}(?:-[0-9X]{2})?", re.ASCII
)
_QUALIFIERS: Final = {"~": "approximate", "?": "questionable", "%": "approximate"}
_SIGNS: Final = {"approximate": "~", "questionable": "?"}
_MARC: Final = pattern(r"[0-9u|]{4}", re.IGNORECASE)
_COMPACT: Final = pattern(r"(\d{4})(\d\d)(\d\d)?", re.ASCII)
_YEAR_IN_WORDS: Final = pattern(r"[\[(]?(?:c|©|ca\.?|circa|\?)?\s*(\d{4})[?\])., ]*", re.ASCII | 2)
_SPAN: Final = pattern(r"(\d{4})\s*[-–—]\s*(\d{4})", re.ASCII)
_NUMERIC: Final = pattern(r"(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?\.?", re.ASCII)
_IN_WORDS: Final = pattern(
    r"(?:(\d{1,2}) )?([a-z]{3})[a-z]*\.?(?: (\d{1,2}))?,? (\d{4})\.?", re.ASCII | 2
)
_MONTHS: Final = "janfebmaraprmayjunjulaugsepoctnovdec"


class Stated(NamedTuple):
    """One element of a date: its text, and what its attributes say."""

    text: str
    encoding: str = ""
    qualifier: str = ""
    point: str = ""


def is_plain(value: str) -> bool:
    """Tell whether W3CDTF says all of an EDTF value."""
    return _PLAIN.fullmatch(value) is not None


@lru_cache(maxsize=4096)
def elements_of(value: str) -> tuple[Stated, ...]:
    """Return the elements that say an EDTF value, each with its encoding.

    ``1998~`` is first 1998 with a qualifier and then itself, ``1998/2001`` a start and an end.
    """
    if is_plain(value):
        return (Stated(value, "w3cdtf"),)
    itself = Stated(value, "edtf")
    if value[0] in "[{":
        return (itself,)
    first, slash, last = value.partition("/")
    if not slash:
        coarse = _coarse(first, "")
        return (coarse, itself) if coarse else (itself,)
    ends = [_coarse(first, "start"), _coarse(last, "end")]
    said = tuple(end for end in ends if end is not None)
    if is_plain(first) and is_plain(last):
        return said
    return (*said, itself) if ends[0] is not None else (itself,)


def _coarse(moment: str, point: str) -> Stated | None:
    qualifier = _QUALIFIERS.get(moment[-1:], "")
    bare = moment[:-1] if qualifier else moment
    if is_plain(bare):
        return Stated(bare, "w3cdtf", qualifier, point)
    found = _START.fullmatch(bare)
    return Stated(found[1], "w3cdtf", qualifier, point) if found else None


class Found(NamedTuple):
    """A date as read: EDTF or "", the words on the item, and what could not be understood."""

    edtf: str
    text: str = ""
    fault: str = ""


@lru_cache(maxsize=4096)
def found_in(stated: tuple[Stated, ...], shown: str = "") -> Found:
    """Return the date that several elements say together; *shown* is how it is displayed.

    EDTF counts before other encodings, and these before words. Words that are no date are kept
    as the text of a date that is unknown.
    """
    exact = [each.text for each in stated if each.encoding == "edtf"]
    if exact and (value := _canonical(exact[0])):
        return Found(value, shown, "; ".join(exact[1:]))
    coded = [each for each in stated if each.encoding not in ("", "edtf")]
    loose = [each for each in stated if not each.encoding]
    value, fault = _joined(coded)
    if not value and loose:
        value, fault = _joined(loose)
        return Found(value or UNKNOWN, shown or ("" if value in _spelled(loose) else _told(loose)))
    words = _told(loose)
    text = shown or ("" if words == value else words)
    if not value and (fault or text):
        return Found(UNKNOWN, text or fault)
    return Found(value, text, fault)


def _told(loose: list[Stated]) -> str:
    return "; ".join(each.text for each in loose)


def _spelled(loose: list[Stated]) -> tuple[str, ...]:
    """Return how a date may be spelt in words that say no more than its EDTF."""
    texts = [each.text for each in loose]
    return (*texts, "/".join(texts), *(text.replace("-", "/") for text in texts))


def _joined(stated: list[Stated]) -> tuple[str, str]:
    """Return the date of elements in one manner, and the text of those that are left over."""
    starts = [each for each in stated if each.point == "start"]
    ends = [each for each in stated if each.point == "end"]
    single = [each for each in stated if not each.point]
    if (starts or ends) and not single:
        first = _moment(starts[0]) if starts else ""
        last = _moment(ends[0]) if ends else ""
        value = _canonical(f"{first or '..' if not starts else first}/{last or '..'}")
        if value and (first or last):
            rest = [each.text for each in (*starts[1:], *ends[1:])]
            return value, "; ".join(rest)
        single = starts + ends
    for each in single:
        value = _moment(each)
        if value:
            return value, "; ".join(o.text for o in stated if o is not each and o.text != each.text)
    return "", _told(stated)


def _moment(stated: Stated) -> str:
    """Return the EDTF of one element, "" where its text is no date."""
    text = stated.text
    value = _canonical(text) or _canonical(_rewritten(stated))
    sign = _SIGNS.get(stated.qualifier, "")
    return _canonical(value + sign) or value if sign and value else value


def _rewritten(stated: Stated) -> str:
    """Return a text in MARC's manner, without hyphens or in English words as EDTF writes it."""
    text = stated.text
    if _MARC.fullmatch(text):
        return text.lower().replace("u", "X").replace("|", "X")
    if found := _COMPACT.fullmatch(text):
        return "-".join(part for part in found.groups() if part)
    if found := _NUMERIC.fullmatch(text):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    if found := _SPAN.fullmatch(text):
        return f"{found[1]}/{found[2]}"
    if found := _IN_WORDS.fullmatch(text):
        return _of_words(found)
    if found := _YEAR_IN_WORDS.fullmatch(text):
        about = "?" if "?" in text else "~" if re.search(r"\bca\b|circa", text) else ""
        return found[1] + about
    return ""


def _of_words(found: re.Match[str]) -> str:
    month, odd = divmod(_MONTHS.find(found[2].lower()), 3)
    day = found[1] or found[3]
    if odd or month < 0:
        return ""
    return f"{found[4]}-{month + 1:02d}" + (f"-{int(day):02d}" if day else "")


@lru_cache(maxsize=4096)
def _canonical(text: str) -> str:
    try:
        return edtf.render(edtf.parse(text))
    except ValueError:
        return ""
