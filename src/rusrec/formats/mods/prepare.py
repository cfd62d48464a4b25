"""Elements of usual form, prepared: each becomes a step that takes its texts by their numbers.

A function here gets an element of a skeleton, which has a number in the place of each text, and
returns the step that does with the texts what the long way does with the element. It raises
:class:`UnusualError` for a form that it does not know; a step goes the long way itself where it
is a text that is not usual.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rusrec.formats._xml.skeleton import UnusualError, holes_of
from rusrec.formats.mods.display import is_display
from rusrec.formats.mods.read_names import divided
from rusrec.formats.mods.read_subjects import identified, tag_of_term
from rusrec.formats.mods.read_works import ALWAYS
from rusrec.formats.mods.reading import Reading, Work, outermost
from rusrec.formats.mods.roles import LISTS, role_of
from rusrec.formats.mods.tables import IDENTIFIER_TYPES, known_genre
from rusrec.model import Name, NameForm
from rusrec.model.identifier import SCHEMES

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "MAINS", "PREPARED", "Prepare", "Step", "expect", "inside", "number_of", "only", "tag_of_both",
]  # fmt: skip

Step = Callable[[Work, list[str], list[str], int], object]
"""Reads an element of a record: of its texts, folded and as they stand, from a number on."""
Prepare = Callable[["_Element", Step], Step]
"""Makes the step of an element; the other step is the one that goes the long way."""

MAINS: Final = ("aa", "bb")
"""Two languages no text is in: where they show the record's own counts."""
_AUTHORITY: Final = ("authority", "authorityURI", "valueURI")
_ELSEWHERE: Final = frozenset(("uri", "issn", "eissn", "issn-l", "isbn"))
"""Identifiers that become something else, or several."""
_PARTS: Final = ({""}, {"family"}, {"family", "given"})


def expect(usual: bool) -> None:  # noqa: FBT001 (it is nothing but that)
    """Go on only with what is usual."""
    if not usual:
        raise UnusualError


def inside(element: "_Element", *known: str) -> "list[tuple[str, _Element]]":
    """Return the elements in *element* by name; it has none but *known* attributes."""
    work = outermost(Reading(""))
    work.attributes(element, *known)
    found = work.children(element)
    expect(not work.reading.told)
    return found


def number_of(element: "_Element", *known: str) -> int:
    """Return the number of the text of *element*, which has nothing else but *known* attributes."""
    work = outermost(Reading(""))
    work.attributes(element, *known)
    text = (element.text or "").strip()
    expect(not work.reading.told and not len(element) and text.isdecimal())
    return int(text)


def _tag(element: "_Element") -> str:
    """Return the tag of what stands in *element*, "" for that of the record."""
    tags = [Work(Reading(""), "", main, ()).tag(dict(element.items())) for main in MAINS]
    return tag_of_both(*tags)


def tag_of_both(*tags: str) -> str:
    """Return the tag that has been found with either language, "" for that of the record."""
    expect(tags == MAINS or tags[0] == tags[1])
    return "" if tags == MAINS else tags[0]


def _language(element: "_Element", long: Step) -> Step:
    expect(not element.attrib)
    ((name, term),) = only(inside(element))
    expect(name == "languageTerm")
    at = number_of(term, "type", *_AUTHORITY)

    def step(work: Work, texts: list[str], raw: list[str], base: int) -> None:
        tag = tag_of_term(texts[base + at], "")
        if not tag:
            long(work, texts, raw, base)
        elif work.new("language", tag):
            work.add("language", tag)

    return step


def only(found: "list[tuple[str, _Element]]") -> "list[tuple[str, _Element]]":
    """Return what there is one of."""
    expect(len(found) == 1)
    return found


def _name(element: "_Element", long: Step) -> Step:
    """Prepare the name of a person, by family and given name or in one."""
    children = inside(element, "type")
    expect(element.get("type", "") in ("", "personal") and "altRepGroup" not in element.attrib)
    tag = _tag(element)
    parts = {
        child.get("type", ""): number_of(child, "type")
        for of, child in children
        if of == "namePart"
    }
    roles = [_role(child) for of, child in children if of == "role"]
    shown = [number_of(child) for of, child in children if of == "displayForm"]
    expect(parts.keys() in _PARTS and len(parts) + len(roles) + len(shown) == len(children))
    form = _Form(tuple(parts), tuple([tuple(role) for role in roles]))
    places = [*parts.values(), *[at for role in roles for at in role.values()], *shown]

    def step(work: Work, texts: list[str], raw: list[str], base: int) -> None:
        named = _named(form, tuple([texts[base + at] for at in places]), tag or work.main)
        if not named:
            long(work, texts, raw, base)
        values = work.values
        for field, name in named:
            if field in values:
                values[field].append(name)
            else:
                values[field] = [name]

    return step


