"""Elements of usual form, prepared: each becomes a step that takes its texts by their numbers.

A function here gets an element of a skeleton, which has a number in the place of each text, and
returns the step that does with the texts what the long way does with the element. It raises
:class:`UnusualError` for a form that it does not know; a step goes the long way itself where it
is a text that is not usual.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import astuple, replace

from rusrec.formats._xml.plain import UnusualError
from rusrec.formats.mods.date import Stated, found_in
from rusrec.formats.mods.fragment import NAMES
from rusrec.formats.mods.read_names import divided
from rusrec.formats.mods.read_origin import put_number
from rusrec.formats.mods.read_subjects import identified, tag_of_term
from rusrec.formats.mods.read_works import HANDLERS, fill, record_of
from rusrec.formats.mods.reading import Reading, Work, outermost
from rusrec.formats.mods.roles import LISTS, role_of
from rusrec.formats.mods.tables import IDENTIFIER_TYPES, Kind, known_genre
from rusrec.model import Date, Name, NameForm, Record
from rusrec.model.identifier import SCHEMES

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["PREPARED", "Step", "Texts", "leaves_of"]

Step = Callable[[Work, list[str], list[str]], object]
"""Reads its part of a record: of its texts, folded and as they stand."""
Prepare = Callable[["_Element", Step], Step]
"""Makes the step of an element; the other step is the one that goes the long way."""

_MAINS: Final = ("aa", "bb")
"""Two languages no text is in: where they show the record's own counts."""
_AUTHORITY: Final = ("authority", "authorityURI", "valueURI")
_DATE: Final = ("encoding", "qualifier", "point")
_ELSEWHERE: Final = frozenset(("uri", "issn", "eissn", "issn-l", "isbn"))
"""Identifiers that become something else, or several."""
_PARTS: Final = ({""}, {"family"}, {"family", "given"})
_MOST: Final = 512


def leaves_of(element: "_Element") -> "list[tuple[_Element, int]]":
    """Return the elements with a text in *element*, each with the number of that."""
    return [
        (leaf, int(leaf.text)) for leaf in element.iter() if leaf.text and not leaf.text.isspace()
    ]


def _expect(usual: bool) -> None:  # noqa: FBT001 (it is nothing but that)
    if not usual:
        raise UnusualError


def _inside(element: "_Element", *known: str) -> "list[tuple[str, _Element]]":
    """Return the elements in *element* by name; it has none but *known* attributes."""
    work = outermost(Reading(""))
    work.attributes(element, *known)
    found = work.children(element)
    _expect(not work.reading.told)
    return found


def _at(element: "_Element", *known: str) -> int:
    """Return the number of the text of *element*, which has nothing else but *known* attributes."""
    work = outermost(Reading(""))
    work.attributes(element, *known)
    text = (element.text or "").strip()
    _expect(not work.reading.told and not len(element) and text.isdecimal())
    return int(text)


def _tag(element: "_Element") -> str:
    """Return the tag of what stands in *element*, "" for that of the record."""
    tags = [Work(Reading(""), "", main, ()).tag(dict(element.items())) for main in _MAINS]
    return _of_both(*tags)


def _of_both(*tags: str) -> str:
    """Return the tag that has been found with either language, "" for that of the record."""
    _expect(tags == _MAINS or tags[0] == tags[1])
    return "" if tags == _MAINS else tags[0]


def _language(element: "_Element", long: Step) -> Step:
    _expect(not element.attrib)
    ((name, term),) = _only(_inside(element))
    _expect(name == "languageTerm")
    at = _at(term, "type", *_AUTHORITY)

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        tag = tag_of_term(texts[at], "")
        if not tag:
            long(work, texts, raw)
        elif work.new("language", tag):
            work.add("language", tag)

    return step


def _only(found: "list[tuple[str, _Element]]") -> "list[tuple[str, _Element]]":
    _expect(len(found) == 1)
    return found


