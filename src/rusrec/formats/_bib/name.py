r"""Names in BibTeX: ``Family, Given`` and ``von Family, Jr., Given``, bodies in braces.

A name of one word is written bare, one of several words in braces, and so it comes back as a body.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from rusrec.formats._bib.grammar.names import parse_name, split_names
from rusrec.formats._people import WHOLE, several
from rusrec.formats._tex import decode, encode
from rusrec.model import Name, NameForm, Text
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["body_tex", "named", "names_of", "person_tex", "simple_names", "untagged"]

Warn = Callable[[str], None]

_TAGS: Final = pattern(
    r'</?(?:i|b|sup|sub|sc)>|<span (?:class="nocase"|style="font-variant:small-caps;")>|</span>'
)
_WORD: Final = r"(?:[^\W_]|[’.]|['-](?!['-]))*"
_SIMPLE: Final = pattern(rf"[^\W\d_]{_WORD}")
_GIVEN: Final = pattern(rf"[^\W_]{_WORD}(?: [^\W_]{_WORD})*")
_PERSON: Final = pattern(rf"({_SIMPLE.pattern}), ({_GIVEN.pattern})")
_TELLING: Final = frozenset(("others", "and"))


def untagged(text: str, *, markup: bool) -> str:
    """Return *text* without CSL's tags, for values that are plain."""
    return _TAGS.sub("", text) if markup else text


def names_of(tex: str, tag: str, warn: Warn) -> tuple[Name, ...]:
    """Return the names in a field; ``and others`` is no person, and is told to *warn*."""
    if (simple := simple_names(tex, tag)) is not None:
        return simple
    names, others = split_names(tex)
    if others:
        warn("«and others» names nobody, and is left out")
    for each in names:
        if several(each):
            warn(f"«{each}» looks like several people; BibTeX parts them by « and »")
    return tuple(name for each in names if (name := named(each, tag, warn)) is not None)


def simple_names(tex: str, tag: str) -> tuple[Name, ...] | None:
    """Return names in which there is nothing to interpret, ``Family, Given`` each; else None."""
    text = tex if tex.isascii() else gate.nfc(tex)
    found = [_simple(part, tag) for part in text.split(" and ")]
    return None if None in found else tuple(found)  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def _simple(part: str, tag: str) -> Name | None:
    match = _PERSON.fullmatch(part)
    if match is None or "and" in match[2].lower() or WHOLE.search(part):
        return None
    return Name(name=(NameForm(match[1], match[2], tag),))


def named(tex: str, tag: str, warn: Warn) -> Name | None:
    """Return one name, None where nothing is left of it: a body where all of it is in braces."""
    parts = parse_name(tex, warn)
    family = _words(parts.family, warn)
    if parts.braced:
        return Name(org=(Text(family, tag),)) if family else None
    given, von, jr = (_words(part, warn) if part else "" for part in parts[1:4])
    if not family:
        family, given, von = (von, given, "") if von else (given, "", "")
    if not family:
        return None
    return Name(name=(NameForm(family, given, tag, von, "", jr),))


def _words(tex: str, warn: Warn) -> str:
    found = decode(tex, warn)
    text = untagged(found.text, markup=found.markup)
    return text if text.isascii() and "\n" not in text else gate.fold(text)


def _ignore(_: str) -> None:
    """Take a warning about what we wrote ourselves: the law tells of it."""


def person_tex(form: NameForm, tag: str) -> tuple[str, Name | None]:
    """Return the TeX of a person's name, and what a reader makes of it: None where it is *form*."""
    family, given = form.family, form.given
    simple = not (form.particle or form.dropping_particle or form.suffix or form.kind or form.by)
    if simple and form.tag == tag and _fits(_SIMPLE, family) and not form.cert:
        if given:
            if _fits(_GIVEN, given) and "and" not in given.lower():
                return f"{family}, {given}", None
        elif family[0] == family[0].upper() and family.lower() not in _TELLING:
            return family, None
    wanted = _arriving(form)
    candidates = _candidates(wanted)
    tex = next((each for each in candidates if _comes_back(each, wanted)), candidates[-1])
    return tex, named(tex, tag, _ignore)


def _fits(shape: re.Pattern[str], words: str) -> bool:
    """Tell whether *words* are of the *shape* of a name, which letters alone always are."""
    return words.isalpha() or shape.fullmatch(words) is not None


def body_tex(text: Text, tag: str) -> tuple[str, Name | None]:
    """Return the TeX of a body's name, which nothing divides, and what a reader makes of it."""
    tex = f"{{{encode(text.text, markup=bool(text.markup))}}}"
    return tex, named(tex, tag, _ignore)


def _arriving(form: NameForm) -> NameForm:
    """Return *form* as BibTeX can have it at best: both particles are one."""
    particle = " ".join(filter(None, (form.dropping_particle, form.particle)))
    return NameForm(form.family, form.given, form.tag, particle, "", form.suffix)


def _candidates(form: NameForm) -> list[str]:
    """Return ways to write a name, the plainest first; the last one can always be read."""
    family, given, von, jr = (
        encode(part) for part in (form.family, form.given, form.particle, form.suffix)
    )
    whole = f"{von} {family}" if von else family
    if not given:
        alone = f"{whole} {jr}" if jr else whole
        return [alone, *([f"{von} {{{family}}}"] if von else []), f"{{{alone}}}"]
    bare, tail = (f"{jr}, ", f"{{{jr}}}, ") if jr else ("", "")
    found = [f"{whole}, {bare}{given}", f"{whole}, {tail}{given}"]
    if von:
        found += [f"{von} {{{family}}}, {tail}{given}", f"{von} {{{family}}}, {tail}{{{given}}}"]
    return [*found, f"{{{whole}}}, {tail}{given}", f"{{{whole}}}, {tail}{{{given}}}"]


def _comes_back(tex: str, wanted: NameForm) -> bool:
    names, others = split_names(tex)
    if others or len(names) != 1 or names[0] != tex:
        return False
    return named(tex, wanted.tag, _ignore) == Name(name=(wanted,))
