"""Dates of MODS and EDTF: what W3CDTF can say first, for all readers; then the EDTF itself."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from rusrec.model import edtf
from rusrec.scripts.pattern import pattern

__all__ = ["UNKNOWN", "Stated", "elements_of", "found_in", "is_plain"]

UNKNOWN: Final = "XXXX"
"""The date of which only words are known."""

_PLAIN: Final = pattern(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
_START: Final = pattern(
    r"((?!0000)\d{4}(?:-(?:0[1-9]|1[0-2]))?)-[0-9X]{2}(?:-[0-9X]{2})?", re.ASCII
)
_BETWEEN: Final = pattern(r"\.\.|,")
_QUALIFIERS: Final = {"~": "approximate", "?": "questionable", "%": "approximate"}
_SIGNS: Final = {"approximate": "~", "questionable": "?"}
_MARKS: Final = frozenset("~?%")
_MARC: Final = pattern(r"[0-9u|]{4}", re.IGNORECASE)
_MARC_OPEN: Final = "9999"
"""The end of what has not come to an end, as MARC writes it."""
_COMPACT: Final = pattern(r"(\d{4})(\d\d)(\d\d)?", re.ASCII)
_YEAR_IN_WORDS: Final = pattern(
    r"[\[(]?(?:c|©|ca\.?|circa|\?)?\s*(\d{4})(?:\s*(?:г|год|년|年))?"
    r"(?:,\s*[c©]\s*\d{4})?[?\])., ]*",
    re.ASCII | 2,
)
_SPAN: Final = pattern(r"(\d{4})\s*[-–—]\s*(\d{4})", re.ASCII)
_NUMERIC: Final = pattern(r"(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?\.?", re.ASCII)
_IN_WORDS: Final = pattern(
    r"(?:(\d{1,2}) )?([a-z]{3,9})\.?(?: (\d{1,2}))?,? (\d{4})\.?", re.ASCII | 2
)
_NAMES: Final = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
    "aug august", "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
_MONTHS: Final = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}


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
    """Return the elements that say an EDTF value, those in W3CDTF first.

    ``1998~`` is first 1998 with a qualifier and then itself, ``1998/2001`` a start and an end.
    """
    if is_plain(value):
        return (Stated(value, "w3cdtf"),)
    itself = Stated(value, "edtf")
    if value[0] in "[{":
        return (*_set(value), itself)
    first, slash, last = value.partition("/")
    if not slash:
        coarse = _coarse(first, "")
        return (coarse, itself) if coarse else (itself,)
    start, end = _coarse(first, "start"), _coarse(last, "end")
    said = tuple(each for each in (start, end) if each is not None)
    if is_plain(first) and is_plain(last):
        return said
    return (*said, itself) if start is not None else (itself,)


def _set(value: str) -> tuple[Stated, ...]:
    """Return what the first and the last date of a set have in common, else both as an interval."""
    members = _BETWEEN.split(value[1:-1])
    if not (is_plain(members[0]) and is_plain(members[-1])):
        return ()
    first, last = members[0][:10].split("-"), members[-1][:10].split("-")
    common = [one for one, other in zip(first, last, strict=False) if one == other]
    qualifier = "questionable" if value[0] == "[" else ""
    if first[: len(common)] == common and last[: len(common)] == common and common:
        return (Stated("-".join(common), "w3cdtf", qualifier),)
    ends = ((members[0], "start"), (members[-1], "end"))
    return tuple(Stated(member, "w3cdtf", qualifier, point) for member, point in ends)


def _coarse(moment: str, point: str) -> Stated | None:
    qualifier = _QUALIFIERS.get(moment[-1:], "")
    bare = moment[:-1] if qualifier else moment
    if is_plain(bare) or is_plain(bare.partition("T")[0]):
        bare = bare.partition("T")[0]
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
    as the text of a date that is unknown. An element that says the same or less is a copy; of one
    that says something else the words are the text of the date, and what is coded is a fault.
    """
    exact = [each for each in stated if each.encoding == "edtf"]
    coded = [each for each in stated if each.encoding not in ("", "edtf")]
    loose = [each for each in stated if not each.encoding]
    value = _joined(exact) or _joined(coded)
    words = _words(loose, value)
    value = value or _joined(loose)
    other = [each for each in stated if not _agrees(each, value) and each.text != shown]
    fault = _told([each for each in other if each.encoding or shown])
    text = shown or words
    return Found(value, text, fault) if value else Found(UNKNOWN, text or fault, text and fault)


