"""Names of MODS: persons and bodies with their other forms, roles and identifiers."""

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from rusrec.formats.mods.display import is_display
from rusrec.formats.mods.language import by_of
from rusrec.formats.mods.reading import Attributes, Work
from rusrec.formats.mods.roles import LISTS, OTHER, role_of
from rusrec.formats.mods.tables import XLINK, XML_LANG
from rusrec.model import Event, Name, NameForm, Text, identifier
from rusrec.model import tag as bcp47
from rusrec.model.text import Kind, arranged, implied_kind
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["MOST_FORMS", "event_name", "name"]

_HREF: Final = f"{{{XLINK}}}href"
_IDS: Final = frozenset(("orcid", "isni", "viaf"))
_ALT: Final[dict[str, Kind]] = {
    "translated": "translated",
    "variant": "variant",
    "cover": "cover",
    "abbreviated": "abbreviated",
    "parallel": "parallel",
    "romanized": "transcribed",
    "transcribed": "transcribed",
}
MOST_FORMS: Final = 30
"""How many forms of one name are tied together at most."""
_SUFFIX: Final = pattern(r"(?:[JS]r\b|I{1,3}\b|IV\b|V\b)\.?.*")
_NAME: Final = (
    "type", "authority", "authorityURI", "valueURI", "displayLabel", _HREF,
)  # fmt: skip


class _Found(NamedTuple):
    """The parts of a name, by kind, and what else its element says."""

    parts: dict[str, list[str]]
    by: str
    shown: list[str]
    roles: list[str]
    ids: dict[str, str]
    affiliation: list[Text]
    others: "list[_Element]"


def name(work: Work, element: "_Element") -> None:
    """Read a name into the list of its role; pairs of one ``altRepGroup`` are forms of one."""
    kind = element.get("type", "")
    if kind == "conference":
        event_name(work, element)
        return
    attributes = work.attributes(element, *_NAME)
    found = _found(work, element)
    forms, bodies = _forms(work, attributes, found, kind)
    for other in found.others:
        more = _alternative(work, other, kind)
        forms += more[0]
        bodies += more[1]
    if not (forms or bodies):
        return
    _said_of(work, attributes, found)
    made = Name(
        name=arranged(forms, work.languages),
        org=() if forms else arranged(bodies, work.languages),
        affiliation=arranged(found.affiliation, work.languages),
        orcid=found.ids.get("orcid", ""),
        isni=found.ids.get("isni", ""),
        viaf=found.ids.get("viaf", ""),
    )
    for role in dict.fromkeys(found.roles or ["aut"]):
        _add(work, made, role, attributes)


def _add(work: Work, made: Name, role: str, attributes: Attributes) -> None:
    group = attributes.get("altRepGroup", "")
    field = LISTS.get(role, "contributor")
    made = replace(made, role="" if role in LISTS else role)
    names: list[Name] = work.values.setdefault(field, [])
    place = work.alike.get((f"name {role}", group)) if group else None
    if place is None or len(names[place].name) + len(names[place].org) >= MOST_FORMS:
        if group:
            work.alike[f"name {role}", group] = len(names)
        names.append(made)
        return
    first = names[place]
    forms = (*first.name, *made.name)
    names[place] = replace(
        first,
        name=arranged(forms if XML_LANG in attributes else _apart(forms), work.languages),
        org=arranged((*first.org, *made.org), work.languages) if not first.name else (),
        affiliation=first.affiliation or made.affiliation,
        orcid=first.orcid or made.orcid,
        isni=first.isni or made.isni,
        viaf=first.viaf or made.viaf,
    )


def _apart(forms: tuple[NameForm, ...]) -> tuple[NameForm, ...]:
    """Tag the Latin form of a name ``ko-Latn`` where a pair states neither language nor script."""
    from rusrec.scripts.detect import scripts_in

    if len({form.tag for form in forms}) == len(forms):
        return forms
    latin = [not (scripts_in(form.family + form.given).keys() - {"Latn"}) for form in forms]
    if all(latin):
        return forms
    return tuple(
        [
            replace(form, tag=f"{form.tag}-Latn")
            if is_latin and bcp47.default_script(form.tag) not in ("", "Latn")
            else form
            for form, is_latin in zip(forms, latin, strict=True)
        ]
    )


def _found(work: Work, element: "_Element") -> _Found:
    """Take a name apart."""
    found = _Found({}, "", [], [], {}, [], [])
    by = ""
    for child_name, child in work.children(element):
        if child_name == "namePart":
            kind = work.attributes(child, "type").get("type", "")
            if words := work.words(child):
                found.parts.setdefault(kind, []).append(words)
        elif child_name == "role":
            _role(work, child, found.roles)
        elif child_name == "displayForm":
            found.shown.append(work.words(child))
        elif child_name == "description" and not by and (made := by_of(work.words(child))):
            by = made
        elif child_name == "alternativeName":
            found.others.append(child)
        else:
            _further(work, child_name, child, found)
    return found._replace(by=by)


def _further(work: Work, name: str, child: "_Element", found: _Found) -> None:
    """Read an identifier or an affiliation of a name; tell the rest."""
    if name == "nameIdentifier":
        attributes = work.attributes(child, "type", "typeURI")
        scheme, words = attributes.get("type", "").lower(), work.words(child)
        value = identifier.normal(scheme, words)
        if scheme in _IDS and scheme not in found.ids and not identifier.fault(scheme, words):
            found.ids[scheme] = value
        elif words:
            work.tell(f"name/nameIdentifier[{scheme[:40]}]", words)
    elif name == "affiliation":
        attributes = work.attributes(child)
        if words := work.words(child):
            found.affiliation.append(Text(words, work.tag(attributes)))
    elif (words := work.words(child)) or name == "etal":
        work.tell(f"name/{name}", words or "et al.")