class _Form(NamedTuple):
    """The kinds of the parts of a name, and of the terms of each of its roles."""

    parts: tuple[str, ...]
    roles: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=8192)
def _named(form: _Form, texts: tuple[str, ...], tag: str) -> tuple[tuple[str, Name], ...]:
    """Return a name in each of its fields; nothing where that is not plain to see.

    Args:
        form: What the texts are.
        texts: Those of the parts, then those of the roles, then how the name is displayed.
        tag: The language of the name.
    """
    rest = iter(texts)
    parts = {kind: next(rest) for kind in form.parts}
    terms = [{kind: next(rest) for kind in role} for role in form.roles]
    codes = [role_of(role.get("code", ""), role.get("text", "")) for role in terms]
    if "" in parts:
        last, first, suffix = divided(parts[""], "")
    else:
        last, first, suffix = parts["family"], parts.get("given", ""), ""
    said = {kind: (text,) for kind, text in parts.items()}
    if not (last and all(codes) and all(is_display(shown, said) for shown in rest)):
        return ()
    name = (NameForm(last, first, tag, suffix=suffix),)
    return tuple(
        [
            (LISTS.get(role, "contributor"), Name(name=name, role="" if role in LISTS else role))
            for role in (dict.fromkeys(codes) or ("aut",))
        ]
    )


def _role(element: "_Element") -> dict[str, int]:
    """Return the numbers of the code and the term of a role."""
    found: dict[str, int] = {}
    for name, child in inside(element):
        kind = "code" if child.get("type") == "code" else "text"
        expect(name == "roleTerm" and kind not in found)
        found[kind] = number_of(child, "type", *_AUTHORITY)
    expect(bool(found))
    return found


def _identifier(element: "_Element", _: Step) -> Step:
    kind = element.get("type", "").strip().lower()
    scheme, at = IDENTIFIER_TYPES.get(kind, kind), number_of(element, "type", "typeURI")
    if scheme == "citekey":
        return lambda work, texts, _, base: work.reading.called(texts[base + at])
    expect(scheme in SCHEMES and scheme not in _ELSEWHERE)
    return lambda work, texts, _, base: identified(work, scheme, texts[base + at])


def _genre(element: "_Element", long: Step) -> Step:
    at = number_of(element, *_AUTHORITY)
    expect(element.get("authority") == "marcgt")

    def step(work: Work, texts: list[str], raw: list[str], base: int) -> None:
        if work.kind.marcgt or not known_genre("", texts[base + at]):
            long(work, texts, raw, base)
        else:
            work.kind.marcgt = texts[base + at]

    return step


def _resource(element: "_Element", long: Step) -> Step:
    at = number_of(element, *_AUTHORITY)
    kept = deepcopy(element)
    holes = holes_of(kept)

    def step(work: Work, texts: list[str], raw: list[str], base: int) -> None:
        if work.kind.resource:
            long(work, texts, raw, base)
            return
        for hole in holes:
            hole.fill(raw[base + hole.number])
        work.kind.resource, work.resource = texts[base + at].lower(), kept

    return step


def _record_info(element: "_Element", _: Step) -> Step:
    """Prepare what this package says of a record."""
    children = inside(element)
    own = only([each for each in children if each[0] == "recordIdentifier"])[0][1]
    expect(own.get("source") == "rusrec" and dict(children).keys() <= ALWAYS)
    at = number_of(own, "source")

    def step(work: Work, texts: list[str], _: list[str], base: int) -> None:
        work.reading.given, work.reading.own = texts[base + at], True

    return step


PREPARED: Final[dict[str, Prepare]] = {
    "name": _name,
    "identifier": _identifier,
    "genre": _genre,
    "typeOfResource": _resource,
    "language": _language,
    "recordInfo": _record_info,
}
"""What prepares an element, by its name."""
