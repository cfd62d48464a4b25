"""Names of CSL-JSON into names of the model."""

from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

from rusrec.formats.csl_json.date import is_set
from rusrec.formats.csl_json.item import WireName
from rusrec.formats.csl_json.text import words
from rusrec.model import Name, NameForm, Text, identifier
from rusrec.model import tag as bcp47
from rusrec.model.text import arranged
from rusrec.scripts.pattern import pattern

__all__ = ["Language", "comma_before", "names_of"]


class Language(NamedTuple):
    """The tag of what states no other, and the languages that set the order of forms."""

    tag: str
    all: tuple[str, ...]


_JUNIOR: Final = pattern(r"[JS]r\b")


def comma_before(suffix: str) -> bool:
    """Tell whether a comma goes before *suffix* in print: before Jr. and Sr., not before III."""
    return _JUNIOR.match(suffix) is not None


def names_of(
    wires: tuple[WireName, ...], language: Language, tell: Callable[[str], object], role: str = ""
) -> tuple[Name, ...]:
    """Return the names of a variable, in their order; *tell* gets the path of what has no place.

    A name in parts is a person, one part alone is all ``family``; ``literal`` is a body.
    """
    made: list[Name] = []
    tag = language.tag
    for place, wire in enumerate(wires):
        if wire.multi is None and not wire.literal and not _special(wire):
            family, given = words(wire.family), words(wire.given)
            if family or given:
                form = NameForm(family, given, tag) if family else NameForm(given, "", tag)
                made.append(Name(name=(form,), role=role))
            continue
        name = _name(wire, language, role)
        if name is not None:
            made.append(name)
        for key in _left_out(wire, name):
            tell(f"[{place}]{key}")
    return tuple(made)


def _left_out(wire: WireName, name: Name | None) -> Iterator[str]:
    """Yield the keys of *wire* that *name* has not."""
    if name is None:
        if _special(wire):
            yield ""
        return
    if wire.comma_suffix and is_set(wire.comma_suffix) != comma_before(wire.suffix):
        yield ".comma-suffix"
    if name.name and words(wire.literal):
        yield ".literal"
    for key in wire.multi.forms if wire.multi else ():
        if not bcp47.well_formed(key):
            yield f".multi._key.{key}"


def _special(wire: WireName) -> bool:
    return bool(
        wire.suffix
        or wire.non_dropping_particle
        or wire.dropping_particle
        or wire.static_ordering
        or wire.parse_names
        or wire.comma_suffix
        or wire.orcid
        or wire.affiliation
    )


def _name(wire: WireName, language: Language, role: str) -> Name | None:
    tag = language.tag
    order: Literal["", "family-first"] = "family-first" if is_set(wire.static_ordering) else ""
    others: dict[str, WireName] = {}
    if wire.multi is not None:
        if bcp47.well_formed(wire.multi.main):
            tag = bcp47.canonical(wire.multi.main)
        others = {
            bcp47.canonical(key): other
            for key, other in wire.multi.forms.items()
            if bcp47.well_formed(key)
        }
    forms = [_form(wire, tag), *(_form(other, key) for key, other in others.items())]
    persons = arranged([form for form in forms if form.family], language.all)
    orcid = identifier.normal("orcid", words(wire.orcid)) if wire.orcid else ""
    works = tuple(Text(text, tag) for each in wire.affiliation if (text := words(each)))
    if persons:
        return Name(name=persons, role=role, orcid=orcid, affiliation=works, order=order)
    texts = [Text(words(other.literal), key) for key, other in others.items()]
    bodies = [text for text in (Text(words(wire.literal), tag), *texts) if text.text]
    if not bodies:
        return None
    body = arranged(bodies, language.all)
    return Name(org=body, role=role, orcid=orcid, affiliation=works, order=order)


def _form(wire: WireName, tag: str) -> NameForm:
    family, given = words(wire.family), words(wire.given)
    if not family:
        family, given = given, ""
    if is_set(wire.parse_names) and not (wire.non_dropping_particle or wire.dropping_particle):
        return _parsed(family, given, tag, words(wire.suffix))
    return NameForm(
        family,
        given,
        tag,
        words(wire.non_dropping_particle),
        words(wire.dropping_particle),
        words(wire.suffix),
    )


def _parsed(family: str, given: str, tag: str, suffix: str) -> NameForm:
    """Take a name apart where ``parse-names`` asks for it: *van* Gogh, Jean *de*, Martin, *Jr.*."""
    if not suffix:
        given, _, suffix = (part.strip() for part in given.partition(","))
    before, after = family.split(" "), given.split(" ")
    start = next((i for i, word in enumerate(before[:-1]) if not word.islower()), len(before) - 1)
    stop = next((i for i in range(len(after), 1, -1) if not after[i - 1].islower()), 1)
    return NameForm(
        " ".join(before[start:]),
        " ".join(after[:stop]),
        tag,
        " ".join(before[:start]),
        " ".join(after[stop:]),
        suffix,
    )
