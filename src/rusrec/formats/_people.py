"""Several people in one text, as people type them: ``송준서, 김영희``, ``Doe J., Roe R.``.

Where a list of names is meant (a cell of a sheet) they are parted; where a comma parts family and
given by the grammar of the format, it is told that they look like several.
"""

import re
from typing import Final

from rusrec.scripts.pattern import pattern

__all__ = [
    "DOUBLE",
    "OTHERS",
    "PATRONYMIC",
    "WHOLE",
    "listed",
    "people",
    "several",
    "without_others",
]

_NOT_NAMED: Final = r"et\.?\s+al\.?|и\s+др(?:угие|\.)?|외(?:\s?[0-9]{1,3}\s?[인명])?"
OTHERS: Final = pattern(rf"(?:and )?others|{_NOT_NAMED}", re.IGNORECASE)
"""What stands where a name should, for those who are not named."""
_BEHIND: Final = pattern(rf"[\s,.]({_NOT_NAMED}|and others)$", re.IGNORECASE)
_END: Final = 24
"""Where they are looked for, since a search through all of a long text takes its square."""

DOUBLE: Final = "남궁|황보|제갈|선우|독고|사공|서문|동방|망절|어금|소봉|장곡|강전"
"""Korean family names of two syllables."""

# Korean family names of one syllable that more than some hundred people have (census of 2015), and
# how they are spelt in the North.
_SINGLE: Final = (
    "[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변"
    "염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사복태목빈좌팽승상시당계리림로려량련렴]"
)
_HANGUL: Final = rf"(?:(?:{DOUBLE})|{_SINGLE}) ?[가-힣]{{1,2}}(?: ?\([^()]*\))?"
_KOREAN: Final = pattern(rf"(?:{_HANGUL})(?: ?[,·ㆍ・/、] ?(?:{_HANGUL}))+")
_BETWEEN: Final = pattern(r" ?[,·ㆍ・/、] ?")

_WORD: Final = r"[^\W\d_][^\s,;]+"
_INITIALS: Final = r"(?:[A-ZА-ЯЁ]\.?[ -]?){1,4}"
_BARE: Final = pattern(_INITIALS)
_WITH_INITIALS: Final = pattern(
    rf"(?:{_WORD} ){{1,3}}{_INITIALS}|(?:[A-ZА-ЯЁ](?:\.[ -]?|[ -])){{1,4}}{_WORD}"
)
_CYRILLIC: Final = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
PATRONYMIC: Final = pattern(r"[А-ЯЁ][а-яё]+(?:[оеё]вич|[оеё]вна|[ьм]ич|(?:ин)?ична)")
"""A Russian name after the father, which stands behind that of the person."""

_IN_FULL: Final = pattern(
    rf"{_CYRILLIC} {_CYRILLIC} {PATRONYMIC.pattern}|{_CYRILLIC} {PATRONYMIC.pattern} {_CYRILLIC}"
)
_UNINVERTED: Final = (_WITH_INITIALS, _IN_FULL)
_WORDS: Final = pattern(rf"{_WORD}(?: {_WORD})*")
_AND: Final = pattern(r" (?:and|&) ")
_INVERTED: Final = pattern(rf"{_WORDS.pattern}, [^,]+")

WHOLE: Final = pattern(r"[가-힣]{2} ?,")
"""Finds what may be several Korean names; among names of one word and no initials, all of them."""
_ENTITY: Final = pattern(r"&#?\w{1,10};")
_BETWEEN_SEMICOLONS: Final = pattern(rf"(?:{_ENTITY.pattern}|[^;])+")
_PERHAPS: Final = pattern(
    r"[;·ㆍ・/、]|[가-힣]{2}\)? ?,|[а-яё] [А-ЯЁ][а-яё]+ ?,|"
    r"[A-ZА-ЯЁ]\.? ?,|\.[ -]?[^\W\d_]+,|,.*,| (?:and|&) "
)


def people(text: str) -> list[str]:
    """Return the names in *text*, as they stand; one name alone is the only one.

    Several are: whole Korean names; names with initials behind or before; Russian names of three
    words; ``Doe, J., Roe, R.``; inverted names parted by ``and``. ``송, 준서``, ``남궁, 민수`` and
    ``톨스토이, 레프`` are one.
    """
    if _KOREAN.fullmatch(text):
        return _korean(text)
    inverted = _AND.split(text)
    if len(inverted) > 1 and all(map(_INVERTED.fullmatch, inverted)):
        return inverted
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and any(all(map(each.fullmatch, parts)) for each in _UNINVERTED):
        return parts
    pairs = [*zip(parts[::2], parts[1::2], strict=False)]
    if len(parts) == 2 * len(pairs) > 2 and all(map(_is_pair, pairs)):  # noqa: PLR2004
        return [", ".join(pair) for pair in pairs]
    return [text]


def listed(text: str) -> list[str]:
    """Return the names in *text*, which semicolons may part too: ``Kim, A.; Lee, B.``."""
    found = [part.strip() for part in _BETWEEN_SEMICOLONS.findall(text)]
    return [name for part in found if part for name in people(part)]


def without_others(text: str) -> tuple[str, str]:
    """Part a name from what stands behind it for those who are not named.

    ``Kim, A. et al.`` is ``Kim, A.`` and ``et al.``, ``송준서 외`` is ``송준서`` and ``외``; of a
    text that names nobody the first is empty, of most names the second.
    """
    found = _BEHIND.search(text[-_END:])
    if found:
        return text[: -len(found[1])].rstrip(", \t\n"), found[1]
    return ("", text) if OTHERS.fullmatch(text) else (text, "")


def several(text: str) -> bool:
    """Tell whether one name looks like those of several people; most are seen at once to be not.

    What begins with a brace or a backslash is one, whatever the format means by that.
    """
    if not _PERHAPS.search(text) or text[:1] in ("{", "\\"):
        return False
    return ";" in _ENTITY.sub("", text) or len(people(text)) > 1


def _korean(text: str) -> list[str]:
    """Return Korean names, or the one whose family name has two syllables: ``남궁, 민수``."""
    parts = _BETWEEN.split(text)
    if len(parts) == 2 and pattern(DOUBLE).fullmatch(parts[0]):  # noqa: PLR2004
        return [text]
    return parts


def _is_pair(pair: tuple[str, str]) -> bool:
    """Tell whether two parts are a family name and initials."""
    return _WORDS.fullmatch(pair[0]) is not None and _BARE.fullmatch(pair[1]) is not None
