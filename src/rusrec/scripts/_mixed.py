"""Words in which letters of several scripts meet where nobody writes them together."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rusrec.scripts.pattern import pattern

__all__ = ["words"]

# Letters only, and only those of running text: Roman numerals as signs (Ⅱ), ordinals (º) and kana
# stand beside any script.
_LETTERS = {
    "Latn": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787"
    "\uff21-\uff3a\uff41-\uff5a",
    "Cyrl": "\u0400-\u0481\u048a-\u052f\u1c80-\u1c8a\ua640-\ua66e\ua680-\ua69d",
    "Grek": "\u0370-\u0373\u0376-\u0377\u037b-\u037d\u037f\u0386\u0388-\u03e1\u03f0-\u03ff"
    "\u1f00-\u1fbc\u1fc2-\u1fcc\u1fd0-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ffc",
    "Armn": "\u0531-\u0556\u0561-\u0587",
    "Hang": "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9",
}
_EAST = ("Hang", "Hani")
_ACCENT = "\u0300-\u036f"
_REST = pattern(f"[{''.join(_LETTERS.values())}{_ACCENT}]*")
_RUNS = pattern("|".join(f"(?P<{script}>[{own}]+)" for script, own in _LETTERS.items()))


def _letters(*scripts: str) -> str:
    return "".join(_LETTERS[script] for script in scripts)


_EASTERN = pattern(f"[{_letters(*_EAST)}]")
_ALPHABETIC = pattern(f"[{_letters('Latn', 'Cyrl', 'Grek', 'Armn')}]")
_LATIN = pattern(f"[{_letters('Latn')}]")
_CYRILLIC = pattern(f"[{_letters('Cyrl')}]")
_LATIN_CYRILLIC = pattern(f"[{_letters('Latn', 'Cyrl')}]")
_GREEK_ARMENIAN = pattern(f"[{_letters('Grek', 'Armn')}]")
_NOT_LATIN = pattern(f"[{_letters('Cyrl', 'Grek', 'Armn', *_EAST)}]")
# Sorts of letters between which a seam is looked for.
_PAIRS = (
    (_EASTERN, _ALPHABETIC),
    (_CYRILLIC, _LATIN),
    (_GREEK_ARMENIAN, _LATIN_CYRILLIC),
)

# A syllable of Korean stands for two or three letters: from this share on a text is no longer a
# Western one with a foreign word in it.
_SYLLABLE = 3
_SAMPLE = 512
_GLANCE = 32

# What people write as one word though two alphabets meet in it.
_WRITTEN_SO = pattern(
    # Roman numerals with a Russian ending: XXв., Iй. X alone may be a Cyrillic letter's double.
    r"(?:[IV]|[IVXLCDM]{2,})(?:вв?|гг?|го|му|м|й|е|я|х|ой|ом|ая|ое|ый)|Xвв?"
    # Russian endings on a foreign acronym with at least one letter that has no Cyrillic double, not
    # counting I, because scanners read П as II: SMSки, VIPы.
    r"|(?=[A-Z]*[DFGJLNQRSUVWZ])[A-Z]{2,}[а-яё]{1,5}"
    # Greek letters in formulas and measures: TNFα, kΩ, Δt, μmol.
    r"|[A-Zα-ξπ-ω]+|[A-Za-z][ΓΔΘΛΞΠΣΦΨΩα-ξπ-ω]|[ΓΔΘΛΞΠΣΦΨΩα-ξπ-ω][A-Za-z]"
    r"|μ(?:mol|sec|Pa|Hz|Sv|Gy|eV|Ci|Bq|kat|rad)"
)
# One syllable that Korean hangs on a foreign word (particles and suffixes), puts before it, or
# uses to join two.
_HUNG_ON = frozenset(
    "의은는이가을를과와로에도만들나란랑야께적론형식계파학화성사류급용측판군당체주권씨님년월일시호점선상중간내외후전별"
)
_PUT_BEFORE = frozenset("신반탈비구주전대소범초친각제타및미한일중러북남")
_JOINERS = frozenset(("과", "와", "의", "및", "대", "나", "이나", "은", "는", "이", "가", "로"))
_HAN_JOINERS = frozenset("和與与及或同跟的之對对")
_INSIDE = 2
_SHOWN = 40
_UNBROKEN = pattern(rf"\S{{0,{_SHOWN}}}")


class _Run(NamedTuple):
    script: str
    letters: str


def words(text: str) -> Iterator[tuple[int, str]]:
    """Give offset and evidence of each word that mixes scripts as damage does, not as people do."""
    if _NOT_LATIN.search(text) is None:
        return
    seams = sorted(at for one, other in _PAIRS for at in _seams(text, one, other))
    eastern = bool(seams) and _is_eastern(text)
    end = 0
    for seam in seams:
        if seam < end:
            continue
        start = seam
        while start > end and _REST.fullmatch(text, start - 1, start):
            start -= 1
        rest = _REST.match(text, seam)
        end = rest.end() if rest else seam + 1
        runs = [_Run(str(run.lastgroup), run[0]) for run in _RUNS.finditer(text, start, end)]
        if _alphabets_meet(runs) or any(map(_Syllables(runs, eastern).foreign, range(len(runs)))):
            yield start, _evidence(text, start, runs)


def _is_eastern(text: str) -> bool:
    sample = text[:: 1 + len(text) // _SAMPLE]
    syllables, letters = len(_EASTERN.findall(sample)), len(_ALPHABETIC.findall(sample))
    return syllables * _SYLLABLE >= letters


def _seams(text: str, one: re.Pattern[str], other: re.Pattern[str]) -> Iterator[int]:
    """Give each place where letters of the two sorts touch, searching from the rarer sort."""
    if one.search(text) is None or other.search(text) is None:
        return
    glance = text[:: 1 + len(text) // _GLANCE]
    if len(one.findall(glance)) > len(other.findall(glance)):
        one, other = other, one
    for found in _touching(one.pattern, other.pattern).finditer(text):
        yield found.start()


@cache
def _touching(one: str, other: str) -> re.Pattern[str]:
    # It begins with one class of characters, which re finds at its best speed.
    return re.compile(f"{one}(?:(?={other})|(?<={other}.))")


def _alphabets_meet(runs: list[_Run]) -> bool:
    """Tell whether two alphabets touch; Hangul between them parts a word (``KGB와КГБ``)."""
    part = ""
    scripts: set[str] = set()
    for script, letters in [*runs, _Run("Hang", "")]:
        if script not in _EAST:
            part += letters
            scripts.add(script)
            continue
        if len(scripts) > 1 and not _WRITTEN_SO.fullmatch(part):
            return True
        part = ""
        scripts.clear()
    return False


class _Syllables(NamedTuple):
    """The Hangul and Han of a word, in a text that is itself *eastern* or not."""

    runs: list[_Run]
    eastern: bool

    def foreign(self, at: int) -> bool:
        """Tell whether run *at* is Hangul or Han that nobody would write there."""
        script, letters = self.runs[at]
        if script not in _EAST or (script == "Hani" and (self.eastern or letters in _HAN_JOINERS)):
            return False
        before, after = self._beside(at - 1), self._beside(at + 1)
        if before and after:
            return len(letters) <= _INSIDE and self._inside(before, letters, after)
        if self.eastern or script != "Hang" or len(letters) != 1:
            return False
        return (_is_word(before) and letters not in _HUNG_ON) or (
            _is_word(after) and letters not in _PUT_BEFORE
        )

    def _beside(self, at: int) -> str:
        """Give the letters of run *at* where it is there and alphabetic."""
        if 0 <= at < len(self.runs) and self.runs[at].script not in _EAST:
            return self.runs[at].letters
        return ""

    def _inside(self, before: str, letters: str, after: str) -> bool:
        """Tell whether *letters* between two alphabetic runs broke into one word."""
        if letters in _JOINERS and (self.eastern or before[-1].isupper()):
            return False
        return after[0].islower() or (not self.eastern and before[-1].isupper())


def _is_word(letters: str) -> bool:
    """Tell whether *letters* are part of a word rather than an initial or an acronym."""
    return len(letters) > 1 and not letters.isupper()


def _evidence(text: str, start: int, runs: list[_Run]) -> str:
    """Show the word between its blanks, and its parts by script."""
    before = f" {text[max(0, start - _SHOWN) : start]}"
    rest = _UNBROKEN.match(text, start)
    whole = re.split(r"\s", before)[-1] + (rest[0] if rest else "")
    return f"{whole} ({', '.join(f'{run.letters[:_SHOWN]} {run.script}' for run in runs[:6])})"
