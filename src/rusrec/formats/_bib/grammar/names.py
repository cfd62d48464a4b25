r"""Names of persons and bodies as BibTeX writes them, and the odd dates and marks of .bib files.

The rules are those of BibTeX ("Designing BibTeX Styles", section 4, and "Tame the BeaST", section
3), with Unicode's notion of a small letter, and without its habit to part names at hyphens.
Everything here is TeX as it stands in the file; decoding comes after.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rusrec.formats._bib.grammar.count import closing_brace
from rusrec.formats._people import DOUBLE, PATRONYMIC, without_others
from rusrec.scripts.pattern import pattern

__all__ = ["NameParts", "parse_name", "split_names"]


class NameParts(NamedTuple):
    """A name in BibTeX's four parts, each still TeX.

    ``braced``: the name stood in braces as a whole, so it is a body, or a person of one name; then
    all of it is ``family``, without the braces.
    """

    family: str
    given: str = ""
    von: str = ""
    jr: str = ""
    braced: bool = False


_AND = pattern(r"(?<=\s)and(?=\s)", re.IGNORECASE)
_AND_OR_BRACE = pattern(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_UNUSUAL = pattern(r"\{|\n|\t|  |A[nN][dD] |aN|anD|and and")


def split_names(value: str) -> tuple[list[str], str]:
    """Give the names of *value*, and what it ends in for those whom it does not name.

    ``and`` counts in any case, between blanks, outside braces; empty names are left out.
    """
    padded = f" {value.strip()} "
    if not _UNUSUAL.search(padded):
        parts = padded.split(" and ")
    else:
        parts = _outside_braces(padded) if "{" in padded else _AND.split(padded)
    names = [name for part in parts if (name := _trimmed(part.strip()))]
    last, others = without_others(names[-1]) if names else ("", "")
    if not others:
        return names, ""
    return [*names[:-1], *([last] if last else [])], others


def _trimmed(name: str) -> str:
    """Return a name without commas around it, but for the one that EndNote puts after a body."""
    inner = name.strip(", ")
    return f"{inner}," if inner and name[-1] == "," and "," not in inner else inner


def _outside_braces(value: str) -> list[str]:
    parts: list[str] = []
    begin = 0
    for match in _outside(_AND_OR_BRACE, value):
        parts.append(value[begin : match.start()])
        begin = match.end()
    parts.append(value[begin:])
    return parts


def _outside(pattern: re.Pattern[str], tex: str) -> Iterator[re.Match[str]]:
    """Give the matches of *pattern*, which finds braces too, that are outside braces."""
    depth = 0
    for match in pattern.finditer(tex):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth <= 0:
            yield match


_USUAL = pattern(r"([^\s,{}~=]+), *([^\s,{}~=]+(?: [^\s,{}~=]+)*)")
_WORD_END = pattern(r"[\s~]+|[{},]")
_EXTENDED = pattern(r"\s*(?:family|given|prefix|suffix|id)(?:-i)?\s*=", re.IGNORECASE)
_CJK = pattern(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3·\s~]+")
_DOUBLE = pattern(DOUBLE)
_INITIALS = pattern(r"(?:[^\W\d_]\.-?){1,4}")
_SUFFIX = pattern(r"(?:[JS]r|Esq|PhD|MD)\.?|II|III|IV|[0-9]{4}[-–](?:[0-9]{4})?\.?")
"""What stands behind all of a name: of libraries also the years of a life."""
_CYRILLIC = pattern(r"[\u0400-\u04ff]")
_IN_FULL = 3
_TWO_COMMAS = 3
_MOST = 20


def parse_name(tex: str, warn: Callable[[str], object]) -> NameParts:
    """Take one name apart: ``First von Last``, ``von Last, First`` or ``von Last, Jr, First``.

    Words that begin with a small letter outside braces are ``von``; Hangul and Han have none. A
    Korean or Chinese name of two words and no comma has its family name first, as it is written
    (``송 준서``), where the first word can be one, and so has one with nothing but initials behind
    or a patronymic (``Иванов И.И.``, ``Kim Y. H.``, ``Иванов Иван Ильич``). Biblatex's
    ``family=..., given=...`` is read.

    Args:
        tex: The name, as :func:`split_names` gives it.
        warn: Takes a sentence where the name has more commas than BibTeX has parts.
    """
    if match := _USUAL.fullmatch(tex):
        return NameParts(match[1], match[2])
    tex = tex.strip()
    if tex[:1] == "{" and (inner := _enclosed(tex)) is not None:
        return NameParts(inner, braced=True)
    sections = _sections(tex)
    if len(sections) == 1:
        return _with_comma_behind(sections[0]) if tex[-1:] == "," else _without_comma(sections[0])
    if _EXTENDED.match(tex):
        return _extended(sections)
    von, family = _von_last(sections[0])
    if len(sections) < _TWO_COMMAS:
        return NameParts(family, " ".join(sections[1]), von)
    given = ", ".join(" ".join(words) for words in sections[2:])
    jr = " ".join(sections[1])
    if _SUFFIX.fullmatch(given) and not _SUFFIX.fullmatch(jr):  # Doe, John, III; Doe, John, 1950-
        given, jr = jr, given
    if len(sections) > _TWO_COMMAS:
        warn(f"the name «{tex}» has more commas than BibTeX reads; what follows the second is kept")
    return NameParts(family, given, von, jr)


def _enclosed(tex: str) -> str | None:
    """Give the inside of braces that hold all of *tex*."""
    return tex[1:-1].strip() if closing_brace(tex, 1) == len(tex) - 1 else None


def _sections(tex: str) -> list[list[str]]:
    """Part a name at its commas, and each part into words, both outside braces."""
    sections: list[list[str]] = [[]]
    begin = 0
    for match in _outside(_WORD_END, tex):
        if match.start() > begin:
            sections[-1].append(tex[begin : match.start()])
        begin = match.end()
        if match[0] == ",":
            sections.append([])
        if len(sections) > _MOST:
            break
    if tex[begin:]:
        sections[-1].append(tex[begin:])
    return [words for words in sections if words] or [[]]


def _with_comma_behind(words: list[str]) -> NameParts:
    """Read ``Office of Snow,``: so EndNote writes a body."""
    return NameParts(" ".join(words), braced=len(words) > 1)


def _without_comma(words: list[str]) -> NameParts:
    if len(words) <= 1:
        return NameParts("".join(words))
    if len(words) == 2 and all(map(_CJK.fullmatch, words)):  # noqa: PLR2004 (family and given)
        first, second = words
        if len(first) == 1 or (_DOUBLE.fullmatch(first) and len(second) <= len(first)):
            return NameParts(first, second)
    lower = [i for i, word in enumerate(words[:-1]) if _is_von(word)]
    if not lower and (cut := _before_given(words)):
        return NameParts(" ".join(words[:cut]), " ".join(words[cut:]))
    if not lower:
        return NameParts(words[-1], " ".join(words[:-1]))
    first_von, last_von = lower[0], lower[-1] + 1
    return NameParts(
        " ".join(words[last_von:]), " ".join(words[:first_von]), " ".join(words[first_von:last_von])
    )


def _before_given(words: list[str]) -> int:
    """Give the number of words of a family name before initials or a patronymic, 0 without them.

    One Latin initial alone may be all that is known of a family name: ``Anna K.``
    """
    cut = len(words)
    if cut == _IN_FULL and [*map(bool, map(PATRONYMIC.fullmatch, words))][1:] == [False, True]:
        return 1
    while cut and _INITIALS.fullmatch(words[cut - 1]):
        cut -= 1
    alone = "".join(words[cut:])
    if any(map(_INITIALS.fullmatch, words[:cut])):
        return 0
    return cut if alone.count(".") > 1 or _CYRILLIC.match(alone) else 0


def _von_last(words: list[str]) -> tuple[str, str]:
    """Part ``von Last`` after the last small word that is not the last word."""
    cut = max((i + 1 for i, word in enumerate(words[:-1]) if _is_von(word)), default=0)
    if not all(map(_is_von, words[:1])):
        cut = 0
    return " ".join(words[:cut]), " ".join(words[cut:])


_FIRST_LETTER = pattern(r"\{\\[^\W\d_]+|\{\\.|\{|[^\W\d_]", re.DOTALL)
_LETTER = pattern(r"[^\W\d_]")


def _is_von(word: str) -> bool:
    r"""Say whether the first letter of a word is small; a group that is no accent has none.

    ``{\'e}`` and ``{\cyre}`` are letters, ``{von}`` is not; neither is a letter without case
    (Hangul, Han).
    """
    match = _FIRST_LETTER.search(word)
    if match is None or match[0] == "{":
        return False
    found = match[0]
    if found[0] == "{":
        from rusrec.formats._tex.macros import SYMBOLS  # most files have no such name

        symbol = SYMBOLS.get(found[2:], "")
        if symbol.isalpha():
            return symbol.islower()
        letter = _LETTER.search(word, match.end())
        return letter is not None and letter[0].islower()
    return found.islower()


def _extended(sections: list[list[str]]) -> NameParts:
    """Read biblatex's extended name format."""
    parts: dict[str, str] = {}
    for words in sections:
        key, _, value = " ".join(words).partition("=")
        value = value.strip()
        inner = _enclosed(value) if value[:1] == "{" else value.strip('"')
        parts[key.strip().lower()] = value if inner is None else inner
    return NameParts(
        parts.get("family", ""),
        parts.get("given", ""),
        parts.get("prefix", ""),
        parts.get("suffix", ""),
        braced="given" not in parts,
    )