def _role(work: Work, element: "_Element", roles: list[str]) -> None:
    codes, terms = [""], [""]
    for name, child in work.children(element):
        attributes = work.attributes(child, "type", "authority", "authorityURI", "valueURI")
        if name == "roleTerm" and (words := work.words(child)):
            (codes if attributes.get("type") == "code" else terms).append(words)
    if len(codes) + len(terms) == 2:  # noqa: PLR2004 (nothing but the empty ones)
        return
    role = role_of(codes[-1], terms[-1])
    if not role:
        work.tell("name/role", codes[-1] or terms[-1], f"is no role of MARC; read as {OTHER}")
    roles.append(role or OTHER)


def _forms(
    work: Work, attributes: Attributes, found: _Found, kind: str
) -> tuple[list[NameForm], list[Text]]:
    """Return the name in its own script: a person's form, or the text of a body."""
    tag, parts = work.tag(attributes), found.parts
    plain = parts.get("", [])
    if kind == "corporate":
        bodies = (*plain, *parts.get("family", ()), *parts.get("given", ()))
        words = " ".join((*(f"{part.removesuffix('.')}." for part in bodies[:-1]), *bodies[-1:]))
        if len(plain) > 1:
            work.tell("name/namePart", words, "parts of a body's name are joined")
        return [], [Text(words, tag, by=found.by)] if words else []
    family = " ".join(parts.get("family", ()))
    given = " ".join(parts.get("given", ()))
    suffix = ", ".join(parts.get("termsOfAddress", ()))
    if not family and plain:
        family, given, inner = divided(" ".join(plain), given)
        suffix = suffix or inner
    elif plain:
        work.tell("name/namePart", " ".join(plain))
    if not family:
        family, given = given, ""
    if not family and found.shown and found.shown[0]:
        family, given, suffix = divided(found.shown[0], "")
    form = NameForm(family, given, tag, suffix=suffix, by=found.by)
    return [form] if family else [], []


def divided(words: str, given: str) -> tuple[str, str, str]:
    """Return family, given and suffix of an inverted name: ``King, Martin Luther, Jr.``."""
    parts = [part for each in words.split(",") if (part := each.strip())]
    if len(parts) < 2 or given:  # noqa: PLR2004
        return words.strip(", ") if parts else "", given, ""
    suffix = ""
    if len(parts) > 2 and _SUFFIX.fullmatch(parts[-1]):  # noqa: PLR2004
        suffix = parts.pop()
    return parts[0], ", ".join(parts[1:]), suffix


def _alternative(work: Work, element: "_Element", kind: str) -> tuple[list[NameForm], list[Text]]:
    """Return another form of a name."""
    attributes = work.attributes(element, "altType")
    found = _found(work, element)
    forms, bodies = _forms(work, attributes, found, kind)
    _said_of(work, attributes, found, parts_only=True)
    tag = work.tag(attributes)
    said = attributes.get("altType", "")
    which = _ALT.get(said, "")
    if said and not which:
        work.tell("alternativeName@altType", said)
    which = "" if which == implied_kind(tag) else which
    return [replace(form, kind=which) for form in forms], [
        replace(body, kind=which) for body in bodies
    ]


def _said_of(
    work: Work, attributes: Attributes, found: _Found, *, parts_only: bool = False
) -> None:
    """Tell what is said of a name and has no place."""
    for kind in found.parts.keys() - {"", "family", "given", "termsOfAddress"}:
        work.tell("name/namePart[date]", "; ".join(found.parts[kind]))
    for shown in found.shown:
        if shown and not is_display(shown, found.parts):
            work.tell("name/displayForm", shown)
    if parts_only:
        places = [text.text for text in found.affiliation]
        said = {"role": found.roles, "nameIdentifier": found.ids, "affiliation": places}
        for what, values in said.items():
            if values:
                work.tell(f"alternativeName/{what}", ", ".join(values))
    else:
        _told_of(work, attributes, found.ids)


def _told_of(work: Work, attributes: Attributes, ids: dict[str, str]) -> None:
    """Take an identifier out of the address of a name; tell what else its attributes say."""
    if attributes.get("type") == "family":
        work.tell("name@type", "family")
    address = attributes.get("valueURI") or attributes.get(_HREF, "")
    of = next((scheme for scheme in _IDS if f"{scheme}.org" in address), "")
    if not identifier.fault(of, address):
        ids.setdefault(of, identifier.normal(of, address))
    elif address:
        work.tell("name@valueURI", address)
    elif "authority" in attributes:
        work.tell("name@authority", attributes["authority"])


def event_name(work: Work, element: "_Element") -> None:
    """Read the name of a conference, which is that of the event; its role is not told."""
    attributes = work.attributes(element, *_NAME)
    found = _found(work, element)
    texts = _forms(work, attributes, found, "corporate")[1]
    for other in found.others:
        texts += _alternative(work, other, "corporate")[1]
    _said_of(work, attributes, found)
    if not texts:
        return
    event: Event = work.values.get("event", Event())
    group = attributes.get("altRepGroup", "")
    tied = bool(group) and ("conference", group) in work.alike
    if event.name and (not tied or len(event.name) >= MOST_FORMS):
        work.keep(element)
        return
    if group:
        work.alike["conference", group] = 0
    work.values["event"] = replace(event, name=arranged((*event.name, *texts), work.languages))
