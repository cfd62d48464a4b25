"""What an item is about and in which language, what it is, what it is called by, who may use it."""

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from rusrec import vocab
from rusrec.formats._serials import SERIALS, identifiers_in, says_more
from rusrec.formats.mods.language import language_tag
from rusrec.formats.mods.reading import Attributes, Work
from rusrec.formats.mods.tables import IDENTIFIER_TYPES, XLINK, known_genre
from rusrec.model import (
    Classification,
    Identifier,
    Keyword,
    Link,
    Rights,
    Text,
    identifier,
)
from rusrec.model import tag as bcp47
from rusrec.model.identifier import SCHEMES
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "access_condition", "classification", "genre", "identifier_of", "language", "subject",
    "type_of_resource",
]  # fmt: skip

_AUTHORITY: Final = ("authority", "authorityURI", "valueURI")
_TERMS: Final = frozenset(("topic", "geographic", "temporal", "genre", "occupation"))
_TYPED: Final = frozenset(("marcgt", "local", "csl", "bibutilsgt", "bibutils"))
_HREF: Final = f"{{{XLINK}}}href"
_SCHEME: Final = pattern(r"[a-z][a-z0-9-]*")
_BY_WEIGHT: Final = {"rfc5646": 0, "rfc4646": 0, "rfc3066": 0, "iso639-2b": 1, "iso639-3": 1}


def language(work: Work, element: "_Element") -> None:
    """Read a language of the item; that of its summary is known by the abstract."""
    attributes = work.attributes(element, "objectPart", "displayLabel")
    found: list[tuple[int, str]] = []
    script = ""
    for name, child in work.children(element):
        said = work.attributes(child, "type", *_AUTHORITY)
        words = work.words(child)
        if name == "scriptTerm":
            script = script or (words if said.get("type") == "code" else "")
        elif words:
            weight = _BY_WEIGHT.get(said.get("authority", ""), 1)
            found.append((weight if said.get("type") == "code" else 2, words))
    if not found:
        return
    if attributes.get("objectPart"):
        _of_part(work, element, attributes["objectPart"], found)
        return
    tags = [tag for _, words in sorted(found) if (tag := tag_of_term(words, script))]
    if not tags:
        work.keep(element)
    elif work.new("language", tags[0]):
        work.add("language", tags[0])


def _of_part(work: Work, element: "_Element", what: str, found: list[tuple[int, str]]) -> None:
    if what == "summary" and len(found) == 1:
        work.summaries.append((found[0][1], element))
    else:
        work.keep(element)


def tag_of_term(words: str, script: str) -> str:
    """Return the tag of a term; the script is added where the language does not imply it."""
    tag = language_tag(words)
    if not tag or not script or bcp47.script_of(tag):
        return tag
    if script not in vocab.scripts() or script == bcp47.default_script(bcp47.language_of(tag)):
        return tag
    return bcp47.canonical(f"{bcp47.language_of(tag)}-{script}") if "-" not in tag else tag


def settle(work: Work) -> None:
    """Take the languages that were read as those of the work's texts."""
    found = work.values.get("language", ())
    if found:
        work.values["language"] = work.languages = tuple(found)
        work.main = work.languages[0]


def genre(work: Work, element: "_Element") -> None:
    """Read a genre: the type of the item by a list that is known, else words of its own."""
    attributes = work.attributes(element, "displayLabel", "type", *_AUTHORITY)
    authority, words = attributes.get("authority", ""), work.words(element)
    if not words:
        return
    if authority == "csl" and words in vocab.item_types() and not work.kind.csl:
        work.kind.csl = words
    elif authority == "local" and known_genre("local", words) and not work.kind.local:
        work.kind.local = words
    elif authority in _TYPED and known_genre("", words) and not work.kind.marcgt:
        work.kind.marcgt = words
    elif not authority and not work.values.get("genre") and known_genre("", words.lower()):
        work.kind.marcgt = work.kind.marcgt or words.lower()
        _words(work, element, attributes, words)
    elif authority or "type" in attributes:
        work.keep(element)
    else:
        _words(work, element, attributes, words)


def _words(work: Work, element: "_Element", attributes: Attributes, words: str) -> None:
    by = work.by(element, attributes)
    work.add("genre", Text(words, work.tag(attributes), by=by))


def type_of_resource(work: Work, element: "_Element") -> None:
    """Note what kind of resource an item is."""
    attributes = work.attributes(element, "manuscript", "collection", *_AUTHORITY)
    words = work.words(element).lower()
    if words and not work.kind.resource:
        work.kind.resource = words
        work.resource = element
    elif words:
        work.keep(element)
    if attributes.get("manuscript") == "yes" and not work.kind.marcgt:
        work.kind.marcgt = "manuscript"
    if "collection" in attributes:
        work.tell("typeOfResource@collection", attributes["collection"])


