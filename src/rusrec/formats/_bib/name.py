r"""Names in BibTeX: ``Family, Given`` and ``von Family, Jr., Given``, bodies in braces.

A name of one word is written bare, one of several words in braces, and so it comes back as a body.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from rusrec.formats._bib.grammar.names import parse_name, split_names
from rusrec.formats._bib.tables import GIVEN_NAMES, SIMPLE_NAME
from rusrec.formats._people import WHOLE, several, without_others
from rusrec.formats._tex import decode, untagged
from rusrec.model import Name, NameForm, Text
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["named", "names_of", "only", "simple_names"]

Warn = Callable[[str], None]

_PERSON: Final = pattern(rf"({SIMPLE_NAME}), ({GIVEN_NAMES})")


def names_of(tex: str, tag: str, warn: Warn) -> tuple[Name, ...]:
    """Return the names in a field; ``and others`` is no person, and is told to *warn*."""
    if (simple := simple_names(tex, tag)) is not None:
        return simple
    names, others = split_names(tex)
    if others:
        said = "and others" if others.lower() == "others" else others
        warn(f"«{said}» names nobody, and is left out")
    for each in names:
        if several(each.replace(r"\&", "&")):
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
    if " " in match[2] and without_others(part)[1]:
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


def only(tex: str, tag: str, warn: Warn) -> Name | None:
    """Return the one name that all of *tex* is, None where it is none or several."""
    names, others = split_names(tex)
    return None if others or names != [tex] else named(tex, tag, warn)
