"""Names as they go into a .bib file, and what a reader makes of them."""

import re
from typing import Final

from rusrec.formats._bib.tables import GIVEN_NAMES, SIMPLE_NAME
from rusrec.formats._tex import encode
from rusrec.model import Name, NameForm, Text
from rusrec.scripts.pattern import pattern

__all__ = ["body_tex", "person_tex"]

_SIMPLE: Final = pattern(SIMPLE_NAME)
_GIVEN: Final = pattern(GIVEN_NAMES)
_TELLING: Final = frozenset(("others", "and"))


def _ends_in_others(given: str) -> bool:
    from rusrec.formats._people import without_others  # most given names are one word

    return without_others(given)[1] != ""


def person_tex(form: NameForm, tag: str) -> tuple[str, Name | None]:
    """Return the TeX of a person's name, and what a reader makes of it: None where it is *form*."""
    family, given = form.family, form.given
    simple = not (form.particle or form.dropping_particle or form.suffix or form.kind or form.by)
    if simple and form.tag == tag and _fits(_SIMPLE, family) and not form.cert:
        if given:
            bare = _fits(_GIVEN, given) and "and" not in given.lower()
            if bare and not (" " in given and _ends_in_others(given)):
                return f"{family}, {given}", None
        elif family[0] == family[0].upper() and family.lower() not in _TELLING:
            return family, None
    from rusrec.formats._bib.name import named, only  # most names are simple

    wanted = _arriving(form)
    candidates, whole = _candidates(wanted), Name(name=(wanted,))
    back = (tex for tex in candidates if only(tex, wanted.tag, _ignore) == whole)
    tex = next(back, candidates[-1])
    return tex, named(tex, tag, _ignore)


def _fits(shape: re.Pattern[str], words: str) -> bool:
    """Tell whether *words* are of the *shape* of a name, which letters alone always are."""
    return words.isalpha() or shape.fullmatch(words) is not None


def body_tex(text: Text, tag: str) -> tuple[str, Name | None]:
    """Return the TeX of a body's name, which nothing divides, and what a reader makes of it."""
    from rusrec.formats._bib.name import named

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


def _ignore(_: str) -> None:
    """Take a warning about what we wrote ourselves: the law tells of it."""
