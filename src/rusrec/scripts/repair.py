"""Damage by machine reading: the rules that a correction can name, and proposals to a person.

Nothing here changes a record. A rule is applied where the record's corrections say so; a proposal
is for somebody who has the page before him.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from string import ascii_letters
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from rusrec.scripts.pattern import pattern

__all__ = ["RULES", "Proposal", "Rule", "one_for_l", "propose"]

Rule = Callable[[str], tuple[str, int]]
"""Gives the text after the rule, of the same length, and how many characters it changed."""

_ONES: Final = pattern("1+")
_LATIN: Final = frozenset(ascii_letters)


def one_for_l(text: str) -> tuple[str, int]:
    """Read a digit 1 beside an ASCII letter as l, until nothing changes: ``a11iance`` has two.

    A 1 beside nothing but other digits and marks stays, as in ``1930s``.
    """
    count = 0

    def read(ones: re.Match[str]) -> str:
        nonlocal count
        start, end = ones.span()
        if text[end : end + 1] not in _LATIN and text[max(0, start - 1) : start] not in _LATIN:
            return ones[0]
        count += end - start
        return "l" * (end - start)

    return _ONES.sub(read, text), count


RULES: Final[Mapping[str, Rule]] = MappingProxyType({"one-for-l": one_for_l})
"""The rules that a correction can name."""


class Proposal(NamedTuple):
    """What may have stood on the page instead of ``sic``, ``times`` times in the text.

    A proposal with a ``rule`` has neither ``sic`` nor ``corr``. Each is about the text that the
    proposals before it leave, as corrections are.
    """

    sic: str
    corr: str
    times: int
    cert: Literal["high", "medium"]
    rule: str = ""
    note: str = ""


# A 1 inside a word of letters: at its end it may be a note's number, at its beginning an ordinal.
_WITH_ONE: Final = pattern(r"(?<![A-Za-z0-9])(?=(?:1*[A-Za-z]){3})[A-Za-z1]*[A-Za-z]1+[a-z]")

# Stems that English writes only with rn, up to the m that was read for it.
_RN: Final = pattern(
    r"(\b[A-Za-z]*?(?:gove|retu|tu(?=m(?:ed|ing|over))|jou(?=mal)|(?:in|ex)te(?=mal|mation)|patte"
    r"|weste|easte|northe|southe|lea(?=m(?:ed|ing|t)\b)|conce|alte(?=mat)|mode(?=mi[sz]|mity)))m"
    r"([a-z]*)\b",
    re.IGNORECASE,
)

# Letters that Hangul was read for, as the words around show: soci떠ist, du머, indus며alization.
# 며 and 려 end Korean words, so at the end of a Latin one they may be meant.
_SYLLABLES: Final = {"떠": "al", "머": "al", "려": "al", "허": "al", "며": "tri", "띠": "ni"}
_SYLLABLE: Final = pattern(r"\b[A-Za-z]{2,}(?:[떠머려허며띠][a-z]+|[떠머허띠])(?!\w)")

_QUOTED: Final = pattern(r"‘[^‘’'\n]{1,60}'(?![^\W_])|“[^“”\"\n]{1,200}\"(?![^\W_])")
_CLOSING: Final = {"'": "’", '"': "”"}

# Russian has no э before ы, ь, ю and я, hardly one between other vowels, and none in a prefix.
_ZE: Final = pattern(
    r"(?<=[а-яё])э(?=[ыьюя])|(?<=[аеиуыюя])э(?=[аеёиоу])|(?<=\b[Ии])э"
    r"|(?<=\b[Бб]е)э|(?<=\b[РрВв][ао])э(?=[бвгджлмнрч])"
)
_WITH_E: Final = pattern(r"[А-Яа-яЁё]+э[А-Яа-яЁё]*")


def _rn(text: str) -> Iterator[tuple[str, str]]:
    for word in _RN.finditer(text):
        yield word[0], f"{word[1]}rn{word[2]}"


def _hangul(text: str) -> Iterator[tuple[str, str]]:
    for word in _SYLLABLE.findall(text):
        yield word, re.sub("[가-힣]", lambda found: _SYLLABLES[found[0]], word)


def _quotes(text: str) -> Iterator[tuple[str, str]]:
    for quoted in _QUOTED.findall(text):
        yield quoted, quoted[:-1] + _CLOSING[quoted[-1]]


def _ze(text: str) -> Iterator[tuple[str, str]]:
    for word in _WITH_E.findall(text):
        yield word, _ZE.sub("з", word)


class _Kind(NamedTuple):
    find: Callable[[str], Iterator[tuple[str, str]]]
    cert: Literal["high", "medium"]
    note: str


_KINDS: Final = (
    _Kind(_hangul, "medium", "Hangul was read for Latin letters"),
    _Kind(_rn, "high", "rn read as m"),
    _Kind(_ze, "high", "з read as э"),
    _Kind(_quotes, "medium", "the quotation mark that closes is a typewriter's"),
)


def propose(text: str) -> Iterator[Proposal]:
    """Give what is sure enough to ask a person about, in the order in which it is to be applied.

    Told are ones for l, Latin letters that were read as Hangul, m for rn in words that English has
    only with rn, э for з in Russian words, and quotation marks closed by a typewriter's. Damage
    that only the sense shows (``World War U``) is not.
    """
    if _WITH_ONE.search(text):
        text, count = one_for_l(text)
        yield Proposal("", "", count, "high", "one-for-l", "a digit 1 beside a letter is l")
    for kind in _KINDS:
        for (sic, corr), count in Counter(kind.find(text)).items():
            # Where it also stands inside other words, a correction would change those too.
            if sic != corr and text.count(sic) == count:
                text = text.replace(sic, corr)
                yield Proposal(sic, corr, count, kind.cert, note=kind.note)
