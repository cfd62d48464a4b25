"""What people write instead of EDTF, and what to write: loaded when a date has been refused."""

import re
from collections.abc import Callable
from typing import Final

__all__ = ["advice", "certain"]

_PART = r"\.\.|[\[\]{},/]"
_WORDS: Final = {
    word: number
    for words, first in (
        ("jan feb mar apr may jun jul aug sep oct nov dec", 1),
        ("янв фев мар апр май июн июл авг сен окт ноя дек", 1),
        ("мая", 5),
        ("spr sum aut win", 21),
        ("вес лет осе зим", 21),
        ("봄 여름 가을 겨울", 21),
        ("fal", 23),
    )
    for number, word in enumerate(words.split(), first)
}
_Y, _M, _D = r"(?P<y>[0-9]{4})", r"(?P<m>[0-9]{1,2})", r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_W = r"(?P<w>[^\W\d_]{1,9})\.?"
_SPELLINGS: Final = (  # pattern, what is wrong, EDTF instead ("" where the named parts give it)
    (r"\s*(\S.*?)\s*", "has blanks around it", r"\1"),
    (rf"{_Y}\s*[./]\s*{_M}(?:\s*[./]\s*{_D})?\s*\.?", "needs hyphens (a slash is an interval)", ""),
    (rf"{_D}\.\s*{_M}\.\s*{_Y}", "puts the day first", ""),
    (rf"{_Y}\s*[년年](?:\s*{_M}\s*[월月](?:\s*{_D}\s*[일日])?)?", "has words in it", ""),
    (rf"(?:{_D}\s+)?{_W},?\s+{_Y}(?:\s*г(?:\.|ода?)?)?", "has words in it", ""),
    (rf"{_W}\s+{_D},?\s+{_Y}", "has words in it", ""),
    (rf"{_Y}[년年]?,?\s+{_W}(?:\s+{_D})?", "has words in it", ""),
    (rf"{_Y}\s*г(?:\.|од)?", "has words in it", ""),
    (rf"{_Y}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})?", "has no hyphens", ""),
    (rf"{_Y}-{_M}(?:-{_D})?", "needs two digits in month and day", ""),
    (r"([0-9]{4})\s*(?:[-–—~]|\.\.)\s*([0-9]{4})", "is an interval without a slash", r"\1/\2"),
    (r"([0-9]{2})([0-9]{2})\s*[-–—~/]\s*([0-9]{2})", "shortens its second year", r"\1\2/\1\3"),
    (r"([0-9]{3})[-ux_?]", "leaves a digit open otherwise than by X", r"\1X"),
    (r"([0-9]{2})[-ux_?]{2}", "leaves digits open otherwise than by X", r"\1XX"),
    (r"([0-9]{3})0-?(?:s|[ех]|년대)", "is a decade in words", r"\1X"),
    (r"(.+?)\s*(?:[-–—]|/(?:open|now|present))", "leaves its end open without ..", r"\1/.."),
    (r"(?:ca?\.|ca|circa|около|ок\.|약)\s*([0-9]{4})", "says 'about' in words", r"\1~"),
    (r"[c©ⓒ]\s?([0-9]{4})", "means copyright, or about ('~' at the end)", r"\1"),
    (r"([0-9]{4})(?:\?~|~\?)", "has two marks where % is both", r"\1%"),
    (r"Y(-?[0-9]{4})", "has a Y on a year of four digits", r"\1"),
    (r"(-?[0-9]{5,15})", "needs a Y before a year of more than four digits", r"Y\1"),
    (r"([0-9]{3})", "needs four digits in the year", r"0\1"),
    (r"([^?~%/,]*)([?~%])([^?~%/,]+)", "marks a part of a date (EDTF level 2)", r"\1\3\2"),
)
_UNCERTAIN: Final = frozenset(
    ("means copyright, or about ('~' at the end)", "needs four digits in the year",
     "needs a Y before a year of more than four digits", "shortens its second year")
)  # fmt: skip
"""What a person should look at before it is put right."""
_HINTS: Final = (
    (r"[0-9]{1,2}", "does not say its century; write the year with four digits"),
    (r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}", "has the year last; write 'YYYY-MM-DD'"),
    (r"[0-9X-]+T[0-9][^/]*", "has no plain time; write it as in '1998-05-31T12:00:00Z'"),
    (r"Y?-?[0-9]+[ES][0-9]+.*", "is of EDTF level 2; write the year out, or an interval"),
    (r"[0-9]+\s*(?:BCE?|до н\.\s?э\.)", "counts backwards; write '-0043' for 44 BC"),
    (
        r"\[?(?:n\.?\s?d\.?|s\.\s?[al]\.|б\.\s?г\.|undated|unknown|미상)\]?",
        "says that there is no date; leave it out, with 'missing: {issued: no-value}'",
    ),
)


def advice(text: str, readable: Callable[[str], bool]) -> str:
    """Say what is wrong with a refused text and what to write, "" where nobody can tell."""
    for part in (text, *re.split(_PART, text)):
        if not part or readable(part):
            continue
        problem, remedy = _spelt(part, readable)
        if remedy:
            return f"{part[:60]!r} {problem}; write {remedy!r}"
        for pattern, hint in _HINTS:
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return f"{part[:60]!r} {hint}"
    return ""


def certain(text: str, readable: Callable[[str], bool]) -> str:
    """Return the EDTF that a refused text can only mean, "" where it may mean something else."""
    problem, remedy = _spelt(text.strip(), readable)
    return "" if problem in _UNCERTAIN else remedy


def _spelt(text: str, readable: Callable[[str], bool]) -> tuple[str, str]:
    """Return what is wrong with a text, and what to write instead; nothing where nobody knows."""
    for pattern, problem, template in _SPELLINGS:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        remedy = match and (match.expand(template) if template else _composed(match))
        if remedy and readable(remedy):
            return problem, remedy
    return "", ""


def _composed(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if parts.get("w"):
        parts["m"] = str(_WORDS.get(parts["w"].casefold()[:3], 0))
    return "-".join(f"{parts[name]:0>2}" for name in "ymd" if parts.get(name))