def subject(work: Work, element: "_Element") -> None:
    """Read a subject: a term, or the terms of a heading joined as catalogues print them."""
    attributes = work.attributes(element, "displayLabel", *_AUTHORITY)
    terms: list[str] = []
    address, vocabulary = attributes.get("valueURI", ""), attributes.get("authority", "")
    tagged = attributes
    for name, child in work.children(element):
        said = work.attributes(child, "type", "encoding", "point", *_AUTHORITY)
        term = work.words(child) if name in _TERMS else _named(work, name, child)
        if not term:
            if len(child) or (child.text and not child.text.isspace()):
                work.keep(element)
                return
            continue
        terms.append(term)
        address = address or said.get("valueURI", "")
        vocabulary = vocabulary or said.get("authority", "")
        tagged = tagged or said
    if len(terms) > 1:
        work.tell("subject", "--".join(terms), "the parts of a heading are joined")
    if terms:
        term = "--".join(terms)
        keyword = Keyword(term, work.tag(tagged), _clean(vocabulary), _clean(address))
        work.add("keywords", keyword)
    if "displayLabel" in attributes:
        work.tell("subject@displayLabel", _clean(attributes["displayLabel"]))


def _clean(value: str) -> str:
    return gate.fold(gate.newlines(value)) if value else ""


def _named(work: Work, name: str, element: "_Element") -> str:
    """Return the name or title that a subject is; "" for what is no term."""
    if name not in ("name", "titleInfo"):
        return ""
    parts: dict[str, list[str]] = {}
    for child_name, child in work.children(element):
        kind = child.get("type", child_name)
        if words := work.words(child):
            parts.setdefault(kind, []).append(words)
    order = ("nonSort", "family", "given", "termsOfAddress", "namePart", "title", "date")
    said = [" ".join(parts[kind]) for kind in order if kind in parts]
    subtitle = f": {' '.join(parts['subTitle'])}" if "subTitle" in parts else ""
    return (" " if name == "titleInfo" else ", ").join(said) + subtitle


def classification(work: Work, element: "_Element") -> None:
    """Read a class mark of a scheme that is named; another one is kept for the way back."""
    scheme = element.get("authority", "").lower()
    words = work.words(element)
    if words and _SCHEME.fullmatch(scheme):
        work.attributes(element, "authority", "edition")
        if "edition" in element.attrib:
            work.tell("classification@edition", _clean(element.get("edition", "")))
        work.add("classification", Classification(scheme, words))
    elif words:
        work.keep(element)


def identifier_of(work: Work, element: "_Element") -> None:
    """Read an identifier; one that is invalid or of a type unknown here is kept."""
    kind = element.get("type", "").strip().lower()
    scheme = IDENTIFIER_TYPES.get(kind, kind)
    words = work.words(element)
    if not words:
        return
    if scheme == "citekey" and not work.path:
        work.reading.called(words)
    elif scheme == "uri" and "://" in words and " " not in words:
        _address(work, words)
    elif scheme not in SCHEMES or element.get("invalid"):
        work.keep(element)
        return
    elif scheme in SERIALS:
        if says_more(scheme, words):
            work.tell(f"identifier[{scheme}]", words, "says more than its numbers")
        for each in identifiers_in(scheme, words):
            identified(work, each.scheme, each.value)
    else:
        identified(work, scheme, words)
    work.attributes(element, "type", "typeURI")


def _address(work: Work, words: str) -> None:
    resolved = identifier.of_url(words)
    if resolved is None:
        work.add("links", Link(words))
    else:
        identified(work, *resolved)


def identified(work: Work, scheme: str, value: str) -> None:
    made = Identifier(scheme, identifier.normal(scheme, value))
    if made.value and work.new(scheme, made.value):
        work.add("identifiers", made)


def access_condition(work: Work, element: "_Element") -> None:
    """Read a licence with its address, or a statement of rights."""
    attributes = work.attributes(element, "type", "displayLabel", _HREF)
    words = gate.fold(work.paragraphs(element))
    address = _clean(attributes.get(_HREF, ""))
    rights: Rights = work.values.get("rights", Rights())
    label = attributes.get("displayLabel", "")
    if label not in ("", "license"):
        work.tell("accessCondition@displayLabel", _clean(label))
    kind = attributes.get("type", "")
    if kind.replace(" ", "").lower() not in ("useandreproduction", ""):
        work.tell("accessCondition@type", _clean(kind))
    if (address or label == "license") and not (rights.license or rights.uri):
        rights = replace(rights, license="" if words == address else words, uri=address)
    elif words:
        if address:
            work.tell("accessCondition@href", address)
        work.add("rights text", Text(words, work.tag(attributes)))
    if rights != Rights():
        work.values["rights"] = rights
