"""A record, cut down to what schema.org says, as a node of JSON-LD."""

from collections.abc import Iterable
from typing import Final, Union

from rusrec.formats.schema_org.kept import class_of
from rusrec.formats.schema_org.tables import RELATIONS, ROLES
from rusrec.model import Identifier, Keyword, Name, NameForm, Record, Texts, identifier
from rusrec.model import tag as bcp47
from rusrec.scripts.detect import scripts_in
from rusrec.scripts.pattern import pattern
from rusrec.vocab import relators

__all__ = ["Json", "Node", "node_of", "rendered"]

Json = Union[str, list["Json"], dict[str, "Json"]]  # noqa: UP007 (it names itself)
Node = dict[str, Json]

_FAMILY_FIRST: Final = frozenset(("ko", "zh", "ja", "vi", "hu"))
_UNSPACED: Final = frozenset(("Hang", "Hani", "Hira", "Kana"))
_RANGE: Final = pattern(r"([^\s,;-]+)-([^\s,;-]+)")
_ISSNS: Final = ("issn", "eissn", "issn-l")


def node_of(work: Record) -> Node:
    """Return the node of *work*; what it stands in and refers to is inside it."""
    node: Node = {"@type": class_of(work)}
    _put(node, "@id", f"#{work.id}" if work.id else "")
    _put(node, "name", *_texts(work.title[:1]))
    _put(node, "alternateName", *_texts((*work.title[1:], *work.short_title)))
    _put(node, "inLanguage", *work.language)
    _put(node, "genre", *_texts(work.genre))
    for field in ("author", "editor", "translator"):
        _put(node, field, *map(_person, getattr(work, field)))
    _contributors(node, work.contributor)
    _put(node, "datePublished", work.issued.edtf if work.issued else "")
    _put(node, "bookEdition", *_texts(work.edition))
    _put(node, "articleSection", *_texts(work.section))
    _put(node, "reportNumber", *(number.value for number in work.number))
    _pages(node, work)
    _put(node, "publisher", *(_body(texts) for texts in work.publisher))
    _identified(node, work.identifiers)
    _linked(node, work)
    _put(node, "abstract", *_texts(work.abstract))
    _put(node, "keywords", *map(_keyword, work.keywords))
    _rights(node, work)
    _put(node, "isPartOf", *_wholes(work))
    _put(node, "translationOfWork", *([node_of(work.original)] if work.original else []))
    for relation in work.relations:
        _put(node, RELATIONS[relation.type], _work(relation.to))
    return node


def _put(node: Node, name: str, *values: Json) -> None:
    """Add *values* that say something under *name*: one by itself, several as a list."""
    found = [value for value in values if value]
    if not found:
        return
    before = node.get(name, [])
    every = [*(before if isinstance(before, list) else [before]), *found]
    node[name] = every[0] if len(every) == 1 else every


def _text(text: str, tag: str) -> Json:
    return {"@language": tag, "@value": text} if tag != "und" else text


def _texts(texts: Texts) -> list[Json]:
    return [_text(text.text, text.tag) for text in texts]


def _work(work: Record | str) -> Json:
    return {"@id": f"#{work}"} if isinstance(work, str) else node_of(work)


def _body(texts: Texts) -> Node:
    node: Node = {"@type": "Organization"}
    _put(node, "name", *_texts(texts[:1]))
    _put(node, "alternateName", *_texts(texts[1:]))
    return node


def _person(name: Name) -> Json:
    """Return a person or a body; other forms of the name are names that it has besides."""
    if not name.name:
        node = _body(name.org)
    else:
        main = name.name[0]
        node = {"@type": "Person", "name": _text(_displayed(main), main.tag)}
        _put(node, "familyName", _text(main.family, main.tag))
        _put(node, "givenName", _text(main.given, main.tag) if main.given else "")
        _put(node, "honorificSuffix", main.suffix)
        _put(node, "alternateName", *(_text(_inverted(f), f.tag) for f in name.name[1:]))
    _put(node, "affiliation", _body(name.affiliation) if name.affiliation else "")
    ids = (("orcid", name.orcid), ("isni", name.isni), ("viaf", name.viaf))
    _put(node, "sameAs", *(identifier.url(*each) or "" for each in ids))
    return node


