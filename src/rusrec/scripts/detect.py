"""Which script a text is in, by ISO 15924 code (``Hang``, ``Cyrl``, ``Latn``)."""

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

__all__ = ["char_class", "fits", "script_of", "scripts_in"]

# Codes that stand for several scripts, or for a style of one (ISO 15924).
_MEMBERS = {
    "Aran": ("Arab",),
    "Cyrs": ("Cyrl",),
    "Geok": ("Geor",),
    "Hanb": ("Hani", "Bopo"),
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Hrkt": ("Hira", "Kana"),
    "Jamo": ("Hang",),
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Latf": ("Latn",),
    "Latg": ("Latn",),
    "Syre": ("Syrc",),
    "Syrj": ("Syrc",),
    "Syrn": ("Syrc",),
}
# Common, inherited, unknown: characters that tell nothing about the script of a text.
_NEUTRAL = frozenset(("Zyyy", "Zinh", "Zzzz"))
_LATIN_SHARE = 3
_DENSE = ("Hang", "Hani", "Hira", "Kana")


@cache
def _table() -> tuple[list[int], list[str]]:
    """Give the first character of every range, and beside it the range's script."""
    from rusrec.scripts._ranges import RANGES  # parsed at first use only

    found = re.findall("([0-9a-f]+)([A-Z][a-z]{3})", RANGES)
    return [int(start, 16) for start, _ in found], [script for _, script in found]


def script_of(char: str) -> str:
    """Give the ISO 15924 code of one character's script.

    ``Zyyy`` is common to many scripts (digits, punctuation), ``Zinh`` takes the script of the
    character before it (accents), ``Zzzz`` belongs to none (private use, surrogates). A letter that
    only one script uses has that script's code whatever the language: ``script_of("ё")`` is
    ``Cyrl``. Source: Unicode's Script property (UAX #24).
    """
    starts, scripts = _table()
    return scripts[bisect_right(starts, ord(char)) - 1]


@cache
def char_class(*scripts: str) -> str:
    r"""Give the inside of a regular expression's ``[...]`` for the characters of *scripts*.

    A code that stands for several is taken apart: ``char_class("Kore")`` has Hangul and Han.
    An empty string means that no character has that code (``Zxxx``, or a misspelling).
    """
    wanted = {member for script in scripts for member in _MEMBERS.get(script, (script,))}
    starts, names = _table()
    ends = [*starts[1:], 0x110000]
    return "".join(
        f"\\U{start:08x}-\\U{end - 1:08x}"
        for start, end, name in zip(starts, ends, names, strict=True)
        if name in wanted
    )


@cache
def _one_of(script: str) -> re.Pattern[str] | None:
    inside = char_class(script)
    return re.compile(f"[{inside}]") if inside else None


def scripts_in(text: str) -> Counter[str]:
    """Count the letters of *text* by script: ``KGB의 역사`` has 3 of ``Latn``, 3 of ``Hang``.

    Signs that belong to one script alone count with its letters; what is common to many (digits,
    punctuation, accents) does not count. A Counter gives 0 for a script that is not there, and is
    false for a text without letters.
    """
    counts: Counter[str] = Counter()
    for char, times in Counter(text).items():
        script = script_of(char)
        if script not in _NEUTRAL:
            counts[script] += times
    return counts


def fits(text: str, script: str) -> bool:
    """Tell whether *text* can be what a tag with this ISO 15924 *script* says it is.

    A text without letters fits every script. Otherwise one letter of the script is enough, because
    a Korean or Russian title may consist of a foreign name and one word of its own; for ``Latn``,
    which every other script borrows from, a third of the letters must be Latin (a character of the
    East counts for two), so ``소련에서의 대협약(Big Deal)`` does not fit ``Latn``.
    A code that no character has (``Zxxx``, ``Zyyy``, one unknown here) fits everything: nothing can
    be said against it.
    """
    letter = None if script in _NEUTRAL else _one_of(script)
    if letter is None:
        return True
    if _MEMBERS.get(script, (script,)) != ("Latn",):
        return letter.search(text) is not None or not scripts_in(text)
    if text.isascii():
        return True
    counts = scripts_in(text)
    letters = counts.total() + sum(counts[script] for script in _DENSE)
    return counts["Latn"] * _LATIN_SHARE >= letters