class Texts:
    """A step that takes texts, each with its field, type, number, tag, and what else it says."""

    def __init__(self, made: list[tuple[str, type[Any], int, str, tuple[Any, ...]]]) -> None:
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
    """Prepare a title or a subject: the long way reads the numbers, and shows where they go."""
    _expect("altFormat" not in element.attrib)
    found = [_read(element, main) for main in _MAINS]
    made = []
    for (field, one), (_, other) in zip(*found, strict=True):
        text, tag, *rest = astuple(one)
        _expect(text.isdecimal() and replace(other, tag=tag) == one)
        made.append((field, type(one), int(text), _of_both(tag, other.tag), tuple(rest)))
    _expect(bool(made))
    return Texts(made)


def _read(element: "_Element", main: str) -> list[tuple[str, Any]]:
    work = Work(Reading(""), "", main, ())
    HANDLERS[NAMES[element.tag]](work, element)
    _expect(not (work.reading.told or work.spare or work.alike) and work.kind == Kind())
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
    children = _inside(element, "type")
    _expect(element.get("type", "") in ("", "personal") and "altRepGroup" not in element.attrib)
    tag = _tag(element)
    parts = {
        child.get("type", ""): _at(child, "type") for of, child in children if of == "namePart"
    }
    roles = [_role(child) for of, child in children if of == "role"]
    _expect(parts.keys() in _PARTS and len(parts) + len(roles) == len(children))
    plain, family, given = (parts.get(kind, -1) for kind in ("", "family", "given"))

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        if plain >= 0:
            last, first, suffix = divided(texts[plain], "")
        else:
            last, first, suffix = texts[family], texts[given] if given >= 0 else "", ""
        codes = [role_of(code(texts), term(texts)) for code, term in roles]
        if not last or "" in codes:
            long(work, texts, raw)
            return
        form = NameForm(last, first, tag or work.main, suffix=suffix)
        for role in dict.fromkeys(codes) if codes else ("aut",):
            field = LISTS.get(role, "contributor")
            made = Name(name=(form,), role="" if role in LISTS else role)
            work.values.setdefault(field, []).append(made)

    return step


Said = Callable[[list[str]], str]


def _role(element: "_Element") -> tuple[Said, Said]:
    """Return what gives the code and the term of a role."""
    found: dict[bool, Said] = {}
    for name, child in _inside(element):
        coded = child.get("type") == "code"
        _expect(name == "roleTerm" and coded not in found)
        found[coded] = itemgetter(_at(child, "type", *_AUTHORITY))
    _expect(bool(found))
    return found.get(True, _nothing), found.get(False, _nothing)


def _nothing(_: list[str]) -> str:
    return ""


def _identifier(element: "_Element", _: Step) -> Step:
    kind = element.get("type", "").strip().lower()
    scheme, at = IDENTIFIER_TYPES.get(kind, kind), _at(element, "type", "typeURI")
    if scheme == "citekey":
        return lambda work, texts, _: work.reading.called(texts[at])
    _expect(scheme in SCHEMES and scheme not in _ELSEWHERE)
    return lambda work, texts, _: identified(work, scheme, texts[at])


def _genre(element: "_Element", long: Step) -> Step:
    at = _at(element, *_AUTHORITY)
    _expect(element.get("authority") == "marcgt")

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        if work.kind.marcgt or not known_genre("", texts[at]):
            long(work, texts, raw)
        else:
            work.kind.marcgt = texts[at]

    return step


def _resource(element: "_Element", long: Step) -> Step:
    at = _at(element, *_AUTHORITY)

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        if work.kind.resource:
            long(work, texts, raw)
            return
        element.text = raw[at]
        work.kind.resource, work.resource = texts[at].lower(), element

    return step


def _part(element: "_Element", _: Step) -> Step:
    """Prepare volume, issue and pages."""
    steps = [_DETAILS[name](child) for name, child in _inside(element, "type") if _known(name)]

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        for each in steps:
            each(work, texts, raw)

    return step


def _known(name: str) -> bool:
    _expect(name in _DETAILS)
    return True