def _inverted(form: NameForm) -> str:
    return ", ".join(filter(None, (form.family, form.given, form.suffix)))


def _displayed(form: NameForm) -> str:
    """Return a name as it is displayed: in Korean the family first, and no blank in Hangul."""
    language = bcp47.language_of(form.tag)
    if language in _FAMILY_FIRST and not bcp47.is_transcription(form.tag):
        blank = "" if scripts_in(form.family).keys() & _UNSPACED else " "
        name = blank.join(filter(None, (form.family, form.given)))
    else:
        name = " ".join(filter(None, (form.given, form.family)))
    return ", ".join(filter(None, (name, form.suffix)))


def _contributors(node: Node, names: Iterable[Name]) -> None:
    for name in names:
        if name.role in ROLES:
            _put(node, ROLES[name.role], _person(name))
        else:
            term = relators().get(name.role, name.role)
            role: Node = {"@type": "Role", "roleName": term, "contributor": _person(name)}
            _put(node, "contributor", role)


def _pages(node: Node, work: Record) -> None:
    found = _RANGE.fullmatch(work.pages)
    if found:
        node["pageStart"], node["pageEnd"] = found[1], found[2]
    _put(node, "pagination", work.pages)
    _put(node, "materialExtent", work.extent)


def _identified(node: Node, identifiers: Iterable[Identifier]) -> None:
    """Put identifiers, with the properties that ISSN and ISBN have, and their addresses."""
    for each in identifiers:
        address = identifier.url(each.scheme, each.value) or ""
        value: Node = {"@type": "PropertyValue", "propertyID": each.scheme, "value": each.value}
        _put(value, "url", address)
        _put(node, "identifier", value)
        if each.scheme in (*_ISSNS, "isbn"):
            _put(node, "isbn" if each.scheme == "isbn" else "issn", each.value)
        else:
            _put(node, "sameAs", address)


def _linked(node: Node, work: Record) -> None:
    for link in work.links:
        if link.kind == "fulltext":
            file: Node = {"@type": "MediaObject", "contentUrl": link.url}
            _put(file, "encodingFormat", link.media_type)
            _put(node, "encoding", file)
        else:
            _put(node, "url", link.url)


def _keyword(keyword: Keyword) -> Json:
    if not keyword.vocabulary and not keyword.uri:
        return _text(keyword.term, keyword.tag)
    term: Node = {"@type": "DefinedTerm", "name": _text(keyword.term, keyword.tag)}
    _put(term, "inDefinedTermSet", keyword.vocabulary)
    _put(term, "url", keyword.uri)
    return term


def _rights(node: Node, work: Record) -> None:
    if work.rights:
        _put(node, "license", work.rights.uri, work.rights.license)
        _put(node, "copyrightNotice", *_texts(work.rights.text))


def _wholes(work: Record) -> list[Json]:
    """Return what the work is part of: issue, volume, journal, one inside the other; a series."""
    whole = _work(work.host) if work.host else ""
    whole = _part("PublicationVolume", "volumeNumber", work.volume, whole)
    whole = _part("PublicationIssue", "issueNumber", work.issue, whole)
    return [whole, _work(work.series) if work.series else ""]


def _part(kind: str, name: str, number: str, whole: Json) -> Json:
    """Return a part of the *whole* that has a *number*; without one the whole itself."""
    if not number:
        return whole
    node: Node = {"@type": kind, name: number}
    _put(node, "isPartOf", whole)
    return node


def rendered(record: Record) -> str:
    """Return the node of *record* on one line, in which no tag of HTML can begin."""
    import json

    line = json.dumps(node_of(record), ensure_ascii=False, separators=(",", ":"))
    return line.replace("<", "\\u003c")
