"""Elements of usual form, prepared: each becomes a step that takes its texts by their numbers.

A function here gets an element of a skeleton, which has a number in the place of each text, and
returns the step that does with the texts what the long way does with the element. It raises
:class:`UnusualError` for a form that it does not know; a step goes the long way itself where it
is a text that is not usual.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec.structs import astuple, replace

from rusrec.formats._xml.plain import UnusualError
from rusrec.formats.mods.display import is_display
from rusrec.formats.mods.fragment import NAMES
from rusrec.formats.mods.read_names import divided
from rusrec.formats.mods.read_subjects import identified, tag_of_term
from rusrec.formats.mods.read_works import ALWAYS, HANDLERS
from rusrec.formats.mods.reading import Reading, Work, outermost
from rusrec.formats.mods.roles import LISTS, role_of
from rusrec.formats.mods.tables import IDENTIFIER_TYPES, Kind, known_genre
from rusrec.model import Name, NameForm
from rusrec.model.identifier import SCHEMES
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "PREPARED", "Prepare", "Step", "Texts", "expect", "inside", "leaves_of", "number_of", "only",
]  # fmt: skip

Step = Callable[[Work, list[str], list[str]], object]
"""Reads its part of a record: of its texts, folded and as they stand."""
Prepare = Callable[["_Element", Step], Step]
"""Makes the step of an element; the other step is the one that goes the long way."""

_MAINS: Final = ("aa", "bb")
"""Two languages no text is in: where they show the record's own counts."""
_AUTHORITY: Final = ("authority", "authorityURI", "valueURI")
_ELSEWHERE: Final = frozenset(("uri", "issn", "eissn", "issn-l", "isbn"))
"""Identifiers that become something else, or several."""
_PARTS: Final = ({""}, {"family"}, {"family", "given"})


def leaves_of(element: "_Element") -> "list[tuple[_Element, int]]":
    """Return the elements with a text in *element*, each with the number of that."""
    return [
        (leaf, int(leaf.text)) for leaf in element.iter() if leaf.text and not leaf.text.isspace()
    ]


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
    tags = [Work(Reading(""), "", main, ()).tag(dict(element.items())) for main in _MAINS]
    return _of_both(*tags)


def _of_both(*tags: str) -> str:
    """Return the tag that has been found with either language, "" for that of the record."""
    expect(tags == _MAINS or tags[0] == tags[1])
    return "" if tags == _MAINS else tags[0]


def _language(element: "_Element", long: Step) -> Step:
    expect(not element.attrib)
    ((name, term),) = only(inside(element))
    expect(name == "languageTerm")
    at = number_of(term, "type", *_AUTHORITY)

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        tag = tag_of_term(texts[at], "")
        if not tag:
            long(work, texts, raw)
        elif work.new("language", tag):
            work.add("language", tag)

    return step


def only(found: "list[tuple[str, _Element]]") -> "list[tuple[str, _Element]]":
    """Return what there is one of."""
    expect(len(found) == 1)
    return found


Made = tuple[str, type[Any], int, str, tuple[Any, ...]]
"""The field of a text, its type, its number, its tag, and what else it says."""

_NUMBER: Final = pattern(r"(?<=>)[0-9]+(?=<)")
_MOST: Final = 1024
_MADE: Final[dict[str, list[Made]]] = {}


class Texts:
    """A step that takes texts."""

    def __init__(self, made: list[Made]) -> None:
        """Take what is *made* of texts."""
        self.made = made

    def __call__(self, work: Work, texts: list[str], _: list[str]) -> None:
        """Read them."""
        values, main = work.values, work.main
        for field, make, at, tag, rest in self.made:
            text = make(texts[at], tag or main, *rest)
            if field in values:
                values[field].append(text)
            else:
                values[field] = [text]


def _texts(element: "_Element", _: Step) -> Texts:
    """Prepare a title or a subject; one of the same markup says where its texts go."""
    from lxml.etree import tostring

    said = tostring(element, encoding="unicode", with_tail=False)
    markup = _NUMBER.sub("", said)
    if markup not in _MADE:
        if len(_MADE) >= _MOST:
            _MADE.clear()
        _MADE[markup] = _made(element)
    numbers = [int(each) for each in _NUMBER.findall(said)]
    first = numbers[0]
    return Texts(
        [(field, make, first + at, tag, rest) for field, make, at, tag, rest in _MADE[markup]]
    )


def _made(element: "_Element") -> list[Made]:
    """Return what becomes of the texts of *element*, counted from its first.

    The long way reads their numbers, and shows where they go.
    """
    expect("altFormat" not in element.attrib)
    first = leaves_of(element)[0][1]
    found = [_read(element, main) for main in _MAINS]
    made = []
    for (field, one), (_, other) in zip(*found, strict=True):
        text, tag, *rest = astuple(one)
        expect(text.isdecimal() and replace(other, tag=tag) == one)
        at = int(text) - first
        made.append((field, type(one), at, _of_both(tag, other.tag), tuple(rest)))
    expect(bool(made))
    return made


def _read(element: "_Element", main: str) -> list[tuple[str, Any]]:
    work = Work(Reading(""), "", main, ())
    HANDLERS[NAMES[element.tag]](work, element)
    expect(not (work.reading.told or work.spare or work.alike) and work.kind == Kind())
    return [(field, each) for field, values in work.values.items() for each in values]


def _abstract(element: "_Element", long: Step) -> Step:
    """Prepare an abstract; the long way knows what is a paragraph."""
    short = _texts(element, long)
    at = short.made[0][2]

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        (long if "\n" in raw[at] else short)(work, texts, raw)

    return step


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

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        named = _named(form, tuple([texts[at] for at in places]), tag or work.main)
        if not named:
            long(work, texts, raw)
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
        return lambda work, texts, _: work.reading.called(texts[at])
    expect(scheme in SCHEMES and scheme not in _ELSEWHERE)
    return lambda work, texts, _: identified(work, scheme, texts[at])


def _genre(element: "_Element", long: Step) -> Step:
    at = number_of(element, *_AUTHORITY)
    expect(element.get("authority") == "marcgt")

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        if work.kind.marcgt or not known_genre("", texts[at]):
            long(work, texts, raw)
        else:
            work.kind.marcgt = texts[at]

    return step


def _resource(element: "_Element", long: Step) -> Step:
    at = number_of(element, *_AUTHORITY)
    kept = deepcopy(element)

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        if work.kind.resource:
            long(work, texts, raw)
            return
        kept.text = raw[at]
        work.kind.resource, work.resource = texts[at].lower(), kept

    return step


def _record_info(element: "_Element", _: Step) -> Step:
    """Prepare what this package says of a record."""
    children = inside(element)
    own = only([each for each in children if each[0] == "recordIdentifier"])[0][1]
    expect(own.get("source") == "rusrec" and dict(children).keys() <= ALWAYS)
    at = number_of(own, "source")

    def step(work: Work, texts: list[str], _: list[str]) -> None:
        work.reading.given, work.reading.own = texts[at], True

    return step


PREPARED: Final[dict[str, Prepare]] = {
    "titleInfo": _texts,
    "abstract": _abstract,
    "subject": _texts,
    "name": _name,
    "identifier": _identifier,
    "genre": _genre,
    "typeOfResource": _resource,
    "language": _language,
    "recordInfo": _record_info,
}
"""What prepares an element, by its name."""