def _words(loose: list[Stated], value: str) -> str:
    """Return the words that say more than a coded *value*, or than the date that they are."""
    if value:
        plain = (value, *(each.text for each in loose if is_plain(each.text)))
        return _told([e for e in loose if e.text not in plain or not _agrees(e, value)])
    value = _joined(loose)
    alike = value in _spelled(loose) and all(_agrees(each, value) for each in loose)
    return "" if alike else "; ".join(each.text for each in loose)


def _agrees(stated: Stated, value: str) -> bool:
    """Tell whether an element says no more than *value*: the same, or part of it."""
    if stated in elements_of(value or UNKNOWN):
        return True
    first, slash, last = value.partition("/")
    if slash and stated.point:
        value = last if stated.point == "end" else first
    if stated.point == "end" and stated.text == _MARC_OPEN:
        return value == ".."
    said = _moment(stated)
    doubted = said[-1:] in _MARKS and _MARKS.isdisjoint(value)
    return bool(said) and not doubted and value.startswith(said.rstrip("~?%").rstrip("-X"))


def _told(stated: list[Stated]) -> str:
    """Return what elements say; of a date that is coded, what its attribute says too."""
    return "; ".join(
        f"{each.text} ({each.qualifier})" if each.qualifier in _SIGNS else each.text
        for each in stated
    )


def _spelled(loose: list[Stated]) -> tuple[str, ...]:
    """Return how a date may be spelt in words that say no more than its EDTF."""
    texts = [each.text for each in loose]
    return (*texts, "/".join(texts), *(text.replace("-", "/") for text in texts))


def _joined(stated: list[Stated]) -> str:
    """Return the date of elements in one manner: start and end, else the first that is one."""
    starts = [each for each in stated if each.point == "start"]
    ends = [each for each in stated if each.point == "end"]
    single = [each for each in stated if not each.point]
    if (starts or ends) and not single:
        first = _moment(starts[0]) if starts else ""
        last = _moment(ends[0]) if ends and ends[0].text != _MARC_OPEN else ""
        value = _canonical(f"{first or '..' if not starts else first}/{last or '..'}")
        if value and (first or last):
            return value
        single = starts + ends
    return next(filter(None, map(_moment, single)), "")


def _moment(stated: Stated) -> str:
    """Return the EDTF of one element, "" where its text is no date."""
    text = stated.text
    coded = stated.encoding == "edtf"
    bracketed = text.startswith(("[", "{")) and not coded  # by a cataloguer; in EDTF it is a set
    value = "" if bracketed else _canonical(text)
    if not value and not coded:
        value = _canonical(_rewritten(stated))
    sign = _SIGNS.get(stated.qualifier, "")
    if not sign or not value:
        return value
    return _canonical("/".join(part + sign for part in value.split("/"))) or value


def _rewritten(stated: Stated) -> str:
    """Return a text in MARC's manner, without hyphens or in English words as EDTF writes it."""
    for known, spelt in _MANNERS:
        found = known.fullmatch(stated.text)
        if found:
            return spelt(found)
    return ""


def _of_year(found: re.Match[str]) -> str:
    text = found[0].lower()
    about = "?" if "?" in text else "~" if re.search(r"\bca\b|circa", text) else ""
    return found[1] + about


def _of_words(found: re.Match[str]) -> str:
    month = _MONTHS.get(found[2].lower(), 0)
    day = found[1] or found[3]
    if not month:
        return ""
    return f"{found[4]}-{month:02d}" + (f"-{int(day):02d}" if day else "")


_MANNERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (_MARC, lambda found: found[0].lower().replace("u", "X").replace("|", "X")),
    (_COMPACT, lambda found: "-".join(part for part in found.groups() if part)),
    (_NUMERIC, lambda found: "-".join(part.zfill(2) for part in found.groups() if part)),
    (_SPAN, lambda found: f"{found[1]}/{found[2]}"),
    (_IN_WORDS, _of_words),
    (_YEAR_IN_WORDS, _of_year),
)
"""How dates are spelt elsewhere, and how EDTF spells them."""


@lru_cache(maxsize=4096)
def _canonical(text: str) -> str:
    try:
        return edtf.render(edtf.parse(text))
    except ValueError:
        return ""