def _detail(element: "_Element") -> Step:
    ((name, number),) = _only(_inside(element, "type", "level"))
    kind, at = element.get("type", ""), _at(number)
    _expect(name == "number" and kind != "section")
    return lambda work, texts, _: put_number(work, kind, texts[at])


def _extent(element: "_Element") -> Step:
    children = dict(_inside(element, "unit"))
    _expect(list(children) == ["start", "end"] and element.get("unit", "") in ("pages", "page", ""))
    start, end = _at(children["start"]), _at(children["end"])

    def step(work: Work, texts: list[str], _: list[str]) -> None:
        first, last = texts[start], texts[end]
        work.put("pages", f"{first}-{last}" if first != last else first, "part/extent")

    return step


_DETAILS: Final[dict[str, Callable[["_Element"], Step]]] = {"detail": _detail, "extent": _extent}


def _host(element: "_Element", long: Step) -> Step:
    """Prepare a journal or book; what many items have in common is read once."""
    _expect(dict(element.items()) == {"type": "host"})
    common = deepcopy(element)
    parts = [
        (child, _part(child, long))
        for name, child in _inside(common, "type")
        if name == "part" and child.get("type") != "self"
    ]
    for child, _ in parts:
        common.remove(child)
    issued = _issued(common)
    journals = _Journals(common)

    def step(work: Work, texts: list[str], raw: list[str]) -> None:
        host = journals.of(work, raw)
        date = issued(texts) if issued else None
        if host is None or "host" in work.values or (issued and date is None):
            long(work, texts, raw)
            return
        for _, part in parts:
            part(work, texts, raw)
        if date is not None:  # bibutils says the date of an article in its journal
            host = replace(host, issued=date) if "issued" in work.values else host
            work.values.setdefault("issued", date)
        work.values["host"] = host

    return step


def _issued(host: "_Element") -> Callable[[list[str]], Date | None] | None:
    """Take the one date out of *host*; return what gives it, None where there is none."""
    origins = [origin for name, origin in _inside(host, "type") if name == "originInfo"]
    for origin in origins:
        dates = [(of, date) for of, date in _inside(origin, "eventType") if "date" in of.lower()]
        if not dates:
            continue
        ((of, date),) = _only(dates)
        _expect(of == "dateIssued" and not origin.attrib and date.get("qualifier") != "inferred")
        at, said = _at(date, *_DATE), tuple(date.get(key, "") for key in _DATE)
        origin.remove(date)
        return lambda texts: _dated(texts[at], said)
    return None


@lru_cache(maxsize=4096)
def _dated(text: str, said: tuple[str, ...]) -> Date | None:
    found = found_in((Stated(text, *said),))
    return None if found.fault else Date(found.edtf, text=found.text)


class _Journals:
    """The hosts that have been, by their texts."""

    def __init__(self, element: "_Element") -> None:
        self._element, self._leaves = element, leaves_of(element)
        _expect(bool(self._leaves))
        self._shared = itemgetter(*[at for _, at in self._leaves])
        self._known: dict[object, Record | None] = {}

    def of(self, work: Work, raw: list[str]) -> Record | None:
        """Return the host of an item; None if something of it has to be told."""
        key = (self._shared(raw), work.languages)
        if key in self._known:
            return self._known[key]
        if len(self._known) >= _MOST:
            self._known.clear()
        host = self._known[key] = self._read(work, raw)
        return host

    def _read(self, work: Work, raw: list[str]) -> Record | None:
        for leaf, at in self._leaves:
            leaf.text = raw[at]
        inner = Work(Reading(""), "host/", work.main, work.languages)
        fill(inner, self._element)
        if not inner.values.keys().isdisjoint(("partNumber", "unstated")):
            return None
        host = record_of(inner)
        return None if inner.reading.told or host == Record(id=host.id) else host


PREPARED: Final[dict[str, Prepare]] = {
    "titleInfo": _texts,
    "abstract": _abstract,
    "subject": _texts,
    "name": _name,
    "identifier": _identifier,
    "genre": _genre,
    "typeOfResource": _resource,
    "part": _part,
    "language": _language,
    "relatedItem": _host,
}
"""What prepares an element, by its name."""
